"""Searching on the page Documenten."""

from streamlit.testing.v1 import AppTest

from actions.coding import codings
from actions.history import undo
from actions.searching import search
from actions.workspace import Desk
from tests.builders import PANEL, codebook_of, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def test_what_was_handed_over_is_coded_from_the_hit_that_was_looked_at(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    test = _asked(page, desk, "lerarentekort", at=1)
    assert any("**2 treffers** voor “lerarentekort”" in text.value for text in test.markdown)
    assert any("Ook daar voelt men het **lerarentekort**" in text.value for text in test.markdown)
    calm(test.button(key="search_coding_close").click().run())
    assert not [each for each in test.button if each.key == "search_code_one"]


def test_a_project_without_codes_says_that_there_is_nothing_to_code_with(page: Page, desk: Desk) -> None:
    test = _asked(page, desk, "leraar", match="compounds")
    assert any("zodra het codeboek codes heeft" in text.value for text in test.caption)


def test_the_filters_of_the_search_hold_for_what_is_coded(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    test = _asked(page, desk, "lerarentekort", filters={"speaker": ["Bestuurder Smit"]})
    assert any("**0 treffers**" in text.value for text in test.markdown)
    document = search(desk, "schoolleider")[0].document
    test.session_state["search_asked"] = _handed("schoolleider", filters={"document": [str(document.id)]})
    assert any("**1 treffer**" in text.value for text in calm(test.run()).markdown)


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
    test = _asked(page, desk, "*ab", count=0)
    assert "te kort" in test.error[0].value


def _asked(page: Page, desk: Desk, query: str, *, at: int = 0, count: int = 2, **chosen: object) -> AppTest:
    """The page after the search field handed its hits over, which happens in the browser."""
    told(desk)
    told(desk, PANEL, name="Panel.md")
    test = page("documents", desk)
    calm(test.button_group(key="documents_part").set_value("search").run())
    test.session_state["search_asked"] = _handed(query, **chosen)
    test.session_state["search_at"] = (at, count)
    return calm(test.run())


def _handed(query: str, *, match: str = "forms", filters: dict[str, list[str]] | None = None) -> dict[str, object]:
    return {"query": query, "match": match, "order": "reading", "filters": filters or {}}
