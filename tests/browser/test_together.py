"""Two people at work: what the one does comes to the other, who stays where they were; and then with accounts."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import pictured
from tests.browser.people import ROOM, bars, choose, code_with, open_text, saved, select, sit_down, still
from tests.browser.test_accessible import complaints

DOCUMENT, QUOTE, CODE = "Focusgroep mbo", "de deelnemers hebben het verslag gelezen", "Zicht en monitoren"
OWNERS, BRAMS = "drie fietsen in de regen", "vier fietsen in de zon"
PLACE = "() => document.querySelector('.dd-scroller').scrollTop"


def test_what_a_colleague_codes_arrives_while_one_reads_on_at_the_same_place(page: Page, colleague_page: Page) -> None:
    sit_down(page, "Anna de Wit")
    sit_down(colleague_page, "Bram Visser")
    open_text(page, DOCUMENT)
    open_text(colleague_page, DOCUMENT)
    expect(page.get_by_role("list", name="Ook in dit document").get_by_text("BV")).to_be_visible()
    assert complaints(page) == []
    of_bram = bars(page, f"{CODE}, Bram Visser: {QUOTE}")
    expect(of_bram).to_have_count(0)
    page.evaluate("() => document.querySelector('.dd-scroller').scrollTo(0, 900)")
    place = page.evaluate(PLACE)
    assert place > 500
    known = page.locator(".dd-pane").get_attribute("data-revision")
    select(colleague_page, QUOTE)
    code_with(colleague_page, CODE)
    saved(colleague_page)
    expect(page.locator(".dd-pane")).not_to_have_attribute("data-revision", known or "")
    assert page.evaluate(PLACE) == place
    colleague_page.close()
    expect(page.get_by_role("list", name="Ook in dit document")).to_be_hidden()
    page.evaluate("() => document.querySelector('.dd-scroller').scrollTo(0, 0)")
    expect(of_bram).to_have_count(1)


def test_the_first_account_closes_the_door_and_a_colleague_comes_in_by_password(
    page: Page, colleague_page: Page
) -> None:
    sit_down(page, "Anna de Wit")
    to_people(page)
    page.get_by_text("Met accounts werken").click()
    twice(page, OWNERS)
    page.get_by_role("button", name="Account maken").click()
    expect(page.get_by_text("Iemand toevoegen")).to_be_visible()
    still(page)
    page.get_by_label("Naam", exact=True).fill("Bram Bos")
    page.get_by_role("button", name="Toevoegen").click()
    handed = page.get_by_test_id("stCode").inner_text().strip()
    pictured(page, "people")
    assert complaints(page) == []
    sign_in(colleague_page, "bram bos", "een verkeerd wachtwoord")
    expect(colleague_page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    assert complaints(colleague_page) == []
    sign_in(colleague_page, "bram bos", handed)
    colleague_page.get_by_label("Wachtwoord van nu").fill(handed)
    twice(colleague_page, BRAMS)
    colleague_page.get_by_role("button", name="Wachtwoord wijzigen").click()
    colleague_page.get_by_role("button", name=re.compile("^Besturen met")).click()
    open_text(colleague_page, DOCUMENT)
    cookies = colleague_page.context.cookies()
    assert [(each["httpOnly"], each["sameSite"]) for each in cookies if each["name"].startswith("duiding-")] == [
        (True, "Strict")
    ]
    choose(page, "Rol van Bram Bos", "lezer")
    only_reads(colleague_page)
    page.get_by_role("button", name="Uit het project").last.click()
    expect(page.get_by_role("button", name="Uit het project")).to_have_count(1)
    expect(colleague_page.get_by_text("nog geen project om in te werken")).to_be_visible()


def only_reads(page: Page) -> None:
    page.reload()
    expect(page.locator(f"{ROOM}[data-reads]")).to_be_visible()
    expect(page.get_by_role("button", name="Gelezen", exact=True)).to_be_hidden()
    select(page, QUOTE)
    code_with(page, CODE)
    expect(page.get_by_text("Meelezen kan hier")).to_be_visible()
    expect(bars(page, f"{CODE}, Bram Bos: {QUOTE}")).to_have_count(0)


def to_people(page: Page) -> None:
    page.locator(".st-key-coder button").first.click()
    page.get_by_role("link", name="Mensen en wachtwoorden").click()
    still(page)


def twice(page: Page, password: str) -> None:
    page.get_by_label("Nieuw wachtwoord", exact=False).fill(password)
    page.get_by_label("Nog een keer").fill(password)


def sign_in(page: Page, name: str, password: str) -> None:
    if page.url == "about:blank":
        page.goto("/")
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Aanmelden").click()
