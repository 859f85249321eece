"""How far coders agree on units: chance-corrected coefficients, with the reason where one is undefined.

Every coefficient is (Po - Pe) / (1 - Pe). A table crosses two coders: `table[i, j]` counts the units that the first
called i and the second j. Codes are small integers; `MISSING` is a unit that a coder did not judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

MISSING = -1

NO_UNITS = "no-units"
NO_VARIATION = "no-variation"
NEVER_USED = "never-used"

Counts = NDArray[np.float64]
Ratings = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """`value` is None where the method is undefined; `reason` then says why, by code; `n` counts what it rests on."""

    value: float | None
    n: int
    reason: str = ""


def crossed(first: ArrayLike, second: ArrayLike, codes: int, times: ArrayLike | None = None) -> Counts:
    """The table of two coders; units that either of them left out (`MISSING`) do not count.

    Where `times` is given, a value stands for as many units.
    """
    one, other = np.asarray(first, dtype=np.intp), np.asarray(second, dtype=np.intp)
    judged = (one != MISSING) & (other != MISSING)
    n = None if times is None else np.asarray(times, dtype=np.float64)[judged]
    cells = np.bincount(one[judged] * codes + other[judged], n, codes * codes)
    return cells.reshape(codes, codes).astype(np.float64)


def percent_agreement(table: ArrayLike) -> Coefficient:
    """Share of the units on which two coders say the same; not corrected for chance."""
    counts, n = _counted(table)
    return Coefficient(float(np.trace(counts)) / n, n) if n else Coefficient(None, 0, NO_UNITS)


def cohens_kappa(table: ArrayLike) -> Coefficient:
    """Cohen, J. (1960). A coefficient of agreement for nominal scales. Educ. Psychol. Meas. 20(1), 37-46.

    Chance is the product of each coder's own shares. Undefined when both coders put all units under one and the
    same code: then agreement by chance is certain.
    """
    counts, n = _counted(table)
    return _corrected(_kappa_shares(counts), n) if n else Coefficient(None, 0, NO_UNITS)


def pooled_kappa(tables: Sequence[ArrayLike]) -> Coefficient:
    """One kappa over many codes, from the mean observed and the mean expected agreement of their tables.

    De Vries, H., Elliott, M. N., Kanouse, D. E. & Teleki, S. S. (2008). Using pooled kappa to summarize interrater
    agreement across many items. Field Methods 20(3), 272-282. `n` counts decisions: units times codes.
    """
    judged = [(counts, n) for counts, n in map(_counted, tables) if n]
    if not judged:
        return Coefficient(None, 0, NO_UNITS)
    observed, expected = np.mean([_kappa_shares(counts) for counts, _ in judged], axis=0)
    return _corrected((float(observed), float(expected)), sum(n for _, n in judged))


def nominal_alpha(ratings: ArrayLike) -> Coefficient:
    """Krippendorff's alpha for nominal values; `ratings` has a row per coder and a column per unit.

    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. Any number of coders; `MISSING` values are
    passed over, and a unit with fewer than two values does not count. `n` counts the units that do.
    Cost: linear in the values, no matrix of units by codes by coders.
    """
    values = np.atleast_2d(np.asarray(ratings, dtype=np.intp))
    judged = np.add.reduce(values != MISSING, axis=0, dtype=np.uint16)
    units = int(np.count_nonzero(judged >= 2))
    if not units:
        return Coefficient(None, 0, NO_UNITS)
    codes = int(values.max()) + 1
    totals = _frequencies(values, codes) - _frequencies(values[:, judged == 1], codes)
    every = float(totals.sum())
    observed = 2 * _disagreeing(values, judged) / every
    expected = (every**2 - float((totals**2).sum())) / (every * (every - 1))
    return from_disagreement(observed, expected, units)


def from_disagreement(observed: float, expected: float, n: int) -> Coefficient:
    """1 - Do / De; undefined where chance alone could not make coders differ."""
    return Coefficient(1 - observed / expected, n) if expected > 0 else Coefficient(None, n, NO_VARIATION)


def _frequencies(values: Ratings, codes: int) -> Counts:
    """How often each code was given; `MISSING` is shifted to the front and dropped."""
    rows = np.array([np.bincount(row + 1, minlength=codes + 1) for row in values], dtype=np.float64)
    return np.asarray(rows.sum(axis=0)[1:])


def _disagreeing(values: Ratings, judged: NDArray[np.uint16]) -> float:
    """Pairs of coders who differ, each unit weighted by 1 / (values in it - 1)."""
    pairs = np.zeros(judged.size, dtype=np.uint16)
    for one, other in combinations(values, 2):
        pairs += (one != other) & (one != MISSING) & (other != MISSING)
    return sum(float(pairs[judged == m].sum(dtype=np.int64)) / (m - 1) for m in range(2, len(values) + 1))


def _counted(table: ArrayLike) -> tuple[Counts, int]:
    counts = np.asarray(table, dtype=np.float64)
    return counts, round(float(counts.sum()))


def _kappa_shares(counts: Counts) -> tuple[float, float]:
    """Observed agreement, and what each coder's own shares would give by chance."""
    shares = counts / counts.sum()
    return float(np.trace(shares)), float(shares.sum(axis=1) @ shares.sum(axis=0))


def _corrected(shares: tuple[float, float], n: int) -> Coefficient:
    observed, expected = shares
    return (
        Coefficient(None, n, NO_VARIATION)
        if np.isclose(expected, 1, rtol=0, atol=1e-12)
        else Coefficient((observed - expected) / (1 - expected), n)
    )
