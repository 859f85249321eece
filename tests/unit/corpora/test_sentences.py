"""Where Dutch sentences begin and end."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.sentences import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in next(sentences([text]))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dat speelt o.a. in Utrecht. Verder niet.", 2),
        ("M.b.t. de financiën is het rustig. Dhr. J.P. de Vries zei dat.", 2),
        ("Het gaat d.w.z. Niet goed.", 1),
        ("Zie blz. 3 en art. 5. Daarna meer.", 2),
        ("Scholen, besturen, etc. De rest volgt.", 2),
        ("Scholen, besturen, etc. Amsterdam hoort erbij.", 1),
        ("1. Wat is dit? 2. Wat is dat?", 2),
        ("‘Het ligt aan de wijk’, zeggen ze dan.", 1),
        ("Hij zei: ‘Dat kan niet.’ Toen ging hij weg.", 2),
        ('"Wat bedoel je?" vroeg zij. "Niets."', 2),
        ("Dat staat in het rapport.13 De inspectie vindt dat ook.[3] Wij niet.", 3),
        ("Op 3 okt. 2019 was het zover. Het was druk.", 2),
        ("Ik dacht... Nou ja.", 2),
        ("Ik dacht... nou ja.", 1),
        ("Mw. Jansen en mr. Pieters. MR. De raad adviseert.", 3),
        ("In 2019. 45 scholen doen mee.", 2),
        ("Dat is zo. 't Is niet anders.", 2),
        ("Dat is zo. 't is niet anders.", 1),
        ("Hoe komt dat?! Geen idee.", 2),
        ("Wat is 1.5 of 2.3? Niets. ,,Jawel'', zei hij.", 3),
        ("Dr. ir. A.B. van der Berg kwam. Hij sprak ca. 5 minuten.", 2),
        ("Dat was het mbo. Ja. Nee.", 3),
        ("Eerste regel\nTweede regel", 2),
        ("Een regel die\nverder loopt.", 1),
        ("Klaar. \n Nieuw.", 2),
    ],
)
def test_dutch_sentences_are_found(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_nothing_has_no_sentences() -> None:
    assert split("") == []
    assert split(" \n ") == []


def test_a_row_of_signs_takes_no_time() -> None:
    begin = time.process_time()
    for signs in ("." * 100_000, "a" * 100_000, "“" * 100_000):
        assert len(split(signs)) == 1
    assert time.process_time() - begin < 5


def test_half_a_million_characters_take_seconds() -> None:
    begin = time.process_time()
    assert len(split("Dat is zo. " * 45_000)) == 45_000
    assert time.process_time() - begin < 10


@given(st.text(alphabet=st.sampled_from("abDE .!?…\n'\"()1,’“-"), max_size=80))
def test_sentences_never_overlap_and_hold_all_words(text: str) -> None:
    spans = next(sentences([text]))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
