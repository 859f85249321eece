"""Which board groups a coding is about, by the references that researchers made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from coding.codings import Coding
from corpora.boards import Board, BoardList, Reference
from corpora.spans import Span


class Group(NamedTuple):
    """A group of one board list: laag or hoog of the list of that date."""

    list_id: UUID
    name: str

    @property
    def node_id(self) -> str:
        return f"group:{self.list_id}:{self.name}"


def groups_of(lists: Iterable[BoardList]) -> tuple[Group, ...]:
    """All groups, in the order of the lists."""
    return tuple(Group(board_list.id, name) for board_list in lists for name in board_list.groups)


def referred(references: Iterable[Reference], boards: Iterable[Board] = ()) -> list[tuple[Reference, Group]]:
    """Each reference with its group; one that names only a board is about that board's group."""
    group_of = {board.id: board.group for board in boards}
    named = [(r, r.group or (group_of.get(r.board_id, "") if r.board_id else "")) for r in references]
    return [(reference, Group(reference.list_id, name)) for reference, name in named if name]


def about(
    codings: Iterable[Coding], references: Iterable[Reference], boards: Iterable[Board] = ()
) -> dict[UUID, tuple[Group, ...]]:
    """By coding id the groups it is about.

    A reference to a part of a document holds for the codings that share text with it. The nearest wins, list by list:
    one to a part over one to the whole document, and of parts that contain the coding the shortest over the longer.
    So inside the talk about the low list, a sentence about a board of the high list is about the high list.
    """
    by_document: dict[UUID, list[tuple[Reference, Group]]] = defaultdict(list)
    for reference, group in referred(references, boards):
        by_document[reference.document_id].append((reference, group))
    return {coding.id: groups_at(coding.span, by_document.get(coding.document_id, ())) for coding in codings}


def documents_about(references: Iterable[Reference], boards: Iterable[Board] = ()) -> Mapping[Group, frozenset[UUID]]:
    """By group the documents that refer to it, as a whole or in part."""
    found: dict[Group, set[UUID]] = defaultdict(set)
    for reference, group in referred(references, boards):
        found[group].add(reference.document_id)
    return {group: frozenset(documents) for group, documents in found.items()}


def groups_at(span: Span, references: Iterable[tuple[Reference, Group]]) -> tuple[Group, ...]:
    """What a place in a document is about, by the references in that document; the nearest wins, list by list."""
    by_list: dict[UUID, list[tuple[Reference, Group]]] = defaultdict(list)
    for reference, group in references:
        if reference.span is None or reference.span.overlaps(span):
            by_list[group.list_id].append((reference, group))
    return tuple(dict.fromkeys(group for near in by_list.values() for group in _nearest(span, near)))


def _nearest(span: Span, references: Sequence[tuple[Reference, Group]]) -> Iterator[Group]:
    parts = [(reference.span, group) for reference, group in references if reference.span]
    if not parts:
        yield from (group for _, group in references)
    shortest = min((len(part) for part, _ in parts if part.covers(span)), default=0)
    yield from (group for part, group in parts if not part.covers(span) or len(part) == shortest)
