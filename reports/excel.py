"""Codings and codebook as Excel and CSV.

Column names are stable. Coderingen / Codings: document, speaker, place, start, end, quote, category, code, coder,
direction, group, memo, words, revision, part, important, participant, role, sector, board, then the attributes of
participants that are the project's own; in the CSV these are `participant`, `role`, `sector`, `board` and
`participant.…`. Codeboek / Codebook: category, code, definition, use when, not when, direction, key, keywords, colour,
documents, fragments, words. Start and end count code points, half-open.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from codebooks.codebook import Category, Code, Direction
from coding.counting_parts import part_names
from corpora.documents import words_in
from reports.cleaning import clean
from reports.findings import Findings, counts, group_names, verified
from reports.people import people_of
from reports.sources import sources_of
from words import Words, spoken

if TYPE_CHECKING:
    from xlsxwriter import Workbook

LONGEST_CELL = 32_767
CUT = " […]"
CSV_COLUMNS = ("document", "start", "end", "quote", "code", "coder", "direction", "memo", "part", "important")
CSV_PEOPLE = ("participant", "role", "sector", "board")

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """`key` finds the header's word, where it has no `title` of its own; `width` is in characters."""

    key: str
    width: int
    title: str = ""


CODINGS = (
    Column("document", 28),
    Column("speaker", 18),
    Column("place", 24),
    Column("start", 8),
    Column("end", 8),
    Column("quote", 70),
    Column("category", 24),
    Column("code", 28),
    Column("coder", 16),
    Column("direction", 14),
    Column("board-group", 12),
    Column("memo", 40),
    Column("words", 9),
    Column("revision", 9),
    Column("part", 28),
    Column("important", 12),
)
PEOPLE = tuple(Column(key, 20) for key in ("participant", "role", "sector", "board"))
CODEBOOK = (
    Column("category", 26),
    Column("code", 30),
    Column("definition", 60),
    Column("use-when", 50),
    Column("avoid-when", 50),
    Column("direction", 14),
    Column("key", 8),
    Column("keywords", 40),
    Column("color", 10),
    Column("documents", 11),
    Column("fragments", 11),
    Column("words", 9),
)


def codings_book(findings: Findings) -> bytes:
    """A workbook with one coding a row, in the order of the findings."""
    people = people_of(verified(findings), findings.codings)
    columns = (*CODINGS, *PEOPLE, *(Column("", 18, title) for title in people.free))
    rows = (
        (*row, *people.rows[coding.id]) for coding, row in zip(findings.codings, _coding_rows(findings), strict=True)
    )
    return book(findings, "report-sheet-codings", columns, rows)


def codebook_book(findings: Findings) -> bytes:
    """A workbook with one code a row below its category's own row."""
    return book(findings, "report-sheet-codebook", CODEBOOK, _codebook_rows(findings))


def codings_csv(findings: Findings) -> bytes:
    """For machines: UTF-8 without BOM, commas, as the terminal's `code` command reads it back; nothing neutralised."""
    documents = {document.id: document.name for document in findings.documents}
    codes = {code.id: code.name for code in findings.codebook.codes}
    coders = {coder.id: coder.name for coder in findings.coders}
    parts = part_names(findings.codings, findings.parts)
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    people = people_of(findings, findings.codings)
    sheet.writerow((*CSV_COLUMNS, *CSV_PEOPLE, *(f"participant.{title}" for title in people.free)))
    for coding in verified(findings).codings:
        place = (documents[coding.document_id], coding.span.start, coding.span.end, coding.quote)
        said = (codes[coding.code_id], coders[coding.coder_id], coding.direction or "", coding.memo)
        more = (", ".join(parts[coding.id]), "1" if coding.important else "")
        sheet.writerow((*place, *said, *more, *people.rows[coding.id]))
    return lines.getvalue().encode()


def _coding_rows(findings: Findings) -> Iterable[Sequence[Cell]]:
    words = spoken(findings.language)
    sources, groups = sources_of(findings, findings.codings), group_names(findings)
    parts = part_names(findings.codings, findings.parts)
    codes = {code.id: code for code in findings.codebook.codes}
    categories = {category.id: category.name for category in findings.codebook.categories}
    coders = {coder.id: coder.name for coder in findings.coders}
    for coding in findings.codings:
        code, source = codes[coding.code_id], sources[coding.id]
        category = ", ".join(categories[each] for each in code.category_ids if each in categories)
        yield (
            source.document,
            source.speaker,
            source.place,
            coding.span.start,
            coding.span.end,
            coding.quote,
            category,
            code.name,
            coders[coding.coder_id],
            direction_word(words, coding.direction),
            ", ".join(groups[coding.id]),
            coding.memo,
            words_in(coding.quote),
            coding.revision,
            ", ".join(parts[coding.id]),
            words("report-yes") if coding.important else "",
        )


def _codebook_rows(findings: Findings) -> Iterable[Sequence[Cell]]:
    words, tallies = spoken(findings.language), {row.id: row.tally for row in counts(findings)}
    for category, codes in findings.codebook.tree():
        name = category.name if category else ""
        for part in (category, *codes):
            if part is not None:
                tally = tallies[part.id]
                yield (name, *_described(words, part), tally.documents, tally.fragments, tally.words)


def _described(words: Words, part: Category | Code) -> tuple[str, ...]:
    definition = (part.definition, part.use_when, part.avoid_when)
    if isinstance(part, Category):
        return ("", *definition, "", "", "", part.color)
    keywords = ", ".join(part.keywords)
    return (part.name, *definition, direction_word(words, part.direction), part.key, keywords, part.color)


def direction_word(words: Words, direction: Direction | None) -> str:
    """The direction as the reader says it; empty where none was given."""
    return words(f"report-direction-{direction.value}") if direction else ""


def book(findings: Findings, sheet: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet, named and headed in the reader's words."""
    from xlsxwriter import Workbook

    words, file = spoken(findings.language), BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(_properties(findings, words(sheet)))
        _fill(book, words, sheet, columns, rows)
    return file.getvalue()


def _properties(findings: Findings, title: str) -> dict[str, object]:
    made = datetime.combine(findings.generated_on, time(), UTC).replace(tzinfo=None)
    return {"title": title, "subject": clean(findings.project), "author": "", "created": made}


def _fill(book: "Workbook", words: Words, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(words(name))
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    prose = book.add_format({"text_wrap": True, "valign": "top"})
    figure = book.add_format({"valign": "top"})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, clean(column.title) or words(f"report-column-{column.key}"), head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(last, at, cell, figure)
            elif cell:
                sheet.write_string(last, at, fitting(clean(cell)), prose)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def fitting(text: str) -> str:
    """Excel's limit counts UTF-16 units; what is cut off is shown to be."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
