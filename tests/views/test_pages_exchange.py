"""A project that came in is told of until somebody has seen it; what goes out says what stays behind."""

from actions.coding import change_coding
from actions.exchanging import import_project, remember
from actions.workspace import Desk, opened
from codebooks.codebook import Direction
from tests.builders import codebook_of, coded, told
from tests.exchanges import rich
from tests.views.conftest import Page
from tests.views.seeing import button, calm
from views.exchange import SHOWN


def test_the_report_page_tells_what_came_in_and_goes_there(page: Page, desk: Desk) -> None:
    test = page("report", desk)
    found = import_project(opened(), "wijk.qdpx", rich())
    test.session_state[SHOWN] = remember(opened(), found)
    calm(test.run())
    assert "Ingelezen" in test.subheader[0].value
    assert any("coderingen: 3" in each.value for each in test.markdown)
    assert any("1 afbeelding" in each.value for each in test.markdown)
    button(test, "Project openen").click()
    test.run()
    assert found.project is not None
    assert test.session_state["project"] == str(found.project.id)


def test_once_seen_it_is_not_told_again(page: Page, desk: Desk) -> None:
    test = page("report", desk)
    test.session_state[SHOWN] = remember(opened(), import_project(opened(), "wijk.qdpx", rich()))
    calm(test.run())
    calm(button(test, "Gezien").click().run())
    assert not any("Ingelezen" in each.value for each in test.subheader)


def test_the_report_page_says_what_another_program_will_not_show(page: Page, desk: Desk) -> None:
    found, ids = told(desk), codebook_of(desk)
    made = coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt")
    change_coding(desk, made.id, direction=str(Direction.HINDERING))
    test = page("report", desk)
    assert any("De richting van 1 codering" in each.value for each in test.markdown)
    labels = [each.label for each in test.expander]
    assert labels[labels.index("Uitwisselen met andere programma’s") + 1] == "Wat daar niet te zien is"
