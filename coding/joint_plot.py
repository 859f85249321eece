"""A numeric attribute of boards against how often a code is used in the talk about each."""

from dataclasses import dataclass
from itertools import permutations
from math import factorial
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from coding.joint import SEED
from coding.joint_ordered import Ordered
from corpora.refusal import Refusal

LEAST_FOR_P = 6
LEAST_FOR_LINE = 15
MOST_EXACT = 8
DRAWS = 20_000
_SLACK = 1e-9

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Dot:
    """One board: the attribute `at`, and the fragments per 1,000 words about it; `unraised` as in a joint display."""

    name: str
    at: float
    rate: float
    documents: int
    fragments: int
    coding_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """`rho` is Spearman's, `p` by permutation of the boards, None below 6 boards or where all are equal; `line` is the
    height at the left and at the right, only from 15 boards. `unraised` boards are not among the dots."""

    dots: tuple[Dot, ...]
    unraised: int
    without: int
    rho: float | None
    p: float | None
    line: tuple[float, float] | None
    drawn: bool
    seed: int


def plotted(found: Ordered, subject_id: UUID, *, seed: int = SEED) -> Plot:
    """Boards without a number are left out and counted, and so are those of which the category was never raised.

    Refuses `joint-seed` below 0.
    """
    if seed < 0:
        raise Refusal("joint-seed", seed=seed)
    dots, unraised, without = [], 0, 0
    for case in found.cases:
        cell = case.cells.get(subject_id)
        if case.at is None or not case.words:
            without += 1
        elif cell is None or cell.unraised:
            unraised += 1
        else:
            rate = 1000 * cell.fragments / case.words
            dots.append(Dot(case.name, case.at, rate, case.documents, cell.fragments, cell.coding_ids))
    at, rates = np.array([dot.at for dot in dots]), np.array([dot.rate for dot in dots])
    rho = spearman(at, rates)
    p = spearman_p(at, rates, seed=seed) if rho is not None and len(dots) >= LEAST_FOR_P else None
    line = _line(at, rates) if rho is not None and len(dots) >= LEAST_FOR_LINE else None
    return Plot(tuple(dots), unraised, without, rho, p, line, p is not None and len(dots) > MOST_EXACT, seed)


def spearman(first: Numbers, second: Numbers) -> float | None:
    """Spearman's rank correlation; None for fewer than three, or where one side is all equal."""
    if len(first) < 3 or np.ptp(first) == 0 or np.ptp(second) == 0:
        return None
    return float(np.corrcoef(stats.rankdata(first), stats.rankdata(second))[0, 1])


def spearman_p(first: Numbers, second: Numbers, *, seed: int) -> float:
    """How often boards in any other order agree as much, up to 8 over every order, else over drawn ones; two-sided."""
    one, other = (stats.rankdata(each) - (len(each) + 1) / 2 for each in (first, second))
    observed, n = abs(float(one @ other)), len(one)
    if n <= MOST_EXACT:
        sums = np.array(list(permutations(other))) @ one
        return float((np.abs(sums) >= observed - _SLACK).sum()) / factorial(n)
    orders = np.random.default_rng(seed).permuted(np.tile(other, (DRAWS, 1)), axis=1)
    return float((np.abs(orders @ one) >= observed - _SLACK).sum() + 1) / (DRAWS + 1)


def _line(at: Numbers, rates: Numbers) -> tuple[float, float]:
    slope, base = np.polyfit(at, rates, 1)
    return float(base + slope * at.min()), float(base + slope * at.max())
