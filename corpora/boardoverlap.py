"""What does not go together in several board lists: a board in two groups, lists of different days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.boards import Board, BoardList


@dataclass(frozen=True, slots=True)
class InTwoGroups:
    """A board that stands in several lists under other groups: (list, group) each, in the order of the lists."""

    name: str
    key: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A list of another day than the first; an empty day is not known."""

    name: str
    as_of: str
    first: str
    first_as_of: str


def in_two_groups(lists: Sequence[BoardList], boards: Iterable[Board]) -> tuple[InTwoGroups, ...]:
    """By key, which every list has; a list without groups says nothing of them."""
    names = {each.id: each.name for each in lists}
    order = {each.id: place for place, each in enumerate(lists)}
    by_key: dict[str, list[Board]] = defaultdict(list)
    for board in boards:
        if board.group and board.list_id in names:
            by_key[board.key].append(board)
    found = []
    for key, same in by_key.items():
        if len({board.group.casefold() for board in same}) > 1:
            some = sorted(same, key=lambda board: order[board.list_id])
            found.append(InTwoGroups(some[0].name, key, tuple((names[each.list_id], each.group) for each in some)))
    return tuple(found)


def other_days(lists: Sequence[BoardList]) -> tuple[OtherDay, ...]:
    """The lists that are not of the day of the first, as far as both days are known."""
    first = next((each for each in lists if each.as_of), None)
    if first is None:
        return ()
    others = (each for each in lists if each.as_of and each.as_of != first.as_of)
    return tuple(OtherDay(each.name, each.as_of, first.name, first.as_of) for each in others)
