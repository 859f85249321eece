"""What is nearest says what is talked about: the coding, then the turn, then the part, then the document."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coding.codings import Coding
from coding.mentioning import Within, accepted, proposals, rejected
from coding.referring import about, groups_at, referred
from corpora.boardforms import Doubt
from corpora.boardmentions import Mention
from corpora.boards import By, Reference
from corpora.documents import Segment, SegmentKind
from corpora.spans import Span
from tests.examples import examples
from tests.unit.coding.making import board, mark, named, refer

DOCUMENT, PART, TURN = refer("D", "laag"), refer("D", "hoog", span=Span(0, 100)), refer("D", "laag", span=Span(10, 40))


def names(coding: Coding, *references: Reference) -> list[str]:
    return [group.name for group in about([coding], references)[coding.id]]


def of_coding(coding: Coding, group: str) -> Reference:
    return replace(refer("D", group, span=coding.span), coding_id=coding.id, code_id=coding.code_id)


def test_the_nearest_reference_wins_list_by_list() -> None:
    coding = mark("A", "k", 20, 30)
    assert names(coding, DOCUMENT) == ["laag"]
    assert names(coding, DOCUMENT, PART) == ["hoog"]
    assert names(coding, DOCUMENT, PART, TURN) == ["laag"]
    assert names(coding, DOCUMENT, PART, TURN, of_coding(coding, "hoog")) == ["hoog"]
    assert names(coding, PART, refer("D", "midden", of="andere")) == ["hoog", "midden"]


def test_what_is_said_of_a_coding_holds_for_its_twins_and_for_no_other() -> None:
    coding = mark("A", "k", 20, 30)
    own = of_coding(coding, "hoog")
    assert names(mark("B", "k", 20, 30), TURN, own) == ["hoog"]
    assert names(mark("A", "l", 20, 30), TURN, own) == ["laag"]
    assert names(mark("A", "k", 20, 31), TURN, own) == ["laag"]


def test_words_are_about_what_the_codings_on_them_are_about_as_well() -> None:
    own = of_coding(mark("A", "k", 20, 30), "hoog")
    said = referred([TURN, own])
    assert {group.name for group in groups_at(Span(20, 30), said)} == {"laag", "hoog"}
    assert {group.name for group in groups_at(Span(30, 40), said)} == {"laag"}


def test_of_the_same_turn_what_was_said_of_it_wins_over_who_speaks() -> None:
    spoken = replace(refer("D", "hoog", span=Span(10, 40)), participant_id=named("Jansen"), by=By.SPEAKER)
    coding = mark("A", "k", 20, 30)
    assert names(coding, PART, spoken) == ["hoog"]
    assert names(coding, PART, spoken, TURN) == ["laag"]


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from("ab")), max_size=12), st.data())
def test_many_at_once_are_as_each_alone(places: list[tuple[int, int, str]], data: st.DataObject) -> None:
    references = [refer("D", group, span=Span(start, start + n)) for start, n, group in places] + [DOCUMENT]
    spans = data.draw(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=8, unique=True))
    codings = [mark("A", "k", start, start + n) for start, n in spans]
    found = about(codings, references)
    assert found == {each.id: groups_at(each.span, referred(references), each.code_id) for each in codings}


SAYS = Mention(Span(12, 20), "De Brug", (named("lijst"), named("De Brug")), (Doubt.COMMON,))
BOARDS = {named("De Brug"): board("De Brug", "hoog")}
SEGMENTS = (
    Segment(SegmentKind.TURN, Span(10, 40), "Jansen"),
    Segment(SegmentKind.SENTENCE, Span(10, 25)),
    Segment(SegmentKind.PARAGRAPH, Span(50, 90)),
)


def proposed(*references: Reference) -> list[str]:
    return [each.board for each in proposals(named("D"), [SAYS], references, BOARDS)]


def test_what_was_kept_or_turned_down_is_not_proposed_again() -> None:
    assert proposed() == ["De Brug"]
    (proposal,) = proposals(named("D"), [SAYS], [], BOARDS)
    assert proposed(*accepted([proposal], {named("D"): SEGMENTS}, Within.TURN)) == []
    assert proposed(*rejected([proposal])) == []
    assert proposed(refer("D", "hoog", about="De Brug")) == []
    assert proposed(refer("D", "hoog", about="De Brug", span=Span(30, 40)), refer("D", "hoog")) == ["De Brug"]


def test_a_name_counts_for_its_sentence_its_turn_or_its_document() -> None:
    (proposal,) = proposals(named("D"), [SAYS], [], BOARDS)
    found = {
        within: [each.span for each in accepted([proposal, proposal], {named("D"): SEGMENTS}, within)]
        for within in Within
    }
    assert found == {Within.SENTENCE: [Span(10, 25)], Within.TURN: [Span(10, 40)], Within.DOCUMENT: [None]}
    assert [each.span for each in accepted([proposal], {}, Within.TURN)] == [SAYS.span]


def test_the_name_of_a_group_is_proposed_for_the_group() -> None:
    mention = Mention(Span(0, 5), "lage lijst", (named("lijst"), "laag"))
    (proposal,) = proposals(named("D"), [mention], [], {})
    assert (proposal.board, proposal.group) == ("", "laag")
    assert [(each.board_id, each.group) for each in rejected([proposal])] == [(None, "laag")]
