"""Tables of quotations and of codes, whoever made them: a researcher, or a program that exports no more than this."""

from collections.abc import Sequence

from codebooks.codebook import BETWEEN
from corpora.cells import Grid
from corpora.refusal import Refusal
from reports.doors.headers import (
    ABOVE,
    AT,
    CODER,
    CODES,
    DEFINITION,
    DOCUMENT,
    KEY,
    MEMO,
    QUOTE,
    Columns,
    columns_of,
)
from reports.doors.quotes import Path, Quote, steps, told_of
from reports.doors.taguette import tagged
from reports.doors.told import Told

STEPS = {"MAXQDA": (" > ", "\\"), "ATLAS.ti": (), "NVivo": ("\\",), "Taguette": ()}
ANY_STEPS = (BETWEEN, " > ", " → ")


def read_table(name: str, title: str, grid: Grid, along: Sequence[tuple[str, str]] = ()) -> Told:
    """A project of the rows; refuses `door-table-columns` where no column holds codes."""
    columns = columns_of(grid.cells)
    if columns is None:
        first = next((row for row in grid.cells if any(row)), ())
        raise Refusal("door-table-columns", name=name, columns=", ".join(filter(None, first))[:300])
    rows = [
        (line, row)
        for line, row in list(zip(grid.lines, grid.cells, strict=True))[columns.row + 1 :]
        if any(cell.strip() for cell in row)
    ]
    grouped = tagged if columns.program == "Taguette" else None
    origin = columns.program or "CSV/Excel"
    if QUOTE not in columns.places:
        codes = _nested([entry for _, row in rows if (entry := _code(columns, row))])
        return told_of((), origin=origin, name=title, codes=codes, grouped=grouped)
    quotes = [_quote(columns, line, row) for line, row in rows]
    return told_of(quotes, origin=origin, name=title, along=along, grouped=grouped)


def _quote(columns: Columns, line: int, row: Sequence[str]) -> Quote:
    key = columns.cell(row, KEY) if columns.program == "Taguette" else ""
    return Quote(
        line,
        columns.cell(row, QUOTE),
        tuple(dict.fromkeys(path for said in _several(columns, row) if (path := _path(columns, said)))),
        columns.cell(row, DOCUMENT),
        columns.cell(row, CODER),
        columns.cell(row, MEMO),
        columns.cell(row, AT),
        key,
    )


def _several(columns: Columns, row: Sequence[str]) -> list[str]:
    """The codes in a cell: one a line, or parted by semicolons or bars; a Taguette row has one."""
    said = columns.cell(row, CODES)
    if columns.program in ("Taguette", "MAXQDA"):
        return [said]
    for sign in ";|":
        said = said.replace(sign, "\n")
    return [part.strip() for part in said.split("\n") if part.strip()]


def _path(columns: Columns, said: str) -> Path:
    return steps(said, *STEPS.get(columns.program, ANY_STEPS))


def _nested(codes: Sequence[tuple[int, Path, str]]) -> list[tuple[Path, str]]:
    """Codes below the one that is set in less, for those that are set in."""
    line: list[tuple[int, Path]] = []
    found = []
    for depth, path, meaning in codes:
        line = [each for each in line if each[0] < depth]
        full = (*(line[-1][1] if line else ()), *path)
        line.append((depth, full))
        found.append((full, meaning))
    return found


def _code(columns: Columns, row: Sequence[str]) -> tuple[int, Path, str] | None:
    said = row[columns.places[CODES]] if columns.places[CODES] < len(row) else ""
    path = _path(columns, said)
    above = _path(columns, columns.cell(row, ABOVE))
    meaning = columns.cell(row, DEFINITION) or columns.cell(row, MEMO)
    return (len(said) - len(said.lstrip()), (*above, *path), meaning) if path else None
