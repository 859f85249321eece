"""Printed numbers that cannot be: p too large for what stands beside it, percentages under a row with their n."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.coefficientchecks import as_large_as, highest_p
from corpora.sheets import read_grid
from corpora.tablechecks import checks, possible
from corpora.tables import table_of
from tests.examples import examples


def remarks(text: str) -> dict[str, object]:
    return {code: facts["rows"] for code, facts in checks(table_of("t.csv", read_grid("t.csv", text.encode())))}


@pytest.mark.parametrize(
    ("b", "se", "p", "fine"),
    [
        ("3,0", "1,0", "0,60", False),
        ("3,0", "1,0", "0,20", True),  # a t with one degree of freedom
        ("3,0", "1,0", "> 0,05", True),
        ("30,0", "0,1", "> 0,05", False),
        ("30,0", "0,1", "< 0,05", True),
        ("0,1", "3,0", "0,97", True),
        ("0,0", "0", "1,00", True),
        ("30,0", "0,1", "n.s.", True),
    ],
)
def test_a_p_is_too_large_when_no_degrees_of_freedom_make_it_so(b: str, se: str, p: str, *, fine: bool) -> None:
    highest = highest_p(b, se)
    assert highest is not None
    assert as_large_as(p, highest) is fine


def test_too_small_and_too_large_are_told_apart() -> None:
    text = "predictor;B;se;p\nleeftijd;3,4;1,5;<0,01\nomvang;3,0;1,0;0,60\nrust;3,0;1,0;0,003\ntaal;-;1,0;0,5\n"
    assert remarks(text) == {
        "impossible-p": "2: 3,4 / 1,5, p <0,01 (≥ 0.017)",
        "impossible-large-p": "3: 3,0 / 1,0, p 0,60 (≤ 0.22)",
    }
    assert highest_p("veel", "1") is None


def test_percentages_under_a_row_with_their_n_are_checked() -> None:
    head = "maatregel;tekort;verloop\n(n volgens kop);8;21\n"
    assert remarks(f"{head}Coaching;75;61\nBezoek;88;43\nRust;50;0\n") == {"impossible-percentages": "3: 61 (n = 21)"}
    assert remarks(f"{head}Coaching;75;62\nBezoek;88;43\n") == {}


def test_numbers_that_may_be_counts_are_not_judged() -> None:
    assert remarks("maatregel;tekort;verloop\nn;8;21\nCoaching;5;13\nBezoek;8;20\n") == {}
    assert remarks("maatregel;tekort;verloop\nNoord;8;21\nCoaching;75;61\n") == {}


@given(st.integers(1, 60), st.integers(0, 1000), st.integers(0, 1))
@settings(max_examples=examples(100))
def test_a_percentage_is_possible_where_some_whole_number_prints_as_it(n: int, tenths: int, places: int) -> None:
    share, half = Fraction(tenths, 10 if places else 1), Fraction(1, 2 * 10**places)
    by_hand = any(abs(Fraction(100 * k, n) - share) <= half for k in range(n + 1))
    assert possible(float(share), n, places) is by_hand
