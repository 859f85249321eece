"""What a report consists of, whatever it is shown on: headings, paragraphs, tables and figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

REFERENCE = "\0"
"""Stands in a sentence where the number of a table or figure comes; no text of people can hold it."""


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the table's width, relative to the other columns; numbers stand at the right."""

    title: str
    share: float = 1.0
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`strong` rows sum up, `inset` rows are parts of them."""

    cells: tuple[str, ...]
    strong: bool = False
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """`fresh` ones begin a page."""

    text: str
    level: int = 1
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph in one of the report's styles; `to` names what each `REFERENCE` in it refers to."""

    text: str
    style: str = "Normal"
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents."""

    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """Numbered, with its caption above it; `name` is what it can be referred to by."""

    label: str
    number: int
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture twice: dots for who can't take lines."""

    png: bytes
    svg: bytes = b""


@dataclass(frozen=True, slots=True)
class Figure:
    """Numbered, with its caption below it; `alt` says in words what is to be seen."""

    label: str
    number: int
    title: str
    drawing: Drawing
    alt: str
    name: str = ""


Block = Heading | Prose | Contents | Table | Figure


def shown_as(blocks: Sequence[Block]) -> Mapping[str, str]:
    """What everything that has a name is called in the text, as in “Tabel 3”."""
    return {
        block.name: f"{block.label} {block.number}"
        for block in blocks
        if isinstance(block, Table | Figure) and block.name
    }


def pieces(prose: Prose) -> list[str]:
    """The text between its references; a text of people is never cut."""
    return prose.text.split(REFERENCE) if prose.to else [prose.text]
