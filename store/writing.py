"""Every write: one transaction that first raises the project's revision and keeps an image of each row it changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, Row, Table, Uuid, bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from corpora.refusal import Refusal
from store.database import Database
from store.documents import text_of
from store.moments import Moment
from store.tables import LOGGED, change, coding, project

Image = dict[str, Any]

# A quote is transcript text, which may not stand in the log; a revision says when, which the log's own row says.
AT_ONCE = 500
UNLOGGED = {"quote", "revision", "id", "project_id"}


class Writing:
    """A transaction in progress. `revision` is the one it makes, `vocabulary` what is known in it of indexed words."""

    def __init__(self, connection: Connection, project_id: UUID, revision: int, **entry: object) -> None:
        self.connection = connection
        self.project_id = project_id
        self.revision = revision
        self._entry = entry
        self._ordinal = 0
        self._texts: dict[UUID, str] = {}
        self.vocabulary: dict[str, int] = {}

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
        self._texts.pop(row_id, None)
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

    def images(self, kind: str, row_ids: Iterable[UUID]) -> dict[UUID, Image]:
        """The images of the rows of one kind that there are."""
        table, wanted = LOGGED[kind], list(dict.fromkeys(row_ids))
        found: dict[UUID, Image] = {}
        for start in range(0, len(wanted), AT_ONCE):
            among = table.c.id.in_(wanted[start : start + AT_ONCE])
            rows = self.connection.execute(select(table).where(among, table.c.project_id == self.project_id))
            found |= {row.id: imaged(row) for row in rows}
        return found

    def become(self, kind: str, steps: Sequence[tuple[UUID, Image | None]]) -> None:
        """Bring rows to these images in this order, None for gone: as `update` and its like, for thousands at once.

        A row may be named more than once, as when it steps aside for another.
        """
        known: dict[UUID, Image | None] = dict(self.images(kind, (row_id for row_id, _ in steps)))
        planned: list[tuple[UUID, Image | None, Image | None]] = []
        for row_id, image in steps:
            if known.get(row_id) != image:
                planned.append((row_id, known.get(row_id), image))
                known[row_id] = image
        table = LOGGED[kind]
        for deed, group in groupby(planned, lambda each: _deed(each[1], each[2])):
            some = list(group)
            rows = [self._values(table, row_id, image or {}) for row_id, _, image in some]
            self.connection.execute(deed(table), rows)
            for row_id, *_ in some:
                self._texts.pop(row_id, None)
        self._note(table, planned)
        # What the log now says of these rows was not read back from them one by one.
        if self.images(kind, known) != {row_id: image for row_id, image in known.items() if image is not None}:
            raise LookupError(kind)

    def turns_back(self, revision: int) -> None:
        """Let the log say that this revision is the inverse of that one."""
        self._entry["undoes"] = revision

    def requote(self, document_id: UUID) -> None:
        """Let the codings of a document whose version changed quote its text; of quotes the log knows nothing."""
        text = self._text(document_id)
        found = select(coding.c.id, coding.c.start, coding.c.end, coding.c.quote)
        rows = self.connection.execute(found.where(coding.c.document_id == document_id)).all()
        changed = [
            {"row_id": row.id, "quote": quote, "revision": self.revision}
            for row in rows
            if (quote := text[row.start : row.end]) != row.quote
        ]
        if changed:
            self.connection.execute(_updated(coding), changed)

    def _quote(self, image: Image) -> str:
        return self._text(UUID(image["document_id"]))[image["start"] : image["end"]]

    def _text(self, document_id: UUID) -> str:
        if document_id not in self._texts:
            self._texts[document_id] = text_of(self.connection, document_id)
        return self._texts[document_id]

    def _stamped(self, table: Table, values: dict[str, object]) -> dict[str, object]:
        stamps: dict[str, object] = {"project_id": self.project_id}
        if "revision" in table.c:
            stamps["revision"] = self.revision
        return values | stamps

    def _values(self, table: Table, row_id: UUID, image: Image) -> dict[str, object]:
        """What an image says of a row, as `_deed` takes it; codings quote the text as it is now."""
        values: dict[str, object] = {name: _revived(table, name, value) for name, value in image.items()}
        if image and table is coding:
            values["quote"] = self._quote(image)
        return self._stamped(table, {**values, "id": row_id, "row_id": row_id})

    def _log(self, table: Table, row_id: UUID, before: Image | None) -> None:
        after = self.image(table.name, row_id)
        if before != after:
            self._note(table, [(row_id, before, after)])

    def _note(self, table: Table, changed: Sequence[tuple[UUID, Image | None, Image | None]]) -> None:
        entries = [
            {
                "project_id": self.project_id,
                "revision": self.revision,
                "ordinal": ordinal,
                "subject_kind": table.name,
                "subject": row_id,
                "before": before,
                "after": after,
                **self._entry,
            }
            for ordinal, (row_id, before, after) in enumerate(changed, self._ordinal)
        ]
        if entries:
            self.connection.execute(insert(change), entries)
        self._ordinal += len(entries)


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


def changed(image: Image, **values: object) -> Image:
    """An image of the row with these values."""
    return {**image, **{name: _plain(value) for name, value in values.items()}}


def _deed(before: Image | None, after: Image | None) -> Callable[[Table], Executable]:
    if before is None:
        return insert
    return _deleted if after is None else _updated


def _updated(table: Table) -> Executable:
    return update(table).where(table.c.id == bindparam("row_id"))


def _deleted(table: Table) -> Executable:
    return delete(table).where(table.c.id == bindparam("row_id"))


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
