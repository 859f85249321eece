"""Which coder is done with which document."""

from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from store.tables import document, finished


def finished_by(connection: Connection, project_id: UUID) -> dict[UUID, frozenset[UUID]]:
    """Of each document the coders that are done with it; never of a document that was removed."""
    found = (
        select(finished.c.document_id, finished.c.coder_id)
        .join(document, document.c.id == finished.c.document_id)
        .where(finished.c.project_id == project_id, document.c.removed.is_(False))
    )
    done: dict[UUID, set[UUID]] = {}
    for row in connection.execute(found):
        done.setdefault(row.document_id, set()).add(row.coder_id)
    return {document_id: frozenset(coders) for document_id, coders in done.items()}


def finished_id(document_id: UUID, coder_id: UUID) -> UUID:
    """The id of the row that says so: always the same, whoever makes it."""
    return uuid5(document_id, str(coder_id))
