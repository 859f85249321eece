"""What a person does, in their own words: sit down, open a page, select a sentence, code it."""

import re
from contextlib import closing
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from actions.documents import documents
from actions.workspace import Desk, coders, open_workspace, projects
from tests.browser.server import Server

PAGES = {
    "Documenten": "",  # where an address without a name leads
    "Coderen": "coding",
    "Codeboek": "codebook",
    "Vergelijken": "compare",
    "Verbanden": "relations",
    "Rapport": "report",
}
ROOM = ".dd-pane[data-ready='true']"
SAVED = ".dd-pane[data-waiting='0']"

# Selecting as a mouse does: from the middle of the first character's box to that of the last.
PLACE_OF = """
([quote]) => {
  for (const line of document.querySelectorAll(".dd-pane p")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(quote);
      if (at < 0) continue;
      node.parentElement.scrollIntoView({ block: "center" });
      const box = (from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const rects = range.getClientRects();
        return from === at ? rects[0] : rects[rects.length - 1];
      };
      const first = box(at, at + 1), last = box(at + quote.length - 1, at + quote.length);
      return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
    }
  }
  return null;
}
"""


def sit_down(page: Page, name: str, project: str | None = None) -> None:
    """Say who you are."""
    page.goto("/")
    if project:
        choose(page, "Project", project)
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("link", name="Coderen")).to_be_visible()


def take_up(page: Page, server: Server, name: str, at: str, *, project: str = "", document: str = "") -> None:
    """Take up the work by the address that one's tab kept, as after a reload: one page is made, and not three."""
    page.goto(f"/{PAGES[at]}?{urlencode(_place(server, name, project, document))}")
    expect(page.get_by_role("link", name=at, exact=True)).to_be_visible()
    still(page)


def take_up_text(page: Page, server: Server, name: str, document: str, *, project: str = "") -> Locator:
    """Take up the coding of a document; the room when its text stands there."""
    take_up(page, server, name, "Coderen", project=project, document=document)
    return _standing(page, document)


def _place(server: Server, name: str, project: str, document: str) -> dict[str, str]:
    workspace = open_workspace(server.database)
    with closing(workspace.database):
        found = next(each for each in projects(workspace) if project in ("", each.name))
        desk = Desk(workspace, found.id)
        place = {"project": found.id, "coder": next(each.id for each in coders(desk) if each.name == name)}
        if document:
            place["document"] = next(each.id for each in documents(desk) if each.name == document)
    return {kind: str(each) for kind, each in place.items()}


def go_to(page: Page, name: str) -> None:
    """Open one of the six pages, and wait until it stands there."""
    link = page.get_by_role("link", name=name, exact=True)
    link.click()
    # Its address comes with its first line; before that, what stands there is of the page before.
    expect(page).to_have_url(re.compile(rf"/{(link.get_attribute('href') or '').partition('?')[0]}\\?"))
    still(page)


def still(page: Page) -> None:
    """Wait until the page has stopped making itself."""
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a select box."""
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    still(page)


def open_text(page: Page, document: str) -> Locator:
    """Open a document to code it; the room when its text stands there."""
    go_to(page, "Coderen")
    shown = page.get_by_test_id("stSelectbox").first
    if document not in shown.inner_text():
        shown.locator("input").click()
        page.get_by_role("option", name=document, exact=True).click()
    return _standing(page, document)


def _standing(page: Page, document: str) -> Locator:
    room = page.locator(ROOM)
    expect(room).to_be_visible()
    expect(
        room.get_by_role("heading", name=document, exact=True).or_(room.get_by_text(document, exact=True)).first
    ).to_be_visible()
    return room


def select(page: Page, quote: str) -> None:
    """Drag the mouse over the words."""
    expect(page.locator(".dd-pane p", has_text=quote).first).to_be_attached()
    place = page.evaluate(PLACE_OF, [quote])
    assert place, f"not in the text: {quote}"
    page.mouse.move(place[0], place[1])
    page.mouse.down()
    page.mouse.move((place[0] + place[2]) / 2, place[3])
    page.mouse.move(place[2], place[3])
    page.mouse.up()


def code_with(page: Page, code: str) -> None:
    """Click a code in the codebook at the left."""
    page.locator(".dd-code", has_text=re.compile(f"^{re.escape(code)}")).first.click()


def saved(page: Page) -> None:
    """Wait until the server has acknowledged everything."""
    expect(page.locator(SAVED)).to_be_visible()


def bars(page: Page, code: str) -> Locator:
    """The bars in the margin that stand for a code."""
    return page.locator(f".dd-bar[aria-label*='{code}']")
