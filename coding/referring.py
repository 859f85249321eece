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


Said = tuple[Reference, Group]


def groups_of(lists: Iterable[BoardList]) -> tuple[Group, ...]:
    """All groups, in the order of the lists."""
    return tuple(Group(board_list.id, name) for board_list in lists for name in board_list.groups)


def referred(references: Iterable[Reference], boards: Iterable[Board] = ()) -> list[Said]:
    """Each reference with its group; one that names only a board is about that board's group."""
    group_of = {board.id: board.group for board in boards}
    named = [(r, r.group or (group_of.get(r.board_id, "") if r.board_id else "")) for r in references]
    return [(reference, Group(reference.list_id, name)) for reference, name in named if name]


def about(
    codings: Iterable[Coding], references: Iterable[Reference], boards: Iterable[Board] = ()
) -> dict[UUID, tuple[Group, ...]]:
    """By coding id the groups it is about.

    The nearest reference wins, list by list: one of the coding itself, then the shortest stretch of text around it (a
    sentence, a turn, a part), and only without these one to the whole document. So inside the talk about the low list,
    a turn about a board of the high list is about the high list. Of two that are as short, what was said of the place
    wins over what follows from who speaks there.
    """
    return about_said(codings, referred(references, boards))


def about_said(codings: Iterable[Coding], said: Iterable[tuple[Reference, Group]]) -> dict[UUID, tuple[Group, ...]]:
    """The same where the group of each reference is known; O(n log n) as long as few references overlap."""
    by_document: dict[UUID, list[Said]] = defaultdict(list)
    for each in said:
        by_document[each[0].document_id].append(each)
    some: dict[UUID, list[Coding]] = defaultdict(list)
    found: dict[UUID, tuple[Group, ...]] = {}
    for coding in codings:
        found[coding.id] = ()
        some[coding.document_id].append(coding)
    for document_id in some.keys() & by_document.keys():
        if all(reference.span is None for reference, _ in by_document[document_id]):
            one = some[document_id][0]
            everywhere = groups_at(one.span, by_document[document_id], one.code_id)
            found |= dict.fromkeys((coding.id for coding in some[document_id]), everywhere)
            continue
        for coding, near in _meeting(some[document_id], by_document[document_id]):
            found[coding.id] = groups_at(coding.span, near, coding.code_id)
    return found


def documents_about(references: Iterable[Reference], boards: Iterable[Board] = ()) -> Mapping[Group, frozenset[UUID]]:
    """By group the documents that refer to it, as a whole or in part."""
    found: dict[Group, set[UUID]] = defaultdict(set)
    for reference, group in referred(references, boards):
        found[group].add(reference.document_id)
    return {group: frozenset(documents) for group, documents in found.items()}


def groups_at(span: Span, references: Iterable[Said], code_id: UUID | None = None) -> tuple[Group, ...]:
    """What a place in a document is about, by the references in that document; the nearest wins, list by list.

    With a code it is the place of a coding. Words without one are about what the codings on them are about as well as
    about what the place is.
    """
    by_list: dict[UUID, list[Said]] = defaultdict(list)
    for reference, group in references:
        if (reference.span is None or reference.span.overlaps(span)) and _holds(reference, span, code_id):
            by_list[group.list_id].append((reference, group))
    return tuple(dict.fromkeys(group for near in by_list.values() for group in _nearest(span, near, code_id)))


def _holds(reference: Reference, span: Span, code_id: UUID | None) -> bool:
    """Two coders, and the consensus, may each have a coding there; what is said of one holds for its twins."""
    of_coding = reference.coding_id is not None and code_id is not None
    return not of_coding or (reference.span == span and reference.code_id == code_id)


def _nearest(span: Span, near: Sequence[Said], code_id: UUID | None) -> Iterator[Group]:
    own = [group for reference, group in near if reference.coding_id is not None]
    yield from own
    if own and code_id is not None:
        return
    others = [(reference, group) for reference, group in near if reference.coding_id is None]
    parts = [(reference.span, reference, group) for reference, group in others if reference.span]
    if not parts:
        yield from (group for _, group in others)
    nearest = min((_distance(part, each) for part, each, _ in parts if part.covers(span)), default=None)
    yield from (group for part, each, group in parts if not part.covers(span) or _distance(part, each) == nearest)


def _distance(part: Span, reference: Reference) -> tuple[int, bool]:
    return len(part), reference.participant_id is not None


def _meeting(codings: Iterable[Coding], said: Sequence[Said]) -> Iterator[tuple[Coding, list[Said]]]:
    """Each coding with the references that share text with it, in their order."""
    whole = [(n, each) for n, each in enumerate(said) if each[0].span is None]
    waiting = [(each[0].span, n, each) for n, each in enumerate(said) if each[0].span is not None]
    waiting.sort(key=lambda row: (row[0].start, row[1]))
    at, going = 0, []
    for coding in sorted(codings, key=lambda each: each.span.start):
        while at < len(waiting) and waiting[at][0].start < coding.span.end:
            going.append(waiting[at])
            at += 1
        going = [row for row in going if row[0].end > coding.span.start]
        there = [*whole, *((n, each) for span, n, each in going if span.overlaps(coding.span))]
        yield coding, [each for _, each in sorted(there, key=lambda row: row[0])]
