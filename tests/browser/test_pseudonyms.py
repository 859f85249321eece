"""Names are gone through by keyboard, replaced, and then found nowhere on the machine but in the key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from actions.documents import content, documents
from actions.keys import default_path, reveal
from actions.workspace import Desk, create_project, join, open_workspace, projects
from tests.browser.conftest import TIMEOUT_MS, pictured
from tests.browser.people import go_to, sit_down, still
from tests.browser.server import Server
from tests.builders import told

SECRET = "vier losse woorden hier"
ROUNDS = 12
FIRST = "\n\n".join(
    f"Interviewer: Vraag {n} over de school?\n\nMarleen Terpstra: Dat deed mevrouw Wiebenga, en obs De Wilgenroos ook."
    for n in range(ROUNDS)
)
SECOND = "\n\n".join(
    f"Interviewer: En vraag {n}?\n\nR2: Met Wiebenga en met Oosterhuis ging dat goed." for n in range(ROUNDS)
)
NAMES = (b"Terpstra", b"Wiebenga", b"Wilgenroos")


@pytest.fixture
def own_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with two conversations, whose keys are in a folder of the test."""
    monkeypatch.setenv("DUIDING_KEYS", str(tmp_path / "kluis"))
    running = Server(tmp_path)
    workspace = open_workspace(running.database)
    desk = Desk(workspace, create_project(workspace, "Namen").id)
    join(desk, "Anna")
    told(desk, FIRST, name="Eerste gesprek.txt")
    told(desk, SECOND, name="Tweede gesprek.txt")
    workspace.database.close()
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_page(browser: Browser, own_server: Server) -> Iterator[Page]:
    size = {"width": 1280, "height": 800}
    context = browser.new_context(base_url=own_server.address, locale="nl-NL", viewport=size)
    context.set_default_timeout(TIMEOUT_MS)
    yield context.new_page()
    context.close()


def test_names_are_gone_through_by_keyboard_and_then_found_nowhere(
    own_page: Page, own_server: Server, tmp_path: Path
) -> None:
    page = own_page
    sit_down(page, "Anna")
    page.get_by_role("radio", name="Namen").click()
    page.locator("input[type=password]").fill(SECRET)
    page.get_by_role("button", name="Gebruiken").click()
    page.get_by_role("button", name="Voorstellen zoeken").click()
    rows = page.locator(".duiding-review-group")
    expect(page.get_by_text("48 van 60 plaatsen aangevinkt")).to_be_visible()
    expect(rows).to_have_count(4)
    pictured(page, "names-found")

    _row(page, "Marleen Terpstra").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    place = page.locator(".duiding-review-place")
    expect(place).to_have_count(2 * ROUNDS)
    page.keyboard.press("ArrowDown")
    expect(place.first).to_be_focused()
    expect(place.first).to_contain_text("Dat deed mevrouw Wiebenga, en obs De Wilgenroos ook.")
    page.keyboard.press("Space")
    expect(page.get_by_text("47 van 60 plaatsen aangevinkt")).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    expect(_row(page, "Wiebenga")).to_be_focused()
    expect(place.first).to_be_hidden()

    page.get_by_role("button", name="Twijfel").click()
    expect(rows.filter(visible=True)).to_have_count(1)
    _row(page, "Oosterhuis").focus()
    page.keyboard.press("Space")
    _row(page, "Oosterhuis").get_by_role("combobox").select_option("BESTUUR")
    expect(_row(page, "Oosterhuis").get_by_role("textbox")).to_have_value("[BESTUUR-1]")
    pictured(page, "names-decided")

    # Away and back: nothing that was decided is lost.
    expect(page.get_by_role("button", name="60 plaatsen vervangen, voorgoed")).to_be_visible()
    go_to(page, "Codeboek")
    go_to(page, "Documenten")
    page.get_by_role("radio", name="Namen").click()
    expect(page.get_by_text("60 van 60 plaatsen aangevinkt")).to_be_visible()
    expect(_row(page, "Oosterhuis").get_by_role("textbox")).to_have_value("[BESTUUR-1]")

    page.get_by_role("button", name="60 plaatsen vervangen, voorgoed").click()
    expect(page.get_by_text("Namen achter de pseudoniemen (4)")).to_be_visible()
    still(page)
    pictured(page, "names-replaced")
    own_server.stop()
    _look_behind(own_server, tmp_path)


def _look_behind(server: Server, folder: Path) -> None:
    """The key has the names; the texts, the bytes of the database and the log of the server do not."""
    workspace = open_workspace(server.database)
    project = next(each for each in projects(workspace) if each.name == "Namen")
    desk = Desk(workspace, project.id)
    texts = [content(desk, document.id).text for document in documents(desk)]
    workspace.database.close()
    assert "Met [PERSOON-2] en met [BESTUUR-1] ging dat goed." in texts[1]
    assert reveal(default_path(project.id), SECRET).by_name() == {
        "marleen terpstra": "[PERSOON-1]",
        "wiebenga": "[PERSOON-2]",
        "obs de wilgenroos": "[SCHOOL-1]",
        "oosterhuis": "[BESTUUR-1]",
    }
    kept = b"".join(path.read_bytes() for path in folder.glob("duiding.sqlite3*"))
    log = (folder / "server.log").read_bytes()
    assert [name for name in NAMES if name in kept or name.lower() in kept or name in log] == []


def _row(page: Page, name: str) -> Locator:
    return page.locator(f".duiding-review-group[aria-label^='{name},']")
