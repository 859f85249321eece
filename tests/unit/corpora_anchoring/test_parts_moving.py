"""Parts of a corrected transcript: whole where that is certain, a piece where only that is, and else listed."""

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.anchoring import Lost, Moved, moved
from corpora.parts import by_headings
from corpora.parts_moving import Settled, Texts, settled
from corpora.reading import read
from corpora.spans import Span
from tests.examples import examples
from tests.unit.corpora_anchoring.editing import edited, transcript

TALK = """\
# Gesprek

## De lage lijst

Anna: Het lerarentekort drukt daar zwaar op alle teams in de regio.

Bram: De directie kijkt pas naar de cijfers als de inspectie belt.

## Handelingsruimte

Anna: Een bestuurder kan een schoolleider vervangen of laten begeleiden.

## De hoge lijst

Bram: Daar bespreekt het bestuur elke maand de cijfers met de scholen.
"""


def outcomes(old: str, new: str) -> tuple[list[str], list[Settled]]:
    """The text of each part by heading in the corrected talk, and what became of it."""
    before, after = read("Gesprek.md", old.encode()), read("Gesprek.md", new.encode())
    spans = [each.span for each in by_headings(before.text, before.segments)[1:]]
    texts = Texts(before.text, after.text, before.segments, after.segments)
    found = settled(texts, moved(before.text, after.text, spans).all)
    placed = [each.outcome for each in found]
    said = [after.text[each.new_span.start : each.new_span.end] if isinstance(each, Moved) else "" for each in placed]
    return [text.strip() for text in said], list(found)


def test_a_better_word_leaves_every_part_whole() -> None:
    said, found = outcomes(TALK, TALK.replace("drukt daar zwaar", "drukt daar heel zwaar"))
    assert [text.splitlines()[0] for text in said] == ["De lage lijst", "Handelingsruimte", "De hoge lijst"]
    assert "heel zwaar" in said[0]
    assert not any(each.shrunk for each in found)


def test_what_is_put_before_the_next_heading_or_at_the_end_belongs_to_the_part_there() -> None:
    more = (
        TALK.replace("## Handel", "Anna: Dat zeiden ze in Urk ook al.\n\n## Handel") + "\nAnna: Tot de volgende keer.\n"
    )
    said, _ = outcomes(TALK, more)
    assert said[0].endswith("Dat zeiden ze in Urk ook al.")
    assert said[2].endswith("Tot de volgende keer.")
    assert "Urk" not in said[1]


def test_a_part_under_another_heading_begins_with_that_heading() -> None:
    said, found = outcomes(TALK, TALK.replace("De lage lijst", "Besturen die vaak onder de norm presteren"))
    assert said[0].splitlines()[0] == "Besturen die vaak onder de norm presteren"
    assert said[0].endswith("als de inspectie belt.")
    assert isinstance(found[0].outcome, Moved)


def test_a_part_of_which_everything_is_gone_is_listed() -> None:
    gone = TALK.replace(
        "## Handelingsruimte\n\nAnna: Een bestuurder kan een schoolleider vervangen of laten begeleiden.\n\n", ""
    )
    said, found = outcomes(TALK, gone)
    assert [type(each.outcome) for each in found] == [Moved, Lost, Moved]
    assert said[2].startswith("De hoge lijst")


def test_a_part_that_is_largely_rewritten_shrinks_to_what_stayed() -> None:
    rewritten = TALK.replace(
        "Het lerarentekort drukt daar zwaar op alle teams in de regio.",
        "Wij zagen vooral dat niemand elkaar nog durfde aan te spreken, ook niet over kleine dingen die misgingen.",
    ).replace("De lage lijst", "Wat ons opviel in het gesprek")
    said, found = outcomes(TALK, rewritten)
    assert found[0].shrunk
    assert "als de inspectie belt." in said[0]
    assert "durfde" not in said[0]


@settings(max_examples=examples(60), deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_every_part_survives_any_correction_or_is_listed(seed: int) -> None:
    random = Random(seed)
    first = transcript(random, random.randint(2, 8))
    last = edited(random, first, random.randint(1, 12), "idrtm")
    before, after = read("a.txt", first.text.encode()), read("b.txt", (last.text or "leeg").encode())
    borders = sorted({0, len(before.text), *(random.randrange(len(before.text)) for _ in range(4))})
    spans = [Span(start, end) for start, end in pairwise(borders)]
    found = settled(
        Texts(before.text, after.text, before.segments, after.segments), moved(before.text, after.text, spans).all
    )
    assert [each.outcome.span for each in found] == spans
    for each in found:
        assert isinstance(each.outcome, Lost) or each.outcome.new_span.end <= len(after.text)
