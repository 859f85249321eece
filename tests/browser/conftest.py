"""The app as a person meets it: a real server, a real Chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from actions.demo import ensure_demo
from actions.workspace import open_workspace
from tests.browser.people import still
from tests.browser.server import ROOT, Server

SCREENSHOTS = ROOT / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--force-prefers-reduced-motion"]  # signs that turn while a page is made cost more than the page
WIDTH, HEIGHT = 1280, 800

TIMEOUT_MS = 45_000  # generous: a virtual machine may stand still for seconds

expect.set_options(timeout=TIMEOUT_MS)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the demo project has been made: once, because it takes as long as a server's start."""
    path = tmp_path_factory.mktemp("begun") / "duiding.sqlite3"
    workspace = open_workspace(f"sqlite:///{path}")
    ensure_demo(workspace)
    workspace.database.close()
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, begun: Path) -> Iterator[Server]:
    """A server with a database of its own, in which the demo project has been made."""
    running = Server(tmp_path_factory.mktemp("server"), begun)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium (or the one DUIDING_CHROMIUM names), without a window."""
    found = os.environ.get("DUIDING_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser of one person: its own storage, a Dutch locale."""
    opened = browser.new_context(
        base_url=server.address, locale="nl-NL", viewport={"width": WIDTH, "height": HEIGHT}, accept_downloads=True
    )
    opened.set_default_timeout(TIMEOUT_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()


@pytest.fixture
def colleague_page(browser: Browser, server: Server) -> Iterator[Page]:
    """The tab of a second person, in a browser of their own."""
    opened = browser.new_context(base_url=server.address, locale="nl-NL", viewport={"width": WIDTH, "height": HEIGHT})
    opened.set_default_timeout(TIMEOUT_MS)
    yield opened.new_page()
    opened.close()


def pictured(page: Page, name: str) -> None:
    """Leave a screenshot for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def saved_file(page: Page, button: str, folder: Path) -> Path:
    """Click the button of a file; the file that arrives."""
    still(page)  # else the button may be replaced under the pointer
    with page.expect_download() as arriving:
        page.get_by_role("button", name=button, exact=True).click()
    target = folder / arriving.value.suggested_filename
    arriving.value.save_as(target)
    return target
