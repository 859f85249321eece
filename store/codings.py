"""Codings, and which of them went since a revision."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from codebooks.codebook import Direction
from coding.codings import Coding
from corpora.spans import Span
from store.tables import change, coding, document


def codings(
    connection: Connection,
    project_id: UUID,
    *,
    document_id: UUID | None = None,
    coder_ids: Collection[UUID] | None = None,
    since: int = 0,
) -> tuple[Coding, ...]:
    """In reading order per document; only what changed after revision `since`; never of a removed document."""
    found = (
        select(coding)
        .join(document, document.c.id == coding.c.document_id)
        .where(coding.c.project_id == project_id, document.c.removed.is_(False))
    )
    if document_id is not None:
        found = found.where(coding.c.document_id == document_id)
    if coder_ids is not None:
        found = found.where(coding.c.coder_id.in_(coder_ids))
    if since:
        found = found.where(coding.c.revision > since)
    found = found.order_by(document.c.name, coding.c.document_id, coding.c.start, coding.c.end, coding.c.id)
    return tuple(_coding(row) for row in connection.execute(found))


def every_coding(connection: Connection, project_id: UUID) -> tuple[Coding, ...]:
    """All there are, those of removed documents too: they come back with their document."""
    found = select(coding).where(coding.c.project_id == project_id)
    rows = connection.execute(found.order_by(coding.c.document_id, coding.c.start, coding.c.end, coding.c.id))
    return tuple(_coding(row) for row in rows)


def coding_by_id(connection: Connection, project_id: UUID, coding_id: UUID) -> Coding | None:
    """None when there is no such coding in this project (any more)."""
    found = select(coding).where(coding.c.id == coding_id, coding.c.project_id == project_id)
    row = connection.execute(found).one_or_none()
    return _coding(row) if row else None


def same_coding(connection: Connection, document_id: UUID, coder_id: UUID, code_id: UUID, span: Span) -> Coding | None:
    """This coder's coding with this code on exactly this span."""
    found = select(coding).where(
        coding.c.document_id == document_id,
        coding.c.coder_id == coder_id,
        coding.c.code_id == code_id,
        coding.c.start == span.start,
        coding.c.end == span.end,
    )
    row = connection.execute(found).one_or_none()
    return _coding(row) if row else None


def removed_since(connection: Connection, project_id: UUID, since: int) -> list[UUID]:
    """Codings that existed at `since` or came later, and are gone now."""
    gone = (
        select(change.c.subject)
        .where(
            change.c.project_id == project_id,
            change.c.revision > since,
            change.c.subject_kind == "coding",
            change.c.after.is_(None),
            change.c.subject.not_in(select(coding.c.id).where(coding.c.project_id == project_id)),
        )
        .distinct()
    )
    return list(connection.execute(gone).scalars())


def image_of(made: Coding) -> dict[str, Any]:
    """A coding as the log keeps it, without its words; `Writing.become` makes its row of it."""
    return {
        "document_id": str(made.document_id),
        "code_id": str(made.code_id),
        "coder_id": str(made.coder_id),
        "start": made.span.start,
        "end": made.span.end,
        "direction": str(made.direction) if made.direction else None,
        "memo": made.memo,
        "important": made.important,
        "at": made.at.isoformat() if made.at else None,
        "meaning": made.meaning,
    }


def _coding(row: Any) -> Coding:
    return Coding(
        row.id,
        row.document_id,
        row.code_id,
        row.coder_id,
        Span(row.start, row.end),
        row.quote,
        Direction(row.direction) if row.direction else None,
        row.memo,
        row.revision,
        row.at,
        row.important,
        row.meaning,
    )
