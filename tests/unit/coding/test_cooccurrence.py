"""Codes and categories that stand together: counted fast, and the same as counted by hand."""

from itertools import combinations, pairwise
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.cooccurrence import Strength, readable, together
from coding.cooccurrence_counting import How, Meet, Rows, counted
from coding.meetings import places
from corpora.spans import Span
from tests.examples import examples
from tests.unit.coding.making import mark, named

CODES = ("a", "b", "c", "d")
SUBJECTS = Rows.made({named(code): [number] for number, code in enumerate(CODES)})


def by_document(codings):
    found = {}
    for coding in codings:
        found.setdefault(coding.document_id, []).append(coding)
    return found


def met(codings, how=None, bounds=None, rows=SUBJECTS, size=4):
    return together(counted(by_document(codings), rows, how or How(), bounds).values(), size)


def pairs(*args, **options):
    return {(pair.first, pair.second): pair for pair in met(*args, **options).pairs()}


def standing(coding, how, bounds, every):
    """The positions at which a coding stands, as the definition says."""
    if how.meet is Meet.SAME:
        return {every.index(coding.span)}
    if how.meet is Meet.OVERLAP:
        return set(range(coding.span.start, coding.span.end))
    touched = {n for n, span in enumerate(bounds) if span.overlaps(coding.span)}
    if how.meet is Meet.TURN:
        return touched
    rows = range(max(len(bounds) - how.sentences, 1))
    return {row for row in rows if touched & set(range(row, row + how.sentences + 1))}


def unbroken(positions, how):
    if how.meet in (Meet.SAME, Meet.TURN):
        return len(positions)
    return sum(1 for before, here in pairwise([-9, *sorted(positions)]) if here > before + 1)


marks = st.lists(
    st.builds(
        lambda who, code, start, long, document: mark(who, code, start, start + long, document=document),
        st.sampled_from(("Anne", "Bea")),
        st.sampled_from((*CODES, "elders")),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(("D", "E")),
    ),
    max_size=16,
)
cuts = st.lists(st.integers(1, 9), max_size=9)
hows = st.builds(How, st.sampled_from(Meet), st.integers(0, 3))


def bounds_of(lengths):
    ends = np.cumsum([0, *lengths])
    return [Span(int(start) + (n % 2), int(end)) for n, (start, end) in enumerate(pairwise(ends)) if end > start + 1]


@settings(max_examples=examples(300))
@given(marks, hows, cuts, cuts)
def test_any_codings_stand_together_as_the_definition_says(codings, how, one, other):
    bounds = {named("D"): bounds_of(one), named("E"): bounds_of(other)}
    alone, shared, carried = {}, {}, 0
    for document_id, some in by_document(codings).items():
        known = [coding for coding in some if coding.code_id.int in SUBJECTS.of]
        every = sorted({coding.span for coding in known})
        at = {
            number: set().union(
                *(standing(each, how, bounds[document_id], every) for each in known if each.code_id == named(code)), ()
            )
            for number, code in enumerate(CODES)
        }
        carried += len(set().union(*at.values()))
        for number, positions in at.items():
            alone[number] = alone.get(number, 0) + len(positions)
        for first, second in combinations(at, 2):
            both = at[first] & at[second]
            if both:
                before = shared.get((first, second), (0, 0, 0))
                shared[first, second] = (before[0] + unbroken(both, how), before[1] + 1, before[2] + len(both))
    result = met(codings, how, bounds)
    assert result.positions == carried
    assert list(result.stands) == [alone.get(number, 0) for number in range(len(CODES))]
    found = {(pair.first, pair.second): pair for pair in result.pairs()}
    assert set(found) == set(shared)
    for ends, (unbroken_ones, in_documents, positions) in shared.items():
        pair = found[ends]
        assert (pair.places, pair.documents) == (unbroken_ones, in_documents)
        either = alone[ends[0]] + alone[ends[1]] - positions
        assert pair.jaccard == pytest.approx(positions / either)
        if positions == carried:
            assert pair.npmi is None
        else:
            chance = log(positions * carried / (alone[ends[0]] * alone[ends[1]]))
            assert pair.npmi == pytest.approx(chance / -log(positions / carried))


@settings(max_examples=examples(60))
@given(marks)
def test_overlapping_places_are_those_that_open_their_quotes(codings):
    by_code = {code: [coding for coding in codings if coding.code_id == named(code)] for code in CODES}
    expected = {(CODES.index(one), CODES.index(other)): len(found) for (one, other), found in places(by_code).items()}
    assert {ends: pair.places for ends, pair in pairs(codings).items()} == expected


