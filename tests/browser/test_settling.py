"""Two people settle differences without a mouse, each seeing at once what the other decided."""

from playwright.sync_api import Locator, Page, expect

from actions.checking import check
from actions.coding import codings
from actions.consensus import consensus
from actions.differing import differing
from actions.workspace import Desk, coders, open_workspace, projects
from coding.rulings import Case, Decision, State
from tests.browser.conftest import pictured
from tests.browser.people import still, take_up
from tests.browser.server import Server
from tests.browser.test_accessible import complaints

ROOM = ".ds-room[data-ready='true'][data-waiting='0']"


def kept(server: Server) -> Desk:
    """The demo project as it stands in the database, for its first coder."""
    workspace = open_workspace(server.database)
    project = projects(workspace)[0]
    desk = Desk(workspace, project.id)
    return Desk(workspace, project.id, coders(desk)[0].id)


def enter(page: Page, server: Server, name: str) -> Locator:
    """Come to the differences with the keyboard."""
    take_up(page, server, name, "Vergelijken")
    page.get_by_role("radio", name="Overeenstemming").focus()
    typed(page, "ArrowRight", "Enter")
    still(page)
    room = page.locator(ROOM)
    expect(room).to_be_focused()
    return room


def settled(room: Locator, n: int) -> None:
    """Wait until the list says that so many are decided."""
    expect(room.locator(".ds-count")).to_contain_text(f", {n} beslist")


def typed(page: Page, *said: str) -> None:
    """Keys by their names, words as they are."""
    for each in said:
        if each.startswith("“"):
            page.keyboard.type(each.strip("“”"))
        else:
            page.keyboard.press(each)


def test_two_people_settle_differences_with_nothing_but_the_keyboard(
    page: Page, colleague_page: Page, server: Server
) -> None:
    room, theirs = enter(page, server, "Anna de Wit"), enter(colleague_page, server, "Bram Visser")
    typed(page, "1")
    settled(room, 1)
    settled(theirs, 1)
    typed(page, "j", "k", "g", "ArrowRight", "Shift+ArrowRight", "Enter")
    settled(room, 2)
    typed(page, "c", "“urgent”", "Enter")
    settled(room, 3)
    typed(page, "n", "“Het woord staat er letterlijk.”", "Escape", "4")
    settled(room, 4)
    settled(theirs, 4)
    expect(theirs.locator(".ds-decided")).to_contain_text("Besluit van Anna de Wit")
    typed(colleague_page, "j", "m", "“Hier twijfel ik.”", "Enter")
    expect(page.locator(".ds-remarks")).to_contain_text("Hier twijfel ik.")
    pictured(page, "settling")
    assert complaints(page) == []
    typed(page, "u")
    settled(room, 3)
    _as_kept(server)


def _as_kept(server: Server) -> None:
    desk = kept(server)
    found = [case for case in differing(desk) if case.state is State.SETTLED]
    decisions = sorted(str(_ruling(case)) for case in found)
    assert decisions == sorted(map(str, (Decision.ACCEPT, Decision.BOUNDARY, Decision.CODE)))
    whole = consensus(desk)
    assert whole is not None
    assert len([made for made in codings(desk) if made.coder_id == whole.id]) == 3
    assert sum(len(case.remarks) for case in differing(desk)) == 1
    assert check(desk).faults == ()


def _ruling(case: Case) -> Decision:
    assert case.ruling is not None
    return case.ruling.decision
