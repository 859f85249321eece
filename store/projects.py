"""Projects, their coders, and what the workspace remembers about itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select

from coding.codings import Coder
from store.tables import coder, coding, operation, project, setting


@dataclass(frozen=True, slots=True)
class Project:
    """One study. `revision` rises by one with every write; `demo` marks the invented example."""

    id: UUID
    name: str
    revision: int
    demo: bool
    created_at: datetime


def add_project(connection: Connection, row: Project) -> None:
    """A project stands outside its own log: it begins at revision 0."""
    connection.execute(
        insert(project).values(
            id=row.id, name=row.name, revision=row.revision, demo=row.demo, created_at=row.created_at
        )
    )


def remove_project(connection: Connection, project_id: UUID) -> None:
    """Everything of the project, its log included; there is no way back."""
    connection.execute(delete(project).where(project.c.id == project_id))


def projects(connection: Connection) -> list[Project]:
    """Oldest first."""
    rows = connection.execute(select(project).order_by(project.c.created_at, project.c.name))
    return [Project(row.id, row.name, row.revision, row.demo, row.created_at) for row in rows]


def revision_of(connection: Connection, project_id: UUID) -> int | None:
    """None for a project that is gone."""
    return connection.execute(select(project.c.revision).where(project.c.id == project_id)).scalar_one_or_none()


def coders(connection: Connection, project_id: UUID) -> list[Coder]:
    """In the order in which they joined."""
    rows = connection.execute(select(coder).where(coder.c.project_id == project_id).order_by(coder.c.position))
    return [_coder(row) for row in rows]


def codings_per_coder(connection: Connection, project_id: UUID) -> dict[tuple[UUID, UUID], int]:
    """How many codings (document, coder) has."""
    counted = (
        select(coding.c.document_id, coding.c.coder_id, func.count())
        .where(coding.c.project_id == project_id)
        .group_by(coding.c.document_id, coding.c.coder_id)
    )
    return {(document_id, coder_id): n for document_id, coder_id, n in connection.execute(counted)}


def remembered(connection: Connection, key: str) -> str | None:
    """A setting of the whole workspace."""
    return connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar_one_or_none()


def remember(connection: Connection, key: str, value: str) -> None:
    """Keep a setting that was not there yet."""
    connection.execute(insert(setting).values(key=key, value=value))


def stored_at(connection: Connection, operation_id: UUID) -> int | None:
    """The revision that this operation of a client made; None if it never arrived."""
    return connection.execute(select(operation.c.revision).where(operation.c.id == operation_id)).scalar_one_or_none()


def acknowledge(connection: Connection, project_id: UUID, operation_id: UUID, revision: int) -> None:
    """Remember that this operation was stored, in the transaction that stores it."""
    connection.execute(insert(operation).values(id=operation_id, project_id=project_id, revision=revision))


def _coder(row: Any) -> Coder:
    return Coder(row.id, row.name, row.initials, row.color)
