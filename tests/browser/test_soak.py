"""Hundreds of steps over a bad connection end with the same codings in the browser, the database and the log."""

from playwright.sync_api import Page

from tests.browser.server import Server
from tests.browser.soaking import soaked


def test_after_hundreds_of_steps_browser_database_and_log_agree(page: Page, server: Server) -> None:
    end = soaked(page, server.database, steps=300)
    assert end.shown == end.stored
    assert (end.faults, end.left) == (0, 0)
    assert len(end.shown) > 100
    assert min(end.told[each] for each in ("unsent", "unheard", "twice", "undone", "reloads")) > 0
