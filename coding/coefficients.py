"""Agreement of two or more coders on units, by what each published coefficient takes for chance.

Every coefficient is (Po - Pe) / (1 - Pe). `ratings` has a row per coder and a column per unit, `MISSING` where a coder
did not judge; values are numbered from 0. Where `times` is given, column i stands for `times[i]` units. What units with
missing values add follows Gwet, K. L. (2014). Handbook of inter-rater reliability, 4th ed., Advanced Analytics.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from coding.agreement import MISSING, NO_UNITS, NO_VARIATION, Coefficient, crossed
from coding.distances import often

TWO_CODERS = "two-coders-only"
ONE_VALUE = "one-value"

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the coefficients rest on: `agreement` of pairs within a unit, and what each coder and all of them used.

    `values` is the mean over units of the shares in which a unit was given each value; `of_coders` has a row per coder
    who judged anything, with the shares of each value in it. `units` counts the units that two or more judged.
    """

    units: int
    agreement: float
    values: Shares
    of_coders: Shares


def judged(ratings: ArrayLike, codes: int, times: ArrayLike | None = None) -> Judged:
    """Counted once, for all coefficients; `codes` is how many values there are to choose from."""
    given = np.atleast_2d(np.asarray(ratings, dtype=np.intp))
    n = often(times, given.shape[1])
    there = given != MISSING
    each = there.sum(axis=0)
    several, some = each >= 2, each > 0
    units = round(float(n[several].sum()))
    alike = np.zeros(given.shape[1])
    for one, other in combinations(range(len(given)), 2):
        alike += 2 * ((given[one] == given[other]) & there[one] & there[other])
    pairs = alike[several] / (each[several] * (each[several] - 1))
    shares = n / np.maximum(each, 1)
    values = np.zeros(codes)
    for coder, seen in zip(given, there, strict=True):
        values += np.bincount(coder[seen], shares[seen], codes)
    values /= max(float(n[some].sum()), 1.0)
    used = np.array([np.bincount(coder[seen], n[seen], codes) for coder in given for seen in [coder != MISSING]])
    used = used[used.sum(axis=1) > 0]
    of_coders = used / used.sum(axis=1, keepdims=True)
    return Judged(units, float(pairs @ n[several]) / units if units else 0.0, values, of_coders)


def percent_per_unit(found: Judged) -> Coefficient:
    """Pairs of coders who agree, averaged over units."""
    return Coefficient(found.agreement, found.units) if found.units else Coefficient(None, 0, NO_UNITS)


def fleiss_kappa(found: Judged) -> Coefficient:
    """Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychol. Bull. 76(5), 378-382.

    Chance is the squared share of each value over all coders together; for two coders this is Scott's pi.
    """
    return _corrected(found, float((found.values**2).sum()))


def conger_kappa(found: Judged) -> Coefficient:
    """Conger, A. J. (1980). Integration and generalization of kappas for multiple raters. Psychol. Bull. 88, 322-328.

    Chance is the product of the shares of two coders, averaged over pairs; for two coders this is Cohen's kappa.
    """
    coders = len(found.of_coders)
    if coders < 2:
        return Coefficient(None, 0, NO_UNITS)
    together = found.of_coders.sum(axis=0)
    pairs = float(together @ together) - float((found.of_coders**2).sum())
    return _corrected(found, pairs / (coders * (coders - 1)))


def brennan_prediger(found: Judged) -> Coefficient:
    """Brennan, R. L. & Prediger, D. J. (1981). Coefficient kappa. Educ. Psychol. Meas. 41(3), 687-699: 1/q."""
    return _corrected(found, 1 / len(found.values))


def gwet_ac1(found: Judged) -> Coefficient:
    """Gwet, K. L. (2008). Computing inter-rater reliability in the presence of high agreement. BJMSP 61(1), 29-48."""
    if found.units and len(found.values) < 2:
        return Coefficient(None, found.units, ONE_VALUE)
    return _corrected(found, float((found.values * (1 - found.values)).sum()) / max(len(found.values) - 1, 1))


def scott_pi(ratings: ArrayLike, codes: int, times: ArrayLike | None = None) -> Coefficient:
    """Scott, W. A. (1955). Reliability of content analysis. Public Opin. Q. 19(3), 321-325: two coders.

    Chance is the squared mean of both coders' shares, on units that both judged.
    """
    given = np.atleast_2d(np.asarray(ratings, dtype=np.intp))
    if len(given) != 2:
        return Coefficient(None, 0, TWO_CODERS)
    table = crossed(given[0], given[1], codes, times)
    n = round(float(table.sum()))
    if not n:
        return Coefficient(None, 0, NO_UNITS)
    both = (table.sum(axis=0) + table.sum(axis=1)) / (2 * n)
    return _from(float(np.trace(table)) / n, float((both**2).sum()), n)


def holsti(ratings: ArrayLike, times: ArrayLike | None = None) -> Coefficient:
    """Holsti, O. R. (1969). Content analysis for the social sciences and humanities, p. 140: 2M / (N1 + N2)."""
    given = np.atleast_2d(np.asarray(ratings, dtype=np.intp))
    if len(given) != 2:
        return Coefficient(None, 0, TWO_CODERS)
    n = often(times, given.shape[1])
    made = round(float((given != MISSING).sum(axis=0) @ n))
    agreed = round(float(((given[0] == given[1]) & (given[0] != MISSING)) @ n))
    return Coefficient(2 * agreed / made, made) if made else Coefficient(None, 0, NO_UNITS)


def _corrected(found: Judged, expected: float) -> Coefficient:
    return _from(found.agreement, expected, found.units) if found.units else Coefficient(None, 0, NO_UNITS)


def _from(observed: float, expected: float, n: int) -> Coefficient:
    if np.isclose(expected, 1, rtol=0, atol=1e-12):
        return Coefficient(None, n, NO_VARIATION)
    return Coefficient((observed - expected) / (1 - expected), n)
