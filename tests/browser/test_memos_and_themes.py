"""Memos, themes and saturation: written, counted while typing, put in order by key, opened from a drawing."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import pictured, saved_file
from tests.browser.people import go_to, still, take_up
from tests.browser.server import Server


def test_a_researcher_writes_a_memo_and_the_themes_and_looks_for_what_is_new(
    page: Page, server: Server, tmp_path: Path
) -> None:
    take_up(page, server, "Anna de Wit", "Documenten")
    _write_a_memo(page)
    _write_the_themes(page)
    _look_for_what_is_new(page, tmp_path)


def _write_a_memo(page: Page) -> None:
    page.get_by_role("radiogroup", name="Wat te zien is").get_by_role("radio", name="Memo’s").click()
    page.get_by_role("button", name="Memo schrijven").click()
    page.get_by_label("Inhoud").fill("Bestuurders noemen rust als gevolg van een leider die blijft.")
    page.get_by_role("button", name="Memo bewaren").click()
    expect(page.get_by_text("Bestuurders noemen rust")).to_be_visible()
    search = page.get_by_role("textbox", name="Zoeken in memo’s en logboek")
    search.fill("bestuurder")
    search.press("Enter")
    expect(page.get_by_text("1 memo", exact=True)).to_be_visible()
    pictured(page, "memos")


def _write_the_themes(page: Page) -> None:
    go_to(page, "Rapport")
    text = page.get_by_label("Tekst", exact=True)
    text.fill("Wie blijft, ziet")
    expect(page.get_by_text("3 woorden", exact=True)).to_be_visible()
    text.press("Tab")
    still(page)
    first = page.get_by_role("radio").first
    title = page.get_by_label("Titel").input_value()
    expect(first).to_have_accessible_name(title)
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_have_accessible_name(title)
    expect(text).to_have_value("Wie blijft, ziet")
    pictured(page, "themes")


def _look_for_what_is_new(page: Page, folder: Path) -> None:
    go_to(page, "Verbanden")
    page.get_by_role("radio", name="Verzadiging").click()
    plot = page.get_by_role("img", name="Te weinig om over verzadiging te oordelen")
    expect(plot).to_be_visible()
    plot.locator(".column").first.click()
    expect(page.get_by_role("button", name="In thema …").first).to_be_visible()
    assert saved_file(page, "Opslaan als CSV", folder).read_text("utf-8").startswith("number,document")
    pictured(page, "saturation")
