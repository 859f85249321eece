"""Groups side by side on the page: what is counted, why there is no test, and what is left out of publication."""

from streamlit.testing.v1 import AppTest

from actions.boards import refer
from actions.workspace import Desk
from tests.builders import PANEL, codebook_of, coded, listed, told
from tests.views.conftest import Page
from tests.views.seeing import calm


def shown(page: Page, desk: Desk) -> AppTest:
    test = page("relations", desk)
    test.session_state["counts_columns"] = "joint"
    return calm(test.run())


def said(test: AppTest) -> str:
    return " ".join(each.value for each in [*test.caption, *test.info])


def test_without_groups_the_page_says_what_is_needed(page: Page, desk: Desk) -> None:
    coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    assert "is een besturenlijst nodig" in said(shown(page, desk))
    listed(desk)
    assert "Leg bij de documenten vast" in said(shown(page, desk))


def test_a_group_that_no_document_is_about_is_named(page: Page, desk: Desk) -> None:
    content, boards = told(desk), listed(desk)
    coded(desk, content, codebook_of(desk)["Lerarentekort"], "lerarentekort")
    refer(desk, content.document.id, boards.id, "laag")
    assert "Geen enkel document gaat over hoog; die groep staat daarom niet in de tabel" in said(shown(page, desk))


def test_few_conversations_are_counted_and_what_points_at_one_board_is_left_out(page: Page, desk: Desk) -> None:
    codes, boards = codebook_of(desk), listed(desk)
    low, high = told(desk), told(desk, PANEL, name="Panel.md")
    coded(desk, low, codes["Lerarentekort"], "lerarentekort")
    coded(desk, high, codes["Lerarentekort"], "rust in het team")
    refer(desk, low.document.id, boards.id, "laag")
    refer(desk, high.document.id, boards.id, "hoog")
    test = shown(page, desk)
    assert "te weinig documenten voor een toets: de kleinste groep heeft er 1" in said(test).replace("\\", "")
    assert "niet om oorzaak" in said(test)
    assert not test.expander or "Weggelaten" not in test.expander[0].label
    test.toggle(key="joint_publish").set_value(True)
    calm(test.run())
    assert any("minder dan 3 besturen" in each.label for each in test.expander)
    test.selectbox(key="joint_level").set_value("code")
    test.selectbox(key="joint_unit").set_value("board")
    calm(test.run())
    assert "Leg bij de documenten vast" in said(test)
