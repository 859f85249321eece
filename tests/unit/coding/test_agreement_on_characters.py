"""u-alpha: the same as counting character by character, whatever the borders."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.unitizing import Continuum, Unit, characters, lined_up, marked, u_alpha
from corpora.spans import Span

VALUES = 2


@st.composite
def coders_units(draw):
    borders = draw(st.lists(st.integers(0, 40), unique=True, max_size=10).map(sorted))
    return tuple(
        Unit(Span(start, end), draw(st.integers(1, VALUES))) for start, end in pairwise(borders) if draw(st.booleans())
    )


texts = st.builds(
    Continuum, length=st.integers(40, 50), coders=st.lists(coders_units(), min_size=2, max_size=4).map(tuple)
)


def by_character(text):
    """u-alpha of one text from its definition, one character at a time."""
    labels = np.zeros((len(text.coders), text.length), int)
    for row, units in zip(labels, text.coders, strict=True):
        for unit in units:
            row[unit.span.start : unit.span.end] = unit.value
    observed = np.zeros((VALUES + 1, VALUES + 1))
    for one in range(len(labels)):
        for other in range(len(labels)):
            if one != other:
                np.add.at(observed, (labels[one], labels[other]), 1 / (len(labels) - 1))
    own = (labels == 0).sum() + sum(len(unit.span) ** 2 for units in text.coders for unit in units)
    totals = observed.sum(axis=1)
    expected = (np.outer(totals, totals).sum() - (totals**2).sum()) / (totals.sum() ** 2 - own)
    return 1 - (1 - np.trace(observed) / totals.sum()) / expected if expected > 0 else None


def same(one, other):
    return one is other is None or one == pytest.approx(other, abs=1e-9)


@settings(deadline=None)
@given(texts)
def test_cutting_at_borders_gives_what_counting_characters_gives(text):
    assert same(u_alpha([text], VALUES).value, by_character(text))


@settings(deadline=None)
@given(texts)
def test_neither_the_order_of_coders_nor_the_names_of_values_matter(text):
    renamed = Continuum(
        text.length, tuple(tuple(Unit(u.span, VALUES + 1 - u.value) for u in units) for units in text.coders[::-1])
    )
    assert same(u_alpha([text], VALUES).value, u_alpha([renamed], VALUES).value)


@settings(deadline=None)
@given(texts, texts)
def test_documents_end_to_end_add_up_and_their_order_does_not_matter(first, second):
    one, other = lined_up(first, VALUES), lined_up(second, VALUES)
    both = one + other
    assert both.characters == first.length + second.length
    assert both.self_pairs == pytest.approx(one.self_pairs + other.self_pairs)
    assert same(u_alpha([first, second], VALUES).value, u_alpha([second, first], VALUES).value)


@settings(deadline=None)
@given(coders_units(), coders_units(), coders_units(), coders_units())
def test_two_documents_are_one_long_text_in_which_no_unit_joins_across_the_border(one, other, third, fourth):
    moved = [tuple(Unit(Span(u.span.start + 40, u.span.end + 40), u.value) for u in units) for units in (third, fourth)]
    apart = u_alpha([Continuum(40, (one, other)), Continuum(40, (third, fourth))], VALUES)
    joined = u_alpha([Continuum(80, (one + moved[0], other + moved[1]))], VALUES)
    assert same(apart.value, joined.value)
    assert apart.n == joined.n == 80


def test_overlapping_and_touching_marks_of_one_code_are_one_unit():
    assert marked([Span(5, 9), Span(0, 4), Span(9, 12), Span(3, 4)]) == (Unit(Span(0, 4)), Unit(Span(5, 12)))


def test_a_text_that_one_coder_never_opened_does_not_count():
    read, unread = Continuum(20, (marked([Span(0, 9)]), ())), Continuum(30, (marked([Span(0, 9)]),))
    assert u_alpha([read, unread]) == u_alpha([read])
    assert u_alpha([unread]).reason == "no-units"
    assert u_alpha([]).reason == "no-units"


def test_two_coders_who_mark_everything_or_nothing_leave_agreement_undefined():
    everything = marked([Span(0, 20)])
    assert u_alpha([Continuum(20, (everything, everything))]).reason == "no-variation"
    assert u_alpha([Continuum(20, ((), ()))]).reason == "no-variation"


def test_marking_the_same_text_is_full_agreement():
    assert u_alpha([Continuum(20, (marked([Span(2, 7)]),) * 3)]).value == 1


def test_characters_are_told_apart_by_who_marked_them():
    assert characters(marked([Span(0, 10)]), marked([Span(6, 12)]), 20).tolist() == [[8, 2], [6, 4]]


def test_units_that_overlap_or_run_past_the_text_are_a_mistake_of_ours():
    for units in ((Unit(Span(0, 5)), Unit(Span(4, 6))), (Unit(Span(8, 21)),)):
        with pytest.raises(ValueError, match="units overlap"):
            u_alpha([Continuum(20, (units, ()))])
