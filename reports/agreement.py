"""What agreement rests on, as CSV for other programs: UTF-8 without BOM, commas, no cell that a spreadsheet runs."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

UNITS = ("document", "unit", "start", "end")
FRAGMENTS = ("document", "length", "coder", "start", "end", "code")
_RUNS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int


def units_csv(coders: Sequence[str], labels: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A row per unit; for every label a column per coder: 1 or 0, nothing where that one never opened the text."""
    return _csv((*UNITS, *(f"{coder}: {label}" for label in labels for coder in coders)), rows)


def fragments_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """A row per fragment, and one without a fragment for who read a document and marked nothing."""
    return _csv(FRAGMENTS, rows)


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


def _csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow([harmless(cell) for cell in head])
    sheet.writerows([harmless(cell) for cell in row] for row in rows)
    return lines.getvalue().encode()
