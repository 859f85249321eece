"""The board of categories in a real browser: by mouse, by key, several at once, and another name."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import still, take_up
from tests.browser.server import Server


def column(page: Page, name: str) -> Locator:
    return page.locator(".duiding-codeboard-column").filter(has=page.locator(f"[data-head] >> text='{name}'"))


def card(place: Page | Locator, name: str) -> Locator:
    return place.locator(".duiding-codeboard-card").filter(has_text=name).first


def test_codes_are_grouped_by_mouse_and_by_key(page: Page, server: Server) -> None:
    take_up(page, server, "Anna de Wit", "Codeboek")
    page.get_by_text("Categorieën", exact=True).first.click()
    monitoring = column(page, "Monitoren")
    card(page, "Regio").drag_to(monitoring.locator("[data-head]"))
    expect(card(monitoring, "Regio")).to_be_visible()

    visie = card(column(page, "Bestuurskracht"), "Visie")
    visie.focus()
    page.keyboard.press("o")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("status").filter(has_text="Ook in “Personeel” zetten?")).to_be_visible()
    page.keyboard.press("Enter")
    expect(card(column(page, "Personeel"), "Visie")).to_contain_text("hoort bij Bestuurskracht")

    card(page, "Doelen stellen").click()
    expect(page.locator(".st-key-board_side")).to_contain_text("Openen in de tekst")
    for name in ("Doelen stellen", "Tijdig bijsturen"):
        card(monitoring, name).click(modifiers=["Control"])
    page.get_by_role("button", name="Nieuwe categorie").click()
    page.keyboard.type("Cyclus")
    page.keyboard.press("Enter")
    expect(column(page, "Cyclus").locator(".duiding-codeboard-card")).to_have_count(2)

    column(page, "Cyclus").locator("[data-head]").focus()
    page.keyboard.press("F2")
    page.keyboard.type("Monitoren")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De naam “Monitoren” is al in gebruik.", exact=False)).to_be_visible()
    still(page)
