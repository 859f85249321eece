"""A name is shown once with its places, and what was decided is what is carried out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.pseudonyms import proposed_together
from corpora.pseudonyms_finding import Source
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_lists import NameList
from corpora.pseudonyms_review import Choices, Reviewed, choices_from, decided, grouped, next_numbers, place_id
from corpora.refusal import Refusal
from tests.unit.corpora.test_pseudonyms import TEXTS

TEXT = "Ja, mevrouw Terpstra kwam. Later was Terpstra weg, en met Oosterhuis sprak obs De Hoek. De Hoek bleef."


def _reviewed(text: str, source: str = "a", *, doubts: bool = True) -> Reviewed:
    return Reviewed(source, text, proposed_together([Source(text)], doubts=doubts)[0])


def test_a_name_stands_once_with_its_places_and_doubtful_ones_come_last() -> None:
    groups = grouped([_reviewed(TEXT)])
    assert [(each.name, each.pseudonym, len(each.places), each.doubtful) for each in groups] == [
        ("Terpstra", "[PERSOON-1]", 2, False),
        ("obs De Hoek", "[SCHOOL-1]", 1, False),
        ("De Hoek", "[SCHOOL-1]", 1, False),
        ("Oosterhuis", "[PERSOON-2]", 1, True),
    ]
    first = groups[0].places[0]
    assert (first.before, first.quote, first.after) == (
        "Ja, mevrouw ",
        "Terpstra",
        " kwam. Later was Terpstra weg, en met Oosterhuis sprak",
    )


def test_what_nobody_touched_is_accepted_unless_it_is_doubtful() -> None:
    assert [each.quote for each in decided(_reviewed(TEXT), Choices())] == [
        "Terpstra",
        "Terpstra",
        "obs De Hoek",
        "De Hoek",
    ]


def test_a_place_a_kind_and_a_pseudonym_can_be_decided_otherwise() -> None:
    text = _reviewed(TEXT)
    places = {place_id("a", each): each.doubtful for each in text.proposals if each.quote in ("Terpstra", "Oosterhuis")}
    said = {"places": places, "kinds": {"PERSOON:oosterhuis": "BESTUUR"}, "pseudonyms": {"PERSOON:oosterhuis": " [X] "}}
    accepted = list(decided(text, choices_from(said)))
    assert [(each.quote, each.kind, each.pseudonym) for each in accepted] == [
        ("Oosterhuis", Kind.BOARD, "[X]"),
        ("obs De Hoek", Kind.SCHOOL, "[SCHOOL-1]"),
        ("De Hoek", Kind.SCHOOL, "[SCHOOL-1]"),
    ]


@pytest.mark.parametrize("said", [{"kinds": {"x": "HOND"}}, {"places": 3}])
def test_choices_that_are_none_are_refused(said: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refusal:
        choices_from(said)  # type: ignore[arg-type]
    assert refusal.value.code == "choices-damaged"


def test_the_next_number_is_one_that_nobody_sees() -> None:
    free = next_numbers([_reviewed(TEXT), _reviewed("Dat zei [SCHOOL-7].", "b")], ["[PLAATS-2]"])
    assert (free["PERSOON"], free["SCHOOL"], free["PLAATS"], free["BRIN"]) == (3, 8, 3, 1)


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_every_proposal_is_in_one_group_and_a_second_look_gives_the_same(texts: list[str]) -> None:
    found = proposed_together([Source(text) for text in texts], doubts=True)
    reviewed = [Reviewed(str(n), text, each) for n, (text, each) in enumerate(zip(texts, found, strict=True))]
    ids = [place.id for group in grouped(reviewed) for place in group.places]
    assert sorted(ids) == sorted(place_id(each.source, proposal) for each in reviewed for proposal in each.proposals)
    assert len(set(ids)) == len(ids)
    assert grouped(reviewed) == grouped(reviewed)
    assert proposed_together([Source(text) for text in texts], doubts=True) == found


@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_one_name_is_one_pseudonym_in_all_texts(texts: list[str]) -> None:
    seen: dict[tuple[Kind, str], set[str]] = {}
    for proposals in proposed_together([Source(text) for text in texts]):
        for each in proposals:
            seen.setdefault((each.kind, each.quote), set()).add(each.pseudonym)
    assert all(len(pseudonyms) == 1 for pseudonyms in seen.values())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jan de Vries", (Kind.PERSON, "Jan de Vries")),
        ("school: De Regenboog", (Kind.SCHOOL, "De Regenboog")),
        ("De Regenboog;School", (Kind.SCHOOL, "De Regenboog")),
        ('"De Regenboog",school', (Kind.SCHOOL, "De Regenboog")),
        ("plaats\tBest", (Kind.PLACE, "Best")),
        ("Vries, Jan de", (Kind.PERSON, "Vries, Jan de")),
        ("e-mail: x@y.example", (Kind.MAIL, "x@y.example")),
    ],
)
def test_a_line_of_a_list_is_a_name_with_or_without_its_kind(line: str, name: tuple[Kind, str]) -> None:
    assert NameList.parsed(f"\ufeffnaam,soort\n{line}\n\n# opmerking\n") == NameList((name,))


def test_a_name_said_twice_has_the_kind_that_was_said_last_and_one_letter_is_no_name() -> None:
    assert NameList.parsed("de roos\nschool: De Roos").names == ((Kind.SCHOOL, "De Roos"),)
    with pytest.raises(Refusal) as refusal:
        NameList.parsed("R")
    assert refusal.value.code == "name-too-short"
