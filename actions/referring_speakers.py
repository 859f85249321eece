"""References by who speaks: what somebody says is about the board, or the group, that an attribute of them names."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from actions.boards import board_lists, boards
from actions.participants import participants
from actions.referring_writing import about, keep_reference
from actions.speaking import attributes, values
from actions.workspace import Desk
from corpora.boardnames import same_name
from corpora.boards import Board, By, Reference
from corpora.participants import Voice
from corpora.refusal import Refusal
from store import boards as kept


@dataclass(frozen=True, slots=True)
class Spoken:
    """A label in a document, the value that its speaker has, and the reference that follows; None where none does."""

    voice: Voice
    value: str
    reference: Reference | None


def by_speakers(desk: Desk, list_id: UUID, attribute: str) -> tuple[Spoken, ...]:
    """What would follow for everybody who has a value; refuses `attribute-unknown`."""
    if attribute not in attributes(desk):
        raise Refusal("attribute-unknown", name=attribute, known=", ".join(attributes(desk)) or "–")
    return tuple(_found(desk, list_id, attribute))


def refer_speakers(desk: Desk, list_id: UUID, attribute: str) -> int:
    """Keep these in one step; how many were new. Refuses `referred-speakers-none` where no value is a board or group of
    the list."""
    wanted = [each.reference for each in by_speakers(desk, list_id, attribute) if each.reference]
    if not wanted:
        raise Refusal("referred-speakers-none", attribute=attribute)
    with desk.writing("reference.add") as change:
        known = set(map(about, kept.references(change.connection, desk.project_id)))
        new = [each for each in wanted if about(each) not in known]
        if not new:
            raise Refusal("referred-already")
        for reference in new:
            keep_reference(change, reference)
    return len(new)


def _found(desk: Desk, list_id: UUID, attribute: str) -> Iterator[Spoken]:
    rows, known = boards(desk, list_id), values(desk, attribute)
    groups = next((each.groups for each in board_lists(desk) if each.id == list_id), ())
    for participant in participants(desk):
        for voice in participant.voices:
            value = known[voice.document_id, voice.label][1]
            if value:
                yield Spoken(voice, value, _reference(voice, value, rows, groups))


def _reference(voice: Voice, value: str, rows: tuple[Board, ...], groups: tuple[str, ...]) -> Reference | None:
    board = next((row for row in rows if row.key == value or same_name(row.name, value)), None)
    group = board.group if board else next((each for each in groups if each.casefold() == value.casefold()), "")
    if not group and board is None:
        return None
    list_id = rows[0].list_id
    place = (voice.document_id, list_id, group, board.id if board else None)
    return Reference(uuid4(), *place, participant_id=voice.participant_id, by=By.SPEAKER)
