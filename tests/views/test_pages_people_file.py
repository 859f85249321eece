"""A file with attributes waits on the card of a document: seen, then taken over or left."""

from actions.boards import hold
from actions.participants import participant_named
from actions.workspace import Desk, opened
from tests.builders import told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side

LIST = "naam;jaren\nInspecteur Jansen;12\nInspecteur De Boer;3\nPiet;9\n"


def test_a_file_is_taken_over_after_a_look(page: Page, desk: Desk) -> None:
    found = told(desk)
    served = Desk(opened(), desk.project_id, desk.coder_id)
    test = page("documents", desk)
    test.session_state[f"people-held-{found.document.id}"] = hold(served, "mensen.csv", LIST.encode())
    test = side(test, found.document.id, "participants")
    table = next(each.value for each in test.dataframe if "Wordt" in each.value)
    assert list(table["Wordt"]) == ["12", "3"]
    assert any("Piet" in each.value for each in test.caption)
    calm(button(test, "Bestand overnemen").click().run())
    assert participant_named(desk, "Inspecteur Jansen").attributes == {"jaren": "12"}
    assert not any(each.label == "Bestand overnemen" for each in test.button)
