"""Whatever is done to a transcript: every span is where its words went, or it is listed."""

from bisect import bisect_left, bisect_right
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.anchoring import Moved, moved
from corpora.spans import Span
from tests.examples import examples
from tests.unit.corpora_anchoring.editing import Transcript, Word, edited, expected, random_spans, transcript

SENTENCES = [
    "Ja.",
    "Hm.",
    "Precies.",
    "Dat klopt.",
    "Ja, dat klopt.",
    "Nee, dat klopt niet.",
    "Dat weet ik niet.",
    "Wat bedoelt u daarmee?",
    "Het lerarentekort drukt zwaar op de teams.",
    "De bestuurder kijkt elke maand naar de cijfers.",
    "De directeur wisselt vaak, en dat is lastig.",
]
SEEDS = st.integers(0, 10**9)


@settings(max_examples=examples(150), deadline=None)
@given(seed=SEEDS)
def test_no_span_points_at_other_words_than_its_own(seed: int) -> None:
    random = Random(seed)
    first, last = _corrected(random, "idrt")
    _all_true(first, last, random_spans(random, first, 30))


@settings(max_examples=examples(150), deadline=None)
@given(seed=SEEDS)
def test_moved_paragraphs_take_their_spans_along(seed: int) -> None:
    random = Random(seed)
    first, last = _corrected(random, "idrtmm")
    _all_true(first, last, random_spans(random, first, 30, within=True))


@settings(max_examples=examples(100), deadline=None)
@given(seed=SEEDS)
def test_sentences_that_are_said_again_and_again_never_change_places(seed: int) -> None:
    """New words and words put right: which of the equal sentences is which is never in doubt."""
    random = Random(seed)
    first = transcript(random, random.randint(1, 6), SENTENCES)
    last = edited(random, first, random.randint(1, 10), "it")
    for found in moved(first.text, last.text, random_spans(random, first, 30)).moved:
        assert found.new_span == expected(first, last, found.span)


@settings(max_examples=examples(60), deadline=None)
@given(seed=SEEDS)
def test_a_text_that_stays_the_same_moves_nothing(seed: int) -> None:
    random = Random(seed)
    text = transcript(random, 4, SENTENCES).text
    starts = [random.randrange(len(text)) for _ in range(30)]
    spans = [Span(start, random.randint(start + 1, len(text))) for start in starts]
    assert [(each.span, each.new_span) for each in moved(text, text, spans).moved] == [(span, span) for span in spans]


@settings(max_examples=examples(60), deadline=None)
@given(seed=SEEDS)
def test_text_before_and_after_only_shifts_whatever_the_borders_of_a_span(seed: int) -> None:
    random = Random(seed)
    text = transcript(random, 3, None).text
    starts = [random.randrange(len(text)) for _ in range(30)]
    spans = [Span(start, random.randint(start + 1, len(text))) for start in starts]
    found = moved(text, f"Vooraf nog dit.\n\n{text}\n\nTot zover.", spans).moved
    assert [each.new_span for each in found] == [Span(span.start + 17, span.end + 17) for span in spans]


@settings(max_examples=examples(80), deadline=None)
@given(seed=SEEDS)
def test_forth_and_back_is_where_it_was_when_both_borders_were_kept(seed: int) -> None:
    random = Random(seed)
    first, last = _corrected(random, "idt")
    forth = moved(first.text, last.text, random_spans(random, first, 30)).moved
    back = moved(last.text, first.text, [each.new_span for each in forth]).all
    for one, other in zip(forth, back, strict=True):
        if isinstance(other, Moved) and _borders_kept(first, last, one.span):
            assert other.new_span == one.span


@settings(max_examples=examples(80), deadline=None)
@given(seed=SEEDS)
def test_what_is_not_pasted_elsewhere_stays_in_order(seed: int) -> None:
    random = Random(seed)
    first, last = _corrected(random, "idrtm")
    spans = sorted(random_spans(random, first, 40, within=True))
    stayed = [each for each in moved(first.text, last.text, spans).moved if not each.elsewhere]
    starts = [each.new_span.start for each in stayed]
    assert starts == sorted(starts)


@pytest.mark.parametrize("seed", range(2))
def test_thousands_of_spans_in_a_long_transcript(seed: int) -> None:
    random = Random(seed)
    first = transcript(random, 600)
    last = edited(random, first, 400, "idrtm")
    found = _all_true(first, last, random_spans(random, first, 5_000, within=True))
    assert found > 4_500


def _corrected(random: Random, kinds: str) -> tuple[Transcript, Transcript]:
    first = transcript(random, random.randint(1, 8))
    return first, edited(random, first, random.randint(1, 10), kinds)


def _all_true(first: Transcript, last: Transcript, spans: list[Span]) -> int:
    """Check every span against what was truly done; how many were moved with certainty."""
    result = moved(first.text, last.text, spans)
    assert [each.span for each in result.all] == spans
    truth = _Truth(first, last)
    wrong = [each for each in result.moved if not truth.says(each)]
    assert wrong == []
    return len(result.moved)


class _Truth:
    """Where the words of the first text went; fast enough for thousands of questions."""

    def __init__(self, first: Transcript, last: Transcript) -> None:
        self.first, self.last = first.places(), last.places()
        self.place_of = {owner: place for place, word in self.last for owner in word.owners}

    def says(self, found: Moved) -> bool:
        """The new span runs from the first to the last of its words.

        With one exception: where a border word was left out or replaced, the texts do not tell which of the new words
        there stand for it, and which were put in beside it.
        """
        inside = _inside(self.first, found.span)
        places = [self.place_of[owner] for word in inside for owner in word.owners if owner in self.place_of]
        if not places:
            return False
        start, end = min(place.start for place in places), max(place.end for place in places)
        return self._same(found.new_span.start, start, inside[0]) and self._same(found.new_span.end, end, inside[-1])

    def _same(self, one: int, other: int, border: Word) -> bool:
        if one == other:
            return True
        known = {owner for _, word in self.last for owner in word.owners if not word.new}
        between = _inside(self.last, Span(min(one, other), max(one, other)))
        return not border.owners & known and bool(between) and all(word.new for word in between)


def _inside(places: list[tuple[Span, Word]], span: Span) -> list[Word]:
    low = bisect_right(places, span.start, key=lambda each: each[0].end)
    return [word for _, word in places[low : bisect_left(places, span.end, key=lambda each: each[0].start)]]


def _borders_kept(first: Transcript, last: Transcript, span: Span) -> bool:
    left = frozenset[int]().union(*(word.owners for _, word in last.places()))
    inside = _inside(first.places(), span)
    return inside[0].owners <= left and inside[-1].owners <= left
