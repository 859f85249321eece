"""A blind round as two people meet it: neither sees the other's codings, until both are done."""

from playwright.sync_api import Page

from tests.browser.conftest import pictured
from tests.browser.people import go_to, sit_down, still

DOCUMENT = "Focusgroep mbo"
BRAM = "Bram Hoekstra"


def test_two_people_code_blind_and_see_each_other_when_both_are_done(page: Page, colleague_page: Page) -> None:
    names = _people(page)
    assert len(names) >= 2
    sit_down(page, names[0])
    sit_down(colleague_page, names[1])
    go_to(page, "Vergelijken")
    page.get_by_text("Rondes", exact=True).click()
    still(page)
    for name in names[:2]:
        page.get_by_label("Codeurs", exact=True).locator("visible=true").first.click()
        page.get_by_role("option", name=name, exact=True).click()
        still(page)
    pictured(page, "rounds-new")
