"""What the text pane makes of an answer that is all there is to see, as after a blind round opened or closed."""

from playwright.sync_api import Page

from tests.browser.test_pane_helpers import CODINGS, modules, run

__all__ = ["modules"]


def test_what_a_round_hides_goes_and_comes_back_when_it_opens(modules: Page) -> None:
    seen = (
        "const theirs = {...stored('', 3), coder: 'bram'}, shown = [];"
        "const hear = (revision, some) => {"
        "  codings.receive({revision, codings: some, removed: [], whole: true}); shown.push(codings.all().length);"
        "};"
        "codings.receive({revision: 3, codings: [theirs], removed: []});"
        "hear(5, []); hear(7, [theirs]); return shown"
    )
    assert run(modules, "codings", CODINGS + seen) == [0, 1]


def test_what_was_stored_after_such_an_answer_was_made_stays(modules: Page) -> None:
    seen = (
        "codings.wait(apply); codings.confirm(apply, 6);"
        "codings.receive({revision: 5, codings: [], removed: [], whole: true}); return codings.all().length"
    )
    assert run(modules, "codings", CODINGS + seen) == 1
