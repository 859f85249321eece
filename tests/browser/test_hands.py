"""Coding without a mouse: walking, bounds, finding codes, jumping, the history, and what a hundred sentences cost."""

from uuid import UUID

from playwright.sync_api import BrowserContext, Page, expect

from actions.checking import check
from actions.codebook import add_code, codebook, remove_code, set_key
from actions.coding import codings
from actions.documents import add, content
from actions.finishing import finished
from actions.history import history
from actions.workspace import Desk, coders, create_project, join, open_workspace, projects
from coding.codings import Coding
from corpora.documents import SegmentKind
from tests.browser.conftest import pictured
from tests.browser.people import bars, go_to, open_text, saved, take_up_text
from tests.browser.server import Server

DOCUMENT = "Focusgroep funderend onderwijs"
HUNDRED = 100
MOST_PRESSES = 250
COUNTING = """
() => {
  window.presses = 0;
  window.addEventListener("keydown", (event) => event.isTrusted && (window.presses += 1), true);
}
"""


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def fragment(page: Page) -> str:
    return page.locator(".dd-fragment").inner_text()


def enter(page: Page, server: Server, name: str, document: str = DOCUMENT, *, project: str = "") -> None:
    take_up_text(page, server, name, document, project=project)
    page.locator(".dd-scroller").focus()


def kept(server: Server, project: str | None = None) -> Desk:
    """The project as it stands in the database, for its first coder."""
    workspace = open_workspace(server.database)
    found = next(each for each in projects(workspace) if project in (None, each.name))
    desk = Desk(workspace, found.id)
    return Desk(workspace, found.id, coders(desk)[0].id)


def own(desk: Desk) -> dict[UUID, Coding]:
    return {each.id: each for each in codings(desk) if each.coder_id == desk.coder_id}


def test_a_person_codes_with_nothing_but_the_keyboard(page: Page, server: Server) -> None:
    enter(page, server, "Anna de Wit")
    before = own(kept(server))
    press(page, "ArrowDown", "t")
    turn = fragment(page)
    assert turn.startswith("Gespreksleider:")
    press(page, "Shift+ArrowLeft", "w", "e", "e", "e")
    assert turn not in fragment(page)
    press(page, "Escape", "ArrowDown", "ArrowRight")
    assert len(fragment(page).split()) == 1
    _several_codes(page, server, before)
    _move_a_coding(page, server)
    _name_a_code(page, server)
    _be_done(page, server)


def _several_codes(page: Page, server: Server, before: dict[UUID, Coding]) -> None:
    """Two codes by a slip of the finger and a keyword, in one step."""
    press(page, "ArrowDown", "c")
    page.keyboard.type("montioren")
    press(page, ",")
    page.keyboard.type("kwaliteit lera")
    press(page, ",", "Enter")
    saved(page)
    desk = kept(server)
    new = [each for each in own(desk).values() if each.id not in before]
    assert len(new) == 2
    assert len({each.revision for each in new}) == 1
    press(page, "!", "Control+z")
    saved(page)
    expect(page.locator(".dd-star[aria-pressed='true']")).to_have_count(0)
    press(page, "Control+z")
    expect(page.locator(".dd-cards .dd-card")).to_have_count(0)
    press(page, "Control+y")
    expect(page.locator(".dd-cards .dd-card")).to_have_count(2)


def _move_a_coding(page: Page, server: Server) -> None:
    """The chosen coding grows and shrinks, a step each."""
    press(page, "Escape", "n")
    quote = page.locator(".dd-card.dd-focused .dd-quote").inner_text()
    span = own(kept(server))[UUID(_chosen(page))].span
    press(page, "d", "S", "W")
    saved(page)
    desk = kept(server)
    assert own(desk)[UUID(_chosen(page))].span != span
    assert check(desk).faults == ()
    press(page, "Control+z", "Control+z", "Control+z")
    expect(page.locator(".dd-card.dd-focused .dd-quote")).to_have_text(quote, use_inner_text=True)


def _chosen(page: Page) -> str:
    return str(page.locator(".dd-card.dd-focused").get_attribute("data-coding"))


def _name_a_code(page: Page, server: Server) -> None:
    """Named after the words; a name that looks like another is told before it is made."""
    press(page, "Escape", "ArrowDown", "i")
    page.keyboard.type("Dialogg")
    expect(page.locator(".dd-box-remark")).to_contain_text("“Dialoog”")
    press(page, "Control+a")
    page.keyboard.type("<b>Rust</b> 👩‍🏫")
    press(page, "Enter")
    saved(page)
    expect(bars(page, "<b>Rust</b> 👩‍🏫")).to_have_count(1)
    assert "<b>Rust</b> 👩‍🏫" in {code.name for code in codebook(kept(server)).codes}
    press(page, ".")
    saved(page)


