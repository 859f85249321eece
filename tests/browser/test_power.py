"""The power goes out, the network goes away: what was acknowledged is there, what was not yet delivered still comes."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from actions.checking import check
from actions.coding import codings
from actions.documents import documents
from actions.workspace import Desk, open_workspace, projects
from coding.codings import Coding
from tests.browser.conftest import TIMEOUT_MS, pictured
from tests.browser.people import bars, code_with, open_text, saved, select, sit_down, take_up_text
from tests.browser.server import Server

QUOTES = (
    "Goedemiddag allemaal.",
    "Ik stel voor dat we meteen naar de eerste lijst gaan.",
    "Op twee na wel.",
    "Dat is gewoon pech, soms.",
)
DOCUMENT = "Focusgroep funderend onderwijs"
CODE = "Context algemeen"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that this test may kill, started as people start it, with nothing there: it makes the demo project."""
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_page(browser: Browser, own_server: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=own_server.address, locale="nl-NL", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(TIMEOUT_MS)
    yield context.new_page()
    context.close()


def test_every_acknowledged_coding_survives_a_kill_and_what_waited_is_delivered_once(
    own_page: Page, own_server: Server
) -> None:
    sit_down(own_page, "Anna de Wit")
    open_text(own_page, DOCUMENT)
    for quote in QUOTES[:2]:
        _code(own_page, quote)
    saved(own_page)
    _code(own_page, QUOTES[2])
    saved(own_page)
    own_server.kill()
    # At once: after a while without a server Streamlit covers the page with what it says of that.
    _code(own_page, QUOTES[3])
    expect(bars(own_page, CODE)).to_have_count(4)
    expect(own_page.locator(".dd-pane")).to_have_attribute("data-waiting", "1")
    pictured(own_page, "power-waiting")
    assert [coding.quote for coding in _kept(own_server)] == list(QUOTES[:3])

    own_server.start()
    saved(own_page)
    assert own_server.stop()  # it ends when asked, though a text is open
    assert [coding.quote for coding in _kept(own_server)] == list(QUOTES)


def test_a_coding_that_waits_survives_a_reload_of_the_page(page: Page, server: Server) -> None:
    take_up_text(page, server, "Bram Visser", DOCUMENT)
    page.route("**/operations", lambda route: route.abort())
    _code(page, QUOTES[0])
    expect(page.locator(".dd-pane")).to_have_attribute("data-waiting", "1")
    page.unroute("**/operations")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(bars(page, CODE)).to_have_count(1)
    saved(page)
    assert [coding.quote for coding in _kept(server)] == [QUOTES[0]]


def _code(page: Page, quote: str) -> None:
    select(page, quote)
    code_with(page, CODE)


def _kept(server: Server) -> list[Coding]:
    """What stands in the database under our code, after everything in it was checked."""
    workspace = open_workspace(server.database)
    desk = Desk(workspace, projects(workspace)[0].id)
    assert check(desk).faults == ()
    document_id: UUID = next(document.id for document in documents(desk) if document.name == DOCUMENT)
    made = [coding for coding in codings(desk, document_id) if coding.quote in QUOTES]
    workspace.database.close()
    return made
