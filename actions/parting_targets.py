"""What a part can be about: a board list, a group in it, or a board."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from actions.boards import board_lists, boards
from actions.parting import About
from actions.workspace import Desk
from corpora.parts import Part


@dataclass(frozen=True, slots=True)
class Target:
    """`name` is how people know it: the board or group with the list it stands in, or the list alone."""

    name: str
    list_id: UUID
    group: str = ""
    board_id: UUID | None = None

    @property
    def said(self) -> About:
        """As a part says it."""
        return self.list_id, self.group, self.board_id


def targets(desk: Desk) -> tuple[Target, ...]:
    """Everything that a part can be about: of each list the groups, the list itself, and the boards."""
    return desk.computed("targets", compute=lambda: tuple(_targets(desk)))


def target_of(desk: Desk, part: Part) -> Target | None:
    """What a part is about; None for nothing, or for a list that was removed."""
    about = (part.list_id, part.group if part.board_id is None else "", part.board_id)
    known = desk.computed("targets by id", compute=lambda: {_key(each): each for each in targets(desk)})
    return known.get(about)


def _key(target: Target) -> About:
    return target.list_id, target.group if target.board_id is None else "", target.board_id


def _targets(desk: Desk) -> Iterator[Target]:
    for listed in board_lists(desk):
        for group in listed.groups:
            yield Target(f"{group} · {listed.name}", listed.id, group)
        yield Target(listed.name, listed.id)
        for board in boards(desk, listed.id):
            yield Target(f"{board.name or board.key} · {listed.name}", listed.id, board.group, board.id)
