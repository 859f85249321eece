"""The report on the page: a part less and another order are seen at once, and stand in the file."""

from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import pictured, saved_file
from tests.browser.people import still, take_up
from tests.browser.server import Server


def test_parts_are_chosen_beside_the_report_and_stand_in_the_file(page: Page, server: Server, tmp_path: Path) -> None:
    take_up(page, server, "Anna de Wit", "Rapport")
    page.locator(".st-key-report_compose summary").click()
    sheet = page.get_by_role("region", name="Voorbeeld van het rapport")
    expect(sheet.get_by_role("heading", name="Werkwijze")).to_be_visible()
    page.get_by_role("button", name="Thema’s omhoog").click()
    page.get_by_role("checkbox", name="Bijlage codeboek").uncheck()
    page.get_by_role("checkbox", name="Code onder elk citaat").check()
    expect(sheet.get_by_text("Code: ").first).to_be_attached()
    expect(sheet.get_by_role("heading").nth(2)).to_have_text("Zien en op tijd handelen")
    pictured(page, "report")
    still(page)
    file = Document(str(saved_file(page, "Rapport (Word)", tmp_path)))
    chapters = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    assert chapters[0] == "Zien en op tijd handelen"
    assert not any("codeboek" in chapter for chapter in chapters)
