"""Every page with the demo project, at two sizes and in the dark: nothing cut off, nothing fetched from elsewhere."""

from collections.abc import Callable
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import pictured
from tests.browser.people import go_to, sit_down
from tests.browser.server import Server

READY: dict[str, Callable[[Page], None]] = {
    "Documenten": lambda page: expect(page.get_by_role("region", name="Bestanden toevoegen").first).to_be_visible(),
    "Coderen": lambda page: expect(page.locator(".dd-pane[data-ready='true']")).to_be_visible(),
    "Codeboek": lambda page: expect(page.get_by_role("treeitem", name="Contextfactoren")).to_be_visible(),
    "Vergelijken": lambda page: expect(page.get_by_text("Kappa over alle codes", exact=True)).to_be_visible(),
    "Verbanden": lambda page: expect(page.locator(".duiding-graph[data-ready='true']")).to_be_visible(),
    "Rapport": lambda page: expect(page.get_by_label("Titel")).to_be_visible(),
}
SCREENS = [(1920, 1080, "light"), (1280, 800, "dark")]
TOO_WIDE = (
    "() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth - main.clientWidth; }"
)


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_every_page_stands_on_the_screen_and_loads_nothing_from_elsewhere(
    page: Page, width: int, height: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(urlparse(request.url).hostname))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sit_down(page, "Anna de Wit")
    for name, ready in READY.items():
        go_to(page, name)
        ready(page)
        assert page.evaluate(TOO_WIDE) <= 0, name
        assert page.locator("html").get_attribute("lang") == "nl"
        pictured(page, f"page-{name.lower()}-{width}-{scheme}")
    assert {host for host in asked if host} == {"127.0.0.1"}
    assert complaints == []


def test_who_chose_english_keeps_it_on_every_page(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto("/?language=en")
    page.get_by_role("button", name="Anna de Wit").click()
    for name in ("Report", "Relations", "Codebook", "Documents"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("link", name=name, exact=True)).not_to_have_css("box-shadow", "none")
        assert page.locator("html").get_attribute("lang") == "en"
    context.close()


def test_a_link_stays_where_it_was_while_the_page_changes(page: Page) -> None:
    """The link of the current page once moved along, and whoever was about to click got another page."""
    sit_down(page, "Anna de Wit")
    links = {name: page.get_by_role("link", name=name, exact=True).element_handle() for name in READY}
    for name in ("Codeboek", "Rapport", "Documenten"):
        go_to(page, name)
        READY[name](page)
        assert {here: link.text_content() for here, link in links.items()} == {here: here for here in links}


def test_a_page_left_and_entered_again_still_shows_its_components(page: Page) -> None:
    """A component whose first two calls finished in the other order once took itself away."""
    sit_down(page, "Anna de Wit")
    for _ in range(3):
        for name in ("Documenten", "Verbanden", "Rapport"):
            page.get_by_role("link", name=name, exact=True).click()
            READY[name](page)
        expect(page.locator(".duiding-download[data-ready='true']").first).to_be_visible()


def test_the_demo_project_goes_for_good(page: Page, server: Server) -> None:
    sit_down(page, "Bram Visser")
    page.get_by_role("button", name="BV").click()
    pictured(page, "coder-menu")
    page.get_by_role("button", name="Voorbeeldproject voorgoed weghalen").click()
    expect(page.get_by_label("Naam van het project")).to_be_visible()
    server.stop()
    server.start()
    page.goto("/")
    expect(page.get_by_label("Naam van het project")).to_be_visible()
    expect(page.get_by_role("button", name="Anna de Wit")).to_have_count(0)
