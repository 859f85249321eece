"""Taking a project along and bringing it back, on the pages where people look for it."""

from pathlib import Path

from actions.codebook import codebook
from actions.coding import codings
from actions.documents import content, documents
from actions.reshaping import reshape
from actions.travelling import Luggage
from actions.travelling_held import hold
from actions.workspace import Desk, opened
from coding.reshaping import Rename
from tests.builders import codebook_of, coded, told
from tests.journeys.laptops import FILE, laptop, opened_by, packed
from tests.views.conftest import Page
from tests.views.seeing import button, calm, text_input


def test_a_file_that_came_back_is_looked_at_and_merged(desk: Desk, page: Page, tmp_path: Path) -> None:
    ids = codebook_of(desk)
    told(desk)
    other = laptop(tmp_path, "bram")
    bram = opened_by(other, packed(desk), "Bram")
    coded(bram, content(bram, documents(bram)[0].id), ids["Lerarentekort"], "lerarentekort drukt")
    reshape(bram, Rename(ids["Cijfers bespreken"], "Cijfers"))
    reshape(desk, Rename(ids["Cijfers bespreken"], "Cijfergesprek"))
    test = page("report", desk)
    test.session_state["travel_held"] = hold(_on_the_page(desk), FILE, packed(bram).getvalue()).id
    calm(test.run())
    assert [list(row) for row in test.dataframe[0].value.to_numpy()][:1] == [["codeurs", "", 1, 0, 0]]
    assert button(test, "Samenvoegen").disabled
    conflict = next(each for each in test.radio if each.label.startswith("Cijfergesprek"))
    assert conflict.options == [r"Hier\: Cijfergesprek", r"In het bestand\: Cijfers"]
    calm(conflict.set_value("theirs").run())
    calm(button(test, "Samenvoegen").click().run())
    assert [each.quote for each in codings(desk)] == ["lerarentekort drukt"]
    assert "Cijfers" in {code.name for code in codebook(desk).codes}
    assert "travel_held" not in test.session_state
    other.database.close()


def test_a_sealed_file_asks_for_its_passphrase(desk: Desk, page: Page) -> None:
    told(desk)
    sealed = packed(desk, Luggage(passphrase="rustige blauwe fiets"))
    test = page("report", desk)
    test.session_state["travel_held"] = hold(_on_the_page(desk), FILE, sealed.getvalue()).id
    calm(test.run())
    assert "versleuteld" in test.warning[0].value
    text_input(test, "Wachtwoordzin van het bestand").input("rustige blauwe fiets")
    calm(test.run())
    assert any("staat er al" in each.value for each in test.info)
    calm(button(test, "Niet samenvoegen").click().run())
    assert "travel_held" not in test.session_state


def test_a_project_is_made_ready_to_be_taken_along(desk: Desk, page: Page) -> None:
    told(desk)
    test = page("report", desk)
    calm(button(test, "Bestand maken").click().run())
    assert any("staat klaar" in each.value for each in test.caption)


def _on_the_page(desk: Desk) -> Desk:
    """Files wait in the process that shows the page."""
    return Desk(opened(), desk.project_id, desk.coder_id)
