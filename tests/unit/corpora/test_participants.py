"""Participants put together from voices and what is said of them; and names that may be of one person."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.participants import Participant, Said, Voice, assembled, kin, known_as, labels_now, relabelled, root_of
from corpora.participants_alike import Reason, alike


def an_id(n: int) -> UUID:
    return UUID(int=n)


def a_voice(n: int, label: str, *, document: int = 1, **told: str) -> Voice:
    return Voice(an_id(1000 + document), label, an_id(n), told)


def people(*labels: str) -> tuple[Participant, ...]:
    return assembled([a_voice(n, label, document=n) for n, label in enumerate(labels)], {})


def proposed(*labels: str) -> list[tuple[str, str, Reason]]:
    return [(each.first.name, each.second.name, each.reason) for each in alike(people(*labels))]


def test_whoever_nothing_is_said_of_is_called_as_the_text_does() -> None:
    (annet,) = assembled([a_voice(1, "Annet (Inspectie)", Functie="inspecteur", jaren="12")], {})
    assert (annet.name, annet.attributes) == ("Annet (Inspectie)", {"role": "inspecteur", "jaren": "12"})


def test_what_researchers_say_goes_over_what_the_file_told_and_empty_takes_it_back() -> None:
    voice = a_voice(1, "R1", functie="docent", sector="po", jaren="3")
    said = {an_id(1): Said(an_id(1), "Annet", {"role": "rector", "jaren": ""})}
    (annet,) = assembled([voice], said)
    assert (annet.name, annet.attributes) == ("Annet", {"role": "rector", "sector": "po"})


def test_who_turned_out_to_be_one_shares_what_is_known_and_the_first_wins() -> None:
    voices = [a_voice(1, "Annet", sector="po"), a_voice(2, "Annet B.", document=2, sector="vo", regio="Noord")]
    said = {an_id(2): Said(an_id(2), attributes={"role": "rector"}, board_id=an_id(9), same_as=an_id(1))}
    (annet,) = assembled(voices, said)
    assert annet.attributes == {"sector": "po", "regio": "Noord", "role": "rector"}
    assert (annet.id, annet.ids, annet.board_id) == (an_id(1), (an_id(1), an_id(2)), an_id(9))
    assert kin([an_id(2)], voices, said) == {an_id(1), an_id(2)}


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_whatever_points_at_whatever_everybody_is_somebody_once(links: list[tuple[int, int]]) -> None:
    voices = [a_voice(n, f"V{n}") for n in range(7)]
    said = {an_id(a): Said(an_id(a), same_as=an_id(b)) for a, b in links if a != b}
    found = assembled(voices, said)
    assert sorted(voice.label for each in found for voice in each.voices) == [f"V{n}" for n in range(7)]
    assert all(root_of(each_id, said) == each.id for each in found for each_id in each.ids)


@pytest.mark.parametrize(("title", "means"), [("Functie", "role"), (" ROL ", "role"), ("Sector", "sector")])
def test_columns_are_known_by_their_titles(title: str, means: str) -> None:
    assert (known_as(title), known_as("Aantal  jaren")) == (means, "Aantal jaren")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Mw. De Vries", "mevrouw de Vries", Reason.SPELLING),
        ("Annet (Inspectie)", "Annet", Reason.SPELLING),
        ("Inspecteur Jansen", "Inspecteur Jansen", Reason.SAME),
        ("Inspecteur Jansen", "Inspecteur Janssen", Reason.SLIP),
        ("Bestuurder El Amrani", "Bestuurder El Arnrani", Reason.SLIP),
        ("Mevrouw Bénard", "mevr. Benard", Reason.SPELLING),
        ("Annemarie", "Anenmarie", Reason.SLIP),
        ("[PERSOON-1]", "[PERSOON-1]", Reason.SAME),
    ],
)
def test_names_that_may_be_of_one_person_are_proposed(one: str, other: str, reason: Reason) -> None:
    assert proposed(one, other) == [(one, other, reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R1", "R1"),
        ("Interviewer", "Interviewer"),
        ("Inspecteur 1", "Inspecteur 1"),
        ("Mw. De Vries", "Dhr. De Vries"),
        ("Annet (Inspectie)", "Annet (Bestuur)"),
        ("Inspecteur Jansen", "Bestuurder Jansen"),
        ("Jan", "Jaap"),
        ("Anna", "Anne"),
        ("[PERSOON-1]", "[PERSOON-2]"),
        ("Jan de Vries", "Jan de Boer"),
    ],
)
def test_roles_and_names_that_contradict_each_other_are_not_proposed(one: str, other: str) -> None:
    assert proposed(one, other) == []


def test_who_was_kept_apart_is_not_proposed_again() -> None:
    voices = [a_voice(1, "Annet"), a_voice(2, "Annet", document=2)]
    assert len(alike(assembled(voices, {}))) == 1
    assert alike(assembled(voices, {an_id(2): Said(an_id(2), apart=(an_id(1),))})) == ()


def test_of_many_with_one_name_each_is_proposed_with_the_next() -> None:
    assert len(proposed(*["Annet"] * 300)) == 299


def test_a_mended_label_is_known_by_what_its_turns_say() -> None:
    before = [("Jansn", "Het tekort drukt."), ("Boer", "Ja."), ("Jansn", "En hoe."), ("Annet", "Goed.")]
    after = [("Jansen", "Het tekort  drukt."), ("Boer", "Ja."), ("Jansen", "En hoe zeer."), ("Piet", "Nieuw.")]
    assert relabelled(before, after) == {"Jansen": "Jansn"}


def test_somebody_who_says_the_same_as_one_who_is_still_there_is_another() -> None:
    assert relabelled([("A", "Ja."), ("B", "Nee.")], [("B", "Ja."), ("C", "Welkom.")]) == {}


def test_who_was_called_otherwise_is_known_by_what_they_say() -> None:
    before = [("Gespreksleider", "Welkom."), ("Anna", "Ja."), ("Anna", "Nee."), ("Bram", "Dag.")]
    after = [("I", "Welkom."), ("R1", "Ja."), ("R2", "Nee."), ("R3", "Iets anders."), ("Bram", "Dag.")]
    assert labels_now(before, after) == {"I": "Gespreksleider", "R1": "Anna", "R2": "Anna"}
    assert labels_now([("Anna", "Ja."), ("Bram", "Ja.")], [("R1", "Ja.")]) == {}
