"""Names are replaced, and documents and speakers forgotten, through the widgets of the document card."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from actions.documents import content, documents
from actions.keys import default_path, reveal
from actions.workspace import Desk
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
    table = next(each.value for each in test.dataframe if "Pseudoniem" in each.value)
    assert list(table["In de tekst"]) == ["Jansen", "De Boer", "Jansen", "De Boer"]
    calm(button(test, "Vervangen, voorgoed").click().run())
    assert "Jansen" not in content(desk, found.document.id).text
    assert reveal(default_path(desk.project_id), SECRET).by_name()["jansen"] == "[PERSOON-1]"


def test_a_coded_document_says_what_to_do_instead(page: Page, desk: Desk) -> None:
    found = told(desk)
    coded(desk, found, codebook_of(desk)["Lerarentekort"], "lerarentekort")
    test = _looked(page("documents", desk), found.document.id)
    assert "pseudonimiseren kan alleen daarvóór" in test.error[0].value


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
    test.text_input(key=f"pseudonyms-{document_id}-passphrase").input(SECRET)
    return calm(button(test, "Voorstellen zoeken").click().run())