def test_two_coders_on_one_place_count_once():
    both = [mark(who, code, 0, 20) for who in ("Anne", "Bea") for code in ("a", "b")]
    for meet in (Meet.SAME, Meet.OVERLAP):
        assert pairs(both, How(meet))[0, 1].places == 1


def test_marks_that_overlap_are_not_the_same_fragment():
    codings = [mark("Anne", "a", 0, 20), mark("Anne", "b", 10, 20), mark("Anne", "c", 10, 20)]
    assert set(pairs(codings, How(Meet.SAME))) == {(1, 2)}
    assert set(pairs(codings)) == {(0, 1), (0, 2), (1, 2)}


def test_a_turn_counts_however_far_apart_its_marks_are():
    turns = {named("D"): [Span(0, 40), Span(41, 60)]}
    codings = [mark("Anne", "a", 0, 5), mark("Anne", "b", 30, 35), mark("Anne", "c", 41, 45)]
    assert set(pairs(codings, How(Meet.TURN), turns)) == {(0, 1)}


def test_sentences_further_apart_than_asked_do_not_meet():
    sentences = {named("D"): [Span(n * 10, n * 10 + 9) for n in range(6)]}
    codings = [mark("Anne", "a", 0, 5), mark("Anne", "b", 22, 25)]
    assert not pairs(codings, How(Meet.NEAR, 1), sentences)
    assert pairs(codings, How(Meet.NEAR, 2), sentences)[0, 1].documents == 1


def test_text_outside_every_turn_meets_nothing():
    codings = [mark("Anne", "a", 0, 5), mark("Anne", "b", 0, 5)]
    assert not pairs(codings, How(Meet.TURN), {})


def test_a_code_in_two_categories_counts_for_both():
    rows = Rows.made({named("a"): [0, 1], named("b"): [1], named("c"): []})
    codings = [mark("Anne", "a", 0, 5), mark("Anne", "b", 3, 8), mark("Anne", "c", 0, 9)]
    result = met(codings, rows=rows, size=2)
    assert list(result.stands) == [5, 8]
    assert [(pair.places, pair.jaccard) for pair in result.pairs()] == [(1, 5 / 8)]


def test_always_together_is_as_strong_as_can_be():
    everywhere = next(iter(pairs([mark("Anne", "a", 0, 5), mark("Anne", "b", 0, 5)]).values()))
    assert everywhere.npmi is None
    assert [everywhere.by(strength) for strength in Strength] == [1, 1.0, 1.0]
    apart = [mark("Anne", "a", 0, 5), mark("Anne", "b", 0, 5), mark("Anne", "c", 10, 20)]
    assert pairs(apart)[0, 1].npmi == pytest.approx(1)


def test_nothing_coded_is_nothing_together():
    for how in map(How, Meet):
        result = met([], how)
        assert (list(result.pairs()), result.positions, list(result.places)) == ([], 0, [0] * 4)


def test_one_document_more_changes_nothing_in_the_others():
    codings = [mark("Anne", code, n, n + 9, document=str(n % 7)) for n in range(60) for code in CODES[: 1 + n % 4]]
    whole = counted(by_document(codings), SUBJECTS, How())
    some = counted({named("3"): by_document(codings)[named("3")]}, SUBJECTS, How())
    assert whole[named("3")].shared.tolist() == some[named("3")].shared.tolist()


def test_pairs_among_some_subjects_alone():
    result = met([mark("Anne", code, 0, 9) for code in CODES])
    assert [(pair.first, pair.second) for pair in result.pairs(result.among({0, 2, 3}))] == [(0, 2), (0, 3), (2, 3)]


def test_a_first_threshold_leaves_what_can_be_read():
    assert readable(np.array([])) == 0
    assert readable(np.array([3.0, 1.0, np.nan])) == 1
    assert readable(np.arange(100.0), most=40) == 60
    assert readable(np.array([1.0] * 50 + [2.0] * 45), most=40) == 2
    assert readable(np.array([1.0] * 50 + [2.0] * 30), most=40) == 2


def test_many_documents_are_counted_in_batches():
    codings = [mark("Anne", code, n, n + 9, document=str(n)) for n in range(30) for code in ("a", "b")]
    apart = together(counted(by_document(codings), SUBJECTS, How(), at_once=3).values(), 4)
    assert apart.shared.tolist() == met(codings).shared.tolist() == [270]
