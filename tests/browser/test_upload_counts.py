"""The last line of an upload says what became of each file."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import files
from tests.browser.people import take_up
from tests.browser.server import Server


def test_a_file_that_is_there_already_is_counted_apart_from_one_that_cannot_be_read(
    page: Page, server: Server, tmp_path: Path
) -> None:
    take_up(page, server, "Anna de Wit", "Documenten")
    talk = files.written(tmp_path, "Gesprek.txt", "Anna: Dit is een nieuw gesprek.\n\nBas: Ja.")
    again = files.written(tmp_path, "Zelfde.md", "Anna: Dit is een\nnieuw gesprek.\n\nBas: Ja.")
    broken = files.written(tmp_path, "Kapot.pdf", "%PDF-1.7 afgebroken")
    upload = page.locator(".duiding-upload[data-ready='true']")
    upload.locator("input[type=file]").set_input_files([talk, again, broken])
    expect(upload).to_contain_text("Klaar. Toegevoegd: 1, al aanwezig: 1, geweigerd: 1.")
