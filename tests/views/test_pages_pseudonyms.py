"""Names are replaced, and documents and speakers forgotten, through the widgets of the document card."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from actions.coding import codings
from actions.documents import content, documents
from actions.keys import EMPTY, default_path, keep, reveal
from actions.pseudonymising import apply, preview
from actions.workspace import Desk
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_review import place_id
from tests.builders import PANEL, codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side

SECRET = "vier losse woorden hier"


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_what_stays_ticked_is_replaced(page: Page, desk: Desk) -> None:
    found = told(desk)
    test = _looked(page("documents", desk), found.document.id)
    calm(button(test, "4 plaatsen vervangen, voorgoed").click().run())
    assert "Jansen" not in content(desk, found.document.id).text
    assert reveal(default_path(desk.project_id), SECRET).by_name()["jansen"] == "[PERSOON-1]"


def test_what_was_unticked_stays_and_is_remembered_when_names_are_looked_for_again(page: Page, desk: Desk) -> None:
    found = told(desk)
    document_id = found.document.id
    test = _looked(page("documents", desk), document_id)
    (seen,) = test.session_state[f"pseudonyms-{document_id}-seen"]
    places = {place_id(str(document_id), each): False for each in seen.proposals if each.quote == "De Boer"}
    test.session_state[f"pseudonyms-{document_id}-choices"] = {"places": places}
    calm(test.run())
    calm(button(test, "Voorstellen zoeken").click().run())
    calm(button(test, "2 plaatsen vervangen, voorgoed").click().run())
    text = content(desk, document_id).text
    assert ("Jansen" in text, text.count("De Boer")) == (False, 2)


def test_a_coded_document_says_what_happens_to_its_codings(page: Page, desk: Desk) -> None:
    found = told(desk)
    made = coded(desk, found, codebook_of(desk)["Lerarentekort"], "lerarentekort")
    test = _looked(page("documents", desk), found.document.id)
    assert "verhuizen mee" in test.warning[0].value
    calm(button(test, "4 plaatsen vervangen, voorgoed").click().run())
    (moved,) = codings(desk)
    assert (moved.id, moved.quote) == (made.id, "lerarentekort")


def test_a_wrong_passphrase_is_said_where_it_is_given(page: Page, desk: Desk) -> None:
    keep(default_path(desk.project_id), EMPTY, SECRET)
    told(desk)
    test = _names(page("documents", desk), "een andere zin", "Openen")
    assert "gaat niet open" in test.error[0].value


def test_all_documents_are_gone_through_with_the_own_list(page: Page, desk: Desk) -> None:
    told(desk)
    other = told(desk, PANEL + "\nGespreksleider: Dat zei jansen ook.\n", name="Panel.md").document.id
    test = _names(page("documents", desk), SECRET, "Gebruiken")
    test.text_area(key="names_new_0").input("Jansen")
    calm(button(test, "Op de lijst zetten").click().run())
    assert reveal(default_path(desk.project_id), SECRET).listed.names == ((Kind.PERSON, "Jansen"),)
    calm(button(test, "Voorstellen zoeken").click().run())
    calm(next(each for each in test.button if "plaatsen vervangen" in each.label).click().run())
    by_name = reveal(default_path(desk.project_id), SECRET).by_name()
    assert f"Dat zei {by_name['jansen']} ook." in content(desk, other).text
    assert "Namen achter de pseudoniemen" in str([each.label for each in test.expander])
    test.selectbox(key="names-drop-which").select(by_name["jansen"])
    calm(test.run())
    calm(button(test, "Voorgoed uit de sleutel halen").click().run())
    assert "jansen" not in reveal(default_path(desk.project_id), SECRET).by_name()


def test_a_key_that_is_gone_is_not_silently_followed_by_another(page: Page, desk: Desk) -> None:
    first, second = told(desk), told(desk, PANEL, name="Aan de beurt.md")
    (seen,) = preview(desk, [first.document.id])
    apply(desk, {first.document.id: seen.proposals}, SECRET)
    default_path(desk.project_id).unlink()
    test = _looked(page("documents", desk), second.document.id)
    replaces = "plaatsen vervangen"
    calm(next(each for each in test.button if replaces in each.label).click().run())
    assert "geen sleutel" in test.error[0].value
    next(each for each in test.checkbox if each.label == "Met een nieuwe sleutel beginnen").check()
    calm(test.run())
    calm(next(each for each in test.button if replaces in each.label).click().run())
    assert "Smit" not in content(desk, second.document.id).text


def test_a_speaker_is_forgotten_only_after_saying_so(page: Page, desk: Desk) -> None:
    found = told(desk, PANEL, name="Panel.md")
    test = page("documents", desk)
    side(test, found.document.id, "pseudonyms")
    assert button(test, "Voorgoed vergeten").disabled
    test.selectbox(key=f"forget-{found.document.id}-what").select("Bestuurder Smit")
    test.checkbox(key=f"forget-{found.document.id}-sure").check()
    calm(test.run())
    calm(button(test, "Voorgoed vergeten").click().run())
    after = content(desk, found.document.id).text
    assert "korte lijnen" not in after
    assert "goud waard" in after


def test_a_document_is_forgotten_and_leaves_the_list(page: Page, desk: Desk) -> None:
    found = told(desk)
    test = side(page("documents", desk), found.document.id, "pseudonyms")
    test.checkbox(key=f"forget-{found.document.id}-sure").check()
    calm(test.run())
    calm(button(test, "Voorgoed vergeten").click().run())
    assert documents(desk) == []


def _looked(test: AppTest, document_id: object) -> AppTest:
    side(test, document_id, "pseudonyms")
    test.text_input(key="passphrase_field").input(SECRET)
    calm(button(test, "Gebruiken").click().run())
    return calm(button(test, "Voorstellen zoeken").click().run())


def _names(test: AppTest, secret: str, submit: str) -> AppTest:
    test.session_state["documents_part"] = "names"
    calm(test.run())
    test.text_input(key="passphrase_field").input(secret)
    return calm(button(test, submit).click().run())
