"""By what documents can be grouped: a board list's own groups, an attribute of its boards, or one of parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from coding.joint_units import Grouped, Unit
from coding.referring import Group, referred
from corpora.boards import Board, BoardList, Reference
from corpora.parts import Part
from corpora.refusal import Refusal

_NOWHERE = UUID(int=0)


class Source(StrEnum):
    LIST = "list"
    BOARDS = "boards"
    PARTS = "parts"


class CountedIn(StrEnum):
    """What counts as one: never a fragment."""

    DOCUMENT = "document"
    PART = "part"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Grouping:
    """`name` is the list's name, or that of the attribute; `list_id` the list it is of."""

    source: Source
    name: str
    list_id: UUID | None = None


def groupings(
    lists: Iterable[BoardList], parts: Iterable[Part], references: Iterable[Reference] = ()
) -> tuple[Grouping, ...]:
    """Everything to group documents by; last comes what belongs to lists that nothing is about, if others are."""
    known, about = list(lists), {reference.list_id for reference in references}
    found = [Grouping(Source.LIST, each.name, each.id) for each in known if each.groups]
    found += [Grouping(Source.BOARDS, name, each.id) for each in known for name in each.attributes]
    found += [Grouping(Source.PARTS, name) for name in dict.fromkeys(key for part in parts for key in part.attributes)]
    return tuple(sorted(found, key=lambda each: bool(about and each.list_id) and each.list_id not in about))


def grouping_named(known: Sequence[Grouping], name: str) -> Grouping:
    """By name, of several the first, and without a name the first of all; refuses `joint-group-unknown` with the names
    there are, and `joint-no-groups` where there are none."""
    if not known:
        raise Refusal("joint-no-groups")
    for each in known:
        if not name or each.name.casefold() == name.strip().casefold():
            return each
    names = ", ".join(dict.fromkeys(each.name for each in known))
    raise Refusal("joint-group-unknown", name=name, known=names)


def counted_in(name: str) -> CountedIn:
    """By its name; refuses `joint-unit-unknown`."""
    if name not in set(CountedIn):
        raise Refusal("joint-unit-unknown", name=name, known=", ".join(CountedIn))
    return CountedIn(name)


def grouped(
    grouping: Grouping,
    references: Sequence[Reference],
    boards: Sequence[Board],
    parts: Sequence[Part],
    names: dict[UUID, str],
    unit: CountedIn = CountedIn.DOCUMENT,
) -> Grouped:
    """What is about which group. `names` are those of the documents, by which parts are told apart.

    By board or part only what names one counts; a part that is about a board list stands in `references` as well.
    """
    said = list(_said(grouping, references, boards, parts))
    if unit is CountedIn.DOCUMENT:
        return Grouped(tuple(said), {})
    units: dict[str, Unit] = {}
    found = []
    board_names = {board.id: f"{board.name} ({board.key})" for board in boards}
    part_names = {part.id: f"{names[part.document_id]} · {part.name}" for part in parts if part.document_id in names}
    for reference, group in said:
        key = reference.board_id if unit is CountedIn.BOARD else reference.id
        label = board_names.get(key) if unit is CountedIn.BOARD and key else part_names.get(reference.id)
        if key is not None and label:
            units[str(key)] = (label, group.name)
            found.append((reference, Group(group.list_id, str(key))))
    return Grouped(tuple(found), units)


def _said(
    grouping: Grouping, references: Sequence[Reference], boards: Sequence[Board], parts: Sequence[Part]
) -> Iterator[tuple[Reference, Group]]:
    if grouping.source is Source.PARTS:
        for part in parts:
            if value := part.attributes.get(grouping.name):
                about = Reference(part.id, part.document_id, _NOWHERE, value, None, part.span)
                yield about, Group(_NOWHERE, value)
        return
    here = [each for each in references if each.list_id == grouping.list_id]
    if grouping.source is Source.LIST:
        yield from referred(here, boards)
        return
    values = {board.id: board.attributes.get(grouping.name, "") for board in boards}
    for each in here:
        if each.board_id and (value := values.get(each.board_id, "")):
            yield each, Group(each.list_id, value)
