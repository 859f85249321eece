"""Krippendorff's alpha for values that differ more or less: ordinal, interval, ratio, and sets of codes.

Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. Values are numbered; `distance[c, k]` is the
squared difference of two of them.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from coding.agreement import MISSING, NO_UNITS, Coefficient, Counts, from_disagreement

SIGNS_DIFFER = "signs-differ"

Distances = NDArray[np.float64]
CodeSet = frozenset[str]
_AT_ONCE = 1 << 16


def tallied(ratings: ArrayLike, values: int) -> NDArray[np.uint16]:
    """How often each unit was given each value: a row per unit, a column per value. `ratings` has a row per coder."""
    given = np.atleast_2d(np.asarray(ratings, dtype=np.intp))
    counts = np.zeros((given.shape[1], values), dtype=np.uint16)
    for coder in given:
        judged = np.flatnonzero(coder != MISSING)
        counts[judged, coder[judged]] += 1
    return counts


def coincidences(counts: NDArray[np.uint16]) -> Counts:
    """The coincidence matrix: ordered pairs of values within units, each unit weighted by 1 / (values in it - 1)."""
    found = np.zeros((counts.shape[1], counts.shape[1]))
    for first in range(0, len(counts), _AT_ONCE):
        some = counts[first : first + _AT_ONCE].astype(np.float64)
        some = some[some.sum(axis=1) >= 2]
        weighted = some / (some.sum(axis=1, keepdims=True) - 1)
        found += weighted.T @ some - np.diag(weighted.sum(axis=0))
    return found


def weighted_alpha(counts: NDArray[np.uint16], distance: Distances) -> Coefficient:
    """Alpha with a distance between values; `n` counts the units with two values or more."""
    pairs = coincidences(counts)
    totals = pairs.sum(axis=1)
    every, units = float(totals.sum()), int(np.count_nonzero(counts.sum(axis=1) >= 2))
    if not units:
        return Coefficient(None, 0, NO_UNITS)
    observed = float((pairs * distance).sum()) / every
    expected = float(totals @ distance @ totals) / (every * (every - 1))
    return from_disagreement(observed, expected, units)


def ordinal(totals: Sequence[float]) -> Distances:
    """By how many values lie between two ranks; `totals` says how often each rank, in order, can be paired."""
    below = np.concatenate([[0.0], np.cumsum(totals)])
    middle = np.array([(first + last) / 2 for first, last in pairwise(below)])
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def interval(values: ArrayLike) -> Distances:
    """The square of the difference."""
    numbers = np.asarray(values, dtype=np.float64)
    return np.asarray((numbers[:, None] - numbers[None, :]) ** 2)


def ratio(values: ArrayLike) -> Distances | None:
    """The square of the difference as a share of the sum; None where values differ in sign and no share exists."""
    numbers = np.asarray(values, dtype=np.float64)
    if (numbers < 0).any() and (numbers > 0).any():
        return None
    sums = numbers[:, None] + numbers[None, :]
    return np.asarray(((numbers[:, None] - numbers[None, :]) / np.where(sums == 0, 1, sums)) ** 2)


def masi(sets: Sequence[CodeSet]) -> Distances:
    """The distance of sets of names; see `masi_between`."""
    names = {name: n for n, name in enumerate(sorted(frozenset[str]().union(*sets)))}
    members = np.zeros((len(sets), len(names)), dtype=bool)
    for row, each in zip(members, sets, strict=True):
        row[[names[name] for name in each]] = True
    return masi_between(members)


def masi_between(members: NDArray[np.bool_]) -> Distances:
    """Passonneau, R. (2006). Measuring agreement on set-valued items (MASI). LREC: 1 - Jaccard index x monotonicity.

    A row per set, a column per code. Monotonicity is 1 for the same set, 2/3 where one holds the other, 1/3 where they
    only overlap, 0 where they do not; two empty sets are the same.
    """
    inside = members.astype(np.float32)  # whole numbers up to as many codes as there are: exact
    every, sizes = inside @ inside.T, members.sum(axis=1).astype(np.float64)
    distance = np.where((sizes == 0)[:, None] & (sizes == 0)[None, :], 0.0, 1.0)
    one, other = np.nonzero(every)  # most sets share no code at all, and are then as far apart as can be
    common, first, second = every[one, other].astype(np.float64), sizes[one], sizes[other]
    either = first + second - common
    same, holding = common == either, (common == first) | (common == second)
    monotonicity = np.where(same, 1.0, np.where(holding, 2 / 3, 1 / 3))
    distance[one, other] = 1 - common / either * monotonicity
    return distance


def often(times: ArrayLike | None, units: int) -> NDArray[np.float64]:
    """How many units each stands for: one, unless said otherwise."""
    return np.ones(units) if times is None else np.asarray(times, dtype=np.float64)
