"""Every write: one transaction that first raises the project's revision and keeps an image of each row it changes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Table, Uuid, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from corpora.parts import overlapping
from corpora.refusal import Refusal
from store.database import Database
from store.documents import text_of
from store.history import changes, changes_at, for_good_since, image_before
from store.moments import Moment
from store.parts import parts_in
from store.tables import LOGGED, change, coding, document, project

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
        self._texts: dict[UUID, str] = {}
        self._in_version: set[tuple[UUID, int]] = set()

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
        """Write the inverse of `revision`; refuses `changed-since` where a row is no longer as it left it, and
        `done-for-good` where a document was pseudonymised or forgotten.

        What has content of its own (documents, board lists) is put away rather than deleted, so that redo finds it.
        Documents come first: a span means something only in the version of the text that it was made in.
        """
        self._entry["undoes"] = revision
        all_done = changes_at(self.connection, self.project_id, revision)[::-1]
        if for_good_since(self.connection, self.project_id, revision, all_done):
            raise Refusal("done-for-good")
        for done in sorted(all_done, key=lambda each: each.subject_kind != "document"):
            now = self.image(done.subject_kind, done.subject)
            if now != done.after:
                raise Refusal("changed-since")
            if done.before is not None and _place(done.before) not in (None, _place(now)):
                self._refuse_other_version(done.before, revision)
            if done.before is not None:
                self.restore(done.subject_kind, done.subject, done.before)
            elif "removed" in LOGGED[done.subject_kind].c:
                self.update(done.subject_kind, done.subject, removed=True)
            else:
                self.delete(done.subject_kind, done.subject)
        self._refuse_overlap(image for done in all_done if done.subject_kind == "part" and (image := done.before))
        for done in all_done:
            if done.before and done.after and done.before.get("version") != done.after.get("version"):
                self._refuse_newer_spans(done.subject, revision, {each.subject for each in all_done})
                self.requote(done.subject)

    def requote(self, document_id: UUID) -> None:
        """Let the codings of a document whose version changed quote its text; of quotes the log knows nothing."""
        text = self._text(document_id)
        found = select(coding.c.id, coding.c.start, coding.c.end, coding.c.quote)
        for row in self.connection.execute(found.where(coding.c.document_id == document_id)).all():
            quote = text[row.start : row.end]
            if quote != row.quote:
                values = {"quote": quote, "revision": self.revision}
                self.connection.execute(update(coding).where(coding.c.id == row.id).values(values))

    def _refuse_overlap(self, images: Iterable[Image]) -> None:
        """A part may come back only where no other part was made meanwhile."""
        for document_id in {image["document_id"] for image in images}:
            if overlapping(parts_in(self.connection, UUID(document_id))):
                raise Refusal("changed-since")

    def _refuse_other_version(self, image: Image, revision: int) -> None:
        """A span may come back only in the version of the text for which `revision` knew it."""
        document_id = UUID(image["document_id"])
        if (document_id, revision) in self._in_version:
            return
        now = self.connection.execute(select(document.c.version).where(document.c.id == document_id)).scalar_one()
        then = image_before(self.connection, self.project_id, document_id, revision)
        if then is None or then["version"] != now:
            raise Refusal("changed-since")
        self._in_version.add((document_id, revision))

    def _refuse_newer_spans(self, document_id: UUID, revision: int, moved: set[UUID]) -> None:
        """What got its place after `revision` stands in the version that is about to go."""
        later = {
            (each.subject_kind, each.subject) for each in changes(self.connection, self.project_id, after=revision)
        }
        for kind, subject in later:
            now = None if subject in moved else self.image(kind, subject)
            if now is None or _place(now) is None or now["document_id"] != str(document_id):
                continue
            then = image_before(self.connection, self.project_id, subject, revision + 1)
            if _place(then) != _place(now):
                raise Refusal("changed-since")

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


def _place(image: Image | None) -> tuple[int, int] | None:
    """The span in an image of a row that has one."""
    return (image["start"], image["end"]) if image and image.get("start") is not None else None


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
