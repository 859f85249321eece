"""What is hidden from whom, as far as it can be said without a database."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from coding.codings import Coding
from coding.rounds import Assignment, Closed, Place, Round, Sight, unveiled
from corpora.spans import Span

ANNA, BRAM, CARLA, HERE, THERE = (UUID(int=n) for n in range(5))
PART = Span(10, 20)


def _coding(coder_id: UUID, *, start: int = 12, end: int = 15, document_id: UUID = HERE) -> Coding:
    return Coding(uuid4(), document_id, uuid4(), coder_id, Span(start, end), "woorden")


def _sight(coder_id: UUID | None, span: Span | None = None) -> Sight:
    return Sight(coder_id, {HERE: (Closed(frozenset({ANNA, BRAM}), span),)})


def test_who_codes_in_a_closed_place_sees_only_what_is_their_own() -> None:
    made = [_coding(each) for each in (ANNA, BRAM, CARLA)]
    assert _sight(ANNA).seen(made) == (made[0],)
    assert _sight(BRAM).seen(made) == (made[1],)


def test_who_does_not_code_there_sees_nothing_of_those_who_do() -> None:
    made = [_coding(each) for each in (ANNA, BRAM, CARLA)]
    assert _sight(CARLA).seen(made) == _sight(None).seen(made) == (made[2],)


def test_nothing_is_hidden_elsewhere_or_when_nothing_is_closed() -> None:
    made = [_coding(BRAM, document_id=THERE)]
    assert _sight(ANNA).seen(made) == tuple(made)
    assert Sight(ANNA).seen([_coding(BRAM)]) != ()
    assert (Sight(ANNA).blind, _sight(ANNA).blind) == (False, True)
    assert (_sight(ANNA).closes(HERE), _sight(ANNA).closes(THERE)) == (True, False)


@given(st.integers(0, 30), st.integers(1, 10))
def test_of_a_closed_part_only_what_touches_it_is_hidden(start: int, length: int) -> None:
    theirs = _coding(BRAM, start=start, end=start + length)
    assert _sight(ANNA, PART).sees(theirs) == (not PART.overlaps(theirs.span))


def test_the_log_is_judged_by_the_whole_document() -> None:
    image = {"document_id": str(HERE), "coder_id": str(BRAM), "start": 90, "end": 95}
    assert not _sight(ANNA, PART).sees_image(image)
    assert _sight(BRAM, PART).sees_image(image)


def test_a_place_opens_when_all_who_code_there_are_done() -> None:
    given_ = Assignment(uuid4(), uuid4(), Place(HERE), (ANNA, BRAM))
    assert not given_.settled([ANNA, CARLA])
    assert given_.settled([BRAM, ANNA])


def test_a_change_that_shows_what_was_hidden_is_noticed() -> None:
    before, after = _sight(None).closed, _sight(None, PART).closed
    assert unveiled(before, after, [_coding(ANNA, start=30, end=40)])
    assert unveiled(before, {}, [_coding(ANNA)])
    assert not unveiled(before, after, [_coding(ANNA), _coding(CARLA, start=30, end=40)])
    assert not unveiled({}, before, [_coding(ANNA)])


def test_a_round_remembers_how_its_documents_were_drawn() -> None:
    made = Round(uuid4(), "Ronde 1", True, datetime.now(UTC), seed=7, share=0.25, attribute="sector")
    assert (made.seed, made.share, made.attribute, made.key_id) == (7, 0.25, "sector", None)
