"""Cells that could point at one board: what rests on few of them stays out of everything meant for publication."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from coding.counting_parts import label_of
from coding.joint_units import JointSubject
from coding.referring import Group, about_said
from corpora.boards import Board, Reference
from corpora.parts import Part

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
) -> dict[UUID, frozenset[str]]:
    """By coding id the boards that it is about, by their keys: one by name, or all of the group that is spoken of.

    A board that stands in several lists is one board. Where lists differ in how near they come to a board, the nearest
    counts: a sentence about one board in talk about a whole list points at one.
    """
    of_group = _of_groups(boards)
    said = [(each, Group(each.list_id, str(each.board_id or each.group))) for each in references]
    return {coding_id: _nearest(groups, of_group) for coding_id, groups in about_said(codings, said).items()}


def boards_in_documents(references: Iterable[Reference], boards: Sequence[Board]) -> dict[str, frozenset[str]]:
    """By the id of a document, as text, all boards that anything in it is said to be about."""
    of_group, found = _of_groups(boards), dict[str, frozenset[str]]()
    for each in references:
        document, group = str(each.document_id), Group(each.list_id, str(each.board_id or each.group))
        found[document] = found.get(document, frozenset()) | of_group.get(group, set())
    return found


def boards_in_parts(
    parts: Iterable[Part], references: Iterable[Reference], boards: Sequence[Board], attribute: str = ""
) -> dict[str, frozenset[str]]:
    """By name of a part, or by value of an attribute, all boards that anything in it is said to be about."""
    of_group, said = _of_groups(boards), defaultdict[UUID, list[Reference]](list)
    for each in references:
        said[each.document_id].append(each)
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        about = [each for each in said[part.document_id] if each.span is None or each.span.overlaps(part.span)]
        keys = (of_group.get(Group(each.list_id, str(each.board_id or each.group)), set()) for each in about)
        label = label_of(part, attribute)
        found[label] = found.get(label, frozenset()).union(*keys)
    return found


def _of_groups(boards: Iterable[Board]) -> dict[Group, set[str]]:
    """The boards of a group, and by its id the board itself."""
    found: dict[Group, set[str]] = defaultdict(set)
    for board in boards:
        found[Group(board.list_id, board.group)].add(board.key)
        found[Group(board.list_id, str(board.id))].add(board.key)
    return found


def _nearest(groups: Iterable[Group], of_group: Mapping[Group, set[str]]) -> frozenset[str]:
    by_list: dict[UUID, set[str]] = defaultdict(set)
    for group in groups:
        by_list[group.list_id] |= of_group.get(group, set())
    nearest = sorted(filter(None, by_list.values()), key=len)
    return frozenset(nearest[0]) if nearest else frozenset()


def boards_of(coding_ids: Iterable[UUID], behind: Mapping[UUID, frozenset[str]]) -> frozenset[str]:
    """The boards behind several codings together."""
    return frozenset[str]().union(*(behind.get(each, frozenset()) for each in coding_ids))


def is_small(boards: frozenset[str], least: int) -> bool:
    """Whether there are boards, but too few; what is about no board points at nobody."""
    return 0 < len(boards) < least


def small_cells(
    subjects: Iterable[JointSubject], behind: Mapping[UUID, frozenset[str]], least: int = LEAST_BOARDS
) -> tuple[SmallCell, ...]:
    """The cells behind which there are boards, but fewer than `least`; an empty cell points at nobody."""
    found = []
    for subject in subjects:
        for cell in subject.cells:
            boards = boards_of(cell.coding_ids, behind)
            if is_small(boards, least):
                found.append(SmallCell(subject.id, subject.label, cell.group, len(boards)))
    return tuple(found)


def shareable(
    attributes: Mapping[str, str], boards: Iterable[Board], least: int = LEAST_BOARDS
) -> tuple[tuple[str, str], ...]:
    """Of what could be printed of a board, in the order in which it matters, as much as `least` boards have in common.

    An attribute that would leave fewer boards is passed over, so that no combination points at one. The names of the
    attributes are those of the list; `group` stands for the group.
    """
    left, shown = {board.key: board for board in boards}, []
    for name, value in attributes.items():
        here = {key: board for key, board in left.items() if _of(board, name) == value}
        if value and len(here) >= least:
            left = here
            shown.append((name, value))
    return tuple(shown)


def _of(board: Board, name: str) -> str:
    return board.group if name == "group" else board.attributes.get(name, "")