def _be_done(page: Page, server: Server) -> None:
    press(page, "Control+Enter")
    saved(page)
    expect(page.locator("[data-command='finish']")).to_have_attribute("aria-pressed", "true")
    desk = kept(server)
    assert [desk.coder_id in coders for coders in finished(desk).values()] == [True]
    chosen = page.get_by_test_id("stSelectbox").first.locator("input")
    expect(chosen).to_have_value(f"✓ {DOCUMENT}")
    press(page, "Control+z")
    expect(page.locator("[data-command='finish']")).to_have_attribute("aria-pressed", "false")
    expect(chosen).to_have_value(DOCUMENT)


def test_the_text_is_jumped_through_and_letters_do_nothing_elsewhere(page: Page, server: Server) -> None:
    enter(page, server, "Bram Visser")
    press(page, "u")
    first = fragment(page)
    press(page, "u", "U")
    assert fragment(page) == first
    press(page, "Escape", "x")
    assert fragment(page)
    press(page, "h")
    expect(page.locator(".dd-remark")).to_contain_text("nog niets gezocht")
    page.locator("[data-command='others']").focus()
    press(page, "Escape", "j", "5")
    expect(page.locator(".dd-fragment")).to_be_hidden()
    go_to(page, "Documenten")
    page.get_by_text("Zoeken", exact=True).click()
    page.locator(".duiding-search[data-ready='true'] .duiding-search-input").fill("bestuur")
    expect(page.locator(".duiding-search-line").first).to_be_visible()
    open_text(page, DOCUMENT)
    page.locator(".dd-scroller").focus()
    press(page, "h", "h", "H")
    expect(page.locator(".dd-fragment")).to_contain_text("estu")


def test_two_tabs_of_one_coder_agree_and_an_older_step_is_undone_from_the_list(
    context: BrowserContext, server: Server
) -> None:
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        enter(tab, server, "Bram Visser")
    desk = kept(server)
    n = tabs[0].locator(".dd-bar").count()
    press(tabs[0], "u", "1", "u", "3")
    saved(tabs[0])
    for tab in tabs:
        expect(tab.locator(".dd-bar")).to_have_count(n + 2)
    press(tabs[1], "g")
    steps = tabs[1].locator(".dd-step")
    expect(steps.first.get_by_role("button")).to_be_visible()
    tabs[1].get_by_label("Wie").select_option(label="Bram Visser")
    steps.nth(1).get_by_role("button").click()
    expect(steps.nth(2)).to_contain_text("teruggedraaid")
    pictured(tabs[1], "hands-history")
    tabs[1].keyboard.press("Escape")
    for tab in tabs:
        tab.reload()
        expect(tab.locator(".dd-pane[data-ready='true']")).to_be_visible()
    assert tabs[0].locator(".dd-bar").count() == tabs[1].locator(".dd-bar").count() == n + 1
    assert history(desk, 1)[0].action == "coding.apply"


def test_a_refused_coding_is_said_and_the_selection_stays(page: Page, server: Server) -> None:
    desk = kept(server)
    gone = add_code(desk, "Straks weg", None, "#777777")
    set_key(desk, gone, "q")
    enter(page, server, "Anna de Wit")
    press(page, "u")
    chosen = fragment(page)
    # This page does not hear that the code was removed meanwhile.
    page.route("**/api/codebook", lambda route: route.abort())
    remove_code(desk, gone)
    press(page, "q")
    expect(page.locator(".dd-notice")).to_contain_text("staat niet meer in het codeboek")
    assert fragment(page) == chosen
    assert bars(page, "Straks weg").count() == 0


def test_a_hundred_sentences_with_a_code_each_cost_at_most_250_presses(page: Page, server: Server) -> None:
    sentences, plan = _prepared(server)
    enter(page, server, "Teller", "Honderd", project="Honderd zinnen")
    page.evaluate(COUNTING)
    for key in plan:
        press(page, "ArrowDown", key)
    saved(page)
    assert page.evaluate("window.presses") <= MOST_PRESSES
    desk = kept(server, "Honderd zinnen")
    names = {code.id: code.key for code in codebook(desk).codes}
    assert [(made.quote, names[made.code_id]) for made in codings(desk)] == list(zip(sentences, plan, strict=True))
    assert check(desk).faults == ()


def _prepared(server: Server) -> tuple[list[str], list[str]]:
    """A hundred sentences in a project of their own, and the key of the code that each of them is to get."""
    workspace = open_workspace(server.database)
    project = create_project(workspace, "Honderd zinnen")
    desk = Desk(workspace, project.id, join(Desk(workspace, project.id), "Teller").id)
    for key in "123":
        set_key(desk, add_code(desk, f"Code {key}", None, "#0072B2"), key)
    text = "\n\n".join(" ".join(f"Dit is zin {10 * i + j} van het verslag." for j in range(10)) for i in range(10))
    found = content(desk, add(desk, "Honderd.txt", text.encode()).document.id)
    spans = [each.span for each in found.segments if each.kind is SegmentKind.SENTENCE]
    assert len(spans) == HUNDRED
    return [found.text[span.start : span.end].strip() for span in spans], [str(1 + n * 7 % 3) for n in range(HUNDRED)]
