"""Segments of one kind in many documents: only what is asked for is read, once, and kept as long as the texts stay."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from actions.documents import documents
from actions.workspace import Desk
from coding.comparing import DocumentUnits
from corpora.documents import Document, Segment, SegmentKind, words_in
from corpora.participants import Turn
from corpora.spans import quoted
from store import documents as kept


def turn_segments(desk: Desk, document_ids: Iterable[UUID]) -> Mapping[UUID, tuple[Segment, ...]]:
    """The turns of these documents, and perhaps of others, in reading order."""
    known: dict[UUID, tuple[Segment, ...]] = desk.remembered("turn segments", _files(documents(desk)), compute=dict)
    if missing := set(document_ids) - known.keys():
        with desk.workspace.database.reading() as connection:
            known |= {each: kept.segments_of(connection, each, SegmentKind.TURN) for each in missing}
    return known


def units(desk: Desk, document_ids: Iterable[UUID]) -> Mapping[UUID, DocumentUnits]:
    """What is compared of these documents, those that there are."""
    present = {document.id: document for document in documents(desk)}
    known: dict[UUID, DocumentUnits] = desk.remembered("units", _files(present.values()), compute=dict)
    chosen = set(document_ids)
    with desk.workspace.database.reading() as connection:
        for document_id in chosen & present.keys() - known.keys():
            sentences = kept.spans_of(connection, document_id, SegmentKind.SENTENCE)
            known[document_id] = DocumentUnits(present[document_id].characters, sentences)
    return {document_id: known[document_id] for document_id in present if document_id in chosen}


def turns(desk: Desk) -> Mapping[UUID, tuple[Turn, ...]]:
    """Who has the floor where, in reading order per document."""
    found = documents(desk)

    def read() -> Mapping[UUID, tuple[Turn, ...]]:
        with desk.workspace.database.reading() as connection:
            return {
                each.id: tuple(
                    _turns(kept.text_of(connection, each.id), kept.segments_of(connection, each.id, SegmentKind.TURN))
                )
                for each in found
            }

    return desk.remembered("turns", _files(found), compute=read)


def _turns(text: str, segments: Iterable[Segment]) -> Iterable[Turn]:
    for segment in segments:
        if segment.speaker:
            words = quoted(text, segment.span).removeprefix(f"{segment.speaker}:")
            yield Turn(segment.speaker, segment.span, words_in(words))


def _files(known: Iterable[Document]) -> tuple[tuple[UUID, str, str], ...]:
    """A text is that of its file, whatever is coded in it."""
    return tuple((document.id, document.name, document.edition) for document in known)
