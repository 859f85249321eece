"""Two coders side by side: rows per code, and places to talk about."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.comparing import DifferenceKind, DocumentUnits, compared
from coding.sentences import carried
from coding.unitizing import marked
from corpora.spans import Span
from tests.unit.coding.making import SENTENCES, TEXT, mark, named

ANNE, BEA = named("Anne"), named("Bea")
TEXTS = {named("D"): DocumentUnits(len(TEXT), SENTENCES)}
CODES = [named("monitoren"), named("personeel"), named("context")]


def comparison(*codings, texts=TEXTS):
    return compared(ANNE, BEA, codings, texts, CODES)


def row(result, code):
    return next(row for row in result.codes if row.code_id == named(code))


def shown(result):
    return [(d.kind.value, d.span.start, d.span.end, d.characters) for d in result.differences]


def sentences_of(*spans, share=0.5):
    return carried(marked(spans), np.array([(s.start, s.end) for s in SENTENCES]), share).tolist()


def test_a_few_words_inside_a_long_sentence_count_for_that_sentence():
    assert sentences_of(Span(20, 25)) == [1, 0, 0]


def test_a_mark_that_runs_a_little_over_the_border_does_not_carry_the_neighbour_along():
    assert sentences_of(Span(0, 52)) == [1, 0, 0]


def test_a_mark_over_two_sentences_counts_for_both_when_it_holds_half_of_each():
    assert sentences_of(Span(10, 69)) == [1, 1, 0]


def test_two_small_marks_that_together_are_half_of_a_sentence_count():
    assert sentences_of(Span(20, 54)) == [1, 0, 0]
    assert sentences_of(Span(20, 54), Span(63, 90)) == [1, 1, 1]


def test_white_space_between_sentences_belongs_to_no_sentence():
    assert sentences_of(Span(47, 48)) == [0, 0, 0]


def test_the_share_can_be_made_stricter():
    assert sentences_of(Span(24, 70)) == [1, 1, 0]
    assert sentences_of(Span(24, 70), share=0.9) == [0, 1, 0]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 106), st.integers(1, 60)), max_size=5), st.integers(1, 106))
def test_no_mark_that_touches_a_sentence_vanishes(marks, at):
    spans = [Span(start, min(107, start + length)) for start, length in marks]
    carries = sentences_of(*spans)
    for mark_ in marked(spans):
        met = [number for number, sentence in enumerate(SENTENCES) if sentence.overlaps(mark_.span)]
        assert not met or any(carries[number] for number in met)


def test_each_code_is_counted_on_sentences_and_on_characters():
    result = comparison(mark("Anne", "monitoren", 0, 69), mark("Bea", "monitoren", 0, 47))
    monitoring = row(result, "monitoren")
    assert (result.sentences, result.characters) == (3, 108)
    assert (monitoring.both, monitoring.only_first, monitoring.only_second, monitoring.neither) == (47, 22, 0, 39)
    assert monitoring.percent.value == pytest.approx(2 / 3)
    assert monitoring.kappa.value == pytest.approx(0.4)
    assert monitoring.kappa.n == 3
    assert monitoring.u_alpha.n == 108
    assert 0 < monitoring.u_alpha.value < 1
    assert (monitoring.fragments_first, monitoring.fragments_second) == (1, 1)


def test_a_code_that_nobody_used_has_a_reason_and_no_number():
    unused = row(comparison(mark("Anne", "monitoren", 0, 47)), "personeel")
    assert {c.value for c in (unused.kappa, unused.percent, unused.u_alpha)} == {None}
    assert {c.reason for c in (unused.kappa, unused.percent, unused.u_alpha)} == {"never-used"}
    assert unused.neither == 108


def test_all_codes_together_leave_out_the_codes_that_nobody_used():
    both = [mark(coder, "monitoren", 0, 47) for coder in ("Anne", "Bea")]
    result = comparison(*both, mark("Anne", "context", 70, 107))
    assert result.overall.percent.value == pytest.approx(5 / 6)
    assert result.overall.kappa.n == 6
    assert comparison().overall.kappa.reason == "never-used"


def test_other_coders_codes_and_documents_are_left_out():
    others = [
        mark("Cor", "monitoren", 0, 47),
        mark("Anne", "onbekend", 0, 47),
        mark("Anne", "monitoren", 0, 47, document="ander"),
    ]
    assert comparison(*others) == comparison()


def test_without_any_text_nothing_is_compared():
    result = comparison(texts={})
    assert (result.sentences, result.characters, result.differences) == (0, 0, ())


def test_a_coding_past_the_end_of_its_document_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="past the end"):
        comparison(mark("Anne", "monitoren", 100, 120))


def test_marks_at_the_end_of_one_document_and_the_start_of_the_next_stay_two():
    texts = {named(name): DocumentUnits(10, (Span(0, 10),)) for name in "DE"}
    marks = [
        mark(coder, "monitoren", *span, document=document)
        for coder in ("Anne", "Bea")
        for document, span in (("D", (5, 10)), ("E", (0, 5)))
    ]
    joined = {named("D"): DocumentUnits(20, (Span(0, 20),))}
    other = [*marks[:3], mark("Bea", "monitoren", 0, 4, document="E")]
    one_text = [mark("Anne", "monitoren", 5, 15), mark("Bea", "monitoren", 5, 14)]
    apart, together = comparison(*other, texts=texts), comparison(*one_text, texts=joined)
    assert row(apart, "monitoren").both == row(together, "monitoren").both == 9
    assert row(apart, "monitoren").u_alpha.value != pytest.approx(row(together, "monitoren").u_alpha.value)


def test_a_mark_without_a_counterpart_is_missing():
    result = comparison(mark("Anne", "monitoren", 0, 47), mark("Bea", "personeel", 70, 107))
    assert shown(result) == [("missing", 0, 47, 47), ("missing", 70, 107, 37)]
    assert [(d.first is None, d.second is None) for d in result.differences] == [(False, True), (True, False)]


def test_the_same_code_with_other_borders_is_a_difference_in_borders():
    first, second = mark("Anne", "monitoren", 0, 47), mark("Bea", "monitoren", 10, 69)
    result = comparison(first, second)
    assert shown(result) == [("boundary", 0, 69, 32)]
    assert (result.differences[0].first, result.differences[0].second) == (first, second)


def test_cutting_the_same_text_into_more_pieces_is_no_difference():
    pieces = mark("Anne", "monitoren", 0, 20), mark("Anne", "monitoren", 20, 40), mark("Anne", "monitoren", 15, 47)
    assert comparison(*pieces, mark("Bea", "monitoren", 0, 47)).differences == ()


def test_another_code_at_the_same_place_is_a_difference_in_code():
    first, second = mark("Anne", "monitoren", 0, 47), mark("Bea", "context", 5, 47)
    (difference,) = comparison(first, second).differences
    assert (difference.kind, difference.span) == (DifferenceKind.CODE, Span(0, 47))
    assert (difference.first, difference.second) == (first, second)


def test_another_code_is_no_counterpart_when_both_coders_used_it_there():
    both = [mark(coder, "context", 0, 47) for coder in ("Anne", "Bea")]
    assert shown(comparison(*both, mark("Anne", "monitoren", 0, 47))) == [("missing", 0, 47, 47)]


def test_places_that_only_just_touch_on_each_other_are_not_a_difference_in_code():
    result = comparison(mark("Anne", "monitoren", 0, 30), mark("Bea", "context", 28, 60))
    assert [d.kind for d in result.differences] == [DifferenceKind.MISSING, DifferenceKind.MISSING]


def test_marks_are_paired_one_to_one_with_the_largest_overlap_first():
    anne = mark("Anne", "monitoren", 0, 40)
    near, far = mark("Bea", "context", 0, 38), mark("Bea", "personeel", 20, 40)
    code, missing = comparison(anne, far, near).differences
    assert (code.kind, code.first, code.second) == (DifferenceKind.CODE, anne, near)
    assert (missing.kind, missing.first, missing.second) == (DifferenceKind.MISSING, None, far)


def test_the_worst_difference_comes_first():
    codings = [
        mark("Anne", "monitoren", 0, 100),
        mark("Bea", "monitoren", 0, 30),
        mark("Anne", "context", 0, 10),
        mark("Bea", "personeel", 40, 60),
        mark("Anne", "personeel", 80, 90),
        mark("Bea", "personeel", 80, 93),
    ]
    assert shown(comparison(*codings)) == [
        ("missing", 40, 60, 20),
        ("missing", 0, 10, 10),
        ("boundary", 0, 100, 70),
        ("boundary", 80, 93, 3),
    ]


marks = st.lists(
    st.tuples(
        st.sampled_from(["Anne", "Bea"]),
        st.sampled_from(["monitoren", "personeel", "context"]),
        st.integers(0, 90),
        st.integers(1, 17),
    ).map(lambda m: mark(m[0], m[1], m[2], m[2] + m[3])),
    max_size=12,
    unique_by=lambda coding: coding.id,
)


@settings(deadline=None)
@given(marks, st.randoms())
def test_the_order_in_which_codings_arrive_does_not_matter(codings, random):
    shuffled = random.sample(codings, len(codings))
    assert comparison(*codings) == comparison(*shuffled)


@settings(deadline=None)
@given(marks)
def test_changing_places_swaps_first_and_second_and_nothing_else(codings):
    one, other = comparison(*codings), compared(BEA, ANNE, codings, TEXTS, CODES)
    for mine, theirs in zip(one.codes, other.codes, strict=True):
        assert (mine.both, mine.only_first, mine.neither) == (theirs.both, theirs.only_second, theirs.neither)
        assert mine.kappa.value == pytest.approx(theirs.kappa.value)
        assert mine.u_alpha.value == pytest.approx(theirs.u_alpha.value)
        assert mine.both + mine.only_first + mine.only_second + mine.neither == len(TEXT)
    assert sorted((d.kind, d.span) for d in one.differences) == sorted((d.kind, d.span) for d in other.differences)


@settings(deadline=None)
@given(marks)
def test_every_character_that_only_one_coder_marked_is_inside_a_difference(codings):
    result = comparison(*codings)
    told = {
        (coding.code_id, at)
        for difference in result.differences
        for coding in (difference.first, difference.second)
        if coding
        for at in range(difference.span.start, difference.span.end)
    }
    for coding in codings:
        covered = set(
            chain.from_iterable(
                range(c.span.start, c.span.end)
                for c in codings
                if c.coder_id != coding.coder_id and c.code_id == coding.code_id
            )
        )
        alone = {(coding.code_id, at) for at in range(coding.span.start, coding.span.end) if at not in covered}
        assert alone <= told
