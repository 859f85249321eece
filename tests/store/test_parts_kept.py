"""Parts in the store: every deed can be undone, a part that is wrong is found, and the terminal tells what shrank."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from actions.checking import check
from actions.history import redo, undo
from actions.parting import add_part, change_part, divide, parts, remove_parts
from actions.parting_targets import targets
from actions.workspace import Desk
from corpora.refusal import Refusal
from corpora.spans import Span
from store.part_tables import part
from tests.builders import FOCUS_GROUP, everything, listed, told
from tests.journeys.terminal import Shell

DEEDS: dict[str, Callable[[Desk], object]] = {
    "renaming": lambda desk: change_part(desk, replace(parts(desk)[0], name="Opening")),
    "giving attributes": lambda desk: change_part(desk, replace(parts(desk)[0], attributes={"ronde": "1"})),
    "referring": lambda desk: change_part(
        desk, replace(parts(desk)[0], list_id=targets(desk)[0].list_id, group=targets(desk)[0].group)
    ),
    "putting elsewhere": lambda desk: change_part(desk, replace(parts(desk)[0], span=Span(3, 30))),
    "adding": lambda desk: add_part(desk, parts(desk)[0].document_id, "Titel", Span(0, 8)),
    "removing all": lambda desk: remove_parts(desk, [each.id for each in parts(desk)]),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_undo_turns_back_and_redo_does_again(desk: Desk, deed: Callable[[Desk], object]) -> None:
    listed(desk)
    divide(desk, told(desk).document.id)
    before = everything(desk)
    deed(desk)
    after = everything(desk)
    assert after != before
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert everything(desk) == after
    assert check(desk).faults == ()


def test_what_is_gone_cannot_be_changed_or_removed(desk: Desk) -> None:
    low, _ = divide(desk, told(desk).document.id)
    remove_parts(desk, [low.id])
    with pytest.raises(Refusal, match="part-gone"):
        remove_parts(desk, [low.id])
    with pytest.raises(Refusal, match="part-gone"):
        change_part(desk, low)


def test_a_part_is_not_put_over_another(desk: Desk) -> None:
    low, high = divide(desk, told(desk).document.id)
    with pytest.raises(Refusal, match="part-overlap"):
        change_part(desk, replace(low, span=Span(low.span.start, high.span.start + 1)))


def test_a_part_outside_its_text_or_through_another_is_found(desk: Desk) -> None:
    found = told(desk)
    low, high = divide(desk, found.document.id)
    for start, end in ((high.span.start, len(found.text) + 9), (low.span.end - 1, high.span.end)):
        with desk.workspace.database.transaction() as connection:
            connection.execute(update(part).where(part.c.id == high.id).values(start=start, end=end))
        desk.workspace.analyses.clear()
        assert {fault.kind for fault in check(desk).faults} == {"part", "log"}


def test_the_terminal_tells_which_part_shrank(desk: Desk, tmp_path: Path) -> None:
    found = told(desk)
    divide(desk, found.document.id)
    better = tmp_path / "beter.md"
    rewritten = FOCUS_GROUP.replace("De lage lijst", "Besturen met scholen onder de norm").replace(
        "Gespreksleider: Wat valt op aan de besturen op de lage lijst?",
        "Gespreksleider: Welkom allemaal, we beginnen met een rondje langs de tafel en daarna komt de eerste vraag.",
    )
    better.write_text(rewritten, encoding="utf-8")
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    done = shell("document", "correct", found.document.name, better, "--coder", "Anna")
    assert "Deel ‘De lage lijst’ gaat van" in done.err
    assert [each.name for each in parts(desk)] == ["De lage lijst", "De hoge lijst"]
    assert check(desk).faults == ()
