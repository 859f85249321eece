"""A project of another program comes in on the first screen, and goes out again."""

from pathlib import Path

from playwright.sync_api import Page, expect

from reports.refi.counting import counts
from reports.refi.reading import read
from tests.browser.conftest import saved_file
from tests.browser.people import go_to, still
from tests.exchanges import rich


def test_a_project_from_elsewhere_comes_in_and_goes_out(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "wijk.qdpx"
    file.write_bytes(rich())
    page.goto("/")
    still(page)
    page.get_by_text("Een project van elders").click()
    page.locator(".st-key-exchange_import input[type=file]").set_input_files(file)
    expect(page.get_by_text("Ingelezen: ‘Wijkzorg’")).to_be_visible()
    page.get_by_role("button", name="Project openen").click()
    page.get_by_role("button", name="Anna", exact=True).click()
    expect(page.get_by_role("link", name="Rapport")).to_be_visible()
    go_to(page, "Rapport")
    page.get_by_text("Uitwisselen met andere programma’s").click()
    out = saved_file(page, "Project (.qdpx)", tmp_path)
    assert counts(read(out.name, out.read_bytes()))["codings"] == 4
