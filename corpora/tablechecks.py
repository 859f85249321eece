"""Percentages that can't be, because they don't go with the n that is printed beside them or in their title.

GRIM: Brown, N. J. L., & Heathers, J. A. J. (2017). The GRIM test. *Social Psychological and Personality Science*, 8(4),
363-369. A share of n is k / n with a whole k; most printed percentages are then impossible when n is small.
"""

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor

from corpora import coefficientchecks
from corpora.numbers import decimals, number
from corpora.sheets import Remark
from corpora.tables import Table

_PERCENTAGE = re.compile(r"%|(?:^|[\W_])(?:pct|perc|percentage|procent)(?:$|[\W_])", re.IGNORECASE)
_COUNT = re.compile(r"(?:^|[\W_])(?:n|aantal)(?:$|[\W_])", re.IGNORECASE)
_SIZE = re.compile(r"n[ _.]", re.IGNORECASE)
_TOTAL = re.compile(r"tota[al]", re.IGNORECASE)
_PRINTED_N = re.compile(r"\bn\s*=\s*(\d{1,6})\b", re.IGNORECASE)
_ROW_OF_N = re.compile(r"\W*n(?:\W.*)?|aantal\W*\(?n\)?\W*", re.IGNORECASE)
_SHOWN = 5
_SLACK = 1e-9


def possible(percentage: float, n: int, places: int) -> bool:
    """Whether some whole number of n, rounded to these decimal places either way at a half, prints as this percentage.

    >>> possible(62, 21, 0), possible(61, 21, 0), possible(61, 23, 0)
    (True, False, True)
    """
    half = 0.5 * 10**-places + _SLACK
    low, high = (percentage - half) * n / 100, (percentage + half) * n / 100
    return n > 0 and max(0, ceil(low - _SLACK)) <= min(n, floor(high + _SLACK))


def checks(table: Table) -> tuple[Remark, ...]:
    """A remark for each column of percentages of which cells can't occur with the n beside them or in their title,
    and one about p-values that can't follow from the coefficient and standard error beside them."""
    return (*_impossible(table), *_under_their_n(table), *coefficientchecks.checks(table))


def _impossible(table: Table) -> Iterator[Remark]:
    for name in table.columns:
        printed = _PRINTED_N.search(name)
        if not printed and not _PERCENTAGE.search(name):
            continue
        sizes = (printed[1],) * len(table.rows) if printed else _sizes(table, name)
        lines = table.lines or tuple(range(1, len(table.rows) + 1))
        wrong = [
            (line, cell, size)
            for line, cell, size in zip(lines, table.column(name), sizes, strict=True)
            if _is_impossible(cell, size, table.decimal, asked=bool(_PERCENTAGE.search(name)))
        ]
        if wrong:
            shown = "; ".join(f"{line}: {cell} (n = {size})" for line, cell, size in wrong[:_SHOWN])
            yield "impossible-percentages", {"column": name, "n": len(wrong), "rows": shown}


def _under_their_n(table: Table) -> Iterator[Remark]:
    """Percentages below a row that says of how many each column is; numbers that may all be counts are not judged."""
    if not table.rows or not any(_ROW_OF_N.fullmatch(cell) for cell in table.rows[0] if cell):
        return
    lines = table.lines or tuple(range(1, len(table.rows) + 1))
    columns = [(name, cells[0], cells[1:]) for name in table.columns if (cells := table.column(name))]
    sizes = {name: number(size, table.decimal) for name, size, _ in columns}
    shares = [(name, size, cells) for name, size, cells in columns if _are_shares(cells, sizes[name], table.decimal)]
    if not any((number(cell, table.decimal) or 0) > (sizes[name] or 0) for name, _, cells in shares for cell in cells):
        return
    for name, size, cells in shares:
        said = zip(lines[1:], cells, strict=True)
        wrong = [f"{line}: {cell}" for line, cell in said if _is_impossible(cell, size, table.decimal, asked=True)]
        if wrong and not _PERCENTAGE.search(name):
            rows = "; ".join(wrong[:_SHOWN]) + f" (n = {size})"
            yield "impossible-percentages", {"column": name, "n": len(wrong), "rows": rows}


def _are_shares(cells: Sequence[str], size: float | None, decimal: str) -> bool:
    known = [number(cell, decimal) for cell in cells if cell]
    return bool(size and known) and all(each is not None and 0 <= each <= 100 for each in known)


def _is_impossible(cell: str, size: str, decimal: str, *, asked: bool) -> bool:
    share, n = number(cell, decimal), number(size, decimal)
    if share is None or n is None or n != int(n) or n < 1 or not (asked or cell.endswith("%")):
        return False
    return not possible(share, int(n), decimals(cell))


def _sizes(table: Table, name: str) -> Sequence[str]:
    """The column that says of how many this is a percentage: `n`, or one that is named alike; else nothing."""
    about = _stem(_PERCENTAGE.sub(" ", name))
    for other in table.columns:
        counts = _COUNT.search(other) and about and _stem(_COUNT.sub(" ", other)) == about
        if other.strip().casefold() in {"n", "noemer"} or counts:
            return table.column(other)
    sizes = [other for other in table.columns if _SIZE.match(other)]
    totals = [other for other in sizes if _TOTAL.search(other)]
    only = sizes if len(sizes) == 1 else totals
    return table.column(only[0]) if len(only) == 1 and len(_percentages(table)) == 1 else ("",) * len(table.rows)


def _percentages(table: Table) -> list[str]:
    return [
        name
        for name in table.columns
        if _PERCENTAGE.search(name) and any(number(cell, table.decimal) is not None for cell in table.column(name))
    ]


def _stem(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", name.casefold())).strip()
