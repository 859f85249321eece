"""Saturation and progress on the page: the sentence, the table, and the quotes behind a number."""

from streamlit.testing.v1 import AppTest

from actions.workspace import Desk
from tests.builders import PANEL, codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import calm


def shown(page: Page, desk: Desk, columns: str) -> AppTest:
    test = page("relations", desk)
    test.session_state["counts_columns"] = columns
    return calm(test.run())


def test_the_page_judges_as_strictly_as_is_asked_for(page: Page, desk: Desk) -> None:
    codes = codebook_of(desk)
    coded(desk, told(desk), codes["Lerarentekort"], "lerarentekort")
    coded(desk, told(desk, PANEL, name="Panel.md"), codes["Lerarentekort"], "rust in het team")
    test = shown(page, desk, "saturation")
    assert any("Te weinig om over verzadiging" in each.value for each in test.markdown)
    base, run, _ = test.number_input
    base.set_value(1)
    run.set_value(1)
    calm(test.run())
    assert any("Verzadiging na document 1 (1+1)" in each.value for each in test.markdown)
    table = next(each.value for each in test.dataframe if "Nieuwe codes" in each.value)
    assert list(table["Paren code–document"]) == [1, 2]


def test_everybody_who_codes_has_a_row_for_every_document(page: Page, desk: Desk, colleague: Desk) -> None:
    coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    test = shown(page, colleague, "progress")
    table = next(each.value for each in test.dataframe if "Gekomen tot" in each.value)
    assert list(table["Codeur"]) == ["Anna", "Bram"]
    assert list(table["Beurten"]) == ["1/6", "0/6"]
