"""Intervals, effects and adjusted p-values against the numbers of the papers that proposed them."""

from math import comb, log, sqrt

import numpy as np
import pytest
from scipy import stats

from coding.joint_effects import (
    cliffs_delta,
    cramers_v,
    log_odds,
    odds_ratio,
    paired_risk_difference,
    risk_difference,
    wilson,
)
from coding.joint_tests import adjusted, fisher_p, smallest_p, smallest_paired_p


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_the_interval_of_a_difference_is_that_of_newcombe_1998_table_2(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = risk_difference(first, second)
    assert found[0] == pytest.approx(first[0] / first[1] - second[0] / second[1])
    assert found[1:] == pytest.approx((low, high), abs=5.1e-5)


def test_an_interval_of_a_proportion_is_wilsons_as_scipy_has_it() -> None:
    for successes in range(8):
        known = stats.binomtest(successes, 7).proportion_ci(method="wilson")
        assert wilson(successes, 7) == pytest.approx((known.low, known.high), abs=1e-9)


def test_the_interval_of_a_paired_difference_is_that_of_newcombe() -> None:
    """Bentur et al. (2009) in Fagerland, Lydersen & Laake (2014), Stat. Med. 33, 2850-2875."""
    found = paired_risk_difference(1, 1, 7, 12)
    assert found[0] == pytest.approx(-6 / 21)
    assert found[1:] == pytest.approx((-0.507, -0.026), abs=5.1e-4)


@pytest.mark.parametrize("pairs", [(14, 5, 0, 22), (20, 12, 2, 16), (0, 3, 4, 1), (6, 0, 0, 0), (0, 6, 0, 0)])
def test_the_interval_of_a_paired_difference_follows_its_formula(pairs: tuple[int, int, int, int]) -> None:
    a, b, c, d = pairs
    n = sum(pairs)
    ends = [stats.binomtest(k, n).proportion_ci(method="wilson") for k in (a + b, a + c)]
    p1, p2 = (a + b) / n, (a + c) / n
    margins, cross = (a + b) * (c + d) * (a + c) * (b + d), a * d - b * c
    phi = 0.0 if not margins else (max(cross - n / 2, 0) if cross > 0 else cross) / sqrt(margins)
    down, up = (p1 - ends[0].low, ends[1].high - p2), (ends[0].high - p1, p2 - ends[1].low)
    low, high = (sqrt(x * x - 2 * phi * x * y + y * y) for x, y in (down, up))
    assert paired_risk_difference(*pairs) == pytest.approx((p1 - p2, p1 - p2 - low, p1 - p2 + high))


def test_cliffs_delta_is_the_one_of_the_example_that_is_always_used() -> None:
    first, second = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50]
    assert cliffs_delta(first, second) == pytest.approx(-0.25)
    u = stats.mannwhitneyu(first, second).statistic
    assert cliffs_delta(first, second) == pytest.approx(2 * u / 60 - 1)


def test_adjusting_rejects_what_benjamini_and_hochberg_1995_reject() -> None:
    printed = ".0001 .0004 .0019 .0095 .0201 .0278 .0298 .0344 .0459 .3240 .4262 .5719 .6528 .7590 1.000"
    ps = [float(p) for p in printed.split()]
    found = adjusted(ps)
    assert [p <= 0.05 for p in found] == [True] * 4 + [False] * 11
    assert found[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])


def test_the_lady_who_tasted_tea_had_the_p_that_fisher_gave_her() -> None:
    assert fisher_p((4, 4), (0, 4)) == pytest.approx(2 / comb(8, 4))
    assert fisher_p((3, 4), (1, 4)) == pytest.approx(34 / 70)


@pytest.mark.parametrize(("each", "p"), [(2, 0.33), (3, 0.10), (4, 0.029), (5, 0.008), (6, 0.002), (7, 0.0006)])
def test_the_smallest_attainable_p_is_that_of_complete_separation(each: int, p: float) -> None:
    assert smallest_p(each, each) == pytest.approx(p, abs=0.006 if each < 4 else 0.0005)
    for other in range(2, 9):
        assert smallest_p(each, other) == pytest.approx(stats.fisher_exact([[each, 0], [0, other]]).pvalue)
    assert smallest_paired_p(6) == 2 / 2**6
    assert (smallest_p(0, 3), smallest_paired_p(0)) == (None, None)


def test_log_odds_follow_the_formula_of_monroe_colaresi_and_quinn() -> None:
    first, second = np.array([8.0, 1.0, 3.0]), np.array([2.0, 4.0, 3.0])
    prior = first + second
    n, m, total = first.sum(), second.sum(), prior.sum()
    found = log_odds(first, second)
    for each, y1, y2, a in zip(found, first, second, prior, strict=True):
        ratio = log((y1 + a) / (n + total - y1 - a)) - log((y2 + a) / (m + total - y2 - a))
        half = stats.norm.ppf(0.975) * sqrt(1 / (y1 + a) + 1 / (y2 + a))
        assert each == pytest.approx((ratio, ratio - half, ratio + half))
    assert log_odds([3], [5]) == [None]
    assert log_odds([3, 0], [5, 0]) == [None, None]


def test_effects_for_larger_groups_are_those_of_their_papers() -> None:
    found = odds_ratio((8, 12), (2, 12))
    table = [[8.5, 4.5], [2.5, 10.5]]
    assert found[0] == pytest.approx(8.5 * 10.5 / (4.5 * 2.5))
    se = sqrt(sum(1 / cell for row in table for cell in row))
    assert log(found[2] / found[0]) == pytest.approx(stats.norm.ppf(0.975) * se)
    phi2 = stats.chi2_contingency([[8, 2], [4, 10]], correction=False).statistic / 24
    assert cramers_v((8, 12), (2, 12)) == pytest.approx(sqrt(max(0, phi2 - 1 / 23) / (2 - 1 / 23 - 1)))
    assert (cramers_v((0, 12), (0, 12)), cramers_v((12, 12), (12, 12))) == (None, None)
    assert cramers_v((6, 12), (6, 12)) == 0
