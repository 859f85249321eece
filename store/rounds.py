"""Rounds, who codes where in them, and which places are closed."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from coding.rounds import Assignment, Closed, Place, Round
from corpora.spans import Span
from store.part_tables import part
from store.round_tables import assignment, round_
from store.tables import change, document

SETTLING = ("round", "assignment")


def rounds(connection: Connection, project_id: UUID) -> tuple[Round, ...]:
    """Oldest first."""
    found = select(round_).where(round_.c.project_id == project_id).order_by(round_.c.at, round_.c.name)
    return tuple(_round(row) for row in connection.execute(found))


def assignments(connection: Connection, project_id: UUID, document_id: UUID | None = None) -> tuple[Assignment, ...]:
    """Of all rounds, in one document or all; by its name, then in reading order; never in a removed document."""
    found = (
        select(assignment)
        .join(document, document.c.id == assignment.c.document_id)
        .outerjoin(part, part.c.id == assignment.c.part_id)
        .where(assignment.c.project_id == project_id, document.c.removed.is_(False))
        .order_by(document.c.name, document.c.id, part.c.start, assignment.c.id)
    )
    if document_id is not None:
        found = found.where(assignment.c.document_id == document_id)
    return tuple(_assignment(row) for row in connection.execute(found))


def every_assignment(connection: Connection, project_id: UUID, round_id: UUID) -> tuple[UUID, ...]:
    """The ids of all of a round, those in removed documents too."""
    found = select(assignment.c.id).where(assignment.c.project_id == project_id, assignment.c.round_id == round_id)
    return tuple(connection.execute(found).scalars())


def closed(connection: Connection, project_id: UUID) -> dict[UUID, tuple[Closed, ...]]:
    """By document what is hidden there, and between whom. A part that is gone closes all of its document."""
    columns = (assignment.c.document_id, assignment.c.coder_ids, part.c.start, part.c.end)
    found = (
        select(*columns)
        .join(round_, round_.c.id == assignment.c.round_id)
        .outerjoin(part, part.c.id == assignment.c.part_id)
        .where(assignment.c.project_id == project_id, assignment.c.opened.is_(None), round_.c.blind.is_(True))
        .order_by(assignment.c.id)
    )
    places: dict[UUID, tuple[Closed, ...]] = {}
    for row in connection.execute(found):
        span = None if row.start is None else Span(row.start, row.end)
        here = Closed(frozenset(map(UUID, row.coder_ids)), span)
        places[row.document_id] = (*places.get(row.document_id, ()), here)
    return places


def closed_parts(connection: Connection, project_id: UUID) -> set[UUID]:
    """The parts of documents between whose borders anything is hidden."""
    found = (
        select(assignment.c.part_id)
        .join(round_, round_.c.id == assignment.c.round_id)
        .where(assignment.c.project_id == project_id, assignment.c.opened.is_(None), round_.c.blind.is_(True))
    )
    return {part_id for part_id in connection.execute(found).scalars() if part_id}


def resettled(connection: Connection, project_id: UUID, since: int, *, parts: bool) -> bool:
    """Whether what is hidden may have become something else after a revision; with `parts`, also by their borders."""
    kinds = (*SETTLING, "part") if parts else SETTLING
    found = select(change.c.revision).where(
        change.c.project_id == project_id, change.c.revision > since, change.c.subject_kind.in_(kinds)
    )
    return connection.execute(found.limit(1)).first() is not None


def round_columns(row: Round) -> dict[str, object]:
    """A round as its row holds it, apart from its own id."""
    names = ("name", "blind", "at", "lead_id", "key_id", "seed", "share", "attribute")
    return {name: getattr(row, name) for name in names}


def assignment_columns(row: Assignment) -> dict[str, object]:
    """The same of who codes where."""
    where = {"round_id": row.round_id, "document_id": row.place.document_id, "part_id": row.place.part_id}
    return {**where, "coder_ids": list(map(str, row.coder_ids)), "opened": row.opened, "reason": row.reason}


def _round(row: Any) -> Round:
    return Round(row.id, row.name, row.blind, row.at, row.lead_id, row.key_id, row.seed, row.share, row.attribute)


def _assignment(row: Any) -> Assignment:
    place, coder_ids = Place(row.document_id, row.part_id), tuple(map(UUID, row.coder_ids))
    return Assignment(row.id, row.round_id, place, coder_ids, row.opened, row.reason)
