"""One form for every text, before any offset is taken."""

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
_LINE_ENDS = re.compile("\r\n|[\r\v\u0085\u2028\u2029]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\uf0b7": "•", "\uf0a7": "▪"})
# Controls (form feed included), zero-width marks, byte order marks, halves of surrogate pairs, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_EMPTY_LINES = re.compile("\n{3,}")
_BLANKS = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def normalised(text: str) -> str:
    """NFC, `\\n`, single blanks, none at the ends of lines, one empty line at most; doing it twice changes nothing."""
    if text.isascii() and text.isprintable():  # most lines and cells
        return _BLANKS.sub(" ", text).strip(" ")
    text = _LINE_ENDS.sub("\n", text).translate(_LIGATURES)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def soft_hyphens_in(text: str) -> int:
    """Soft hyphens inside words, as typed by a word processor."""
    return text.count(SOFT_HYPHEN)
