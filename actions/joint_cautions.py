"""What has to be known before groups are read beside each other: what is missing, and what does not go together."""

from collections.abc import Iterable, Iterator
from typing import Any

from actions import jointing
from actions.blindness import sight_in
from actions.boards import board_lists
from actions.jointing import JointDisplay
from actions.linking import all_boards
from actions.workspace import Desk
from coding.joint_grouping import Source
from corpora.boardoverlap import in_two_groups, other_days

NAMED = 5

Caution = tuple[str, dict[str, Any]]


def cautions(desk: Desk, found: JointDisplay) -> tuple[Caution, ...]:
    """Sentences by their key in the catalogue, with their facts, in the order in which they matter."""
    return (*_of_codings(desk, found), *_of_groups(desk, found), *_of_lists(desk, found))


def _of_codings(desk: Desk, found: JointDisplay) -> Iterator[Caution]:
    if found.codes.documents and not found.counts.subjects:
        yield "joint-caution-nothing-coded", {}
    with desk.workspace.database.reading() as connection:
        closed = len(sight_in(connection, desk).closed)
    if closed:
        yield "joint-caution-blind", {"n": closed}


def _of_groups(desk: Desk, found: JointDisplay) -> Iterator[Caution]:
    """Groups of the list, or values of the attribute, that no document is about."""
    there = {name.casefold() for name in found.codes.documents}
    empty = [name for name in jointing.groups_behind(desk, found.grouping) if name and name.casefold() not in there]
    if empty and there:
        yield "joint-caution-empty-groups", {"n": len(empty), "names": _named(empty)}


def _of_lists(desk: Desk, found: JointDisplay) -> Iterator[Caution]:
    if found.grouping.source is Source.PARTS:
        return
    lists = board_lists(desk)
    for each in other_days(lists):
        facts = {"name": each.name, "date": each.as_of, "first": each.first, "first_date": each.first_as_of}
        yield "boards-other-day", facts
    if both := in_two_groups(lists, all_boards(desk)):
        yield "boards-in-two", {"n": len(both), "boards": _named(each.name for each in both)}


def _named(names: Iterable[str]) -> str:
    every = sorted(names)
    return ", ".join(every[:NAMED]) + (" …" if len(every) > NAMED else "")
