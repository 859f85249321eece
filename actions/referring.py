"""Who and what a reference is of: what speakers say becomes places in the text, and what a blind round hides is out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from actions.coding import codings
from actions.segments import turn_segments
from actions.workspace import Desk
from corpora.boards import Reference
from corpora.spans import Span
from store import boards as kept
from store import participants as kept_participants


def stated(desk: Desk) -> tuple[Reference, ...]:
    """What was said to be about which group or board, in reading order per document, parts among them.

    What is said of a coding that a blind round hides is hidden with it.
    """

    def found() -> tuple[Reference, ...]:
        with desk.workspace.database.reading() as connection:
            return _seen(desk, kept.references(connection, desk.project_id))

    return desk.computed("references", compute=found)


def rejected(desk: Desk) -> tuple[Reference, ...]:
    """Of which places it was said that they are not about a group or board."""
    with desk.workspace.database.reading() as connection:
        return kept.rejected(connection, desk.project_id)


def references(desk: Desk) -> tuple[Reference, ...]:
    """The same as places in texts: a reference by who speaks stands there once for each of their turns."""
    return desk.computed("references in place", compute=lambda: tuple(_placed(desk, stated(desk))))


def _seen(desk: Desk, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    if not any(each.coding_id for each in references):
        return references
    known = {coding.id for coding in codings(desk)}
    return tuple(each for each in references if each.coding_id is None or each.coding_id in known)


def _placed(desk: Desk, references: Iterable[Reference]) -> Iterator[Reference]:
    some = tuple(references)
    turns = _turns(desk, {each.document_id for each in some if each.participant_id})
    for each in some:
        if each.participant_id is None:
            yield each
        for span in turns.get((each.document_id, each.participant_id), ()) if each.participant_id else ():
            yield replace(each, span=span)


def _turns(desk: Desk, document_ids: set[UUID]) -> Mapping[tuple[UUID, UUID], list[Span]]:
    """By document and participant, as the text has them, where they have the floor."""
    found: dict[tuple[UUID, UUID], list[Span]] = defaultdict(list)
    if not document_ids:
        return found
    known = turn_segments(desk, document_ids)
    with desk.workspace.database.reading() as connection:
        voices = kept_participants.voices(connection, desk.project_id)
    whose = {(voice.document_id, voice.label): voice.participant_id for voice in voices}
    for document_id in document_ids:
        for turn in known.get(document_id, ()):
            if turn.speaker and (who := whose.get((document_id, turn.speaker))):
                found[document_id, who].append(turn.span)
    return found
