"""Side by side as rows of text: for the report, a workbook and CSV."""

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from uuid import UUID

from coding.counting import CountRow
from coding.joint_findings import Finding
from reports.cleaning import clean
from reports.worksheets import fitting
from words import Words, number, spoken

COLUMNS = ("outcome", "predictor", "b", "se", "p", "check", "source", "subject", "counts", "quotes", "verdict", "memo")
WIDTHS = (24, 34, 8, 8, 10, 30, 26, 26, 24, 60, 16, 40)
_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook knows no zones)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, what lies beside it with its quotes (each with its document, empty where that stays out), and the
    smallest p that B and se allow where p is smaller still."""

    finding: Finding
    row: CountRow | None
    lowest_p: float | None
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One finding, each cell a text; `check` says what cannot be right with its p, `quotes` stand one a line."""

    outcome: str
    predictor: str
    b: str
    se: str
    p: str
    check: str
    source: str
    subject: str
    counts: str
    quotes: str
    verdict: str
    memo: str

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in COLUMNS)


def lines(told: Iterable[Told], hidden: Collection[UUID], language: str) -> tuple[Line, ...]:
    """Of what is `hidden` no numbers are given."""
    words = spoken(language)
    return tuple(_line(each, hidden, words) for each in told)


def _line(told: Told, hidden: Collection[UUID], words: Words) -> Line:
    finding, row, counts = told.finding, told.row, ""
    if row is not None:
        counts = words("joint-head-hidden") if row.id in hidden else _counts(row, words)
    check = ""
    if told.lowest_p is not None:
        check = words("finding-check", p=number(told.lowest_p, 4, language=words.language))
    return Line(
        *(finding.outcome, finding.predictor, finding.b, finding.se, finding.p, check, finding.source),
        *(row.label if row else "", counts, "\n".join(map(_quote, told.quotes))),
        *(words(f"finding-verdict-{finding.verdict or 'none'}"), finding.memo),
    )


def csv_of(found: Iterable[Line], language: str) -> bytes:
    """UTF-8 without BOM, commas; a header and a row per finding."""
    sheet = StringIO(newline="")
    rows = csv.writer(sheet, lineterminator="\n")
    rows.writerows(_table(found, language))
    return sheet.getvalue().encode()


def book_of(found: Iterable[Line], language: str) -> bytes:
    """A workbook of one sheet; the same lines give the same bytes."""
    from xlsxwriter import Workbook

    words, file = spoken(language), BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": words("findings-title"), "author": "", "created": _MOMENT})
        sheet = book.add_worksheet(words("findings-sheet"))
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        prose = book.add_format({"text_wrap": True, "valign": "top"})
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        for at, cells in enumerate(_table(found, language)):
            for place, cell in enumerate(cells):
                if cell:
                    sheet.write_string(at, place, fitting(clean(cell)), prose if at else head)
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def _table(found: Iterable[Line], language: str) -> Iterable[tuple[str, ...]]:
    words = spoken(language)
    yield tuple(words(f"finding-column-{name}") for name in COLUMNS)
    for each in found:
        yield each.cells


def _counts(row: CountRow, words: Words) -> str:
    return words("finding-counts", documents=row.tally.documents, of=row.of, fragments=row.tally.fragments)


def _quote(said: tuple[str, str]) -> str:
    quote, document = said
    return f"“{quote}” ({document})" if document else f"“{quote}”"
