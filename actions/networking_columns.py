"""What codes are laid beside in a network: groups of boards, boards, speakers and documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from actions.boards import board_lists, references
from actions.documents import documents
from actions.linking import all_boards
from actions.networking_counts import marks_for
from actions.participants import participants
from actions.segments import turns
from actions.speaking import values
from actions.workspace import Desk
from coding.codings import Coding
from coding.network_choices import Choice
from coding.network_views import Beside
from coding.networks import NodeKind
from coding.referring import Group, about, documents_about, groups_of
from coding.smallcells import boards_behind
from coding.speaking import said_by
from corpora.boards import Board
from corpora.participants import NAME, Participant
from corpora.refusal import Refusal

Key = TypeVar("Key", UUID, str)


def groups(desk: Desk, choice: Choice) -> tuple[Beside, ...]:
    """Every group of every list, with what is said about it."""
    codings, lists = marks_for(desk, choice), board_lists(desk)
    of = about(codings, references(desk), all_boards(desk))
    whole = documents_about(references(desk), all_boards(desk))
    names = {each.id: each.name for each in lists}
    marks: dict[Group, list[Coding]] = defaultdict(list)
    for coding in codings:
        for group in of[coding.id]:
            marks[group].append(coding)
    return tuple(
        Beside(
            group.node_id,
            NodeKind.GROUP,
            group.name if len(lists) == 1 else f"{group.name} · {names[group.list_id]}",
            tuple(marks[group]),
            len(whole.get(group, ())),
        )
        for group in groups_of(lists)
    )


def two_groups(desk: Desk, choice: Choice) -> tuple[Beside, Beside]:
    """The two that are compared, those chosen or the first two; refuses `network-two-groups`."""
    known = {each.id: each for each in groups(desk, choice)}
    wanted = [group.node_id for group in choice.groups] or list(known)[:2]
    if len(wanted) != 2 or len(set(wanted) & known.keys()) != 2:
        raise Refusal("network-two-groups")
    return known[wanted[0]], known[wanted[1]]


def in_both(desk: Desk) -> tuple[str, ...]:
    """The boards that stand in more than one group, by name: what is said of one of those counts for both."""
    of: dict[str, set[str]] = defaultdict(set)
    for board in all_boards(desk):
        of[board.key].add(board.group)
    return tuple(dict.fromkeys(board.name for board in all_boards(desk) if len(of[board.key] - {""}) > 1))


def boards(desk: Desk, choice: Choice) -> tuple[Beside, ...]:
    """Every board that something is said about by name."""
    named = [each for each in references(desk) if each.board_id]
    codings = marks_for(desk, choice)
    behind = boards_behind(codings, named, all_boards(desk))
    there: dict[UUID, set[UUID]] = defaultdict(set)
    for each in named:
        if each.board_id:
            there[each.board_id].add(each.document_id)
    marks = _by((key, coding) for coding in codings for key in behind[coding.id])
    return tuple(
        Beside(str(board.id), NodeKind.BOARD, _called(board), tuple(marks[board.key]), len(there[board.id]))
        for board in all_boards(desk)
        if board.id in there
    )


def speakers(desk: Desk, choice: Choice) -> tuple[Beside, ...]:
    """Everybody who speaks, by the name that is known of them, with the codings of what they say."""
    codings = marks_for(desk, choice)
    said, who = said_by(codings, turns(desk)), values(desk, NAME)
    marks = _by(
        (person, coding)
        for coding in codings
        for person in dict.fromkeys(who[label][0] for label in said[coding.id] if label in who)
    )
    everybody = participants(desk)
    names = _told_apart(everybody, {document.id: document.name for document in documents(desk)})
    return tuple(
        Beside(
            f"speaker:{each.id}",
            NodeKind.SPEAKER,
            names[each.id],
            tuple(marks[each.id]),
            len({voice.document_id for voice in each.voices}),
        )
        for each in everybody
    )


def in_documents(desk: Desk, choice: Choice) -> tuple[Beside, ...]:
    """Every document with its codings."""
    marks = _by((coding.document_id, coding) for coding in marks_for(desk, choice))
    return tuple(
        Beside(str(each.id), NodeKind.DOCUMENT, each.name, tuple(marks[each.id]), 1) for each in documents(desk)
    )


def group_of(node_id: str) -> Group:
    """The group that a node stands for."""
    _, list_id, name = node_id.split(":", 2)
    return Group(UUID(list_id), name)


def _told_apart(everybody: Sequence[Participant], documents: Mapping[UUID, str]) -> dict[UUID, str]:
    """Names; of those who share one with the document in which they first speak."""
    times = Counter(each.name for each in everybody)
    return {
        each.id: each.name
        if times[each.name] == 1 or not each.voices
        else f"{each.name} · {documents[each.voices[0].document_id]}"
        for each in everybody
    }


def _called(board: Board) -> str:
    return board.name or board.key


def _by(pairs: Iterable[tuple[Key, Coding]]) -> dict[Key, list[Coding]]:
    found: dict[Key, list[Coding]] = defaultdict(list)
    for key, coding in pairs:
        found[key].append(coding)
    return found
