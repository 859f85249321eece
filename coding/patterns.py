"""What coders said of units, each way of saying it once: whatever the number of units, there are few of them.

Units with the same values are interchangeable, so coefficients and resamples need only how often each pattern occurs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from coding import coefficients as of
from coding.agreement import MISSING, NO_UNITS, Coefficient, cohens_kappa, crossed, from_disagreement
from coding.distances import Distances

NAMES = (
    "alpha",
    "percent",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "conger_kappa",
    "gwet_ac1",
    "brennan_prediger",
    "holsti",
)
_FEW = 1 << 20

Numbers = NDArray[np.intp]
Amounts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Patterns:
    """`said` has a row per pattern, a column per coder, `MISSING` where that one did not judge."""

    said: Numbers
    times: Numbers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Patterns with two values or more: how far their pairs differ, each unit weighted by 1 / (values in it - 1)."""

    said: Numbers
    times: Numbers
    values: Numbers
    differing: Amounts


def patterns_of(ratings: ArrayLike) -> Patterns:
    """A row per coder, a column per unit; linear in the values where few patterns are possible."""
    given = np.atleast_2d(np.asarray(ratings, dtype=np.intp))
    width = int(given.max(initial=MISSING)) + 2
    if width ** len(given) > _FEW:
        said, times = np.unique(given.T, axis=0, return_counts=True)
        return Patterns(said, times.astype(np.intp))
    keys = np.zeros(given.shape[1], dtype=np.intp)
    for coder in given:
        keys = keys * width + (coder + 1)
    times = np.bincount(keys, minlength=width ** len(given))
    found = np.flatnonzero(times)
    said = np.array([found // width**place % width - 1 for place in reversed(range(len(given)))], dtype=np.intp)
    return Patterns(said.T, times[found])


def patterns_in(counted: Mapping[tuple[int, ...], int], coders: int) -> Patterns:
    """From a count per pattern; the order in which they were counted does not matter."""
    ordered = sorted(counted)
    said = np.array(ordered, dtype=np.intp).reshape(-1, coders)
    return Patterns(said, np.array([counted[each] for each in ordered], dtype=np.intp))


def coefficients(patterns: Patterns, values: int) -> dict[str, Coefficient]:
    """Every coefficient on units, by the names in NAMES; `values` is how many there are to choose from (q)."""
    ratings, times = patterns.said.T, patterns.times
    found = of.judged(ratings, values, times)
    two = len(ratings) == 2
    cohen = cohens_kappa(crossed(ratings[0], ratings[1], values, times)) if two else _only_two()
    every = (
        alpha(patterns, nominal(values)),
        of.percent_per_unit(found),
        cohen,
        of.scott_pi(ratings, values, times),
        of.fleiss_kappa(found),
        of.conger_kappa(found),
        of.gwet_ac1(found),
        of.brennan_prediger(found),
        of.holsti(ratings, times),
    )
    return dict(zip(NAMES, every, strict=True))


def nominal(values: int) -> Distances:
    """Values are the same or they are not."""
    return np.asarray(1 - np.eye(values))


def alpha(patterns: Patterns, distance: Distances) -> Coefficient:
    """Krippendorff's alpha with a distance between values; `n` counts units with two values or more."""
    pairs = paired(patterns, distance)
    units = int(pairs.times.sum())
    if not units:
        return Coefficient(None, 0, NO_UNITS)
    totals = totals_of(pairs, len(distance))
    every = float(totals.sum())
    observed = float(pairs.differing @ pairs.times) / every
    return from_disagreement(observed, float(totals @ distance @ totals) / (every * (every - 1)), units)


def paired(patterns: Patterns, distance: Distances) -> Pairs:
    """What alpha rests on."""
    given = patterns.said != MISSING
    differing = np.zeros(len(given))
    for one, other in combinations(range(given.shape[1]), 2):
        both = given[:, one] & given[:, other]
        differing[both] += 2 * distance[patterns.said[both, one], patterns.said[both, other]]
    values = given.sum(axis=1)
    several = values >= 2
    weighted = differing[several] / (values[several] - 1)
    return Pairs(patterns.said[several], patterns.times[several], values[several], weighted)


def totals_of(pairs: Pairs, values: int) -> Amounts:
    """How often each value occurs in units with two or more."""
    given = pairs.said != MISSING
    times = np.broadcast_to(pairs.times[:, None], given.shape)[given]
    totals: Amounts = np.bincount(pairs.said[given], times, values).astype(np.float64)
    return totals


def _only_two() -> Coefficient:
    return Coefficient(None, 0, of.TWO_CODERS)
