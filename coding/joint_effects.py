"""How large a difference between two groups of documents is, and how sure one can be of its size.

Everywhere the first group minus the second: above zero means more in the first.
"""

from collections.abc import Sequence
from math import log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z = NormalDist().inv_cdf(0.975)

Numbers = NDArray[np.float64]
Estimate = tuple[float, float, float]
Range = tuple[float, float]


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Wilson's 95% interval of a proportion. Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209-212."""
    middle = (successes + Z * Z / 2) / (n + Z * Z)
    half = Z * sqrt(successes * (n - successes) / n + Z * Z / 4) / (n + Z * Z)
    return (0.0 if successes == 0 else middle - half), (1.0 if successes == n else middle + half)


def risk_difference(first: tuple[int, int], second: tuple[int, int]) -> Estimate:
    """Of two groups apart, each (documents with the code, documents): the difference, and Newcombe's interval.

    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of
    eleven methods. Stat. Med. 17, 873-890; method 10.
    """
    (k1, n1), (k2, n2) = first, second
    p1, p2 = k1 / n1, k2 / n2
    (low1, high1), (low2, high2) = wilson(k1, n1), wilson(k2, n2)
    found = p1 - p2
    return found, found - sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2), found + sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)


def paired_risk_difference(both: int, only_first: int, only_second: int, neither: int) -> Estimate:
    """The same for pairs, by how many have the code under both groups, under one, or under neither.

    Newcombe, R. G. (1998). Improved confidence intervals for the difference between binomial proportions based on
    paired data. Stat. Med. 17, 2635-2650; method 10, with the correlation of the pairs corrected for continuity.
    """
    n, k1, k2 = both + only_first + only_second + neither, both + only_first, both + only_second
    p1, p2 = k1 / n, k2 / n
    (low1, high1), (low2, high2) = wilson(k1, n), wilson(k2, n)
    phi = _phi(both * neither - only_first * only_second, n, k1 * (n - k1) * k2 * (n - k2))
    down1, up1, down2, up2 = p1 - low1, high1 - p1, p2 - low2, high2 - p2
    found = p1 - p2
    low = found - sqrt(max(0.0, down1**2 - 2 * phi * down1 * up2 + up2**2))
    return found, low, found + sqrt(max(0.0, up1**2 - 2 * phi * up1 * down2 + down2**2))


def _phi(cross: int, n: int, margins: int) -> float:
    if margins == 0:
        return 0.0
    return (max(0.0, cross - n / 2) if cross > 0 else cross) / sqrt(margins)


def dominances(first: ArrayLike, second: ArrayLike) -> tuple[Numbers, Numbers]:
    """Of each value how many of the other group it is above, less those it is below; of the second the other way."""
    one, other = np.asarray(first, np.float64), np.asarray(second, np.float64)
    return _over(one, np.sort(other)), -_over(other, np.sort(one))


def cliffs_delta(first: ArrayLike, second: ArrayLike) -> float | None:
    """How much more often a document of the first group is above one of the second than below it; None without any.

    Cliff, N. (1993). Dominance statistics: ordinal analyses to answer ordinal questions. Psychol. Bull. 114, 494-509.
    """
    return deltas(first, second, paired=False)[0]


def deltas(first: ArrayLike, second: ArrayLike, *, paired: bool) -> tuple[float | None, Range | None]:
    """Cliff's delta, and between which values it lies when any one document is left out, of pairs on both sides."""
    one, other = dominances(first, second)
    n1, n2, every = one.size, other.size, float(one.sum())
    if not n1 or not n2:
        return None, None
    delta = every / (n1 * n2)
    if paired:
        itself = np.sign(np.asarray(first, np.float64) - np.asarray(second, np.float64))
        return delta, _range((every - one - other + itself) / (n1 - 1) ** 2) if n1 > 1 else None
    left = [(every - one) / ((n1 - 1) * n2)] if n1 > 1 else []
    left += [(every - other) / (n1 * (n2 - 1))] if n2 > 1 else []
    return delta, _range(np.concatenate(left)) if left else None


def difference_without_one(first: ArrayLike, second: ArrayLike, *, paired: bool) -> Range | None:
    """Between which values the risk difference lies when any one document is left out; the code is there (1) or not."""
    one, other = np.asarray(first, np.float64), np.asarray(second, np.float64)
    n1, n2 = one.size, other.size
    if paired:
        each = one - other
        return _range((each.sum() - each) / (n1 - 1)) if n1 > 1 else None
    left = [(one.sum() - one) / (n1 - 1) - other.mean()] if n1 > 1 else []
    left += [one.mean() - (other.sum() - other) / (n2 - 1)] if n2 > 1 else []
    return _range(np.concatenate(left)) if left else None


def _over(values: Numbers, ordered: Numbers) -> Numbers:
    below, not_above = np.searchsorted(ordered, values, "left"), np.searchsorted(ordered, values, "right")
    return (below - (ordered.size - not_above)).astype(np.float64)


def _range(values: Numbers) -> Range:
    return float(values.min()), float(values.max())


def log_odds(first: ArrayLike, second: ArrayLike) -> list[Estimate | None]:
    """Of every code the log-odds ratio of its share in two groups, drawn towards the shares in all of them together.

    Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words. Political Analysis 16, 372-403, with the
    counts of both groups as the informative Dirichlet prior. A description, not a test: fragments cluster in
    documents. None for a code that never occurs, or that is all there is.
    """
    one, other = np.asarray(first, np.float64), np.asarray(second, np.float64)
    prior = one + other
    return [
        _log_odds((y1, float(one.sum())), (y2, float(other.sum())), (a, float(prior.sum())))
        for y1, y2, a in zip(one.tolist(), other.tolist(), prior.tolist(), strict=True)
    ]


def _log_odds(first: tuple[float, float], second: tuple[float, float], prior: tuple[float, float]) -> Estimate | None:
    (y1, n1), (y2, n2), (a, a0) = first, second, prior
    rest1, rest2 = n1 + a0 - y1 - a, n2 + a0 - y2 - a
    if a <= 0 or rest1 <= 0 or rest2 <= 0:
        return None
    found = log((y1 + a) / rest1) - log((y2 + a) / rest2)
    half = Z * sqrt(1 / (y1 + a) + 1 / (y2 + a))
    return found, found - half, found + half


def odds_ratio(first: tuple[int, int], second: tuple[int, int]) -> Estimate:
    """Odds ratio with a half added to every cell (Haldane, 1956), and its interval by Woolf's logit."""
    (k1, n1), (k2, n2) = first, second
    a, b, c, d = k1 + 0.5, n1 - k1 + 0.5, k2 + 0.5, n2 - k2 + 0.5
    found, half = log(a * d / (b * c)), Z * sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    return float(np.exp(found)), float(np.exp(found - half)), float(np.exp(found + half))


def cramers_v(first: tuple[int, int], second: tuple[int, int]) -> float | None:
    """Cramér's V of presence × group without its bias; None where all documents have the code, or none.

    Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. J. Korean Stat. Soc. 42, 323-328.
    """
    (k1, n1), (k2, n2) = first, second
    n, k = n1 + n2, k1 + k2
    if k in (0, n):
        return None
    phi2 = (k1 * (n2 - k2) - k2 * (n1 - k1)) ** 2 / (k * (n - k) * n1 * n2)
    return sqrt(max(0.0, phi2 - 1 / (n - 1)) / (1 - 1 / (n - 1))) if n > 2 else None


def dominance(fragments: Sequence[int]) -> float | None:
    """The largest document's share of all fragments of a code; None without any."""
    return max(fragments) / sum(fragments) if sum(fragments) else None
