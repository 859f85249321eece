"""Reading an uploaded file, whatever it is called and whatever is in it."""

import re
from collections.abc import Callable

from corpora.blocks import LARGEST_TEXT, MOST_LINES, Found, composed
from corpora.decoding import repaired
from corpora.documents import Reading
from corpora.formats.handelingen import read_handelingen
from corpora.formats.markdown import read_markdown
from corpora.formats.opendocument import read_opendocument
from corpora.formats.pdf import read_pdf
from corpora.formats.plain import read_plain
from corpora.formats.richtext import read_richtext
from corpora.formats.subtitles import read_subtitles
from corpora.formats.webpage import read_webpage
from corpora.formats.whisper import read_whisper_json, read_whisper_tsv
from corpora.formats.word import read_word
from corpora.kinds import KINDS, LISTS, kind_of, kind_of_text
from corpora.refusal import Refusal
from corpora.repairs import ALL, NONE, Repair, Repairs
from corpora.surveys import read_survey

__all__ = ["KINDS", "LARGEST_FILE", "raw", "read", "read_all"]

LARGEST_FILE = 100_000_000
LARGEST_MARKUP = 20_000_000  # signs, those that are not text included
_LARGEST_SIGN = 4  # bytes
_FILLED = re.compile(r"[^\r\n\s][^\r\n]*")

_PLAIN = frozenset({"txt", "md"})
_BLANKS = re.compile(r"\s+")
_OF_BYTES: dict[str, Callable[[str, bytes, Repairs], Found]] = {
    "docx": read_word,
    "odt": read_opendocument,
    "pdf": read_pdf,
    "rtf": read_richtext,
}
_OF_TEXT: dict[str, Callable[[str, str, Repairs], Found]] = {
    "html": read_webpage,
    "json": read_whisper_json,
    "md": lambda _, text, repairs: read_markdown(text, repairs),
    "sbv": lambda name, text, repairs: read_subtitles(name, text, "sbv", repairs),
    "srt": lambda name, text, repairs: read_subtitles(name, text, "srt", repairs),
    "tsv": read_whisper_tsv,
    "txt": lambda _, text, repairs: read_plain(text, repairs),
    "vtt": lambda name, text, repairs: read_subtitles(name, text, "vtt", repairs),
    "xml": read_handelingen,
}


def read(name: str, data: bytes, without: frozenset[Repair] = NONE) -> Reading:
    """Normalised text and segments of a file; what is in the bytes outweighs the file's name.

    What is in `without` is not repaired.

    Refuses with file-…, text-too-large, archive-…, xml-…, json-…, survey-…, subtitles-damaged, or the kind with
    -damaged, -encrypted or -without-text; a list of answers to several questions with survey-several.
    """
    readings = read_all(name, data, without)
    if len(readings) > 1:
        raise Refusal("survey-several", name=name, n=len(readings))
    return readings[0]


def raw(name: str, data: bytes) -> str:
    """The text of a file without any repair, as it was printed, typed or recorded; refuses as `read` does."""
    return read(name, data, ALL).text


def read_all(name: str, data: bytes, without: frozenset[Repair] = NONE) -> tuple[Reading, ...]:
    """The documents in a file: one, or of a list of answers one for each question."""
    if not data.strip():
        raise Refusal("file-empty", name=name)
    if len(data) > LARGEST_FILE:
        raise Refusal("file-too-large", name=name, limit=LARGEST_FILE // 1_000_000)
    kind, repairs = kind_of(name, data), Repairs(without)
    if kind in _OF_BYTES:
        return (composed(name, kind, _OF_BYTES[kind](name, data, repairs)),)
    if kind in LISTS:
        return read_survey(name, data, without=without)
    if len(data) > _LARGEST_SIGN * LARGEST_MARKUP:  # before it stands in memory once more
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    text = repaired(name, data, repairs)
    kind = kind_of_text(text, kind)
    if kind in LISTS:
        return read_survey(name, data, without=without)
    if kind in _PLAIN and text.count("\n") + text.count("\r") > MOST_LINES and len(_FILLED.findall(text)) > MOST_LINES:
        raise Refusal("too-many-parts", name=name, limit=MOST_LINES)
    if len(text) > LARGEST_MARKUP or (kind in _PLAIN and _squeezed(text) > LARGEST_TEXT):
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    return (composed(name, kind, _OF_TEXT[kind](name, text, repairs)),)


def _squeezed(text: str) -> int:
    """How long a text is without the blanks that normalising takes away, seen before it costs anything to read."""
    return len(_BLANKS.sub(" ", text)) if len(text) > LARGEST_TEXT else 0
