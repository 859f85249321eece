"""Groups of documents compared: exact, repeatable, and silent where documents are few."""

from itertools import combinations, product
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coding.joint import Joint
from coding.joint_comparing import joint
from coding.joint_tests import DRAWS, is_drawn
from corpora.refusal import Refusal
from tests.unit.coding.joint_making import Row, apart, compared, in_pairs, only, read, written

LOW, HIGH = [5, 3, 0, 8, 2], [1, 0, 0, 2, 1, 0]


def divided(low: list[int], high: list[int]) -> float:
    """Every division of the documents over the groups, one by one."""
    every, observed = low + high, mean(low) - mean(high)
    found = []
    for chosen in combinations(range(len(every)), len(low)):
        one = [every[n] for n in chosen]
        other = [value for n, value in enumerate(every) if n not in chosen]
        found.append(mean(one) - mean(other))
    above = sum(each >= observed - 1e-9 for each in found)
    below = sum(each <= observed + 1e-9 for each in found)
    return min(1.0, 2 * min(above, below) / len(found))


def test_documents_apart_are_compared_by_every_division_of_them() -> None:
    row = only(compared(apart(LOW, HIGH)))
    assert row.documents_with_code == {"laag": 4, "hoog": 3}
    assert row.fragments == {"laag": 18, "hoog": 4}
    assert row.median_per_1000_words == {"laag": 3.0, "hoog": 0.5}
    assert row.permutation_p == pytest.approx(divided(LOW, HIGH), abs=1e-12)
    assert row.fisher_p == pytest.approx(stats.fisher_exact([[4, 3], [1, 3]]).pvalue)
    assert row.cliffs_delta == pytest.approx(2 * stats.mannwhitneyu(LOW, HIGH).statistic / 30 - 1)
    assert (row.sign_flip_p, row.sign_test_p) == (None, None)
    assert row.dominance == pytest.approx(8 / 22)


def test_the_p_of_divisions_is_that_of_scipy() -> None:
    row = only(compared(apart(LOW, HIGH)))
    known = stats.permutation_test(
        (LOW, HIGH), lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis), vectorized=True, n_resamples=10**6
    )
    assert row.permutation_p == pytest.approx(known.pvalue)


def test_documents_under_both_groups_are_compared_as_pairs() -> None:
    low, high = [5, 3, 1, 8, 2, 4, 0], [1, 3, 0, 2, 3, 0, 0]
    found = compared(in_pairs(low, high))
    row, differences = only(found), [a - b for a, b in zip(low, high, strict=True)]
    turned = [sum(s * d for s, d in zip(signs, differences, strict=True)) for signs in product((1, -1), repeat=7)]
    extreme = sum(abs(each) >= abs(sum(differences)) for each in turned)
    assert (found.paired, found.pairs, found.smallest_attainable_p) == (True, 7, 2 / 2**7)
    assert row.sign_flip_p == pytest.approx(extreme / 2**7)
    assert row.sign_test_p == pytest.approx(stats.binomtest(4, 5).pvalue)
    assert (row.fisher_p, row.permutation_p) == (None, None)
    assert found.withheld == ()


def test_pairs_are_never_tested_as_if_they_were_apart_even_when_everything_is_asked() -> None:
    row = only(compared(in_pairs([5, 3], [1, 0]), everything=True))
    assert row.sign_flip_p == 0.5
    assert (row.fisher_p, row.permutation_p, row.boschloo_p) == (None, None, None)


@pytest.mark.parametrize("each", [1, 2, 3])
def test_below_four_documents_a_group_nothing_is_tested(each: int) -> None:
    found = compared(apart([3] * each, [0] * 9))
    row = only(found)
    assert [code for code, _ in found.withheld] == ["few-documents"]
    assert found.withheld[0][1]["p"] == found.smallest_attainable_p
    assert [row.fisher_p, row.permutation_p, row.bh_p, row.risk_difference, row.cliffs_delta] == [None] * 5
    assert row.fragments == {"laag": 3 * each, "hoog": 0}
    assert only(compared(apart([3] * each, [0] * 9), everything=True)).fisher_p is not None


