"""Who cannot see well, or not at all: axe-core finds nothing to complain of, on any page, light or dark."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import pictured
from tests.browser.people import go_to, take_up_text
from tests.browser.server import Server
from tests.browser.test_pages import READY

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
VIOLATIONS = """
async () => (await axe.run(document)).violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, failureSummary }) => [id, target.join(" "), failureSummary]))
"""


@pytest.fixture(params=["light", "dark"])
def dressed(page: Page, request: pytest.FixtureRequest) -> Page:
    """Somebody whose system is light, and somebody whose system is dark."""
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return page


def complaints(page: Page) -> Any:
    """What axe-core finds wrong on the page as it stands."""
    page.evaluate(AXE)
    return page.evaluate(VIOLATIONS)


def test_axe_finds_nothing_on_any_page(dressed: Page) -> None:
    dressed.goto("/")
    expect(dressed.get_by_role("button", name="Anna de Wit")).to_be_visible()
    assert complaints(dressed) == []
    dressed.get_by_role("button", name="Anna de Wit").click()
    for name, ready in READY.items():
        go_to(dressed, name)
        ready(dressed)
        assert complaints(dressed) == [], name


def test_axe_finds_nothing_in_the_pane_whatever_is_open_in_it(dressed: Page, server: Server) -> None:
    room = take_up_text(dressed, server, "Anna de Wit", "Focusgroep funderend onderwijs")
    room.get_by_role("region", name="Tekst van het document").focus()
    room.locator(".dd-bar").first.focus()
    expect(room.locator(".dd-card.dd-focused")).to_be_visible()
    expect(room.locator(".dd-fading").first).to_be_attached()
    assert complaints(dressed) == [], "a code lit up, its coding open"
    dressed.keyboard.press("F")
    expect(room.get_by_role("dialog", name="Kiezen wat te zien is")).to_be_visible()
    assert complaints(dressed) == [], "the filters"
    dressed.keyboard.press("Escape")
    dressed.keyboard.press("Shift+B")
    expect(room.get_by_role("button", name="Alles tonen")).to_be_visible()
    assert complaints(dressed) == [], "only uncoded text"
    room.get_by_role("button", name="Letters en regels").click()
    assert complaints(dressed) == [], "letters and lines"
    dressed.keyboard.press("Escape")
    room.get_by_role("region", name="Tekst van het document").focus()
    dressed.keyboard.press("?")
    expect(room.get_by_role("dialog", name="Toetsen")).to_be_visible()
    assert complaints(dressed) == [], "the keys"
    pictured(dressed, "pane-keys")
