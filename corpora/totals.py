"""Totals under a list that don't add up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora.numbers import decimals, is_censored, number
from corpora.sheets import Remark

_NO_SUM = re.compile(r"%|(?:^|[\W_])(?:pct|perc|percentage|procent|gem|gemiddeld|gemiddelde)(?:$|[\W_])", re.IGNORECASE)
_SHOWN = 5
_NUMBERED = 5


def _counted_in(rows: Sequence[Sequence[str]], total: Sequence[str], decimal: str) -> Sequence[Sequence[str]]:
    """The rows that a total is about: where it names a value of a column, those with that value, or it among others."""
    for place, said in enumerate(total[1:], 1):
        values = {row[place] for row in rows} - {""}
        if number(said, decimal) is None and said in values and len(values) > 1:
            rows = [row for row in rows if said == row[place] or said in row[place].split()]
    return rows


def totals(columns: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str], decimal: str) -> list[Remark]:
    """A remark when a printed total of whole numbers is not their sum; with censored cells it may be more."""
    wrong, rows = [], _counted_in(rows, total, decimal)
    for place, (name, printed) in enumerate(zip(columns, total, strict=True)):
        said = number(printed, decimal)
        cells = [row[place] for row in rows if row[place]]
        known = [value for cell in cells if (value := number(cell, decimal)) is not None]
        if said is None or not known or _NO_SUM.search(name) or (decimal and any(map(decimals, cells))):
            continue
        kept_back = sum(map(is_censored, cells))
        if len(known) >= _NUMBERED and all(
            b - a == 1 for a, b in pairwise(known)
        ):  # a numbering, such as the lines of a source
            continue
        whole = len(known) + kept_back == len(cells) and not any(value % 1 for value in known)
        if whole and (said < sum(known) if kept_back else said != sum(known)):
            wrong.append(f"{name}: {printed} ≠ {sum(known):g}")
    return [("totals-differ", {"n": len(wrong), "columns": "; ".join(wrong[:_SHOWN])})] if wrong else []
