"""Every write: one transaction that first raises the project's revision and keeps an image of each row it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Table, Uuid, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from corpora.refusal import Refusal
from store.database import Database
from store.history import changes_at
from store.moments import Moment
from store.tables import LOGGED, change, document_text, project

Image = dict[str, Any]

# A quote is transcript text, which may not stand in the log; a revision says when, which the log's own row says.
UNLOGGED = {"quote", "revision", "id", "project_id"}


class Writing:
    """A transaction in progress. `revision` is the one it makes."""

    def __init__(self, connection: Connection, project_id: UUID, revision: int, **entry: object) -> None:
        self.connection = connection
        self.project_id = project_id
        self.revision = revision
        self._entry = entry
        self._ordinal = 0

    def insert(self, kind: str, row_id: UUID, /, **values: object) -> None:
        """Add a row of a logged table."""
        table = LOGGED[kind]
        self.connection.execute(insert(table).values(id=row_id, **self._stamped(table, values)))
        self._log(table, row_id, None)

    def update(self, kind: str, row_id: UUID, /, **values: object) -> None:
        """Change a row; KeyError if this project has none by that id."""
        table = LOGGED[kind]
        before = self.image(kind, row_id)
        if before is None:
            raise KeyError(row_id)
        self.connection.execute(update(table).where(table.c.id == row_id).values(self._stamped(table, values)))
        self._log(table, row_id, before)

    def delete(self, kind: str, row_id: UUID) -> None:
        """Remove a row; its image stays in the log."""
        table = LOGGED[kind]
        before = self.image(kind, row_id)
        if before is None:
            raise KeyError(row_id)
        self.connection.execute(delete(table).where(table.c.id == row_id))
        self._log(table, row_id, before)

    def image(self, kind: str, row_id: UUID) -> Image | None:
        """The row as the log would keep it: plain JSON, no transcript text."""
        table = LOGGED[kind]
        row = self.connection.execute(
            select(table).where(table.c.id == row_id, table.c.project_id == self.project_id)
        ).one_or_none()
        return None if row is None else imaged(row)

    def restore(self, kind: str, row_id: UUID, image: Image) -> None:
        """Bring a row to `image`, whether or not it exists now."""
        table = LOGGED[kind]
        values: dict[str, object] = {name: _revived(table, name, value) for name, value in image.items()}
        if kind == "coding":
            values["quote"] = self._quote(image)
        if self.image(kind, row_id) is None:
            self.insert(kind, row_id, **values)
        else:
            self.update(kind, row_id, **values)

    def reverse(self, revision: int) -> None:
        """Write the inverse of `revision`; refuses `changed-since` where a row is no longer as it left it.

        What has content of its own (documents, board lists) is put away rather than deleted, so that redo finds it.
        """
        self._entry["undoes"] = revision
        for done in reversed(changes_at(self.connection, self.project_id, revision)):
            if self.image(done.subject_kind, done.subject) != done.after:
                raise Refusal("changed-since")
            if done.before is not None:
                self.restore(done.subject_kind, done.subject, done.before)
            elif "removed" in LOGGED[done.subject_kind].c:
                self.update(done.subject_kind, done.subject, removed=True)
            else:
                self.delete(done.subject_kind, done.subject)

    def _quote(self, image: Image) -> str:
        text, start = document_text.c.text, image["start"]
        quote = select(func.substr(text, start + 1, image["end"] - start))
        found = quote.where(document_text.c.document_id == UUID(image["document_id"]))
        return str(self.connection.execute(found).scalar_one())

    def _stamped(self, table: Table, values: dict[str, object]) -> dict[str, object]:
        stamps: dict[str, object] = {"project_id": self.project_id}
        if "revision" in table.c:
            stamps["revision"] = self.revision
        return values | stamps

    def _log(self, table: Table, row_id: UUID, before: Image | None) -> None:
        after = self.image(table.name, row_id)
        if before == after:
            return
        self.connection.execute(
            insert(change).values(
                project_id=self.project_id,
                revision=self.revision,
                ordinal=self._ordinal,
                subject_kind=table.name,
                subject=row_id,
                before=before,
                after=after,
                **self._entry,
            )
        )
        self._ordinal += 1


@contextmanager
def writing(
    database: Database, project_id: UUID, *, at: datetime, actor: UUID | None, action: str
) -> Iterator[Writing]:
    """Write in one project: everything inside commits together as one revision, or nothing does.

    Refuses `project-gone` for a project that no longer exists, `in-conflict` where a rule of the tables is broken
    (a name or coding that exists already, a row that others still use).
    """
    try:
        with database.transaction() as connection:
            revision = connection.execute(
                update(project)
                .where(project.c.id == project_id)
                .values(revision=project.c.revision + 1)
                .returning(project.c.revision)
            ).scalar_one_or_none()
            if revision is None:
                raise Refusal("project-gone")
            yield Writing(connection, project_id, revision, at=at, actor=actor, action=action)
    except DBAPIError as error:
        if not _breaks_a_rule(error):
            raise
        raise Refusal("in-conflict") from error


def _breaks_a_rule(error: DBAPIError) -> bool:
    """Class 23 of SQLSTATE; pg8000 raises some of its members as if our SQL were wrong."""
    said = error.orig.args[0] if error.orig and error.orig.args else None
    return isinstance(error, IntegrityError) or (isinstance(said, dict) and str(said.get("C")).startswith("23"))


def imaged(row: Row[Any]) -> Image:
    """A row as JSON can hold it, without what the log may not keep."""
    return {name: _plain(value) for name, value in row._mapping.items() if name not in UNLOGGED}


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value


def _revived(table: Table, name: str, value: Any) -> object:
    if value is None:
        return None
    column_type = table.c[name].type
    if isinstance(column_type, Uuid):
        return UUID(value)
    return datetime.fromisoformat(value) if isinstance(column_type, Moment) else value
