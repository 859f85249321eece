"""The parts that documents are divided in."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from corpora.parts import Part
from corpora.spans import Span
from store.part_tables import part
from store.tables import document


def parts(connection: Connection, project_id: UUID) -> tuple[Part, ...]:
    """By name of the document, in reading order; never of a document that was removed."""
    found = (
        select(part)
        .join(document, document.c.id == part.c.document_id)
        .where(part.c.project_id == project_id, document.c.removed.is_(False))
        .order_by(document.c.name, document.c.id, part.c.start)
    )
    return tuple(_part(row) for row in connection.execute(found))


def parts_in(connection: Connection, document_id: UUID) -> tuple[Part, ...]:
    """Those of one document, in reading order."""
    found = select(part).where(part.c.document_id == document_id).order_by(part.c.start)
    return tuple(_part(row) for row in connection.execute(found))


def columns(row: Part) -> dict[str, object]:
    """A part as its row holds it, apart from its own id."""
    return {
        "document_id": row.document_id,
        "name": row.name,
        "start": row.span.start,
        "end": row.span.end,
        "attributes": dict(row.attributes),
        "list_id": row.list_id,
        "group": row.group,
        "board_id": row.board_id,
    }


def _part(row: Any) -> Part:
    span = Span(row.start, row.end)
    return Part(row.id, row.document_id, row.name, span, row.attributes, row.list_id, row.group, row.board_id)
