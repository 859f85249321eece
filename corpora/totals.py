"""Totals under a list that don't add up."""

import re
from collections.abc import Sequence

from corpora.numbers import decimals, is_censored, number
from corpora.sheets import Remark

_NO_SUM = re.compile(r"%|(?:^|[\W_])(?:pct|perc|percentage|procent|gem|gemiddeld|gemiddelde)(?:$|[\W_])", re.IGNORECASE)
_SHOWN = 5


def totals(columns: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str], decimal: str) -> list[Remark]:
    """A remark when a printed total of whole numbers is not their sum; with censored cells it may be more."""
    wrong = []
    for place, (name, printed) in enumerate(zip(columns, total, strict=True)):
        said = number(printed, decimal)
        cells = [row[place] for row in rows if row[place]]
        known = [value for cell in cells if (value := number(cell, decimal)) is not None]
        if said is None or not known or _NO_SUM.search(name) or (decimal and any(map(decimals, cells))):
            continue
        kept_back = sum(map(is_censored, cells))
        whole = len(known) + kept_back == len(cells) and not any(value % 1 for value in known)
        if whole and (said < sum(known) if kept_back else said != sum(known)):
            wrong.append(f"{name}: {printed} ≠ {sum(known):g}")
    return [("totals-differ", {"n": len(wrong), "columns": "; ".join(wrong[:_SHOWN])})] if wrong else []
