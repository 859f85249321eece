"""Groups side by side, as a person reads them: a cell opens its quotes, by mouse and by key."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import pictured, saved_file
from tests.browser.people import still, take_up
from tests.browser.server import Server


def test_a_number_beside_another_opens_its_quotes(page: Page, server: Server, tmp_path: Path) -> None:
    take_up(page, server, "Anna de Wit", "Verbanden")
    page.get_by_role("radio", name="Groepen naast elkaar").click()
    cell = page.get_by_role("button", name="Personeel, laag: 2/2")
    expect(cell).to_be_visible()
    still(page)
    cell.click()
    expect(cell).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("23 fragmenten", exact=True)).to_be_visible()
    still(page)
    pictured(page, "joint")
    other = page.get_by_role("button", name="Personeel, hoog: 2/2")
    other.press("Enter")
    expect(other).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("5 fragmenten", exact=True)).to_be_visible()
    still(page)
    saved = saved_file(page, "Opslaan als CSV", tmp_path)
    assert saved.read_text("utf-8").startswith("kind,label,group")
