"""A transcript is corrected while a colleague has it open to code it."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, expect

from tests.browser import files
from tests.browser.conftest import pictured
from tests.browser.people import bars, code_with, go_to, open_text, saved, select, still

QUOTE = "Het lerarentekort drukt daar zwaar op de teams."
BETTER = "Het lerarentekort drukt daar heel zwaar op de teams."
GOING = "Niemand maakt dan nog een plan af."
PROJECT = "Besturen 2027"


def test_a_correction_moves_the_codings_of_both_and_the_open_text_follows(
    page: Page, colleague_page: Page, tmp_path: Path
) -> None:
    _begin(page, tmp_path)
    _colleague_codes(colleague_page, parse_qs(urlparse(page.url).query)["project"][0])

    go_to(page, "Documenten")
    page.get_by_text("Tekst verbeteren", exact=True).click()
    area = page.get_by_role("textbox", name="Tekst van dit deel")
    expect(area).to_have_value(re.compile(re.escape(QUOTE)))
    area.fill(area.input_value().replace("drukt daar zwaar", "drukt daar heel zwaar").replace(f" {GOING}", ""))
    # Straight from the box to the button, as people do.
    page.get_by_role("button", name="Bekijken wat er verandert").click()
    expect(page.get_by_text("1 codering of verwijzing kan niet met zekerheid verhuizen")).to_be_visible()
    expect(page.get_by_text(f"Was: “{GOING}”")).to_be_visible()
    page.get_by_text("Bekijken wat er verandert").scroll_into_view_if_needed()
    pictured(page, "correction-review")
    page.get_by_text("Verwijderen", exact=True).last.click()
    still(page)
    expect(page.get_by_text("Nog 0 open")).to_be_visible()
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_text("is verbeterd (versie 2)")).to_be_visible()

    expect(colleague_page.locator(".dd-pane p", has_text=BETTER)).to_be_attached()
    expect(bars(colleague_page, "Lerarentekort")).to_have_count(1)
    expect(bars(colleague_page, "Wisselende leiding")).to_have_count(0)

    page.get_by_text("Versies", exact=True).click()
    expect(page.get_by_role("textbox", name="Tekst van versie 2")).to_have_value(re.compile(re.escape(BETTER)))

    open_text(page, "Focusgroep mbo")
    page.locator(".dd-scroller").focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".dd-pane p", has_text=QUOTE)).to_be_attached()
    expect(bars(colleague_page, "Wisselende leiding")).to_have_count(1)


def _begin(page: Page, folder: Path) -> None:
    page.goto("/")
    page.get_by_text("Nieuw project", exact=True).click()
    page.get_by_label("Naam van het project").fill(PROJECT)
    page.get_by_role("button", name="Project maken").click()
    expect(page.get_by_text("Vul een naam in om te beginnen")).to_be_visible()
    _sit(page, "Anna Bakker")
    go_to(page, "Documenten")
    upload = page.locator(".duiding-upload[data-ready='true'] input[type=file]")
    upload.set_input_files(files.transcript(folder))
    expect(page.locator("li[data-name='Focusgroep mbo.docx'][data-state='added']")).to_be_visible()
    go_to(page, "Codeboek")
    page.get_by_role("button", name="Inlezen").click()
    upload.set_input_files(files.written(folder, "codeboek.yaml", files.CODEBOOK))
    expect(page.get_by_role("treeitem", name="Lerarentekort").first).to_be_visible()


def _colleague_codes(page: Page, project: str) -> None:
    page.goto(f"/?project={project}")
    expect(page.get_by_role("button", name="Anna Bakker")).to_be_visible()
    _sit(page, "Bram Visser")
    open_text(page, "Focusgroep mbo")
    for quote, code in ((QUOTE, "Lerarentekort"), (GOING, "Wisselende leiding")):
        select(page, quote)
        code_with(page, code)
        saved(page)


def _sit(page: Page, name: str) -> None:
    still(page)
    expect(page.get_by_role("button", name="Beginnen")).to_have_count(1)
    page.get_by_label("Nieuwe naam").fill(name)
    page.get_by_role("button", name="Beginnen").click()
