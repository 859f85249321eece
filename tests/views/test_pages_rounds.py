"""Rondes on the page: begun with a sample, opened with a reason, and said why not where it cannot be done."""

from streamlit.testing.v1 import AppTest

from actions.coding import codings
from actions.finishing import finish
from actions.round_progress import states
from actions.rounds import Plan, start_round
from actions.workspace import Desk
from coding.rounds import Place
from tests.builders import PANEL, codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm

LOW = "Het lerarentekort drukt daar zwaar op de teams."


def shown(page: Page, desk: Desk) -> AppTest:
    test = page("compare", desk)
    test.session_state["compare_section"] = "rounds"
    return calm(test.run())


def test_a_round_is_begun_with_a_sample_that_is_shown_first(page: Page, desk: Desk, colleague: Desk) -> None:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    test = shown(page, desk)
    test.multiselect[0].set_value([desk.coder_id, colleague.coder_id])
    test.session_state["round-new-0-how"] = "by-sample"
    calm(test.run())
    test.slider[0].set_value(50)
    test.number_input[0].set_value(3)
    calm(test.run())
    assert [text for text in ("Focusgroep mbo", "Panel") if any(text in each.value for each in test.markdown)]
    calm(button(test, "Ronde beginnen").click().run())
    (state,) = states(desk)
    assert (state.round.share, state.round.seed, len(state.stages)) == (0.5, 3, 1)
    assert any("steekproef van 50%, startgetal 3" in each.value.replace("\\", "") for each in test.markdown)


def test_what_is_hidden_is_a_dash_until_it_is_opened_with_a_reason(page: Page, desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    plan = Plan("Ronde 1", (desk.coder_id, colleague.coder_id), (Place(content.document.id),))  # type: ignore[arg-type]
    start_round(desk, plan)
    coded(colleague, content, ids["Lerarentekort"], LOW)
    test = shown(page, desk)
    assert list(test.dataframe[0].value["Bram"]) == ["–"]
    calm(button(test, "Openen").click().run())
    assert any("Schrijf op waarom" in each.value for each in test.error)
    test.text_area[0].set_value("Bram is ziek.")
    calm(button(test, "Openen").click().run())
    assert list(test.dataframe[0].value["Bram"]) == ["1"]
    assert len(codings(desk)) == 1
    assert not [each for each in shown(page, colleague).button if each.label in ("Openen", "Sluiten")]


def test_a_comparison_says_what_it_leaves_out(page: Page, desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    other = told(desk, PANEL, name="Panel.md")
    for each in (desk, colleague):
        coded(each, other, ids["Lerarentekort"], "Aan korte lijnen en een open gesprek over resultaten.")
    plan = Plan("Ronde 1", (desk.coder_id, colleague.coder_id), (Place(content.document.id),))  # type: ignore[arg-type]
    start_round(desk, plan)
    finish(colleague, content.document.id)
    test = page("compare", desk)
    assert any("Focusgroep mbo: er wordt nog blind gecodeerd" in each.value for each in test.markdown)
