"""Parts of a document: from heading to heading, by hand, and never through each other."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.documents import SegmentKind
from corpora.parts import (
    Part,
    attributes_in,
    attributes_out,
    bare,
    beside,
    by_headings,
    clear,
    giving_way,
    moved_to,
    over,
    overlapping,
    passages,
    spanning,
)
from corpora.reading import read
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import FOCUS_GROUP

DOCUMENT = UUID(int=1)


def part(start: int, end: int, name: str = "Deel") -> Part:
    return Part(uuid4(), DOCUMENT, name, Span(start, end))


def test_every_heading_begins_a_part_that_runs_to_the_next() -> None:
    reading = read("Gesprek.md", FOCUS_GROUP.encode())
    found = by_headings(reading.text, reading.segments)
    assert [each.name for each in found] == ["Focusgroep mbo", "De lage lijst", "De hoge lijst"]
    assert [each.span.end for each in found] == [*(each.span.start for each in found[1:]), len(reading.text)]
    assert [bare(each, reading.segments) for each in found] == [True, False, False]


def test_text_under_a_heading_that_does_not_count_belongs_to_the_part_before() -> None:
    reading = read("Gesprek.md", FOCUS_GROUP.encode())
    first, _, last = by_headings(reading.text, reading.segments)
    chosen = by_headings(reading.text, reading.segments, {first.span.start, last.span.start})
    assert [each.name for each in chosen] == ["Focusgroep mbo", "De hoge lijst"]
    assert chosen[0].span == Span(0, last.span.start)


def test_a_part_by_hand_runs_from_one_passage_to_another() -> None:
    reading = read("Gesprek.md", FOCUS_GROUP.encode())
    turns = [each for each in passages(reading.segments) if each.kind is SegmentKind.TURN]
    span = spanning(turns[0].span, turns[2].span)
    assert reading.text[span.start : span.end].startswith("Gespreksleider: Wat valt op")
    assert reading.text[span.start : span.end].endswith("drie keer in twee jaar.")
    with pytest.raises(Refusal, match="part-backwards"):
        spanning(turns[2].span, turns[0].span)


def test_parts_may_touch_but_not_overlap() -> None:
    assert beside(Span(10, 20), [part(0, 10), part(20, 30)]) == Span(10, 20)
    with pytest.raises(Refusal, match="part-overlap") as refusal:
        beside(Span(9, 20), [part(0, 10, "Opening")])
    assert refusal.value.facts == {"name": "Opening"}
    first = part(0, 11)
    assert overlapping([first, part(10, 20), part(20, 30)]) == (first,)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.integers(0, 80), st.integers(1, 30))
def test_the_parts_over_a_span_are_those_that_share_text_with_it(lengths: list[int], start: int, length: int) -> None:
    place, known = 0, []
    for number, size in enumerate(lengths):
        if number % 2:
            known.append(part(place, place + size))
        place += size
    span = Span(start, start + length)
    assert list(over(known, span)) == [each for each in known if each.span.overlaps(span)]


WORDS = st.text(st.characters(exclude_characters=":=;\r\n", exclude_categories=["Cs", "Cc", "Z"]), min_size=1)


@given(st.dictionaries(WORDS, WORDS))
def test_attributes_are_read_back_as_they_are_written(attributes: dict[str, str]) -> None:
    assert attributes_in(attributes_out(attributes)) == clear(attributes) == attributes


def test_attributes_are_written_as_people_do() -> None:
    assert attributes_in(" onderwerp: kenmerken ;ronde=1;; ") == {"onderwerp": "kenmerken", "ronde": "1"}
    assert attributes_in("tijd: 10:30") == {"tijd": "10:30"}
    for unclear in ("onderwerp", "onderwerp:", ": kenmerken"):
        with pytest.raises(Refusal, match="attribute-unclear"):
            attributes_in(unclear)
    with pytest.raises(Refusal, match="attribute-unclear"):
        clear({"a;b": "c"})


def test_a_part_gives_way_at_one_side_only() -> None:
    places = [Span(0, 8), Span(10, 18), Span(20, 28), Span(30, 38)]
    assert [each.span for each in giving_way(Span(0, 18), [part(10, 40)], places)] == [Span(20, 40)]
    assert [each.span for each in giving_way(Span(10, 18), [part(0, 18), part(20, 30)], places)] == [Span(0, 10)]
    for span, other in ((Span(10, 12), part(0, 20)), (Span(0, 20), part(10, 18)), (Span(0, 35), part(30, 38))):
        with pytest.raises(Refusal, match="part-overlap"):
            giving_way(span, [other], places)


def test_one_border_moves_or_both() -> None:
    now = Span(10, 20)
    assert moved_to(now, 0, None) == Span(0, 20)
    assert moved_to(now, None, 15) == Span(10, 15)
    assert moved_to(now, None, None) == now
    with pytest.raises(Refusal, match="part-backwards"):
        moved_to(now, 30, 15)
