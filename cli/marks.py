"""A CSV of codings: its rows, and what each of them means in this project."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from uuid import UUID

from actions.coding import Mark
from actions.documents import Content
from cli.finding import named
from codebooks.codebook import Code, Direction
from corpora.decoding import decoded
from corpora.documents import Document
from corpora.formulas import as_it_was
from corpora.normalising import normalised
from corpora.refusal import Refusal
from corpora.spans import Span, quoted

COLUMNS = {
    "document": ("document",),
    "start": ("start", "begin"),
    "end": ("end", "einde", "eind"),
    "quote": ("quote", "citaat"),
    "code": ("code",),
    "coder": ("coder", "codeur"),
    "direction": ("direction", "richting"),
    "memo": ("memo", "notitie"),
    "important": ("important", "belangrijk"),
}


YES = ("1", "x", "ja", "yes", "true")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file by our names of the columns; `number` is the line at which it begins."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Known:
    """What a row can speak of. Contents by document id."""

    documents: tuple[Document, ...]
    contents: dict[UUID, Content]
    codes: tuple[Code, ...]


def lines_of(name: str, data: bytes) -> list[Line]:
    """The rows of a file with comma, semicolon or tab between the cells; refuses a file without the columns needed."""
    text, _ = decoded(name, data)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Refusal("file-empty", name=name)
    first = text.lstrip().splitlines()[0]
    separator = max(",;\t", key=first.count)
    try:
        header, *rows = _numbered(text, separator)
    except csv.Error as error:
        raise Refusal("codings-damaged", name=name) from error
    places = _places(header[1])
    return [
        Line(number, {column: as_it_was(cells[place]) for column, place in places.items() if place < len(cells)})
        for number, cells in rows
    ]


def mark_of(line: Line, known: Known) -> Mark:
    """What a row says; refuses what isn't there, and a quote that stands in several places."""
    content = known.contents[named(known.documents, line["document"], "document-unknown").id]
    code = named(known.codes, line["code"], "code-unknown")
    span = _span(line, content)
    return Mark(
        content.document.id,
        code.id,
        span,
        quoted(content.text, span),
        _direction(line["direction"]),
        line.cells.get("memo", ""),
        important=line["important"].casefold() in YES,
    )


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with the line at which each begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def _places(header: list[str]) -> dict[str, int]:
    titles = [title.strip().casefold() for title in header]
    places = {
        column: titles.index(title) for column, names in COLUMNS.items() for title in reversed(names) if title in titles
    }
    missing = [column for column in ("document", "code") if column not in places]
    if "quote" not in places and not {"start", "end"} <= places.keys():
        missing.append("quote")
    if missing:
        raise Refusal("codings-columns", missing=", ".join(missing), found=", ".join(filter(None, header)) or "–")
    return places


def _span(line: Line, content: Content) -> Span:
    """By offsets where they are given, which then must hold the quote; by the quote otherwise."""
    quote = normalised(line["quote"])
    if line["start"] or line["end"]:
        if not (line["start"].isdecimal() and line["end"].isdecimal()):
            raise Refusal("span-not-numbers", start=line["start"], end=line["end"])
        span = Span(int(line["start"]), int(line["end"]))
        if quote and normalised(quoted(content.text, span)) != quote:
            raise Refusal("quote-mismatch")
        return span
    if not quote:
        raise Refusal("quote-absent")
    found = content.text.find(quote)
    if found < 0:
        raise Refusal("quote-not-found", document=content.document.name)
    if (again := _count(content.text, quote)) > 1:
        raise Refusal("quote-repeated", n=again, document=content.document.name)
    return Span(found, found + len(quote))


def _count(text: str, quote: str) -> int:
    """How often the words stand in the text, overlaps included."""
    n, place = 0, text.find(quote)
    while place >= 0:
        n, place = n + 1, text.find(quote, place + 1)
    return n


def _direction(word: str) -> Direction | None:
    if not word:
        return None
    known = {str(direction): direction for direction in Direction}
    if word.casefold() not in known:
        raise Refusal("direction-unknown", direction=word)
    return known[word.casefold()]