def test_below_six_pairs_nothing_is_tested() -> None:
    few, enough = (compared(in_pairs([3] * n, [1] * n)) for n in (5, 6))
    assert ([code for code, _ in few.withheld], only(few).sign_flip_p) == (["few-pairs"], None)
    assert (enough.withheld, only(enough).sign_flip_p) == ((), 2 / 64)


def test_from_ten_documents_a_group_more_is_shown() -> None:
    nine, ten = (only(compared(apart([1, 0, 2] * 4, [0, 0, 1] * 3 + [0] * more))) for more in (0, 1))
    assert (nine.boschloo_p, nine.odds_ratio, nine.cramers_v) == (None, None, None)
    known = stats.boschloo_exact([[8, 3], [4, 7]]).pvalue
    assert ten.boschloo_p == pytest.approx(known)
    assert ten.odds_ratio is not None


def test_the_family_is_every_code_of_the_table() -> None:
    rows = [*apart(LOW, HIGH), *apart([1] * 5, [1] * 6, code="overal"), *apart([0] * 5, [2] * 6, code="alleen hoog")]
    found = compared(rows)
    ps = [row.permutation_p for row in found.rows]
    assert found.family == 3
    assert [row.bh_p for row in found.rows] == pytest.approx(stats.false_discovery_control(ps))
    assert ps[1] == 1.0


def test_many_documents_are_drawn_and_a_seed_repeats_them_to_the_digit() -> None:
    rows = apart([n % 5 for n in range(16)], [n % 3 for n in range(15)])
    found, again, other = (only(compared(rows, seed=seed)).permutation_p for seed in (7, 7, 8))
    assert is_drawn(16, 15, paired=False)
    assert compared(rows).drawn
    assert found == again != other
    known = stats.permutation_test(
        ([n % 5 for n in range(16)], [n % 3 for n in range(15)]),
        lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis),
        vectorized=True,
        n_resamples=DRAWS,
        rng=3,
    ).pvalue
    assert found == pytest.approx(known, abs=0.02)


def test_many_pairs_are_drawn_too() -> None:
    low, high = [n % 4 for n in range(40)], [n % 3 for n in range(40)]
    found, fewer = compared(in_pairs(low, high)), compared(in_pairs(low[:24], high[:24]))
    assert (found.drawn, fewer.drawn) == (True, False)
    assert only(found).sign_flip_p == only(compared(in_pairs(low, high))).sign_flip_p
    known = stats.permutation_test(
        (low, high),
        lambda x, y, axis: (x - y).mean(axis=axis),
        vectorized=True,
        permutation_type="samples",
        n_resamples=DRAWS,
        rng=3,
    ).pvalue
    assert only(found).sign_flip_p == pytest.approx(known, abs=0.02)


@pytest.mark.parametrize("sizes", [(40, 8), (8, 40), (24, 24)])
def test_groups_that_change_places_have_the_same_p_also_when_it_is_drawn(sizes: tuple[int, int]) -> None:
    low, high = [n % 5 for n in range(sizes[0])], [n % 3 for n in range(sizes[1])]
    assert only(compared(apart(low, high))).permutation_p == only(compared(apart(high, low))).permutation_p


def test_one_conversation_that_carries_a_code_is_named() -> None:
    found = compared(apart([30, 1, 1, 1], [1, 0, 1, 0]))
    assert ("dominated", {"n": 1, "codes": "k"}) in found.notes
    assert compared(apart([3, 0, 0, 0], [0, 0, 0, 1])).notes[0][0] == "dominated"
    assert compared(apart([2, 0, 0, 0], [0, 0, 0, 1])).notes == ()
    alone = compared(apart([30, 0, 0, 0], [0, 0, 0, 0]))
    assert alone.notes == (("one-document", {"document": "laag 00"}),)
    assert only(alone).dominance == 1.0
    assert only(alone).permutation_p == 1.0


