"""The codebook's tree, with the keyboard only and with the mouse only."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import still, take_up
from tests.browser.server import Server

ROWS = ".duiding-codetree [role=treeitem]"


def test_codes_are_moved_by_key_and_by_mouse(page: Page, server: Server) -> None:
    take_up(page, server, "Anna de Wit", "Codeboek")
    _row(page, "Regio").click()
    expect(page.get_by_role("heading", name="Regio")).to_be_visible()
    still(page)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(ROWS).nth(1)).to_contain_text("Regio")
    still(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(ROWS).nth(2)).to_have_attribute("aria-level", "3")
    still(page)
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(ROWS).nth(2)).to_have_attribute("aria-level", "2")
    still(page)

    _row(page, "Regio").drag_to(_row(page, "Monitoren"))
    expect(page.get_by_text("Verplaatsen: dit gebeurt er")).to_be_visible()
    page.get_by_role("button", name="Uitvoeren").click()
    expect(page.get_by_text("Verplaatsen: dit gebeurt er")).to_have_count(0)
    expect(page.locator(ROWS).nth(1)).to_contain_text("Uitdagende leerlingenpopulatie")


def _row(page: Page, name: str) -> Locator:
    return page.get_by_role("treeitem", name=name).first
