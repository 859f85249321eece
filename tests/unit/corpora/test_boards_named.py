"""Boards that are named in a text: by the forms people use, and never by an ordinary word."""

from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from corpora.boardforms import Doubt, canonical, forms
from corpora.boardmentions import Mention, Names
from corpora.boards import Board, BoardName

LIST = uuid5(NAMESPACE_URL, "lijst")
WORDS = {"de", "brug", "samen", "openbaar", "onderwijs", "primair", "lage", "lijst", "besturen"}


def board(name: str, **attributes: str) -> Board:
    return Board(uuid5(NAMESPACE_URL, name), LIST, name, name, "laag", attributes)


def called(name: str, *, board_id: UUID | None = None, group: str = "", refused: bool = False) -> BoardName:
    return BoardName(uuid5(NAMESPACE_URL, f"{name} {board_id} {refused}"), LIST, board_id, group, name, refused)


def named(text: str, *boards: Board, names: tuple[BoardName, ...] = ()) -> list[tuple[str, str, tuple[Doubt, ...]]]:
    found = Names(forms(boards, names), lambda word: word in WORDS).within(text)
    whose = {each.id: each.name for each in boards}
    return [(_quote(text, each), whose.get(each.target[1], str(each.target[1])), each.doubts) for each in found]  # type: ignore[call-overload]


def _quote(text: str, mention: Mention) -> str:
    return text[mention.span.start : mention.span.end]


BRIDGE, EAST = board("Stichting De Brug"), board("Stichting De Brug Oost")
TWENTE, SKOH = board("Stichting voor Openbaar Onderwijs Twente"), board("Stichting Katholiek Onderwijs Haarlem (SKOH)")


@pytest.mark.parametrize(
    "said",
    [
        "Stichting voor Openbaar Onderwijs Twente",
        "STG. OPENB. ONDERWIJS TWENTE",
        "Openbare Onderwijs Twénte",
        "St. voor Openbaar\nOnderwijs Twente",
        "stichting openbaar onderwijs in Twente",
    ],
)
def test_a_board_is_known_however_its_name_is_written(said: str) -> None:
    assert [name for _, name, _ in named(f"Bij {said}, dus.", TWENTE)] == [TWENTE.name]


def test_the_longest_name_wins_and_the_legal_form_goes_along() -> None:
    text = "Bij stg. De Brug Oost en bij Stichting De Brug."
    assert named(text, BRIDGE, EAST) == [
        ("stg. De Brug Oost", EAST.name, ()),
        ("Stichting De Brug", BRIDGE.name, ()),
    ]


def test_ordinary_words_are_no_board_and_what_may_be_both_is_flagged() -> None:
    assert named("De brug is open. Over de brug. Bruggen.", BRIDGE) == []
    assert named("Wij zijn bij De Brug geweest.", BRIDGE) == [("De Brug", BRIDGE.name, (Doubt.COMMON,))]
    together = board("Stichting Samen")
    assert named("Samen staan we sterk. Wij doen het samen.", together) == []
    assert named("Het ging bij Samen goed.", together) == [("Samen", together.name, (Doubt.COMMON,))]


def test_no_name_runs_over_the_end_of_a_sentence_or_paragraph_or_stands_inside_a_word() -> None:
    assert named("Dat is Openbaar. Onderwijs Twente volgt.", TWENTE) == []
    assert named("Openbaar\n\nOnderwijs Twente", TWENTE) == []
    assert named("DeSKOHA en SKOHtje", SKOH) == []


def test_abbreviations_in_brackets_or_in_a_column_are_names_and_made_up_ones_are_flagged() -> None:
    assert named("De SKOH-scholen en skoh.", SKOH) == [("SKOH", SKOH.name, ())]
    with_column = board("Stichting Brede Scholen Noord", afkorting="BSN; Brede Noord")
    assert [quote for quote, _, _ in named("BSN, Brede Noord en SBSN.", with_column)] == ["BSN", "Brede Noord", "SBSN"]
    assert named("Daar zit SOOT.", board("Stichting Openbaar Onderwijs Twente")) == [
        ("SOOT", "Stichting Openbaar Onderwijs Twente", (Doubt.INITIALS,))
    ]


def test_the_first_words_of_a_name_are_proposed_with_a_doubt() -> None:
    griend = board("Stichting De Griend Brinkerdal")
    assert named("Bij De Griend ging dat goed.", griend) == [("De Griend", griend.name, (Doubt.PART,))]
    assert named("Bij de griend.", griend) == [("de griend", griend.name, (Doubt.PART, Doubt.SMALL))]


def test_one_name_of_two_boards_is_proposed_for_both_with_a_doubt() -> None:
    other = board("Vereniging De Griend")
    first = board("Stichting De Griend")
    found = named("Over De Griend ging het.", first, other)
    assert [(name, doubts) for _, name, doubts in found] == [
        (first.name, (Doubt.SHARED,)),
        (other.name, (Doubt.SHARED,)),
    ]


def test_people_can_name_a_board_or_a_group_themselves_and_say_what_never_means_it() -> None:
    names = (called("de lage lijst", group="laag"), called("Twente", board_id=TWENTE.id))
    found = named("Op de lage lijst staat Twente.", TWENTE, names=names)
    assert found == [("de lage lijst", "laag", ()), ("Twente", TWENTE.name, ())]
    never = (called("De Brug", board_id=BRIDGE.id, refused=True),)
    assert named("Wij zijn bij De Brug geweest.", BRIDGE, names=never) == []


def test_a_name_of_legal_words_only_is_still_a_name_to_look_for() -> None:
    assert canonical("Stichting") == ("stichting",)
    assert named("Niets dus.", board("(abc)"), board("")) == []