def test_without_one_document_an_effect_moves_between_these() -> None:
    row = only(compared(apart(LOW, HIGH)))
    deltas = [2 * stats.mannwhitneyu(LOW[:n] + LOW[n + 1 :], HIGH).statistic / 24 - 1 for n in range(5)]
    deltas += [2 * stats.mannwhitneyu(LOW, HIGH[:n] + HIGH[n + 1 :]).statistic / 25 - 1 for n in range(6)]
    assert row.without_one["cliffs_delta"] == pytest.approx((min(deltas), max(deltas)))
    assert row.without_one["risk_difference"] == pytest.approx((4 / 5 - 3 / 5, 4 / 4 - 3 / 6))


def test_without_one_pair_an_effect_moves_between_these() -> None:
    low, high = [5, 3, 1, 8, 2, 4], [1, 3, 0, 2, 3, 0]
    row = only(compared(in_pairs(low, high)))
    left = [(low[:n] + low[n + 1 :], high[:n] + high[n + 1 :]) for n in range(6)]
    deltas = [2 * stats.mannwhitneyu(*pair).statistic / 25 - 1 for pair in left]
    assert row.without_one["cliffs_delta"] == pytest.approx((min(deltas), max(deltas)))


def test_a_document_of_which_the_words_are_unknown_counts_for_presence_alone() -> None:
    rows = [*apart([1, 2, 3, 4, 9], [0, 0, 1, 1]), ("zonder", "hoog", "", "k", 5)]
    found = compared(rows)
    assert found.documents == {"laag": 5, "hoog": 5}
    assert only(found).documents_with_code == {"laag": 5, "hoog": 3}
    assert only(found).median_per_1000_words == {"laag": 3.0, "hoog": 0.5}
    assert only(found).permutation_p == only(compared(rows[:-1])).permutation_p
    assert found.notes == (("without-words", {"n": 1}),)
    without = compared([(document, group, 0, code, n) for document, group, _, code, n in rows])
    assert [code for code, _ in without.withheld] == ["few-with-words"]
    assert only(without).fisher_p is not None
    assert only(without).median_per_1000_words == {"laag": None, "hoog": None}
    assert only(compared(apart([1] * 5, [2] * 5, words=0), everything=True)).permutation_p is None


def test_who_speaks_about_one_group_only_is_in_no_pair() -> None:
    rows = [*in_pairs([3] * 6, [1] * 6), ("alleen laag", "laag", 500, "k", 4)]
    found = compared(rows)
    assert (found.documents, found.pairs) == ({"laag": 7, "hoog": 6}, 6)
    assert only(found).sign_flip_p == 2 / 64
    assert ("without-partner", {"n": 1}) in found.notes


def test_one_group_or_three_are_counted_but_not_compared() -> None:
    one = compared(apart([1, 2, 3, 4, 5], []))
    three = compared([*apart(LOW, HIGH), ("midden 1", "midden", 1000, "k", 2)])
    for found, why in ((one, "one-group"), (three, "groups")):
        assert [code for code, _ in found.withheld] == [why]
        assert found.smallest_attainable_p is None
        row = only(found)
        assert [row.fisher_p, row.permutation_p, row.bh_p, row.risk_difference, row.log_odds] == [None] * 5
    assert three.documents == {"laag": 5, "hoog": 6, "midden": 1}
    assert only(three).fragments["midden"] == 2


def test_a_code_nobody_used_and_one_that_all_use_alike_have_no_difference() -> None:
    rows = [*apart([0] * 5, [0] * 5), *apart([2] * 5, [2] * 5, code="overal")]
    never, always = compared(rows).rows
    for row in (never, always):
        assert (row.permutation_p, row.fisher_p, row.cliffs_delta) == (1.0, 1.0, 0.0)
        assert row.risk_difference is not None
        assert row.risk_difference[0] == 0
    assert (never.dominance, never.log_odds) == (None, None)
    pairs = only(compared(in_pairs([2] * 7, [2] * 7)))
    assert (pairs.sign_flip_p, pairs.sign_test_p) == (1.0, 1.0)


