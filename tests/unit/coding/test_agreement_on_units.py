"""Coefficients on units: what never changes them, and when they are undefined."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.agreement import MISSING, cohens_kappa, crossed, nominal_alpha, percent_agreement, pooled_kappa

CODES = 3
values = st.integers(MISSING, CODES - 1)
ratings = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.lists(values, min_size=coders, max_size=coders), min_size=1, max_size=12).map(
        lambda units: [list(coder) for coder in zip(*units, strict=True)]
    )
)
tables = st.lists(st.lists(st.integers(0, 9), min_size=CODES, max_size=CODES), min_size=CODES, max_size=CODES)


def same(one, other):
    return (one.value is None and other.value is None and one.reason == other.reason) or one.value == pytest.approx(
        other.value
    )


@settings(deadline=None)
@given(ratings)
def test_alpha_does_not_depend_on_the_order_of_coders_or_units_or_on_names(coders):
    alpha = nominal_alpha(coders)
    assert same(alpha, nominal_alpha(coders[::-1]))
    assert same(alpha, nominal_alpha([coder[::-1] for coder in coders]))
    assert same(alpha, nominal_alpha([[(v + 1) % CODES if v != MISSING else v for v in coder] for coder in coders]))


@settings(deadline=None)
@given(ratings, values)
def test_a_unit_with_one_value_changes_nothing(coders, value):
    extended = [[*coder, value if not number else MISSING] for number, coder in enumerate(coders)]
    assert same(nominal_alpha(coders), nominal_alpha(extended))


@settings(deadline=None)
@given(tables)
def test_kappa_does_not_depend_on_the_order_of_coders_or_on_names_or_on_doubling(table):
    kappa = cohens_kappa(table)
    assert same(kappa, cohens_kappa([list(column) for column in zip(*table, strict=True)]))
    assert same(kappa, cohens_kappa([row[::-1] for row in table[::-1]]))
    assert same(kappa, cohens_kappa([[2 * cell for cell in row] for row in table]))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=20))
def test_alpha_of_two_complete_coders_is_scotts_pi_with_a_small_sample_correction(units):
    first, second = zip(*units, strict=True)
    shares = [(first + second).count(value) / (2 * len(units)) for value in range(3)]
    chance = sum(share**2 for share in shares)
    if chance < 1:
        pi = (sum(a == b for a, b in units) / len(units) - chance) / (1 - chance)
        assert nominal_alpha([first, second]).value == pytest.approx(pi + (1 - pi) / (2 * len(units)))


def test_crossing_leaves_out_units_that_one_coder_did_not_judge():
    assert crossed([0, 1, 1, MISSING], [0, 0, MISSING, 1], codes=2).tolist() == [[1, 0], [1, 0]]


def test_nothing_to_judge_is_no_agreement_but_a_reason():
    for coefficient in (
        percent_agreement([[0]]),
        cohens_kappa([[0]]),
        nominal_alpha([[0], [MISSING]]),
        pooled_kappa([]),
    ):
        assert (coefficient.value, coefficient.n, coefficient.reason) == (None, 0, "no-units")


def test_without_variation_agreement_corrected_for_chance_is_undefined():
    for coefficient in (cohens_kappa([[0, 0], [0, 9]]), nominal_alpha([[1, 1], [1, 1]]), pooled_kappa([[[4]], [[5]]])):
        assert coefficient.value is None
        assert coefficient.reason == "no-variation"
    assert percent_agreement([[0, 0], [0, 9]]).value == 1


def test_two_coders_who_never_use_the_same_code_agree_by_chance_only():
    assert cohens_kappa([[0, 5], [0, 5]]).value == 0


def test_one_kappa_over_many_codes_is_of_the_mean_agreements_not_the_mean_of_kappas():
    one, other = [[40, 10], [10, 40]], [[1, 1], [1, 97]]
    pooled = pooled_kappa([one, other])
    assert pooled.value == pytest.approx((0.89 - 0.7304) / (1 - 0.7304))
    assert pooled.n == 200
    assert pooled_kappa([one, one]).value == pytest.approx(cohens_kappa(one).value)
