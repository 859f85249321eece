"""Searching while one types, without the page being made anew."""

import re
from pathlib import Path

from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import pictured
from tests.browser.people import ROOM, go_to, still, take_up
from tests.browser.server import Server

FIELD, LINE = ".duiding-search-input", ".duiding-search-line"
READY = ".duiding-search[data-ready='true']"
# Counts how often Streamlit starts to run the page.
RERUNS = """
() => {
  window.reruns = 0;
  const app = document.querySelector("[data-test-script-state]");
  new MutationObserver(() => { if (app.dataset.testScriptState === "running") window.reruns += 1; })
    .observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}
"""
# Whether the words right of the hits stand in order.
SORTED = r"""
() => {
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/u)?.[0] ?? "";
  const words = [...document.querySelectorAll(".duiding-search-right")].map((line) => bare(line.lastChild.data));
  return words.length > 1 && words.every((word, at) => at === 0 || words[at - 1] <= word);
}
"""


def test_three_letters_bring_hits_without_a_rerun_and_enter_opens_the_place(page: Page, server: Server) -> None:
    _search(page, server)
    page.evaluate(RERUNS)
    page.locator(FIELD).press_sequentially("sch", delay=40)
    expect(page.locator(LINE).first.locator("mark")).to_have_text(re.compile("^sch", re.IGNORECASE))
    expect(page.locator(".duiding-search-message")).to_contain_text("staat er niet als heel woord")
    page.locator(FIELD).press_sequentially("ool", delay=40)
    expect(page.locator(".duiding-search-message")).to_be_hidden()
    expect(page.locator(".duiding-search-count")).to_have_text(re.compile(r"^\d+ treffers?$"))
    page.get_by_role("radio", name="Op wat rechts staat").click()
    page.wait_for_function(SORTED)
    pictured(page, "search-typing")
    page.locator(FIELD).press("ArrowDown")
    chosen = page.locator(f"{LINE}[aria-selected='true']")
    expect(chosen).to_have_attribute("data-place", "1")
    document = chosen.locator(".duiding-search-name").inner_text()
    assert page.evaluate("window.reruns") == 0
    page.locator(FIELD).press("Enter")
    room = page.locator(ROOM)
    expect(room).to_be_visible()
    expect(room.get_by_text(document, exact=True).first).to_be_visible()
    pictured(page, "search-opened")


def test_who_comes_back_finds_the_query_the_filters_and_the_hit(page: Page, server: Server) -> None:
    _search(page, server)
    page.locator(FIELD).fill("de")
    expect(page.locator(LINE).first).to_be_visible()
    page.locator("[data-filter='document'] summary").click()
    tick = page.get_by_role("menuitemcheckbox").last  # no line of it is among the first ones before
    name = tick.inner_text()
    tick.click()
    expect(page.locator(".duiding-search-source").first).to_have_text(re.compile(f"^{re.escape(name)}"))
    page.locator(FIELD).press("ArrowDown")
    page.locator(FIELD).press("ArrowDown")
    before = page.locator(LINE).all_inner_texts()
    page.locator(FIELD).press("Enter")
    expect(page.locator(ROOM)).to_be_visible()
    go_to(page, "Documenten")
    expect(page.locator(READY)).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("de")
    expect(page.locator(f"{LINE}[aria-selected='true']")).to_have_attribute("data-place", "2")
    assert page.locator(LINE).all_inner_texts()[: len(before)] == before
    expect(page.locator("[data-filter='document'] summary")).to_have_text(name)


def test_more_lines_come_when_one_walks_on_and_a_late_answer_is_dropped(page: Page, server: Server) -> None:
    _search(page, server)
    held: list[Request] = []

    def hold_back_the_first(route) -> None:  # type: ignore[no-untyped-def]
        if "q=het&" in route.request.url:
            held.append(route.request)
            return  # this answer never comes in time
        route.continue_()

    page.route("**/api/search?*", hold_back_the_first)
    page.locator(FIELD).fill("het")
    with page.expect_request(lambda request: "q=de&" in request.url):
        page.locator(FIELD).fill("de")
    expect(page.locator(LINE).first.locator("mark")).to_have_text(re.compile("^de$", re.IGNORECASE))
    assert len(held) <= 1
    first = page.locator(LINE).count()
    assert first == 100
    page.locator(".duiding-search-lines").evaluate("lines => lines.scrollTop = lines.scrollHeight")
    expect(page.locator(f"{LINE}[data-place='{first}']")).to_be_attached()


def test_hits_are_handed_over_coded_in_one_step_and_undone_in_one(page: Page, server: Server, tmp_path: Path) -> None:
    _search(page, server)
    page.locator(FIELD).fill("schoolleider")
    expect(page.locator(LINE).first).to_be_visible()
    page.get_by_role("button", name="Treffers coderen").click()
    expect(page.get_by_text("voor “schoolleider” coderen")).to_be_visible()
    pictured(page, "search-coding")
    page.get_by_role("button", name=re.compile("^Alles coderen met")).click()
    page.get_by_role("button", name="Coderen", exact=True).click()
    expect(page.get_by_text("Ongedaan maken kan in één keer")).to_be_visible()
    still(page)


def _search(page: Page, server: Server) -> None:
    take_up(page, server, "Anna de Wit", "Documenten")
    page.get_by_text("Zoeken", exact=True).click()
    expect(page.locator(READY)).to_be_visible()
