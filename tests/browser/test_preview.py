"""A person looks at files before they are stored, reloads the page on the way, and stores what was chosen."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import files
from tests.browser.conftest import pictured
from tests.browser.people import open_text, still

BROKEN_OFF = "Inspecteur: De school bespreekt de cijfers met het be\u00adstuur.\n\nGespreksleider: En verder?\n\n"


def test_files_are_looked_at_put_right_and_only_then_stored(page: Page, tmp_path: Path) -> None:
    _begin(page)
    page.locator(".st-key-preview_switch label").first.click()
    expect(page.get_by_role("button", name="Bestanden kiezen om te bekijken")).to_be_visible()
    talk = files.written(tmp_path, "Gesprek.txt", BROKEN_OFF * 2)
    upload = page.locator(".duiding-upload[data-ready='true']")
    upload.locator("input[type=file]").set_input_files([talk, files.transcript(tmp_path)])
    expect(page.locator("li[data-name='Gesprek.txt']")).to_contain_text("nog niet bewaard")
    expect(upload).to_contain_text("Te bekijken: 2")
    panel = page.locator(".st-key-preview")
    expect(panel).to_contain_text("Onzichtbare afbreekstreepjes weghalen · 2")
    expect(page.locator(".dd-abreast del").first).to_have_text("be¬stuur.")
    expect(page.locator(".dd-abreast ins").first).to_have_text("bestuur.")
    pictured(page, "preview-1-held")

    name = panel.get_by_label("Naam van Inspecteur")
    name.fill("Inspecteur Jansen")
    name.press("Enter")
    expect(page.locator(".dd-abreast ins", has_text="Jansen").first).to_be_visible()
    page.reload()
    expect(panel.get_by_label("Naam van Inspecteur")).to_have_value("Inspecteur Jansen")
    expect(page.get_by_role("grid")).to_have_count(0)
    pictured(page, "preview-2-after-reload")

    panel.get_by_role("button", name="Bewaren", exact=True).click()
    expect(panel).to_contain_text("Nog niet bewaard: Focusgroep mbo.docx")
    panel.get_by_role("button", name="Overslaan").click()
    expect(panel).to_have_count(0)
    still(page)
    room = open_text(page, "Gesprek")
    expect(room).to_contain_text("Inspecteur Jansen")
    expect(room).to_contain_text("met het bestuur.")


def _begin(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Nieuw project", exact=True).click()
    page.get_by_label("Naam van het project").fill("Eerst kijken")
    page.get_by_role("button", name="Project maken").click()
    page.get_by_label("Nieuwe naam").fill("Anna Bakker")
    page.get_by_role("button", name="Beginnen").click()
    expect(page.locator(".duiding-upload[data-ready='true']")).to_be_visible()
