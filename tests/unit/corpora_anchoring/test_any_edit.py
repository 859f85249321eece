"""What people do to transcripts: speakers relabelled, paragraphs moved, sentences said twice; thousands of spans."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.anchoring import aligned, moved
from corpora.anchoring_changes import changes
from corpora.spans import Span
from tests.examples import examples
from tests.unit.corpora_anchoring.editing import Transcript, Word, edited, expected, random_spans, transcript

SEEDS = st.integers(0, 10**9)
NAMES = ["Anna", "Bram", "Gespreksleider"]


@settings(max_examples=examples(120), deadline=None)
@given(seed=SEEDS)
def test_relabelled_speakers_leave_every_coding_where_it_was(seed: int) -> None:
    random = Random(seed)
    first = _labelled(random, transcript(random, random.randint(2, 12)))
    last = _relabelled(first, random.choice(NAMES), "Inspecteur 2")
    spans = random_spans(random, first, 40)
    for found in moved(first.text, last.text, spans).moved:
        assert found.new_span == expected(first, last, found.span)


@settings(max_examples=examples(120), deadline=None)
@given(seed=SEEDS)
def test_codings_of_what_is_said_are_all_moved_when_only_labels_change(seed: int) -> None:
    random = Random(seed)
    first = _labelled(random, transcript(random, random.randint(2, 12)))
    last = _relabelled(first, random.choice(NAMES), "Inspecteur 2")
    labels = {place.start for place, word in first.places() if word.text.endswith(":")}
    spans = [
        span
        for span in random_spans(random, first, 40, within=True)
        if not any(span.start <= place < span.end for place in labels) and len(span) > 20
    ]
    assert moved(first.text, last.text, spans).lost == ()


@settings(max_examples=examples(120), deadline=None)
@given(seed=SEEDS)
def test_a_sentence_that_is_said_twice_never_draws_a_coding_to_the_wrong_one(seed: int) -> None:
    """The words come to stand in two places; whoever moved there is the first, or it is listed."""
    random = Random(seed)
    first = transcript(random, random.randint(2, 8))
    last = _doubled(random, first)
    for found in moved(first.text, last.text, random_spans(random, first, 40, within=True)).moved:
        assert last.text[found.new_span.start : found.new_span.end] == first.text[found.span.start : found.span.end]
        assert found.new_span == expected(first, last, found.span)


@pytest.mark.parametrize("seed", range(2))
def test_thousands_of_spans_survive_everything_at_once(seed: int) -> None:
    random = Random(seed)
    first = _labelled(random, transcript(random, 400))
    last = _relabelled(edited(random, first, 150, "idt"), "Bram", "Inspecteur 2")
    spans = random_spans(random, first, 4_000, within=True)
    result = moved(first.text, last.text, spans)
    assert [each.span for each in result.all] == spans
    places = {owner: place for place, word in last.places() for owner in word.owners}
    wrong = [each for each in result.moved if not _touches_its_own(first, places, each.span, each.new_span)]
    assert wrong == []
    assert len(result.moved) > 3_400


@settings(max_examples=examples(150), deadline=None)
@given(seed=SEEDS)
def test_the_list_of_changes_accounts_for_every_word(seed: int) -> None:
    random = Random(seed)
    first = transcript(random, random.randint(1, 6))
    last = edited(random, first, random.randint(1, 8), "idrtm")
    found = changes(aligned(first.text, last.text)[0])
    assert len(last.text.split()) - len(first.text.split()) == found.added - found.removed
    assert [each.start for each in found.all] == sorted(each.start for each in found.all)
    assert bool(found.all) == (first.text != last.text)


def test_lines_that_are_split_or_joined_are_changes_too() -> None:
    (change,) = changes(aligned("Een twee drie vier.", "Een twee\n\ndrie vier.")[0]).all
    assert (change.old, change.new, change.before, change.after) == (" ", "\n\n", "Een twee", "drie vier.")


def _labelled(random: Random, first: Transcript) -> Transcript:
    for owner, paragraph in enumerate(first.paragraphs, 1_000_000):
        paragraph.insert(0, Word(f"{random.choice(NAMES)}:", " ", frozenset({owner})))
    return first


def _relabelled(first: Transcript, name: str, other: str) -> Transcript:
    return Transcript(
        [
            [Word(f"{other}:", " ", word.owners, new=True) if word.text == f"{name}:" else word for word in paragraph]
            for paragraph in first.paragraphs
        ]
    )


def _doubled(random: Random, first: Transcript) -> Transcript:
    paragraphs = [list(paragraph) for paragraph in first.paragraphs]
    copied = [Word(word.text, word.after, new=True) for word in random.choice(paragraphs)]
    paragraphs.insert(random.randint(0, len(paragraphs)), copied)
    return Transcript(paragraphs)


def _touches_its_own(first: Transcript, places: dict[int, Span], span: Span, new: Span) -> bool:
    own = [places[o] for place, word in _in(first, span) for o in word.owners if o in places]
    inside = [place for place in own if new.overlaps(place)]
    return bool(inside) and len(inside) == len(own)


def _in(first: Transcript, span: Span) -> list[tuple[Span, Word]]:
    return [(place, word) for place, word in _places(first) if place.overlaps(span)]


_known: dict[int, list[tuple[Span, Word]]] = {}


def _places(first: Transcript) -> list[tuple[Span, Word]]:
    if id(first) not in _known:
        _known.clear()
        _known[id(first)] = first.places()
    return _known[id(first)]
