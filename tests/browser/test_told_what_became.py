"""On the card of a coding stands what became of it as soon as a difference about it is settled."""

from playwright.sync_api import Page, expect

from actions.differing import differing
from actions.documents import documents
from actions.settling import Reasons, rule
from coding.rulings import Decision
from coding.settling import Choice
from tests.browser.conftest import pictured
from tests.browser.people import take_up_text
from tests.browser.server import Server
from tests.browser.test_settling import kept


def test_a_coder_reads_on_the_card_what_was_decided_while_the_text_is_open(page: Page, server: Server) -> None:
    desk = kept(server)
    take_up_text(page, server, "Anna de Wit", documents(desk)[0].name)
    last = page.locator(".dd-entry").evaluate_all("(all) => all.map((each) => each.dataset.coding)")
    case, coding = next(
        (case, coding) for case in differing(desk) for coding in case.place.codings if str(coding.id) in last
    )
    page.locator(f".dd-entry[data-coding='{coding.id}']").click()
    card = page.locator(f".dd-card[data-coding='{coding.id}']")
    expect(card).to_be_visible()
    expect(card.locator(".dd-became")).to_be_hidden()
    rule(desk, case.place.id, Choice(Decision.NEITHER), Reasons(note="Dit is geen voorbeeld van de code."))
    said = "Niet overgenomen in de consensus, besloten door Anna de Wit. “Dit is geen voorbeeld van de code.”"
    expect(card.locator(".dd-became")).to_have_text(said)
    pictured(page, "became")
