"""What is seen of a densely coded text: filtered, lit up, found on the map, in letters of one's own size."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from actions.coding import Mark, apply_codes
from actions.documents import content
from actions.workspace import Desk, create_project, join, open_workspace
from corpora.spans import Span
from tests.browser.conftest import pictured
from tests.browser.people import bars, take_up_text
from tests.browser.server import Server
from tests.browser.test_pane_helpers import modules, run  # noqa: F401 (a fixture)
from tests.builders import FOCUS_GROUP, codebook_of, told

NAME, PROJECT = "Focusgroep mbo", "Dicht gecodeerd"
BOXES = """
() => {
  const boxes = (name) => [...document.querySelectorAll(name)].map((each) => each.getBoundingClientRect());
  const meet = (a, b) =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const smeared = (found) => found.flatMap((a, i) => found.slice(i + 1).filter((b) => meet(a, b))).length;
  return [smeared(boxes(".dd-bar")), smeared(boxes(".dd-label"))];
}
"""


@pytest.fixture(scope="module")
def dense(server: Server) -> str:
    """A text with forty codings of two coders on one screen; the name of the first coder."""
    workspace = open_workspace(server.database)
    project = create_project(workspace, PROJECT)
    anna, bram = (
        Desk(workspace, project.id, join(Desk(workspace, project.id), name).id) for name in ("Anna Bakker", "Bram Smit")
    )
    document = told(anna, FOCUS_GROUP * 12)
    ids = codebook_of(anna)
    for number, desk in enumerate((anna, bram)):
        apply_codes(desk, _marks(document.document.id, content(desk, document.document.id).text, ids, number))
    workspace.database.close()
    return "Anna Bakker"


def _marks(document_id: UUID, text: str, ids: dict[str, UUID], number: int) -> list[Mark]:
    codes = [ids["Lerarentekort"], ids["Wisselende leiding"], ids["Cijfers bespreken"]]
    spans = [Span(start, start + 30 + 9 * (start % 7)) for start in range(60 + number * 11, 900, 42)]
    return [
        Mark(document_id, codes[at % 3], span, text[span.start : span.end])
        for at, span in enumerate(spans)
        if text[span.start : span.end].strip() == text[span.start : span.end]
    ]


@pytest.fixture
def room(page: Page, server: Server, dense: str) -> Locator:
    return take_up_text(page, server, dense, NAME, project=PROJECT)


def test_bars_and_names_of_a_dense_text_never_lie_over_each_other(page: Page, room: Locator) -> None:
    expect(room.locator(".dd-bar").nth(25)).to_be_visible()
    pictured(page, "dense-light")
    assert page.evaluate(BOXES) == [0, 0]
    page.emulate_media(color_scheme="dark")
    expect(room).to_have_attribute("data-ground", "dark")
    pictured(page, "dense-dark")


def test_one_code_lights_up_as_far_as_it_reaches_under_the_pointer_and_under_the_focus(
    page: Page, room: Locator
) -> None:
    name = bars(page, "Lerarentekort").first
    name.hover(force=True)
    gutter = room.locator(".dd-gutter.dd-fading").first
    expect(gutter).to_be_attached()
    expect(gutter.locator(".dd-bar.dd-lit:not([aria-label*=Lerarentekort])")).to_have_count(0)
    page.mouse.move(5, 5)
    expect(room.locator(".dd-fading")).to_have_count(0)
    name.focus()
    expect(gutter).to_be_attached()


def test_filters_are_shown_survive_a_reload_of_the_tab_and_go_with_one_key(page: Page, room: Locator) -> None:
    expect(bars(page, "Bram Smit").first).to_be_visible()
    room.get_by_role("button", name="Filter", exact=True).click()
    panel = room.get_by_role("dialog", name="Kiezen wat te zien is")
    panel.get_by_role("checkbox", name="Wisselende leiding").check()
    panel.get_by_role("checkbox", name="Anna Bakker").check()
    pictured(page, "filters")
    expect(bars(page, "Bram Smit")).to_have_count(0)
    expect(bars(page, "Lerarentekort")).to_have_count(0)
    expect(bars(page, "Wisselende leiding").first).to_be_visible()
    page.reload()
    expect(room.get_by_role("button", name="Filter weghalen: Anna Bakker")).to_be_visible()
    expect(bars(page, "Lerarentekort")).to_have_count(0)
    room.get_by_role("region", name="Tekst van het document").focus()
    page.keyboard.press("A")
    expect(room.get_by_role("button", name="Alles tonen")).to_be_hidden()
    expect(bars(page, "Bram Smit").first).to_be_visible()


def test_a_click_on_the_map_goes_to_that_part_of_the_text(page: Page, room: Locator) -> None:
    text = room.get_by_role("region", name="Tekst van het document")
    board = room.locator(".dd-map")
    expect(board).to_have_attribute("aria-hidden", "true")
    box = board.bounding_box()
    assert box
    before = text.evaluate("(each) => each.scrollTop")
    board.click(position={"x": 10, "y": box["height"] * 0.6})
    page.wait_for_function("(top) => document.querySelector('.dd-scroller').scrollTop > top + 500", arg=before)


def test_letters_and_lines_keep_their_size_in_this_browser(page: Page, room: Locator) -> None:
    room.get_by_role("region", name="Tekst van het document").focus()
    lines = room.locator(".dd-lines").first
    expect(lines).to_have_css("font-size", "17px")
    for key in (">", ">", "{", "{"):
        page.keyboard.press(key)
    expect(lines).to_have_css("font-size", "19px")
    page.reload()
    expect(lines).to_have_css("font-size", "19px")
    room.get_by_role("button", name="Letters en regels").click()
    room.get_by_role("button", name="kleinere letters").click()
    expect(lines).to_have_css("font-size", "18px")


def test_the_dark_page_is_chosen_in_the_menu_and_stays(page: Page, room: Locator) -> None:
    expect(room).to_have_attribute("data-ground", "light")
    page.get_by_role("button", name="AB", exact=True).click()
    page.get_by_role("button", name="Donker").click()
    expect(page.locator(".dd-pane[data-ready='true'][data-ground='dark']")).to_be_visible()
    page.reload()
    expect(page.locator(".dd-pane[data-ready='true'][data-ground='dark']")).to_be_visible()


FILTERS = """
const kept = new Map(Object.entries(argument));
const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
const meanings = { code: (id) => ({ category: id === 'c1' ? 'k' : null }) };
const filters = new it.Filters({ storage, key: 'seen', meanings, onChange: () => {} });
const seen = (code, coder, direction = null) => filters.shows({ code, coder, direction });
"""


def test_codes_and_categories_add_up_while_coders_and_directions_narrow_down(modules: Page) -> None:  # noqa: F811
    body = (
        "filters.toggle('categories', 'k'); filters.toggle('codes', 'c2'); filters.toggle('directions', 'none');"
        "return [seen('c1', 'a'), seen('c2', 'a'), seen('c3', 'a'), seen('c1', 'a', 'beide')]"
    )
    assert run(modules, "filters", FILTERS + body, {}) == [True, True, False, False]


def test_what_a_tab_kept_that_cannot_be_read_is_no_filter(modules: Page) -> None:  # noqa: F811
    assert run(modules, "filters", FILTERS + "return filters.active", {"seen": "{"}) is False
