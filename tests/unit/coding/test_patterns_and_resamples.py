"""Patterns stand for all units, and drawing patterns is drawing units."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ks_2samp

from coding.agreeing_places import places
from coding.agreeing_sets import set_alpha, set_coefficients, sets_in
from coding.agreeing_warnings import dependable, remarks_on
from coding.agreement import MISSING, Coefficient, nominal_alpha
from coding.coefficients import TWO_CODERS
from coding.distances import coincidences, masi, tallied, weighted_alpha
from coding.patterns import NAMES, Patterns, alpha, coefficients, nominal, patterns_of
from coding.resampling import Interval, IntervalKind, alpha_interval, documents_interval, draws, nominal_interval
from tests.unit.coding.making import mark, named

ratings = (
    st.integers(2, 4)
    .flatmap(lambda coders: st.lists(st.tuples(*[st.integers(MISSING, 2)] * coders), min_size=1, max_size=30))
    .map(lambda rows: np.array(rows).T)
)


@given(ratings)
def test_patterns_give_what_all_units_give(given_ratings: np.ndarray) -> None:
    patterns = patterns_of(given_ratings)
    assert patterns.times.sum() == given_ratings.shape[1]
    one, other = alpha(patterns, nominal(3)), nominal_alpha(given_ratings)
    assert (one.n, one.reason) == (other.n, other.reason)
    assert one.value == (pytest.approx(other.value, abs=1e-9) if other.value is not None else None)
    repeated = Patterns(np.repeat(patterns.said, patterns.times, axis=0), np.ones(patterns.times.sum(), np.intp))
    for name in NAMES:
        once, again = coefficients(patterns, 3)[name], coefficients(repeated, 3)[name]
        assert (once.n, once.reason) == (again.n, again.reason)
        assert once.value == (pytest.approx(again.value, abs=1e-9) if again.value is not None else None)


@given(ratings)
def test_units_with_a_single_value_and_the_order_of_coders_and_names_change_no_alpha(given_ratings: np.ndarray) -> None:
    lonely = np.full((len(given_ratings), 3), MISSING)
    lonely[0] = [0, 1, 2]
    base = alpha(patterns_of(given_ratings), nominal(3)).value
    assert alpha(patterns_of(np.hstack([given_ratings, lonely])), nominal(3)).value == _about(base)
    assert alpha(patterns_of(given_ratings[::-1]), nominal(3)).value == _about(base)
    for names in permutations(range(3)):
        renamed = np.where(given_ratings == MISSING, MISSING, np.array(names)[given_ratings])
        assert alpha(patterns_of(renamed), nominal(3)).value == _about(base)


def test_many_coders_with_many_values_are_counted_too() -> None:
    chance = np.random.default_rng(1)
    many = chance.integers(MISSING, 40, (8, 50))
    assert alpha(patterns_of(many), nominal(40)).value == pytest.approx(nominal_alpha(many).value)


@given(ratings)
def test_alpha_on_patterns_is_that_of_the_coincidences_with_any_distance(given_ratings: np.ndarray) -> None:
    distance = masi([frozenset(), frozenset("a"), frozenset("ab")])
    one, other = alpha(patterns_of(given_ratings), distance), weighted_alpha(tallied(given_ratings, 3), distance)
    assert one.value == _about(other.value)
    assert coincidences(tallied(given_ratings, 3)).shape == (3, 3)


def test_drawing_patterns_is_drawing_units() -> None:
    """The same distribution as drawing units one by one, rare patterns included."""
    chance = np.random.default_rng(7)
    truth = chance.integers(0, 4, 120)
    both = np.array([np.where(chance.random(120) < 0.7, truth, chance.integers(0, 4, 120)) for _ in range(2)])
    patterns = patterns_of(both)
    assert (patterns.times <= 4).sum() > 1
    naive = []
    for _ in range(1_500):
        drawn = both[:, chance.integers(0, 120, 120)]
        naive.append(nominal_alpha(drawn).value)
    rows = draws(np.random.default_rng(3), patterns.times, 1_500)
    assert (rows.sum(axis=1) == 120).all()
    ours = [alpha(Patterns(patterns.said[row > 0], row[row > 0]), nominal(4)).value for row in rows]
    assert ks_2samp(naive, ours).pvalue > 0.01
    interval = alpha_interval(patterns, nominal(4), resamples=10_000, seed=1)
    assert interval is not None
    assert [interval.low, interval.high] == pytest.approx(np.percentile(naive, [2.5, 97.5]), abs=0.02)
    assert interval == nominal_interval(*_tuples(patterns), 4, 10_000, 1)


def test_an_interval_on_sets_is_that_of_the_naive_way() -> None:
    chance = np.random.default_rng(11)
    sets = [frozenset(code for code in "abcdefgh" if chance.random() < 0.3) for _ in range(90)]
    distance = masi(sets)
    given_ratings = np.array([chance.integers(0, 90, 80), chance.integers(0, 90, 80)])
    given_ratings[1, :50] = given_ratings[0, :50]
    naive = [alpha(patterns_of(given_ratings[:, chance.integers(0, 80, 80)]), distance).value for _ in range(1_500)]
    found = alpha_interval(patterns_of(given_ratings), distance, resamples=5_000, seed=1)
    assert found is not None
    assert [found.low, found.high] == pytest.approx(np.percentile(naive, [2.5, 97.5]), abs=0.02)


def test_what_cannot_be_drawn_has_no_interval() -> None:
    alone = patterns_of([[0, 1], [MISSING, MISSING]])
    assert alpha_interval(alone, nominal(2), resamples=10) is None
    assert alpha_interval(patterns_of([[0, 0], [0, 0]]), nominal(2), resamples=10) is None
    assert documents_interval(np.ones((1, 2)), lambda sums: sums[:, 0]) is None
    assert documents_interval(np.ones((3, 2)), lambda sums: np.full(len(sums), np.nan)) is None


def test_under_five_documents_it_is_the_range_without_one() -> None:
    four, five = np.arange(1.0, 5)[:, None], np.arange(1.0, 6)[:, None]
    found = documents_interval(four, lambda sums: sums[:, 0])
    assert found == Interval(6.0, 9.0, IntervalKind.WITHOUT_ONE, 4)
    again = documents_interval(five, lambda sums: sums[:, 0], resamples=2_000, seed=2)
    assert again is not None
    assert again.kind is IntervalKind.BOOTSTRAP
    assert 8 < again.low < 15 < again.high < 22


def test_sets_that_nobody_could_give_leave_every_coefficient_undefined() -> None:
    nothing = sets_in([], 3, 2)
    assert set_alpha(nothing).value is None
    assert {each.value for each in set_coefficients(nothing).values()} == {None}
    few = sets_in([{(b"\x80", b"\x00"): 2, (b"\x80", b"\x80"): 3}], 3, 2)
    assert (few.values, set_coefficients(few)["percent"].value) == (4, 0.6)
    assert coefficients(patterns_of([[0], [0], [1]]), 2)["cohen_kappa"].reason == TWO_CODERS


def test_words_of_krippendorff() -> None:
    assert [dependable(value) for value in (0.8, 0.799, 0.667, 0.66)] == [
        "dependable",
        "tentative",
        "tentative",
        "weak",
    ]


def test_a_number_that_often_did_not_exist_is_shaky() -> None:
    units = {"alpha": Coefficient(0.9, 50), "percent": Coefficient(0.9, 50)}
    interval = Interval(0.1, 1.0, IntervalKind.BOOTSTRAP, 60)
    (remark,) = remarks_on(units, interval, 20, 50, 100)
    assert (remark.code, remark.facts) == ("shaky", {"defined": 60, "resamples": 100})


def test_places_are_where_not_everybody_marked_the_same_most_text_first() -> None:
    everybody = {named("D"): {named("A"), named("B"), named("C")}}
    made = [
        mark("A", "x", 0, 10),
        mark("B", "x", 0, 10),
        mark("C", "x", 0, 10),
        mark("A", "x", 20, 30),
        mark("B", "x", 22, 30),
        mark("C", "x", 20, 30),
        mark("A", "x", 50, 90),
        mark("B", "x", 50, 70),
        mark("A", "x", 0, 5, document="E"),
    ]
    first, second = places(made, everybody)
    assert (first.span.start, first.missing, first.characters) == (50, {named("C")}, 40)
    assert (second.span.start, second.missing, second.characters) == (20, frozenset(), 2)


def _about(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-9)


def _tuples(patterns: Patterns) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    return tuple(map(tuple, patterns.said.tolist())), tuple(patterns.times.tolist())
