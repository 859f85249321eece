"""Documents, their text, segments and files as uploaded."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from corpora.documents import Document, Segment, SegmentKind
from corpora.spans import Span
from store.tables import document, document_text, original, segment


def documents(connection: Connection, project_id: UUID) -> list[Document]:
    """By name; documents that were removed stay away."""
    found = select(document).where(document.c.project_id == project_id, document.c.removed.is_(False))
    return [_document(row) for row in connection.execute(found.order_by(document.c.name))]


def document_by_id(connection: Connection, project_id: UUID, document_id: UUID) -> Document | None:
    """None for a document of another project, or one that was removed."""
    found = select(document).where(
        document.c.id == document_id, document.c.project_id == project_id, document.c.removed.is_(False)
    )
    row = connection.execute(found).one_or_none()
    return _document(row) if row else None


def named_same(connection: Connection, project_id: UUID, sha256: str) -> str | None:
    """The name of a document that came from the very same file."""
    found = select(document.c.name).where(
        document.c.project_id == project_id, document.c.sha256 == sha256, document.c.removed.is_(False)
    )
    return connection.execute(found.limit(1)).scalar_one_or_none()


def keep_content(
    connection: Connection, document_id: UUID, text: str, segments: Sequence[Segment], data: bytes
) -> None:
    """Text, segments and the file as it came: written once, never changed."""
    connection.execute(insert(document_text).values(document_id=document_id, text=text))
    connection.execute(insert(original).values(document_id=document_id, bytes=data))
    if rows := [_row(document_id, ordinal, found) for ordinal, found in enumerate(segments)]:
        connection.execute(insert(segment), rows)


def text_of(connection: Connection, document_id: UUID) -> str:
    """The document's text, as it was normalised when it came in."""
    found = select(document_text.c.text).where(document_text.c.document_id == document_id)
    return str(connection.execute(found).scalar_one())


def texts(connection: Connection, project_id: UUID) -> dict[UUID, str]:
    """Every text of the project that was not removed."""
    found = (
        select(document_text)
        .join(document, document.c.id == document_text.c.document_id)
        .where(document.c.project_id == project_id, document.c.removed.is_(False))
    )
    return {row.document_id: row.text for row in connection.execute(found)}


def original_of(connection: Connection, document_id: UUID) -> bytes:
    """The file as it was uploaded."""
    return bytes(connection.execute(select(original.c.bytes).where(original.c.document_id == document_id)).scalar_one())


def repairs_of(connection: Connection, document_id: UUID) -> dict[str, int]:
    """What was repaired when the file was read, counted by kind of repair."""
    return dict(connection.execute(select(document.c.repairs).where(document.c.id == document_id)).scalar_one())


def segments_of(connection: Connection, document_id: UUID, *kinds: SegmentKind) -> tuple[Segment, ...]:
    """In reading order; of the kinds asked for, or all."""
    found = select(segment).where(segment.c.document_id == document_id)
    if kinds:
        found = found.where(segment.c.kind.in_([str(kind) for kind in kinds]))
    return tuple(_segment(row) for row in connection.execute(found.order_by(segment.c.ordinal)))


def _row(document_id: UUID, ordinal: int, found: Segment) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "ordinal": ordinal,
        "kind": str(found.kind),
        "start": found.span.start,
        "end": found.span.end,
        "speaker": found.speaker,
        "begin_s": found.begin_s,
        "end_s": found.end_s,
    }


def _segment(row: Any) -> Segment:
    return Segment(SegmentKind(row.kind), Span(row.start, row.end), row.speaker, row.begin_s, row.end_s)


def _document(row: Any) -> Document:
    return Document(
        row.id,
        row.name,
        row.kind,
        row.characters,
        row.words,
        row.turns,
        row.speakers,
        row.sha256,
        row.added_at,
        tuple(row.page_starts),
    )
