"""Keys that lost their leading zeros in a spreadsheet, and keys that stand in two columns.

A board number (*bevoegd gezag*) has five digits, a BRIN a digit, a digit and two letters, a location two more digits
behind it, and a municipality four: https://duo.nl/open_onderwijsdata/. Spreadsheets make `101` of `00101`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpora.sheets import Remark
from corpora.tables import Table

_BOARD = re.compile(r"(?:bestuur|bevoegd|gezag|\bbg\b).*(?:nummer|num|nr|code)", re.IGNORECASE)
_BRIN = re.compile(r"brin", re.IGNORECASE)
_LOCATION = re.compile(r"(?:^|[\W_])vest(?:igings?)?[\W_]*(?:nummer|num|nr|code)|^vest(?:iging)?$", re.IGNORECASE)
_TOWN = re.compile(r"gemeente[\W_]*(?:nummer|num|nr|code)", re.IGNORECASE)
# The name of the column, the length of its keys, and what a key looks like that lost its zeros.
_KEYS: tuple[tuple[re.Pattern[str], int, re.Pattern[str]], ...] = (
    (_BOARD, 5, re.compile(r"\d{3,4}")),
    (_LOCATION, 2, re.compile(r"\d")),
    (_BRIN, 4, re.compile(r"\d[A-Z]{2}")),
    (_TOWN, 4, re.compile(r"\d{1,3}")),
)
_BROKEN_KEY = re.compile(r"\d+[.,]0")
_ANY_BRIN = re.compile(r"\d{1,2}[A-Z]{2}(?:\d{2})?")
_WHOLE_BRIN = re.compile(r"\d{2}[A-Z]{2}")
_WHOLE_LOCATION = re.compile(r"\d{2}")


def with_zeros(table: Table) -> Table:
    """The table with lost zeros put back, and a remark for each column of which keys were too short.

    Keys that a spreadsheet took for broken numbers (`40101.0`) lose their `.0`, BRINs get their capitals.
    """
    for name in table.columns:
        for named, length, short in _KEYS:
            if named.search(name):
                table = _padded(_whole(table, name), name, length, short)
                break
    return _with_location(table)


def _whole(table: Table, name: str) -> Table:
    cells = [cell for cell in table.column(name) if cell]
    if cells and all(_BROKEN_KEY.fullmatch(cell) for cell in cells):
        return _changed(table, name, lambda cell: cell[:-2])
    lower = any(cell != cell.upper() for cell in cells) and all(_ANY_BRIN.fullmatch(cell.upper()) for cell in cells)
    return _changed(table, name, str.upper) if lower else table


def _padded(table: Table, name: str, length: int, short: re.Pattern[str]) -> Table:
    cells = table.column(name)
    filled = [cell for cell in cells if cell]
    lost = [cell for cell in filled if short.fullmatch(cell)]
    if not lost or any(len(cell) > length or (cell not in lost and len(cell) < length) for cell in set(filled)):
        return table
    remark: Remark = ("lost-zeros", {"column": name, "n": len(lost), "was": lost[0], "now": lost[0].zfill(length)})
    changed = _changed(table, name, lambda cell: cell.zfill(length) if cell else cell)
    return replace(changed, remarks=(*table.remarks, remark))


def _changed(table: Table, name: str, change: Callable[[str], str]) -> Table:
    place = table.columns.index(name)
    rows = tuple((*row[:place], change(row[place]), *row[place + 1 :]) for row in table.rows)
    return replace(table, rows=rows)


def location_keys(table: Table) -> tuple[str, ...]:
    """BRIN and location in one, row by row (`00AP00`); empty when they don't stand in two columns."""
    names = location_columns(table)
    return table.column("+".join(names)) if names else ()


def location_columns(table: Table) -> tuple[str, ...]:
    """The column with BRINs and the one with location numbers; empty when they don't stand apart."""
    brin = _holding(table, _BRIN, _WHOLE_BRIN)
    location = _holding(table, _LOCATION, _WHOLE_LOCATION)
    return (brin, location) if brin and location and brin != location else ()


def _holding(table: Table, named: re.Pattern[str], shape: re.Pattern[str]) -> str:
    """The column with such a name of which every cell has this shape; empty when there is none."""

    def fits(cells: Sequence[str]) -> bool:
        return all(shape.fullmatch(cell) for cell in cells)

    return next((name for name in table.columns if named.search(name) and fits(table.column(name))), "")


def _with_location(table: Table) -> Table:
    """Says how many locations there are when BRIN and location number stand apart."""
    names = location_columns(table)
    if not names:
        return table
    brin, location = names
    remark: Remark = ("location-key", {"n": len(set(location_keys(table))), "brin": brin, "location": location})
    return replace(table, remarks=(*table.remarks, remark))