def test_low_stands_before_high_and_other_groups_as_they_come() -> None:
    upside_down = "document;groep;woorden;code;segmenten\nb;Hoog;10;k;1\na;Laag;10;k;0\n"
    assert read(upside_down).groups == ("Laag", "Hoog")
    assert read("document,group,words,code,fragments\nb,north,10,k,1\na,south,10,k,0\n").groups == ("north", "south")
    assert joint(read(upside_down)).first_minus == ("Laag", "Hoog")


def test_a_table_of_documents_without_any_code_has_no_rows() -> None:
    found = compared([(f"d{n}", "laag" if n % 2 else "hoog", 900, "", "") for n in range(10)])
    assert (found.documents, found.rows, found.family) == ({"laag": 5, "hoog": 5}, (), 0)
    assert found.written()["codes"] == {}


def test_a_seed_below_zero_is_refused() -> None:
    with pytest.raises(Refusal, match="joint-seed"):
        compared(apart(LOW, HIGH), seed=-1)


counts = st.lists(st.integers(0, 6), min_size=4, max_size=5)


def numbers(found: Joint) -> tuple[object, ...]:
    row = only(found)
    return (row.permutation_p, row.sign_flip_p, row.sign_test_p, row.fisher_p, row.cliffs_delta, row.risk_difference)


@given(counts, counts)
def test_the_order_of_rows_and_the_names_of_documents_change_nothing(low: list[int], high: list[int]) -> None:
    rows = apart(low, high)
    mixed = [rows[0], *rows[:0:-1]]
    renamed: list[Row] = [(f"x{len(rows) - n}", *row[1:]) for n, row in enumerate(rows)]  # type: ignore[misc]
    assert numbers(compared(rows)) == numbers(compared(mixed)) == numbers(compared(renamed))


@given(counts, counts)
def test_twice_as_many_words_halve_the_rates_and_change_no_test(low: list[int], high: list[int]) -> None:
    once, twice = (compared(apart(low, high, words=words)) for words in (700, 1400))
    assert numbers(once) == numbers(twice)
    assert only(twice).median_per_1000_words["laag"] == pytest.approx(only(once).median_per_1000_words["laag"] / 2)  # type: ignore[operator]


@given(counts, counts)
def test_groups_that_change_places_turn_every_sign_and_keep_every_p(low: list[int], high: list[int]) -> None:
    one, other = only(compared(apart(low, high))), only(compared(apart(high, low)))
    assert one.permutation_p == pytest.approx(other.permutation_p)
    assert one.fisher_p == pytest.approx(other.fisher_p)
    assert one.cliffs_delta == pytest.approx(-(other.cliffs_delta or 0))
    assert one.risk_difference is not None
    assert other.risk_difference is not None
    low_end, high_end = other.risk_difference[2], other.risk_difference[1]
    assert one.risk_difference == pytest.approx((-other.risk_difference[0], -low_end, -high_end))
    assert -1 <= one.risk_difference[1] <= one.risk_difference[0] <= one.risk_difference[2] <= 1


@given(counts, counts)
def test_every_exact_p_is_that_of_going_through_all_divisions(low: list[int], high: list[int]) -> None:
    assert only(compared(apart(low, high))).permutation_p == pytest.approx(divided(low, high), abs=1e-9)


def test_a_median_is_of_all_documents_also_those_without_the_code() -> None:
    rates = [1000 * n / 800 for n in LOW]
    assert only(compared(apart(LOW, HIGH, words=800))).median_per_1000_words["laag"] == pytest.approx(median(rates))


def test_what_is_written_holds_every_key_a_program_was_promised() -> None:
    found = joint(read(written(apart(LOW, HIGH)))).written()
    assert {"paired", "documents", "smallest_attainable_p", "withheld", "codes"} <= found.keys()
    promised = (
        "documents_with_code fragments median_per_1000_words risk_difference cliffs_delta fisher_p permutation_p "
        "sign_flip_p sign_test_p bh_p log_odds dominance"
    )
    assert set(promised.split()) <= found["codes"]["k"].keys()
