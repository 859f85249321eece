"""Cells that are no plain numbers in columns of numbers: footnote marks, crosses, days counted from 1900, totals."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpora.headers import is_code
from corpora.numbers import is_censored, is_number
from corpora.sheets import Remark
from corpora.tables import Table

_MARKED = re.compile(r"(?P<number>.*\d%?)\s?(?:[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+|\(?[a-z]\))")
_CROSSES = frozenset({"x", "*", "**", "?", "x)", "nb", "onbekend", "geheim", "leeg"})
_DATE_NAME = re.compile(r"datum|date\b", re.IGNORECASE)
_SERIAL = re.compile(r"[2-5]\d{4}")
_TOTAL = re.compile(r"(?:sub)?tota(?:al|len)\b.*|nederland|landelijk\b.*|(?:landelijk )?gemiddelde?\b.*", re.IGNORECASE)
_DAY_ZERO = date(1899, 12, 30)
_MOSTLY = 0.8
_SOME = 0.4
_SHOWN = 5


def with_figures(table: Table) -> Table:
    """The table with plain numbers in its columns of numbers, without totals between its rows, and remarks on both."""
    table = _without_totals(table)
    columns, marked, crossed, remarks = [], Counter[str](), Counter[str](), list[Remark]()
    for name, cells in zip(table.columns, zip(*table.rows, strict=True), strict=True):
        if _DATE_NAME.search(name) and any(cells) and all(_SERIAL.fullmatch(cell) for cell in cells if cell):
            remarks.append(("date-serials", {"column": name, "n": sum(map(bool, cells))}))
            columns.append(tuple(_day(cell) if cell else "" for cell in cells))
            continue
        plain = {cell: _plain(cell) for cell in set(cells) if cell and not (is_number(cell) or is_censored(cell))}
        numbers = sum(bool(cell) and bool(plain.get(cell, cell)) for cell in cells)
        words = any(cell and not is_number(cell) for cell in plain.values())
        if words or numbers < _SOME * sum(map(bool, cells)):  # words are not for us to take away
            columns.append(cells)
            continue
        marked[name] += sum(bool(plain.get(cell)) for cell in cells)
        crossed[name] += sum(plain.get(cell) == "" for cell in cells)
        columns.append(tuple(plain.get(cell, cell) for cell in cells))
    remarks += [*_told("footnote-marks", marked), *_told("crosses", crossed)]
    return replace(table, rows=tuple(zip(*columns, strict=True)), remarks=(*table.remarks, *remarks))


def _plain(cell: str) -> str:
    """The number without its footnote mark; empty for a cross that stands for what is not told; else the cell."""
    if cell.casefold() in _CROSSES:
        return ""
    found = _MARKED.fullmatch(cell)
    return found["number"] if found else cell


def _told(code: str, counts: Counter[str]) -> list[Remark]:
    named = [name for name, n in counts.items() if n]
    return [(code, {"n": counts.total(), "columns": ", ".join(named[:_SHOWN])})] if named else []


def _day(serial: str) -> str:
    """Spreadsheets count days from the end of 1899."""
    return (_DAY_ZERO + timedelta(days=int(serial))).isoformat()


def _without_totals(table: Table) -> Table:
    """Rows such as *Totaal* and *Nederland* are left out where the other rows have a code and these have none."""
    place = _coded(table)
    if place is None:
        return table
    out = [number for number, row in enumerate(table.rows) if _is_total(row, place)]
    if not out:
        return table
    kept = [number for number in range(len(table.rows)) if number not in set(out)]
    lines = ", ".join(str(table.lines[number]) for number in out[:_SHOWN])
    remark: Remark = ("totals-between", {"n": len(out), "lines": lines, "words": _words(table.rows[out[0]])})
    return replace(
        table,
        rows=tuple(table.rows[number] for number in kept),
        lines=tuple(table.lines[number] for number in kept),
        remarks=(*table.remarks, remark),
    )


def _coded(table: Table) -> int | None:
    """The first column that holds codes or whole numbers, a different one in nearly every row."""
    for place, cells in enumerate(zip(*table.rows, strict=True)):
        codes = [cell for cell in cells if cell and len(cell) > 2 and is_code(cell)]
        if 2 * len(codes) > len(cells) and len(set(codes)) > _MOSTLY * len(codes):
            return place
    return None


def _is_total(row: Sequence[str], coded: int) -> bool:
    return not is_code(row[coded] or "-") and bool(_TOTAL.fullmatch(_words(row)))


def _words(row: Sequence[str]) -> str:
    return next((cell for cell in row if cell), "")
