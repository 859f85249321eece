"""Printed p-values that cannot follow from the coefficient and standard error beside them, however these were rounded.

A coefficient over its standard error is at most normal in its tails: any t with fewer degrees of freedom gives a larger
p. So a p that is too small even for the normal distribution is a slip, whatever the model was; and so is one that is
too large even for a t with one degree of freedom, which is Cauchy's distribution.
"""

import re
from collections.abc import Iterator
from math import atan, erfc, pi, sqrt

from corpora.numbers import decimals, number
from corpora.sheets import Remark
from corpora.tables import Table

_COEFFICIENT = frozenset({"b", "coef", "coefficient", "coëfficiënt", "coefficiënt", "estimate", "schatting"})
_ERROR = frozenset({"se", "s.e.", "se b", "se_b", "se(b)", "standaardfout", "std. error", "standard error", "std.err."})
_P = frozenset({"p", "p-waarde", "p waarde", "p-value", "p value", "p_value", "sig", "sig.", "pr(>|t|)", "pr(>|z|)"})
_OPERATOR = frozenset({"p_operator", "p operator", "operator", "teken"})
_PRINTED = re.compile(r"(?:p\s*)?(?P<operator>[<>=≤≥]{0,2})\s*(?P<number>\d*[.,]?\d+)", re.IGNORECASE)
_SHOWN = 5


def lowest_p(coefficient: str, error: str, decimal: str = "") -> float | None:
    """The smallest two-sided p that two numbers as printed allow, with both rounded as favourably as can be.

    None where either is no number. Report of 2021 on school boards: B = 3.4, se = 1.5 was printed with p < .01.

    >>> round(lowest_p("3.4", "1.5"), 4)
    0.0173
    """
    b, se = number(coefficient, decimal), number(error, decimal)
    if b is None or se is None or se < 0:
        return None
    largest, smallest = abs(b) + _half(coefficient), se - _half(error)
    return erfc(largest / smallest / sqrt(2)) if smallest > 0 else 0.0


def highest_p(coefficient: str, error: str, decimal: str = "") -> float | None:
    """The largest two-sided p that two numbers as printed allow, by a t with one degree of freedom.

    >>> round(highest_p("3.0", "1.0"), 3)
    0.218
    """
    b, se = number(coefficient, decimal), number(error, decimal)
    if b is None or se is None or se < 0:
        return None
    smallest, largest = max(0.0, abs(b) - _half(coefficient)), se + _half(error)
    return 1 - 2 / pi * atan(smallest / largest)


def as_large_as(printed: str, highest: float, operator: str = "", decimal: str = "") -> bool:
    """Whether a p as printed can be as large as that follows from the numbers beside it; what is no p is not judged."""
    match = _PRINTED.fullmatch(printed.strip())
    p = number(match["number"], decimal) if match else None
    if match is None or p is None or p > 1:
        return True
    sign = match["operator"] or operator.strip()
    if "<" in sign or "≤" in sign:
        return True
    return highest > p if sign == ">" else highest >= p - _half(match["number"])


def possible_p(printed: str, lowest: float, operator: str = "", decimal: str = "") -> bool:
    """Whether a p as printed (`< .01`, `0,03`, or the number with its `operator` apart) can be as small as that.

    What is no p at all is not judged: that is possible.
    """
    match = _PRINTED.fullmatch(printed.strip())
    p = number(match["number"], decimal) if match else None
    if match is None or p is None or p > 1:
        return True
    sign = match["operator"] or operator.strip()
    if ">" in sign or "≥" in sign:
        return True
    return lowest < p if sign == "<" else lowest <= p + _half(match["number"])


def checks(table: Table) -> Iterator[Remark]:
    """Remarks about the rows of which the p is too small or too large for coefficient and standard error."""
    *names, operator = columns_of(table)
    if not all(names):
        return
    operators = table.column(operator) if operator else ("",) * len(table.rows)
    lines = table.lines or tuple(range(1, len(table.rows) + 1))
    small, large = [], []
    for line, b, se, p, sign in zip(lines, *(table.column(each) for each in names), operators, strict=True):
        lowest, highest = lowest_p(b, se, table.decimal), highest_p(b, se, table.decimal)
        if lowest is None or highest is None or not p:
            continue
        if not possible_p(p, lowest, sign, table.decimal):
            small.append(f"{line}: {b} / {se}, p {sign}{p} (≥ {lowest:.2g})")
        elif not as_large_as(p, highest, sign, table.decimal):
            large.append(f"{line}: {b} / {se}, p {sign}{p} (≤ {highest:.2g})")
    for code, wrong in (("impossible-p", small), ("impossible-large-p", large)):
        if wrong:
            yield code, {"column": names[2], "n": len(wrong), "rows": "; ".join(wrong[:_SHOWN])}


def columns_of(table: Table) -> tuple[str, str, str, str]:
    """The columns of coefficient, standard error, p and the sign before p; empty for what is not there."""
    b, se, p, operator = (_named(table, each) for each in (_COEFFICIENT, _ERROR, _P, _OPERATOR))
    return b, se, p, operator


def _named(table: Table, names: frozenset[str]) -> str:
    return next((name for name in table.columns if name.strip().casefold() in names), "")


def _half(cell: str) -> float:
    return 0.5 * 10.0 ** -decimals(cell)
