"""Cells that could point at one board: what rests on few of them stays out of everything meant for publication."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from coding.joint_units import JointSubject
from coding.referring import Group, about_said
from corpora.boards import Board, Reference

LEAST_BOARDS = 3


@dataclass(frozen=True, slots=True)
class SmallCell:
    """A code or category in one group, with how many boards are behind it."""

    subject_id: UUID
    label: str
    group: str
    boards: int


def boards_behind(
    codings: Iterable[Coding], references: Iterable[Reference], boards: Sequence[Board]
) -> dict[UUID, frozenset[UUID]]:
    """By coding id the boards that it is about: one by name, or all of the group that is spoken of."""
    of_group: dict[Group, set[UUID]] = defaultdict(set)
    for board in boards:
        of_group[Group(board.list_id, board.group)].add(board.id)
        of_group[Group(board.list_id, str(board.id))].add(board.id)
    said = [(each, Group(each.list_id, str(each.board_id or each.group))) for each in references]
    return {
        coding_id: frozenset(board_id for group in groups for board_id in of_group.get(group, ()))
        for coding_id, groups in about_said(codings, said).items()
    }


def small_cells(
    subjects: Iterable[JointSubject], behind: Mapping[UUID, frozenset[UUID]], least: int = LEAST_BOARDS
) -> tuple[SmallCell, ...]:
    """The cells behind which there are boards, but fewer than `least`; an empty cell points at nobody."""
    found = []
    for subject in subjects:
        for cell in subject.cells:
            boards = frozenset[UUID]().union(*(behind.get(each, frozenset()) for each in cell.coding_ids))
            if 0 < len(boards) < least:
                found.append(SmallCell(subject.id, subject.label, cell.group, len(boards)))
    return tuple(found)
