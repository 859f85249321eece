"""One form for every text, before any offset is taken."""

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
_LINE_ENDS = re.compile("\r\n|[\r\v\u0085\u2028\u2029]")
LIGATURES = "ﬀﬁﬂﬃﬄ"
_LETTERS = dict(zip(map(ord, LIGATURES), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪"})
_SIGNS = _LETTERS | _BULLETS
# Controls (form feed included), zero-width marks, byte order marks, halves of surrogate pairs, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_EMPTY_LINES = re.compile("\n{3,}")
_BLANKS = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def normalised(text: str, *, kept: str = "") -> str:
    """NFC, `\\n`, single blanks, none at the ends of lines, one empty line at most; doing it twice changes nothing.

    `kept` holds the ligatures and the soft hyphen that may stay.
    """
    if text.isprintable() and (text.isascii() or not any(sign in text for sign in LIGATURES)):  # most lines and cells
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        return (_BLANKS.sub(" ", text) if "  " in text else text).strip(" ")
    signs = {sign: letters for sign, letters in _SIGNS.items() if chr(sign) not in kept} if kept else _SIGNS
    text = _LINE_ENDS.sub("\n", text).translate(signs)
    text = _INVISIBLE.sub(lambda sign: sign[0] if sign[0] in kept else "", text) if kept else _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFC", text)
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
