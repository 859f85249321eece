"""Coding without a mouse: walking, moving bounds, finding codes, jumping, and what a hundred sentences cost."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from actions.checking import check
from actions.coding import codings
from actions.documents import documents
from actions.workspace import Desk, coders, open_workspace, projects
from coding.codings import Coding
from tests.browser.conftest import pictured
from tests.browser.people import ROOM, bars, go_to, open_text, saved, sit_down
from tests.browser.server import Server

DOCUMENT = "Focusgroep funderend onderwijs"


@pytest.fixture
def text(page: Page) -> Iterator[Locator]:
    """The demo's first text, open for Anna, with the focus in it."""
    sit_down(page, "Anna de Wit")
    open_text(page, DOCUMENT)
    page.locator(".dd-scroller").focus()
    yield page.locator(".dd-scroller")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def fragment(page: Page) -> str:
    return page.locator(".dd-fragment").inner_text()


def test_look(page: Page, text: Locator) -> None:
    page.on("console", lambda m: print("CONSOLE", m.text))
    page.on("pageerror", lambda m: print("ERROR", m))
    press(page, "ArrowDown", "ArrowDown")
    print(fragment(page))
    press(page, "ArrowRight")
    print(fragment(page))
    press(page, "t")
    print(fragment(page))
    press(page, "Control+ArrowDown")
    print(fragment(page))
    press(page, "s")
    print(fragment(page))
    press(page, "W")
    print(fragment(page))
    press(page, "i")
    pictured(page, "hands-vivo")
    press(page, "Enter")
    saved(page)
    pictured(page, "hands-vivo-done")
    press(page, "ArrowDown", "c")
    page.keyboard.type("leraren")
    pictured(page, "hands-filter")
    press(page, ",")
    page.keyboard.type("mon")
    press(page, ",")
    pictured(page, "hands-picked")
    press(page, "Enter")
    saved(page)
    press(page, "!")
    press(page, "Control+Enter")
    saved(page)
    pictured(page, "hands-important")
    press(page, "?")
    pictured(page, "hands-sheet")
    press(page, "Escape", "g")
    page.wait_for_selector(".dd-step")
    pictured(page, "hands-history")
