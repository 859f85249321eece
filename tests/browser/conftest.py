"""The app as a person meets it: a real server, a real Chromium."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect, sync_playwright

from actions.demo import ensure_demo
from actions.workspace import open_workspace
from tests.browser.people import still
from tests.browser.server import ROOT, Server, free_port

SCREENSHOTS = ROOT / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--force-prefers-reduced-motion"]  # signs that turn while a page is made cost more than the page
WIDTH, HEIGHT = 1280, 800

TIMEOUT_MS = 90_000  # generous: a virtual machine may stand still for seconds, and who passes never waits so long

FOUND = os.environ.get("DUIDING_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# What pages leave behind; what was fetched and compiled is no part of it.
LEFT = "local_storage,indexeddb,cache_storage,service_workers,file_systems,websql"

expect.set_options(timeout=TIMEOUT_MS)


@dataclass(frozen=True, slots=True)
class Kept:
    """A browser for one story after the other, and the empty tab that keeps it open."""

    context: BrowserContext
    address: str
    empty: Page

    def forget(self) -> None:
        """Close all tabs and throw away what they left, so that whoever comes next comes for the first time."""
        for page in self.context.pages:
            if page != self.empty:
                page.close()
        self.context.set_offline(False)
        self.context.unroute_all()
        self.context.clear_cookies()
        self.context.clear_permissions()
        asked = self.context.new_cdp_session(self.empty)
        asked.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": LEFT})
        asked.detach()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the demo project has been made: once, because it takes as long as a server's start."""
    path = tmp_path_factory.mktemp("begun") / "duiding.sqlite3"
    workspace = open_workspace(f"sqlite:///{path}")
    ensure_demo(workspace)
    workspace.database.close()
    return path


@pytest.fixture(scope="session")
def port() -> int:
    """Where every server of ours listens, one after the other: what a browser keeps of one holds for the next."""
    return free_port()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, begun: Path, port: int) -> Iterator[Server]:
    """A server with a database of its own, in which the demo project has been made."""
    running = Server(tmp_path_factory.mktemp("server"), begun, port=port, forked=True)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[BrowserType]:
    """What starts browsers."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="package")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """Debian's Chromium (or the one DUIDING_CHROMIUM names), without a window."""
    opened = chromium.launch(executable_path=FOUND, args=FLAGS)
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def first_browser(chromium: BrowserType, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """A browser that stays: only what it fetched and compiled is kept from story to story."""
    with _kept(chromium, port, tmp_path_factory.mktemp("first")) as kept:
        yield kept


@pytest.fixture(scope="package")
def second_browser(chromium: BrowserType, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """And that of somebody else."""
    with _kept(chromium, port, tmp_path_factory.mktemp("second")) as kept:
        yield kept


@pytest.fixture
def context(first_browser: Kept, server: Server) -> Iterator[BrowserContext]:
    """A browser of one person: its own storage, a Dutch locale."""
    yield first_browser.context
    first_browser.forget()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()


@pytest.fixture
def colleague_page(second_browser: Kept, server: Server) -> Iterator[Page]:
    """The tab of a second person, in a browser of their own."""
    yield second_browser.context.new_page()
    second_browser.forget()


@contextmanager
def _kept(chromium: BrowserType, port: int, profile: Path) -> Iterator[Kept]:
    address = f"http://127.0.0.1:{port}"
    context = chromium.launch_persistent_context(
        profile,
        executable_path=FOUND,
        args=FLAGS,
        base_url=address,
        locale="nl-NL",
        viewport={"width": WIDTH, "height": HEIGHT},
        accept_downloads=True,
    )
    context.set_default_timeout(TIMEOUT_MS)
    yield Kept(context, address, context.pages[0])
    context.close()


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
