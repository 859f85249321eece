"""Searching on the page Documenten."""

from streamlit.testing.v1 import AppTest

from actions.coding import codings
from actions.history import undo
from actions.workspace import Desk
from tests.builders import PANEL, codebook_of, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def test_hits_stand_in_their_lines_and_open_their_place(page: Page, desk: Desk) -> None:
    test = _asked(page, desk, "lerarentekort")
    assert any(text.value == "2 treffers" for text in test.markdown)
    table = test.dataframe[0].value
    assert list(table["Treffer"]) == ["lerarentekort", "lerarentekort"]
    assert table["Links"][0].endswith("Inspecteur Jansen: Het")
    assert any("**lerarentekort**" in text.value for text in test.markdown)


def test_a_compound_is_found_when_asked(page: Page, desk: Desk) -> None:
    test = _asked(page, desk, "leraar")
    assert "Niets gevonden" in test.info[0].value
    calm(test.selectbox(key="search_match").select_index(1).run())
    assert list(test.dataframe[0].value["Treffer"]) == ["lerarentekort", "lerarentekort"]


def test_all_hits_are_coded_after_the_number_was_seen(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    test = _asked(page, desk, "lerarentekort")
    calm(test.button(key="search_code_all").click().run())
    assert any("2 fragmenten krijgen" in text.value for text in test.markdown)
    calm(button(test, "Coderen").click().run())
    assert len(codings(desk)) == 2
    calm(test.button(key="search_code_all").click().run())
    assert test.button(key="search_yes").disabled
    calm(test.button(key="search_no").click().run())
    undo(desk)
    assert codings(desk) == ()


def test_hits_are_reviewed_one_by_one(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    test = _asked(page, desk, "lerarentekort")
    calm(test.button(key="search_next").click().run())
    assert any("Ook daar voelt men het **lerarentekort**" in text.value for text in test.markdown)
    calm(test.button(key="search_code_one").click().run())
    assert [made.quote for made in codings(desk)] == ["Ook daar voelt men het lerarentekort."]
    calm(test.button(key="search_code_one").click().run())
    assert "niets nieuws" in test.error[0].value
    calm(test.button(key="search_previous").click().run())
    assert any("**lerarentekort** drukt" in text.value for text in test.markdown)


def test_what_cannot_be_searched_is_said(page: Page, desk: Desk) -> None:
    test = _asked(page, desk, "*ab")
    assert "te kort" in test.error[0].value


def _asked(page: Page, desk: Desk, query: str) -> AppTest:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    test = page("documents", desk)
    calm(test.button_group(key="documents_part").set_value("search").run())
    return calm(test.text_input(key="search_query").input(query).run())
