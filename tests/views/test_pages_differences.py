"""Differences on the page: who takes part, and agreement as it was before and after."""

from streamlit.testing.v1 import AppTest

from actions.differing import differing
from actions.measuring import snapshots
from actions.settling import rule
from actions.workspace import Desk
from coding.rulings import Decision
from coding.settling import Choice
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def differences(page: Page, desk: Desk) -> AppTest:
    test = page("compare", desk)
    test.session_state["compare_section"] = "differences"
    return calm(test.run())


def test_there_is_nothing_to_settle_until_two_people_have_coded(page: Page, desk: Desk, colleague: Desk) -> None:
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt")
    test = differences(page, desk)
    assert [each.value for each in test.info] == [
        "Vergelijken kan zodra twee codeurs hetzelfde document hebben gecodeerd."
    ]


def test_agreement_is_kept_by_a_button_and_shown_beside_that_of_before(page: Page, desk: Desk, colleague: Desk) -> None:
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    coded(colleague, found, ids["Lerarentekort"], "lerarentekort drukt")
    rule(desk, differing(desk)[0].place.id, Choice(Decision.UNION))
    test = differences(page, desk)
    calm(button(test, "Nu vastleggen").click().run())
    assert [str(each.phase) for each in snapshots(desk)] == ["before", "after"]
    rows = test.dataframe[0].value
    assert list(rows["Codeurs"]) == ["Anna – Bram", "Anna – Bram", "Anna – Consensus", "Bram – Consensus"]
    chosen = test.multiselect(key="settling_coders")
    assert len(chosen.value) == 2
    calm(chosen.set_value(chosen.value[:1]).run())
    assert [each.value for each in test.info] == ["Kies ten minste twee codeurs."]
