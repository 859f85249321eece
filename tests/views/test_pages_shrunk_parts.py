"""A part of which only a piece is certain after a correction is told before the correction is kept."""

from actions import drafts
from actions.parting import divide
from actions.workspace import Desk, opened
from tests.builders import told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side

WELCOME = "Welkom allemaal, we beginnen met een rondje langs de tafel en daarna komt de eerste vraag."


def test_a_part_that_shrinks_is_told_beside_the_changes(page: Page, desk: Desk) -> None:
    found = told(desk)
    divide(desk, found.document.id)
    text = found.text.replace("De lage lijst", "Besturen met scholen onder de norm")
    text = text.replace("Wat valt op aan de besturen op de lage lijst?", WELCOME)
    drafts.revise(Desk(opened(), desk.project_id, desk.coder_id), found, text)
    test = side(page("documents", desk), found.document.id, "correction")
    calm(button(test, "Bekijken wat er verandert").click().run())
    assert any("De lage lijst" in each.value and "met zekerheid" in each.value for each in test.warning)
