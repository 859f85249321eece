"""Which rows of a list name its columns: one, several above each other, or none; and rows of units under them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from corpora.numbers import is_number
from corpora.sheets import Remark

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:(?:19|20)?\d\d))?")
_BRIN = re.compile(r"\d{2}[A-Z]{2}(?:\d{2})?")
_UNIT = re.compile(
    r"%|€|euro|aantal(?:len)?|abs(?:oluut|\.)?|n|fte|score|jaar|jaren|index|procent|percentage|x\s?1\.?000|ja\s?/\s?nee|"
    r"leerlingen|scholen|\((?:%|n|aantal|fte|euro|€)\)",
    re.IGNORECASE,
)
_LATEST = 30
_MOST_ROWS = 4
_SAMPLE = 200
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the place of the lowest row with names, None without any; data begin at `first`; a name per column."""

    row: int | None
    first: int
    names: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


def header_of(cells: Sequence[Sequence[str]], usual: float) -> Header:
    """The header of a list of which rows usually have `usual` filled cells; years may be names, other numbers not."""
    numeric = _numeric(cells, usual)
    top = _top(cells, usual, numeric)
    if top is None:
        return without_header(len(cells[0]))
    low = top + 1 if _completed(cells[top], cells[top + 1 : top + 2], numeric) else top
    while low + 1 < min(len(cells), top + _MOST_ROWS) and _also_titles(cells[low + 1], numeric):
        low += 1
    while top > 0 and filled(cells[top - 1]) >= 2 and _titles(cells[top - 1], (False,) * len(numeric)):
        top -= 1
    names, remarks = _joined(cells[top : low + 1])
    first = low + 1
    if first < len(cells) and _is_units(cells[first]):
        units = [unit.strip("()-–") for unit in cells[first]]
        names = [f"{name} ({unit})" if unit else name for name, unit in zip(names, units, strict=True)]
        remarks.append(("units-row", {}))
        first += 1
    if first < len(cells) and _is_numbering(cells[first]):
        first += 1
    return Header(low, first, tuple(names), tuple(remarks))


def without_header(width: int) -> Header:
    """Of a list that begins with its data."""
    return Header(None, 0, ("",) * width, (("no-header", {"n": width}),))


def filled(row: Sequence[str]) -> int:
    """How many cells say something."""
    return sum(map(bool, row))


def is_code(cell: str) -> bool:
    """Whether a cell is a number or the code of a school, which no column is called."""
    return is_number(cell) or bool(_BRIN.fullmatch(cell))


def _numeric(cells: Sequence[Sequence[str]], usual: float) -> tuple[bool, ...]:
    """The columns that hold numbers or codes for the most part."""
    rows = [row for row in cells[: _SAMPLE + _LATEST] if filled(row) >= _MOSTLY * usual][:_SAMPLE]
    rows = rows[min(_MOST_ROWS, len(rows) // 2) :]  # without the names that are being looked for
    columns = list(zip(*rows, strict=True)) or [()] * len(cells[0])
    return tuple(2 * sum(map(is_code, column)) > filled(column) for column in columns)


def _top(cells: Sequence[Sequence[str]], usual: float, numeric: Sequence[bool]) -> int | None:
    """The first row that is filled like the others, if it holds names."""
    for place, row in enumerate(cells[:_LATEST]):
        if filled(row) >= max(min(usual, 2), _MOSTLY * usual):
            return place if _titles(row, numeric) else None
    return None


def _titles(row: Sequence[str], numeric: Sequence[bool]) -> bool:
    """No number in it but years, and with years a word over numbers, for years may be data too."""
    if any(is_code(cell) and not _YEAR.fullmatch(cell) for cell in row if cell):
        return False
    years = any(is_code(cell) for cell in row if cell)
    return not years or any(cell and over and not is_code(cell) for cell, over in zip(row, numeric, strict=True))


def _completed(row: Sequence[str], below: Sequence[Sequence[str]], numeric: Sequence[bool]) -> bool:
    """Whether the row below names the columns that this one leaves open, and leaves open one that this one names."""
    if not below or not _titles(below[0], numeric):
        return False
    pairs = list(zip(row, below[0], strict=True))
    return any(not upper and lower for upper, lower in pairs) and any(upper and not lower for upper, lower in pairs)


def _also_titles(row: Sequence[str], numeric: Sequence[bool]) -> bool:
    """Whether this row holds names over most columns of numbers, of which there are several."""
    over = [cell for cell, number in zip(row, numeric, strict=True) if number]
    words = sum(bool(_YEAR.fullmatch(cell)) or (any(map(str.isalpha, cell)) and cell not in "xX") for cell in over)
    return len(over) > 1 and 2 * words > len(over) and not _is_units(row) and _titles(row, numeric)


def _is_units(row: Sequence[str]) -> bool:
    said = [cell for cell in row if cell and cell not in {"-", "–"}]
    return bool(said) and all(map(_UNIT.fullmatch, said))


def _is_numbering(row: Sequence[str]) -> bool:
    """`1, 2, 3 …` under the names, by which a text refers to columns."""
    said = [cell.strip("()") for cell in row if cell]
    return len(said) > 2 and all(cell == str(n) for cell, n in zip(said, count(1), strict=False))


def _joined(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[Remark]]:
    """Column names; upper rows run on to the right, as merged cells do, until a row above them begins anew."""
    *uppers, lowest = rows
    running = [""] * len(uppers)
    names = []
    for place, name in enumerate(lowest):
        given = [row[place] for row in uppers]
        anew = next((level for level, cell in enumerate(given) if cell), len(given))
        levels = enumerate(zip(given, running, strict=True))
        running = [cell or (before if level <= anew else "") for level, (cell, before) in levels]
        parts = dict.fromkeys(filter(None, [*(running if name else given), name]))
        names.append(" ".join(parts))
    return names, [("double-header", {})] if uppers else []
