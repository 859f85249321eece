"""How far a coefficient could lie elsewhere: intervals by drawing units or documents anew, with a seed.

Units: Zapf, A. et al. (2016). Measuring inter-rater reliability for nominal data. BMC Med. Res. Methodol. 16, 93: draw
units with replacement and compute all of it again. Units with the same values are interchangeable, so one multinomial
over distinct patterns is that same draw, at a cost that does not grow with the number of units. Documents: characters
and fragments of one document are not independent, so whole documents are drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from coding.agreement import MISSING
from coding.distances import Distances
from coding.patterns import Amounts, Numbers, Pairs, Patterns, nominal, paired

RESAMPLES = 10_000
SEED = 1
ENOUGH_DOCUMENTS = 5
_TAIL = 2.5
_RARE = 4
_AT_ONCE = 1 << 22
_NARROW = 64

Formula = Callable[[Amounts], Amounts]


class IntervalKind(StrEnum):
    """BOOTSTRAP: the middle 95 % of resamples. WITHOUT_ONE: the range when each document in turn is left out."""

    BOOTSTRAP = "bootstrap"
    WITHOUT_ONE = "without-one"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; `defined` counts the resamples in which there was a number at all."""

    low: float
    high: float
    kind: IntervalKind
    defined: int


def alpha_interval(
    patterns: Patterns, distance: Distances, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Of Krippendorff's alpha, by drawing units; None where no resample had anything to compare."""
    pairs = paired(_unordered(patterns), distance)
    if not len(pairs.times):
        return None
    chance, found = np.random.default_rng(seed), list[Amounts]()
    at_once = max(1, min(resamples, _AT_ONCE // len(pairs.times)))
    for first in range(0, resamples, at_once):
        drawn = draws(chance, pairs.times, min(at_once, resamples - first))
        found.append(_alphas(drawn, pairs, distance))
    return _middle(np.concatenate(found))


@lru_cache(maxsize=4096)
def nominal_interval(
    said: tuple[tuple[int, ...], ...], times: tuple[int, ...], values: int, resamples: int, seed: int
) -> Interval | None:
    """The same for nominal values, remembered: most codes are as they were when one coding more is made."""
    patterns = Patterns(np.array(said, np.intp), np.array(times, np.intp))
    return alpha_interval(patterns, nominal(values), resamples=resamples, seed=seed)


def draws(chance: np.random.Generator, times: Numbers, size: int) -> Numbers:
    """A row per resample: how often each pattern came up when as many units as there are were drawn.

    Patterns that occur once or a few times are drawn unit by unit, which is the same draw and cheaper.
    """
    units, rare = int(times.sum()), times <= _RARE
    if np.count_nonzero(rare) < 2:
        return chance.multinomial(units, times / units, size)
    common = times[~rare]
    few = units - int(common.sum())
    first = chance.multinomial(units, np.append(common, few) / units, size)
    picked = np.repeat(np.arange(np.count_nonzero(rare)), times[rare])[chance.integers(0, few, int(first[:, -1].sum()))]
    row = np.repeat(np.arange(size) * np.count_nonzero(rare), first[:, -1])
    found = np.empty((size, len(times)), dtype=np.intp)
    found[:, ~rare] = first[:, :-1]
    found[:, rare] = np.bincount(row + picked, minlength=size * np.count_nonzero(rare)).reshape(size, -1)
    return found


def documents_interval(
    counts: Amounts, formula: Formula, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """By drawing documents, whose rows of `counts` add up; `formula` makes numbers of rows of sums.

    Under five documents a draw says little: then the range when each document in turn is left out. None for one.
    """
    documents = len(counts)
    if documents < 2:
        return None
    if documents < ENOUGH_DOCUMENTS:
        return _range(formula(counts.sum(axis=0) - counts))
    return _middle(formula(document_draws(documents, resamples, seed) @ counts))


@lru_cache(maxsize=8)
def document_draws(documents: int, resamples: int, seed: int) -> Amounts:
    """How often each document came up in each resample: the same for every code, so that they can be compared."""
    drawn = np.random.default_rng(seed).multinomial(documents, np.full(documents, 1 / documents), resamples)
    return drawn.astype(np.float64)


def _unordered(patterns: Patterns) -> Patterns:
    """Who said what does not matter to alpha: as many patterns as there are ways of saying it, whoever does."""
    said, where = np.unique(np.sort(patterns.said, axis=1), axis=0, return_inverse=True)
    return Patterns(said, np.bincount(where.ravel(), patterns.times, len(said)).astype(np.intp))


def _alphas(drawn: Numbers, pairs: Pairs, distance: Distances) -> Amounts:
    """Alpha of every resample."""
    every = (drawn @ pairs.values).astype(np.float64)
    totals = _totals(drawn, pairs, len(distance))
    observed = (drawn @ pairs.differing) / every
    # Of the big product alone single precision is enough: an interval is read in two or three decimals.
    product = totals @ distance if len(distance) <= _NARROW else totals.astype(np.float32) @ distance.astype(np.float32)
    expected = np.einsum("ij,ij->i", product, totals) / (every * (every - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - observed / expected, np.nan)


def _totals(drawn: Numbers, pairs: Pairs, values: int) -> Amounts:
    """A row per resample, a column per value: how often it occurs. Few of many values stand in one pattern."""
    pattern, coder = np.nonzero(pairs.said != MISSING)
    ones = np.ones(len(pattern))
    holding = sparse.csr_array((ones, (pairs.said[pattern, coder], pattern)), shape=(values, len(pairs.times)))
    if values <= _NARROW:
        return np.asarray(drawn.astype(np.float64) @ holding.toarray().T)
    return np.asarray((holding @ drawn.T.astype(np.float64)).T)


def _middle(found: NDArray[np.float64]) -> Interval | None:
    there = found[~np.isnan(found)]
    if not len(there):
        return None
    low, high = np.percentile(there, [_TAIL, 100 - _TAIL])
    return Interval(float(low), float(high), IntervalKind.BOOTSTRAP, len(there))


def _range(found: NDArray[np.float64]) -> Interval | None:
    there = found[~np.isnan(found)]
    return (
        Interval(float(there.min()), float(there.max()), IntervalKind.WITHOUT_ONE, len(there)) if len(there) else None
    )
