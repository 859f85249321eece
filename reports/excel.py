"""Codings and codebook as Excel and CSV.

Column names are stable. Coderingen / Codings: document, speaker, place, start, end, quote, category, code, coder,
direction, group, memo, words, revision, part, important, participant, role, sector, board, then the attributes of
participants that are the project's own; in the CSV these are `participant`, `role`, `sector`, `board` and
`participant.…`. Codeboek / Codebook: category, code, definition, use when, not when, direction, key, keywords, colour,
documents, fragments, words. Start and end count code points, half-open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Category, Code, Direction
from coding.counting_parts import part_names
from corpora.documents import words_in
from reports.cleaning import clean
from reports.findings import Findings, counts, group_names, verified
from reports.people import people_of
from reports.sources import Source, sources_of
from reports.tabular import Field, Table, csv_lines
from reports.worksheets import LONGEST_CELL as LONGEST_CELL
from reports.worksheets import workbook
from words import Words, spoken

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
    sources = sources_of(verified(findings), findings.codings)
    people = people_of(findings, findings.codings, sources)
    columns = (*CODINGS, *PEOPLE, *(Column("", 18, title) for title in people.free))
    rows = (
        (*row, *people.rows[coding.id])
        for coding, row in zip(findings.codings, _coding_rows(findings, sources), strict=True)
    )
    return book(findings, "report-sheet-codings", columns, rows)


def codebook_book(findings: Findings) -> bytes:
    """A workbook with one code a row below its category's own row."""
    return book(findings, "report-sheet-codebook", CODEBOOK, _codebook_rows(findings))


def codings_csv(findings: Findings) -> bytes:
    """For machines: UTF-8 without BOM, commas, as the terminal's `code` command reads it back, formulas and all."""
    documents = {document.id: document.name for document in findings.documents}
    codes = {code.id: code.name for code in findings.codebook.codes}
    coders = {coder.id: coder.name for coder in findings.coders}
    parts = part_names(findings.codings, findings.parts)
    people = people_of(findings, findings.codings)
    rows: list[Sequence[Cell]] = [(*CSV_COLUMNS, *CSV_PEOPLE, *(f"participant.{title}" for title in people.free))]
    for coding in verified(findings).codings:
        place = (documents[coding.document_id], coding.span.start, coding.span.end, coding.quote)
        said = (codes[coding.code_id], coders[coding.coder_id], coding.direction or "", coding.memo)
        more = (", ".join(parts[coding.id]), "1" if coding.important else "")
        rows.append((*place, *said, *more, *people.rows[coding.id]))
    return csv_lines(rows)


def _coding_rows(findings: Findings, sources: Mapping[UUID, Source]) -> Iterable[Sequence[Cell]]:
    words = spoken(findings.language)
    groups = group_names(findings)
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
    words = spoken(findings.language)
    heads = [clean(column.title) or words(f"report-column-{column.key}") for column in columns]
    fields = tuple(
        Field(column.key, width=column.width, title=head) for column, head in zip(columns, heads, strict=True)
    )
    table = Table(sheet, fields, tuple(rows), title=words(sheet))
    return workbook([table], words, title=table.title, subject=findings.project, on=findings.generated_on)
