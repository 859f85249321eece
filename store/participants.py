"""Who speaks in each document, and what researchers said of them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, and_, delete, insert, select, update

from corpora.documents import Segment
from corpora.participants import Said, Voice
from store.participant_tables import participant, speaker
from store.tables import document


def keep_speakers(
    connection: Connection, document_id: UUID, version: int, segments: Iterable[Segment], given: Collection[Voice] = ()
) -> None:
    """Whose the labels in a new version of a text are: as given, or else as in the versions before it.

    A label that nobody knows gets a participant of its own, whose id is made here and not by the action: no version of
    a text can then be kept without its speakers.
    """
    known = {voice.label: voice for voice in _ever(connection, document_id)} | {each.label: each for each in given}
    labels = dict.fromkeys(segment.speaker for segment in segments if segment.speaker)
    rows = [
        {
            "document_id": document_id,
            "version": version,
            "label": label,
            "position": position,
            "participant_id": known[label].participant_id if label in known else uuid4(),
            "told": dict(known[label].told) if label in known else {},
        }
        for position, label in enumerate(labels)
    ]
    if rows:
        connection.execute(insert(speaker), rows)


def voices(connection: Connection, project_id: UUID) -> tuple[Voice, ...]:
    """Everybody who speaks in a present text: by document name, and in each by who speaks first."""
    current = and_(speaker.c.document_id == document.c.id, speaker.c.version == document.c.version)
    found = select(speaker).join(document, current)
    found = found.where(document.c.project_id == project_id, document.c.removed.is_(False))
    ordered = found.order_by(document.c.name, document.c.id, speaker.c.position)
    return tuple(_voice(row) for row in connection.execute(ordered))


def voices_of(connection: Connection, document_id: UUID) -> tuple[Voice, ...]:
    """Who speaks in the present text of one document, by who speaks first."""
    current = and_(speaker.c.document_id == document.c.id, speaker.c.version == document.c.version)
    found = select(speaker).join(document, current).where(document.c.id == document_id)
    return tuple(_voice(row) for row in connection.execute(found.order_by(speaker.c.position)))


def voices_ever(connection: Connection, project_id: UUID) -> tuple[Voice, ...]:
    """Everybody who speaks in any version of any document, also of those that were put away."""
    found = select(speaker).join(document, speaker.c.document_id == document.c.id)
    return tuple(_voice(row) for row in connection.execute(found.where(document.c.project_id == project_id)))


def said(connection: Connection, project_id: UUID) -> dict[UUID, Said]:
    """What researchers said, by participant."""
    rows = connection.execute(select(participant).where(participant.c.project_id == project_id))
    return {
        row.id: Said(
            row.id,
            row.name,
            row.attributes,
            row.list_id,
            row.board_id,
            row.same_as,
            tuple(UUID(each) for each in row.apart),
        )
        for row in rows
    }


def relabel(connection: Connection, document_id: UUID, version: int, names: Mapping[str, str]) -> None:
    """Other labels in one version; of two that become one the first stays."""
    at = (speaker.c.document_id == document_id, speaker.c.version == version)
    taken = set(connection.execute(select(speaker.c.label).where(*at)).scalars())
    for old, new in names.items():
        if old == new or old not in taken:
            continue
        if new in taken:
            connection.execute(delete(speaker).where(*at, speaker.c.label == old))
        else:
            connection.execute(update(speaker).where(*at, speaker.c.label == old).values(label=new))
            taken.add(new)


def forget_told(connection: Connection, document_id: UUID, label: str, participant_id: UUID) -> None:
    """In every version the label is this participant's from now on, of whom the file told nothing."""
    here = (speaker.c.document_id == document_id, speaker.c.label == label)
    connection.execute(update(speaker).where(*here).values(participant_id=participant_id, told={}))


def _ever(connection: Connection, document_id: UUID) -> list[Voice]:
    """The newest version last."""
    found = select(speaker).where(speaker.c.document_id == document_id).order_by(speaker.c.version)
    return [_voice(row) for row in connection.execute(found)]


def _voice(row: Any) -> Voice:
    return Voice(row.document_id, row.label, row.participant_id, row.told)
