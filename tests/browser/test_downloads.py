"""Files to take along, with and without the server."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import saved_file
from tests.browser.people import go_to, sit_down, still, take_up
from tests.browser.server import Server


def test_a_file_that_cannot_be_fetched_says_so_and_arrives_at_the_next_click(
    page: Page, context: BrowserContext, tmp_path: Path
) -> None:
    sit_down(page, "Anna de Wit")
    go_to(page, "Rapport")
    page.get_by_text("Tabellen voor Excel, R of SPSS").click()
    expect(page.get_by_role("button", name="Coderingen (Excel)")).to_be_visible()
    still(page)
    context.set_offline(True)
    page.get_by_role("button", name="Coderingen (Excel)").click()
    expect(page.get_by_text("Coderingen (Excel) kon niet worden opgehaald.", exact=False)).to_be_visible()
    context.set_offline(False)
    assert saved_file(page, "Coderingen (Excel)", tmp_path).name == "coderingen.xlsx"
    expect(page.get_by_text("kon niet worden opgehaald", exact=False)).to_have_count(0)


def test_the_file_that_was_uploaded_is_given_back_as_it_was(page: Page, server: Server, tmp_path: Path) -> None:
    take_up(page, server, "Anna de Wit", "Documenten")
    original = saved_file(page, "Oorspronkelijk bestand", tmp_path)
    assert original.suffix in {".docx", ".md", ".txt"}
    assert original.stat().st_size > 1000
