"""Participants through the widgets of the document card, and the count table by who says it."""

import pytest
from streamlit.testing.v1 import AppTest

from actions.documents import documents
from actions.history import undo
from actions.participants import describe, merge, participant_named, participants, proposals
from actions.workspace import Desk
from tests.builders import FOCUS_GROUP, codebook_of, coded, listed, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side


@pytest.fixture
def card(page: Page, desk: Desk) -> AppTest:
    """The side Deelnemers of a focus group, in a project with another one that has nearly the same people."""
    told(desk)
    told(desk, FOCUS_GROUP.replace("Inspecteur Jansen", "Mevrouw Jansen"), name="Tweede gesprek.md")
    return side(page("documents", desk), documents(desk)[0].id, "participants")


def test_everybody_stands_in_one_table_with_what_they_said(card: AppTest) -> None:
    table = next(each.value for each in card.dataframe if "In de tekst" in each.value)
    assert list(table.columns) == [
        *("Naam", "Rol", "Sector", "Bestuur", "In de tekst", "Beurten", "Woorden", "Coderingen")
    ]
    assert list(table["Naam"]) == ["Gespreksleider", "Inspecteur Jansen", "Inspecteur De Boer"]
    assert list(table["Woorden"])[1] == 34


def test_a_proposal_is_one_line_with_two_buttons(card: AppTest, desk: Desk) -> None:
    lines = [each.value for each in card.markdown if "dezelfde naam" in each.value]
    assert len(lines) == 2
    calm(button(card, "Samenvoegen").click().run())
    assert len(participants(desk)) == 5
    calm(button(card, "Niet dezelfde").click().run())
    assert (len(participants(desk)), proposals(desk)) == (5, ())
    undo(desk)
    undo(desk)
    assert len(participants(desk)) == 6


def test_people_are_merged_by_hand_and_split_again(card: AppTest, desk: Desk) -> None:
    one, other = participants(desk)[0], participants(desk)[3]
    card.multiselect[0].select(one.id).select(other.id)
    calm(card.run())
    calm(card.button(key="people-merge").click().run())
    assert len(participants(desk)) == 5
    calm(button(card, "Splitsen").click().run())
    assert len(participants(desk)) == 6


def test_a_pasted_table_describes_people(card: AppTest, desk: Desk) -> None:
    pasted = "naam\trol\tjaren\nInspecteur Jansen\tinspecteur\t12\nPiet\trector\t3\n"
    next(each for each in card.text_area if each.label == "Kenmerken uit een spreadsheet").input(pasted)
    calm(button(card, "Overnemen").click().run())
    assert participant_named(desk, "Inspecteur Jansen").attributes == {"role": "inspecteur", "jaren": "12"}
    table = next(each.value for each in card.dataframe if "In de tekst" in each.value)
    assert list(table["jaren"])[1] == "12"


def test_a_pasted_table_about_nobody_is_refused_beside_the_table(card: AppTest) -> None:
    next(each for each in card.text_area if each.label == "Kenmerken uit een spreadsheet").input("naam\trol\nPiet\tx\n")
    calm(button(card, "Overnemen").click().run())
    assert "geen naam van een deelnemer" in card.error[0].value


def test_a_new_attribute_is_a_column(card: AppTest) -> None:
    next(each for each in card.text_input if each.label == "Nieuw kenmerk").input("Aantal jaren")
    calm(button(card, "Kolom toevoegen").click().run())
    assert any("Aantal jaren" in each.value for each in card.dataframe)


def test_the_count_table_turns_to_who_says_it(page: Page, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    listed(desk)
    coded(desk, content, ids["Lerarentekort"], "Het lerarentekort drukt")
    test = page("relations", desk)
    test.session_state["counts_columns"] = "people"
    calm(test.run())
    assert any("Nog geen kenmerken" in each.value for each in test.info)
    describe(desk, participant_named(desk, "Inspecteur Jansen").id, {"sector": "mbo"})
    calm(test.run())
    table = next(each.value for each in test.dataframe if "mbo: deelnemers" in each.value)
    assert list(table["mbo: deelnemers"]) == ["1/1", "1/1"]


def test_a_merged_person_shows_every_label_of_this_document(card: AppTest, desk: Desk) -> None:
    first, second = participants(desk)[1:3]
    merge(desk, [first.id, second.id])
    calm(card.run())
    table = next(each.value for each in card.dataframe if "In de tekst" in each.value)
    assert "Inspecteur Jansen, Inspecteur De Boer" in list(table["In de tekst"])
