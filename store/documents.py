"""Documents, their text, segments and files as uploaded."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, insert, select

from corpora.documents import Document, Segment, SegmentKind, words_in
from corpora.participants import Voice
from corpora.spans import Span
from store.indexing import index_text
from store.participants import keep_speakers
from store.tables import document, document_text, original, segment

# A number for the text of each version that was compared: Python's own, which means nothing to another process.
Marks = dict[tuple[UUID, int], int]

# Of segments, of which there are many, no more is asked than what makes one.
_SEGMENT = tuple(segment.c[name] for name in ("kind", "start", "end", "speaker", "begin_s", "end_s"))
_KINDS = {str(kind): kind for kind in SegmentKind}


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


def named_same(connection: Connection, project_id: UUID, digest: str) -> str | None:
    """The name of a document that came from the very same file."""
    found = select(document.c.name).where(
        document.c.project_id == project_id, document.c.sha256 == digest, document.c.removed.is_(False)
    )
    return connection.execute(found.limit(1)).scalar_one_or_none()


def names(connection: Connection, project_id: UUID) -> set[str]:
    """The names in use."""
    found = select(document.c.name).where(document.c.project_id == project_id, document.c.removed.is_(False))
    return set(connection.execute(found).scalars())


def named_same_text(connection: Connection, project_id: UUID, text: str, marks: Marks) -> str | None:
    """The name of a document with the same words in the same order, whatever blanks stand between them.

    Only texts with as many words are compared. Each is read once: `marks`, kept from one question to the next, holds a
    number for each that was, by which most are known to be others.
    """
    found = select(document.c.id, document.c.version, document.c.name).where(
        document.c.project_id == project_id, document.c.removed.is_(False), document.c.words == words_in(text)
    )
    bare = _without_blanks(text)
    for row in connection.execute(found).all():
        key = row.id, row.version
        if key not in marks:
            marks[key] = hash(_without_blanks(text_of(connection, row.id)))
        if marks[key] == hash(bare) and _without_blanks(text_of(connection, row.id)) == bare:
            return str(row.name)
    return None


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def keep_content(
    connection: Connection,
    document_id: UUID,
    text: str,
    segments: Sequence[Segment],
    data: bytes,
    *,
    voices: Collection[Voice] = (),
    known: dict[str, int] | None = None,
) -> int:
    """Text, segments and the file as it came, as the next version, whose number it gives: written once, never changed.

    The document itself says which version it is at. `voices` are the speakers of whom more is known than their label;
    `known` is as in `index_text`.
    """
    newest = select(func.max(document_text.c.version)).where(document_text.c.document_id == document_id)
    version = (connection.execute(newest).scalar_one() or 0) + 1
    values = {"text": text, "sha256": hash_of(text)}
    connection.execute(insert(document_text).values(document_id=document_id, version=version, **values))
    connection.execute(insert(original).values(document_id=document_id, version=version, bytes=data))
    if rows := [{**_row(document_id, ordinal, found), "version": version} for ordinal, found in enumerate(segments)]:
        connection.execute(insert(segment), rows)
    keep_speakers(connection, document_id, version, segments, voices)
    index_text(connection, document_id, version, text, segments, known=known)
    return version


def hash_of(text: str) -> str:
    """The SHA-256 by which a text is known to be the one that was kept."""
    return sha256(text.encode()).hexdigest()


def text_of(connection: Connection, document_id: UUID) -> str:
    """The document's text, as it was normalised when it came in or was corrected."""
    return str(connection.execute(_current(select(document_text.c.text), document_text, document_id)).scalar_one())


def texts(connection: Connection, project_id: UUID) -> dict[UUID, str]:
    """Every text of the project that was not removed."""
    found = (
        select(document_text)
        .join(document, _is_current(document_text))
        .where(document.c.project_id == project_id, document.c.removed.is_(False))
    )
    return {row.document_id: row.text for row in connection.execute(found)}


def original_of(connection: Connection, document_id: UUID) -> bytes:
    """The file as it was uploaded, of the version that the document is at."""
    return bytes(connection.execute(_current(select(original.c.bytes), original, document_id)).scalar_one())


def original_of_version(connection: Connection, document_id: UUID, version: int) -> bytes:
    """The file as it was uploaded, of a version that is kept."""
    found = select(original.c.bytes).where(original.c.document_id == document_id, original.c.version == version)
    return bytes(connection.execute(found).scalar_one())


def repairs_of(connection: Connection, document_id: UUID) -> dict[str, int]:
    """What was repaired when the file was read, counted by kind of repair."""
    return dict(connection.execute(select(document.c.repairs).where(document.c.id == document_id)).scalar_one())


def segments_of(connection: Connection, document_id: UUID, *kinds: SegmentKind) -> tuple[Segment, ...]:
    """In reading order; of the kinds asked for, or all."""
    found = _current(select(*_SEGMENT), segment, document_id)
    if kinds:
        found = found.where(segment.c.kind.in_([str(kind) for kind in kinds]))
    return tuple(_segment(row) for row in connection.execute(found.order_by(segment.c.ordinal)))


def spans_of(connection: Connection, document_id: UUID, kind: SegmentKind) -> tuple[Span, ...]:
    """Where the segments of one kind stand, in reading order."""
    found = _current(select(segment.c.start, segment.c.end), segment, document_id).where(segment.c.kind == str(kind))
    return tuple(Span(start, end) for start, end in connection.execute(found.order_by(segment.c.ordinal)))


def segments_of_version(connection: Connection, document_id: UUID, version: int) -> tuple[Segment, ...]:
    """Of any version of a document, in reading order."""
    found = select(*_SEGMENT).where(segment.c.document_id == document_id, segment.c.version == version)
    return tuple(_segment(row) for row in connection.execute(found.order_by(segment.c.ordinal)))


def text_of_version(connection: Connection, document_id: UUID, version: int) -> str | None:
    """Of any version of a document; None for one that there is not, or that was forgotten."""
    found = select(document_text.c.text).where(
        document_text.c.document_id == document_id, document_text.c.version == version
    )
    return connection.execute(found).scalar_one_or_none()


def versions_of(connection: Connection, document_id: UUID) -> list[int]:
    """The numbers of the versions whose text is kept, oldest first."""
    found = select(document_text.c.version).where(document_text.c.document_id == document_id)
    return list(connection.execute(found.order_by(document_text.c.version)).scalars())


def altered(connection: Connection, project_id: UUID) -> set[UUID]:
    """The documents, removed ones too, of which some version's text is no longer as it was kept."""
    found = (
        select(document_text)
        .join(document, document.c.id == document_text.c.document_id)
        .where(document.c.project_id == project_id)
    )
    rows = connection.execute(found.execution_options(yield_per=10))
    return {row.document_id for row in rows if hash_of(row.text) != row.sha256}


def _current(found: Select[Any], table: Table, document_id: UUID) -> Select[Any]:
    """Only the rows of the version that the document is at."""
    return found.join(document, _is_current(table)).where(document.c.id == document_id)


def _is_current(table: Table) -> ColumnElement[bool]:
    return and_(table.c.document_id == document.c.id, table.c.version == document.c.version)


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
    kind, start, end, speaker, begin_s, end_s = row
    return Segment(_KINDS[kind], Span(start, end), speaker, begin_s, end_s)


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
        row.version,
    )
