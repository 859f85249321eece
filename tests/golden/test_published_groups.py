"""Comparing two groups of documents, against numbers that others published or that follow by hand from a formula."""

from math import log, sqrt

import pytest

from coding.joint_effects import cliffs_delta, log_odds, paired_risk_difference, risk_difference
from coding.joint_tests import adjusted, boschloo_p, fisher_p, permutation_p, sign_flip_p, sign_test_p

DARWIN = (49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
THROMBOLYSIS = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
)


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
        ((7, 34), (1, 34), (0.0189, 0.3404)),
    ],
)
def test_the_difference_of_two_shares(
    first: tuple[int, int], second: tuple[int, int], published: tuple[float, float]
) -> None:
    """Newcombe (1998), Stat. Med. 17, 873-890, Table II, method 10. The last: Fagerland, Lydersen & Laake (2017),
    Statistical analysis of contingency tables, chapter 4, as in the tests of their package contingencytables."""
    _, low, high = risk_difference(first, second)
    assert (low, high) == pytest.approx(published, abs=0.00005)


def test_the_difference_of_two_shares_of_pairs() -> None:
    """Fagerland, Lydersen & Laake (2017), chapter 8, as in the tests of contingencytables; and the same authors (2014),
    Stat. Med. 33, 2850-2875, on airway reactivity: Newcombe's square-and-add interval."""
    assert paired_risk_difference(59, 6, 16, 80) == pytest.approx((-0.0621, -0.1186, -0.0046), abs=0.00005)
    assert paired_risk_difference(1, 1, 7, 12) == pytest.approx((-0.286, -0.507, -0.026), abs=0.0005)


def test_tea_with_the_milk_in_first() -> None:
    """Fisher (1935), The design of experiments, chapter 2: 1 of 70 ways to tell eight cups apart, 17 to be right of
    three or more; two-sided as many on the other side. The last: Fagerland, Lydersen & Laake (2017), chapter 4."""
    assert fisher_p((4, 4), (0, 4)) == pytest.approx(2 / 70)
    assert fisher_p((3, 4), (1, 4)) == pytest.approx(34 / 70)
    assert fisher_p((0, 16), (15, 72)) == pytest.approx(0.06287, abs=0.000005)


def test_a_test_that_lets_vary_how_many_have_the_code() -> None:
    """Example in the documentation of scipy.stats.boschloo_exact, one-sided p = 0.0355; two-sided is twice that."""
    assert boschloo_p((74, 74 + 43), (31, 31 + 32)) == pytest.approx(2 * 0.0355, abs=0.0002)


def test_plants_of_darwin_by_every_sign() -> None:
    """Fisher (1935), The design of experiments, section 21: of 32,768 ways to sign the fifteen differences 1,726 have
    a sum as far from nought as 314. The data also stand in R's HistData as ZeaMays."""
    assert sum(DARWIN) == 314
    assert sign_flip_p(DARWIN, seed=1)[0] == pytest.approx(1726 / 32768)


def test_plants_of_darwin_by_which_way_they_differ() -> None:
    """Thirteen of fifteen one way: twice (1 + 15 + 105) of 32,768."""
    assert sign_test_p(DARWIN) == pytest.approx(2 * 121 / 2**15)


def test_every_division_of_six_cultures() -> None:
    """Good (2000), Permutation tests, on cells with vitamin E: the highest of 20 divisions, so 1 of 20 one-sided."""
    assert permutation_p([121, 118, 110], [34, 12, 22], seed=1)[0] == pytest.approx(2 / 20)


def test_a_family_of_fifteen() -> None:
    """Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300, section 3.2: at 5% the first four are rejected, and
    the fourth because 0.0095 is not above 4/15 of 0.05."""
    found = adjusted(THROMBOLYSIS)
    assert [p <= 0.05 for p in found] == [True] * 4 + [False] * 11
    assert found[:5] == pytest.approx([0.0015, 0.003, 0.0095, 0.0095 * 15 / 4, 0.0201 * 15 / 5], abs=1e-12)


def test_how_much_more_often_one_is_above_the_other() -> None:
    """Example in the documentation of cliff.delta in R's effsize, by the formula of Cliff (1996)."""
    treated, control = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50]
    assert cliffs_delta(treated, control) == pytest.approx(-0.25)


def test_words_that_tell_two_sides_apart() -> None:
    """Monroe, Colaresi & Quinn (2008), Political Analysis 16, 372-403, equations 16, 19 and 20, by hand: of 3 + 1 and
    1 + 3 fragments the prior is 4 + 4, the odds are 7 to 5 and 5 to 7, and the variance is 1/7 + 1/5."""
    half = 1.959964 * sqrt(12 / 35)
    first, second = log_odds([3, 1], [1, 3])
    assert first == pytest.approx((2 * log(1.4), 2 * log(1.4) - half, 2 * log(1.4) + half))
    assert second == pytest.approx((-2 * log(1.4), -2 * log(1.4) - half, -2 * log(1.4) + half))
