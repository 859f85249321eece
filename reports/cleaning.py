"""Text and colours made fit for files: what XML forbids is left out, what is no colour becomes grey."""

import re

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
GREY = "#777777"


def clean(text: str) -> str:
    """Without the characters XML 1.0 can't hold (control characters, lone surrogates, U+FFFE and U+FFFF).

    >>> clean("a\\x00b\\x0bc\\ud800")
    'abc'
    """
    return ILLEGAL.sub("", text)


def hex_color(color: str) -> str:
    """The colour itself, or grey when it isn't six hexadecimal digits.

    >>> hex_color("#0B6E99"), hex_color("rood")
    ('#0B6E99', '#777777')
    """
    return color if COLOR.fullmatch(color) else GREY


def spelled(attribute: str) -> str:
    """The name of a column as people write it.

    >>> spelled("pct_jaren")
    'pct jaren'
    """
    return attribute.replace("_", " ")
