"""Stretches to revise a text in, and words to replace throughout."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from corpora.normalising import normalised
from corpora.revising import STRETCH, places, replaced, revised, stretches
from corpora.spans import Span

SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
TEXTS = st.lists(st.text(st.one_of(SIGNS, st.sampled_from(" \n")), max_size=200)).map(
    lambda parts: normalised("\n\n".join(parts))
)


@given(TEXTS)
def test_the_stretches_hold_every_word_in_order(text: str) -> None:
    found = stretches(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert "".join("".join(text[each.start : each.end] for each in found).split()) == "".join(text.split())


@given(TEXTS)
def test_a_stretch_that_is_taken_over_unchanged_changes_nothing(text: str) -> None:
    for span in stretches(text):
        assert revised(text, span, text[span.start : span.end]) == text


def test_a_vast_paragraph_is_cut_at_a_blank_and_a_word_without_blanks_anywhere() -> None:
    text = "woord " * 2000 + "x" * 9000
    found = stretches(text.strip())
    assert max(len(each) for each in found) <= STRETCH
    assert all(text[each.start : each.end].split()[0] in ("woord", "x" * STRETCH, "x" * 1000) for each in found)


def test_each_title_begins_a_stretch_unless_what_came_before_is_short() -> None:
    said = "Tekst. " * 150 + "Einde."
    text = f"Begin\n\n{said}\n\nDe lage lijst\n\n{said}\n\nDe hoge lijst\n\nKort.\n\nDe lage lijst\n\nTekst."
    found = [text[each.start : each.end] for each in stretches(text, {"De lage lijst", "De hoge lijst"})]
    last = "De hoge lijst\n\nKort.\n\nDe lage lijst\n\nTekst."
    assert found == [f"Begin\n\n{said}", f"De lage lijst\n\n{said}", last]


def test_a_stretch_that_is_emptied_leaves_one_empty_line() -> None:
    text = "Een.\n\nTwee.\n\nDrie."
    assert revised(text, Span(6, 11), "") == "Een.\n\nDrie."


def test_words_are_found_whole_and_in_their_own_case_unless_asked_otherwise() -> None:
    text = "Jansen zag Jansens zoon. jansen zei: Jansen!"
    assert [span.start for span in places(text, "Jansen")] == [0, 37]
    assert len(places(text, "Jansen", whole=False)) == 3
    assert len(places(text, "Jansen", same_case=False)) == 3
    assert len(places(text, "jansen", whole=False, same_case=False)) == 4
    assert places(text, "  ") == ()
    assert len(places("(sic) (sic)", "(sic)")) == 2


def test_a_blank_is_found_at_a_line_end_but_never_joins_paragraphs() -> None:
    text = "De\nBoer en De Boer. De\n\nBoer"
    spans = places(text, "De Boer")
    assert replaced(text, spans, "De Vries") == "De Vries en De Vries. De\n\nBoer"


@given(TEXTS, st.text(SIGNS, min_size=1, max_size=3), st.booleans(), st.booleans())
def test_places_never_overlap_and_hold_the_words(text: str, sought: str, whole: bool, same_case: bool) -> None:
    found = places(text, sought, whole=whole, same_case=same_case)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    if same_case:
        assert all(text[span.start : span.end].split() == normalised(sought).split() for span in found)
    assert normalised(replaced(text, found, "Ander")) == replaced(text, found, "Ander")
