"""Participants: who they are, what is known of them, and which of them are one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from actions.boards import board_lists
from actions.documents import document_named, documents
from actions.linking import all_boards
from actions.rows import refuse_taken, say_of, say_of_all
from actions.workspace import Desk
from corpora.boards import Board
from corpora.participants import Participant, Said, Voice, assembled, known_as, root_of
from corpora.participants_alike import Alike, alike
from corpora.refusal import Refusal
from store import participants as kept


@dataclass(frozen=True, slots=True)
class Change:
    """What to say of a participant; None leaves as it is. An attribute without a value is taken away.

    `board` is the key, the name or the id of a board in any list; empty for none.
    """

    name: str | None = None
    attributes: Mapping[str, str] | None = None
    board: str | None = None


def participants(desk: Desk, document_id: UUID | None = None) -> tuple[Participant, ...]:
    """Everybody, or who speaks in one document, in the order of documents and first words."""

    known = tuple((document.id, document.name, document.edition) for document in documents(desk))
    with desk.workspace.database.reading() as connection:
        rows = kept.said(connection, desk.project_id)

    def voices() -> tuple[Voice, ...]:
        with desk.workspace.database.reading() as connection:
            return kept.voices(connection, desk.project_id)

    def found() -> tuple[Participant, ...]:
        return assembled(desk.remembered("voices", known, compute=voices), rows)

    # Codings change all the time, and who speaks does not: only other texts or other rows are put together anew.
    everybody = desk.remembered("participants", known, tuple(map(_print, rows.values())), compute=found)
    if document_id is None:
        return everybody
    return tuple(each for each in everybody if any(voice.document_id == document_id for voice in each.voices))


def participant_named(desk: Desk, name: str, document: str | None = None) -> Participant:
    """By name or label, whatever the case; refuses `participant-unknown`, and `participant-several` where a name is of
    more than one and no document is given."""
    known = participants(desk, document_named(desk, document).id if document else None)
    wanted = " ".join(name.split()).casefold()
    found = [each for each in known if each.name.casefold() == wanted]
    found = found or [each for each in known if wanted in {voice.label.casefold() for voice in each.voices}]
    if not found:
        names = dict.fromkeys(each.name for each in known)
        raise Refusal("participant-unknown", name=name, known=", ".join(list(names)[:20]) or "–")
    if len(found) > 1:
        raise Refusal("participant-several", name=name, n=len(found))
    return found[0]


def rename(desk: Desk, participant_id: UUID, name: str) -> None:
    """Call somebody otherwise; the labels in the texts stay. Refuses `name-empty` and `participant-gone`."""
    change(desk, {participant_id: Change(name=name)})


def describe(desk: Desk, participant_id: UUID, attributes: Mapping[str, str]) -> None:
    """Set attributes, or take away those without a value; the others stay."""
    change(desk, {participant_id: Change(attributes=attributes)})


def link(desk: Desk, participant_id: UUID, board: str) -> None:
    """Say which board somebody is of, by its key or name; empty for none. Refuses `participant-board-unknown`."""
    change(desk, {participant_id: Change(board=board)})


def change(desk: Desk, changes: Mapping[UUID, Change]) -> None:
    """Say things of several participants in one step."""
    wanted = {each.board for each in changes.values() if each.board}
    found = {said: board_named(desk, said) for said in wanted}
    _refuse_gone(desk, changes)
    with desk.writing("participant.change") as writing:
        rows = kept.said(writing.connection, desk.project_id)
        values: dict[UUID, dict[str, Any]] = {}
        for participant_id, said in changes.items():
            root = root_of(participant_id, rows)
            values[root] = values.get(root, {}) | _values(rows.get(root), said, found)
        say_of_all(writing, values)


def merge(desk: Desk, ids: Sequence[UUID]) -> None:
    """These are one person, called and described as the first; what only another has is added.

    Refuses `merge-one` where there are no two.
    """
    _refuse_gone(desk, ids)
    with desk.writing("participant.merge") as writing:
        rows = kept.said(writing.connection, desk.project_id)
        first, *others = dict.fromkeys(root_of(each, rows) for each in ids) or (None,)
        if first is None or not others:
            raise Refusal("merge-one")
        for other in others:
            say_of(writing, other, {"same_as": first})


def split(desk: Desk, participant_id: UUID) -> None:
    """Take apart again what was merged: everybody as the texts have them. Refuses `split-one`."""
    known = _refuse_gone(desk, [participant_id])[participant_id]
    with desk.writing("participant.split") as writing:
        rows = kept.said(writing.connection, desk.project_id)
        root = root_of(participant_id, rows)
        merged = [each for each, row in rows.items() if row.same_as and root_of(each, rows) == root]
        if not merged:
            raise Refusal("split-one", name=known.name)
        for each in merged:
            say_of(writing, each, {"same_as": None})


def keep_apart(desk: Desk, first: UUID, second: UUID) -> None:
    """These two are certainly not one person: it is not proposed again."""
    _refuse_gone(desk, [first, second])
    with desk.writing("participant.apart") as writing:
        row = kept.said(writing.connection, desk.project_id).get(first)
        say_of(writing, first, {"apart": [*map(str, row.apart if row else ()), str(second)]})


def proposals(desk: Desk, document_id: UUID | None = None) -> tuple[Alike, ...]:
    """Pairs that may be one person, the surest first; of a document those with somebody who speaks there."""
    found = desk.computed("participants-alike", compute=lambda: alike(participants(desk)))
    if document_id is None:
        return found
    here = {each.id for each in participants(desk, document_id)}
    return tuple(each for each in found if {each.first.id, each.second.id} & here)


def board_named(desk: Desk, said: str) -> Board:
    """By key, name or id, in the first list that has it; refuses `participant-board-unknown`."""
    wanted = said.strip().casefold()
    for board in all_boards(desk):
        if wanted in (board.key.casefold(), board.name.casefold(), str(board.id)):
            return board
    lists = ", ".join(each.name for each in board_lists(desk))
    raise Refusal("participant-board-unknown", board=said, known=lists or "–")


def _values(row: Said | None, said: Change, boards: Mapping[str, Board]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if said.name is not None:
        refuse_taken(said.name, [])
        values["name"] = " ".join(said.name.split())
    if said.attributes is not None:
        now = {known_as(title): value.strip() for title, value in said.attributes.items() if known_as(title)}
        values["attributes"] = {**(row.attributes if row else {}), **now}
    if said.board is not None:
        board = boards.get(said.board)
        values |= {"list_id": board.list_id if board else None, "board_id": board.id if board else None}
    return values


def _refuse_gone(desk: Desk, ids: Iterable[UUID]) -> dict[UUID, Participant]:
    """Everybody, under every id that turned out to be theirs."""
    known = {each_id: each for each in participants(desk) for each_id in each.ids}
    if not known.keys() >= {*ids}:
        raise Refusal("participant-gone")
    return known


def _print(row: Said) -> tuple[object, ...]:
    attributes = tuple(row.attributes.items())
    return (row.id, row.name, attributes, row.list_id, row.board_id, row.same_as, row.apart)
