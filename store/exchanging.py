"""A project that came in as a file: it begins with everything in it, and the file stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from store.database import Database
from store.exchange_tables import brought
from store.projects import Project, add_project
from store.writing import Writing


@dataclass(frozen=True, slots=True)
class Brought:
    """The file that a project came in as; the ids of what was in it follow from `id`."""

    id: UUID
    name: str
    data: bytes
    at: datetime


@contextmanager
def beginning(database: Database, project: Project, action: str) -> Iterator[Writing]:
    """A new project and its first revision in one transaction: what fails leaves no project behind."""
    with database.transaction() as connection:
        add_project(connection, replace(project, revision=1))
        yield Writing(connection, project.id, 1, at=project.created_at, actor=None, action=action)


def keep(connection: Connection, project_id: UUID, file: Brought) -> None:
    """Keep the file that a project came in as."""
    values = {"id": file.id, "name": file.name, "bytes": file.data, "at": file.at}
    connection.execute(insert(brought).values(project_id=project_id, **values))


def file_of(connection: Connection, project_id: UUID) -> Brought | None:
    """None for a project that began here, or of which something was forgotten."""
    row = connection.execute(select(brought).where(brought.c.project_id == project_id)).one_or_none()
    return Brought(row.id, row.name, bytes(row.bytes), row.at) if row else None
