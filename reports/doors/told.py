"""What another program's file tells, before it becomes a project file: by keys of its own, in its own order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpora.spans import Span
from reports.refi.remarks import Remark

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ToldCode:
    """A code, below `parent` if that says so; one that is not to be applied only holds others."""

    key: str
    name: str
    parent: str = ""
    definition: str = ""
    color: str = ""
    apply: bool = True


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text with `\\n` for line ends, in which marks are counted in code points."""

    key: str
    name: str
    text: str
    about: str = ""
    by: str = ""
    at: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToldCoding:
    """That somebody says: this is this code; the name of the coder is empty where nobody says."""

    code: str
    by: str = ""
    at: str = ""
    important: bool = False


@dataclass(frozen=True, slots=True)
class ToldMark:
    """A stretch of a text and what is said of it."""

    key: str
    text: str
    span: Span
    codings: tuple[ToldCoding, ...] = ()
    memo: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ToldNote:
    """A note, about texts and marks by their keys."""

    key: str
    name: str
    words: str
    by: str = ""
    at: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """Codes under one name."""

    key: str
    name: str
    codes: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class ToldCase:
    """Somebody or something that whole texts are about, or stretches of them."""

    key: str
    name: str
    about: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A whole project; `repairs` and `lost` are what was put right, and what can't be had from this file."""

    origin: str
    name: str
    about: str = ""
    users: tuple[str, ...] = ()
    codes: tuple[ToldCode, ...] = ()
    texts: tuple[ToldText, ...] = ()
    marks: tuple[ToldMark, ...] = ()
    notes: tuple[ToldNote, ...] = ()
    groups: tuple[ToldGroup, ...] = ()
    cases: tuple[ToldCase, ...] = ()
    repairs: tuple[Remark, ...] = ()
    lost: tuple[Remark, ...] = ()


def remarks(**counted: int) -> tuple[Remark, ...]:
    """A remark for each of these that happened; `door_quote_moved=3` is told by `door-quote-moved`."""
    return tuple(Remark(code.replace("_", "-"), {"n": n}) for code, n in counted.items() if n)


def said(value: object) -> str:
    """A value of a foreign database as words; nothing for what is none."""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def whole(value: object) -> int | None:
    """The same as a whole number that can be a place or an id."""
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value.strip()) < 20:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
