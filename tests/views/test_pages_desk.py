"""Where one sits down: project, name, language, and the line on top of every page."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from actions.codebook import codebook
from actions.documents import documents
from actions.workspace import Desk, Workspace, coders, create_project, join, opened, projects
from tests.builders import codebook_of, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, text_input

MAIN = str(Path(__file__).parents[2] / "views" / "main.py")


def test_a_first_visit_makes_a_project_and_sits_down_in_it(workspace: Workspace) -> None:
    test = _main()
    text_input(test, "Naam van het project").input("Focusgroepen 2021")
    calm(button(test, "Project maken").click().run())
    text_input(test, "Nieuwe naam").input("Anna de Wit")
    calm(button(test, "Beginnen").click().run())
    assert any("nog geen documenten" in text.value for text in test.markdown)
    assert test.query_params["coder"]


def test_a_known_coder_sits_down_with_one_click(desk: Desk) -> None:
    test = calm(_main().button(key=f"coder-{desk.coder_id}").click().run())
    assert test.session_state["coder"] == str(desk.coder_id)
    assert test.get("page_link")


def test_a_project_name_that_is_taken_is_refused(desk: Desk) -> None:
    test = _main()
    text_input(test, "Naam van het project").input("Besturen 2021")
    calm(button(test, "Project maken").click().run())
    assert "al een project" in test.error[0].value


def test_the_address_brings_a_tab_back_to_its_place(desk: Desk) -> None:
    test = AppTest.from_file(MAIN, default_timeout=20)
    test.query_params["project"], test.query_params["coder"] = str(desk.project_id), str(desk.coder_id)
    test.query_params["language"] = "en"
    calm(test.run())
    assert any("no documents yet" in text.value for text in test.markdown)


def test_the_way_back_in_the_browser_leads_to_where_one_was(desk: Desk, colleague: Desk) -> None:
    test = _seated(desk)
    test.query_params["coder"] = str(colleague.coder_id)
    calm(test.run())
    assert test.session_state["coder"] == str(colleague.coder_id)
    test.query_params.clear()
    calm(test.run())
    assert test.session_state["coder"] == str(colleague.coder_id)


def test_undo_stands_in_the_menu_of_every_page(desk: Desk) -> None:
    codebook_of(desk, {"Personeel": ("Lerarentekort",)})
    test = _seated(desk)
    calm(button(test, "Ongedaan maken").click().run())
    assert codebook(desk).codes == ()
    assert "code toegevoegd" in test.toast[0].value
    calm(button(test, "Opnieuw doen").click().run())
    assert len(codebook(desk).codes) == 1


def test_nothing_to_undo_is_said_on_the_page(desk: Desk) -> None:
    test = calm(button(_seated(desk), "Ongedaan maken").click().run())
    assert "geen eigen wijziging" in test.error[0].value


def test_the_demo_goes_for_good_in_one_click(workspace: Workspace) -> None:
    project = create_project(opened(), "Voorbeeld", demo=True)
    at = Desk(opened(), project.id)
    test = _seated(Desk(opened(), project.id, join(at, "Anna").id))
    calm(button(test, "Voorbeeldproject voorgoed weghalen").click().run())
    assert projects(opened()) == []
    assert any(field.label == "Naam van het project" for field in test.text_input)


def test_leaving_gives_the_place_to_somebody_else(desk: Desk, colleague: Desk) -> None:
    test = calm(button(_seated(desk), "Andere codeur of ander project").click().run())
    assert "coder" not in test.session_state
    assert {f"coder-{coder.id}" for coder in coders(desk)} <= {each.key for each in test.button}


def test_coding_without_documents_points_to_documents(page: Page, desk: Desk) -> None:
    test = page("coding", desk)
    assert "niets om te coderen" in test.markdown[0].value
    assert not test.get("bidi_component")


def test_the_room_gets_the_document_and_the_place_that_was_asked_for(page: Page, desk: Desk) -> None:
    told(desk, name="Alpha.md")
    other = told(desk, "Gespreksleider: Kort.\n\nInspecteur: Ja.\n", name="Beta.md").document
    test = page("coding", desk)
    assert _room(test)["document"] == str(documents(desk)[0].id)
    test.session_state["document"], test.session_state["focus"] = str(other.id), {"start": 3, "end": 9}
    calm(test.run())
    assert (_room(test)["document"], _room(test)["focus"]) == (str(other.id), {"start": 3, "end": 9})
    assert "focus" not in test.session_state
    assert _room(calm(test.run()))["focus"] == {"start": 3, "end": 9}
    calm(test.selectbox[0].select(str(documents(desk)[0].id)).run())
    assert (_room(test)["document"], _room(test)["focus"]) == (str(documents(desk)[0].id), None)


def _room(test: AppTest) -> dict[str, object]:
    return dict(json.loads(test.get("bidi_component")[0].proto.json))


def _main() -> AppTest:
    return calm(AppTest.from_file(MAIN, default_timeout=20).run())


def _seated(desk: Desk) -> AppTest:
    test = AppTest.from_file(MAIN, default_timeout=20)
    test.session_state["project"], test.session_state["coder"] = str(desk.project_id), str(desk.coder_id)
    return calm(test.run())
