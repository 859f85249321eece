"""The log of changes: who did what when, and what can be undone."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeGuard
from uuid import UUID

from sqlalchemy import Connection, func, select

from store.tables import change

# What cannot be undone, nor what was done to its document before.
FOR_GOOD = ("document.pseudonymise", "document.forget", "speaker.forget")
# What stands as it was said, with its reason: to take it back is another thing to do.
STANDING = ("round.open", "round.close")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that changed. `before` or `after` is None where the row did not exist."""

    revision: int
    ordinal: int
    at: datetime
    actor: UUID | None
    action: str
    subject_kind: str
    subject: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One revision in the history: everything that was done in one go, with the first row that it changed."""

    revision: int
    at: datetime
    actor: UUID | None
    action: str
    subject_kind: str
    undoes: int | None
    subject: UUID
    image: dict[str, Any]


def changes_at(connection: Connection, project_id: UUID, revision: int) -> list[Change]:
    """All rows that revision changed, in the order in which it did."""
    found = select(change).where(change.c.project_id == project_id, change.c.revision == revision)
    return [_change(row) for row in connection.execute(found.order_by(change.c.ordinal))]


def last_at(connection: Connection, project_id: UUID) -> datetime | None:
    """When the project was last written to; None where that never happened."""
    found: datetime | None = connection.scalar(select(func.max(change.c.at)).where(change.c.project_id == project_id))
    return found


def changes_of(connection: Connection, project_id: UUID, subject: UUID) -> list[Change]:
    """Everything that happened to one row, oldest first."""
    found = select(change).where(change.c.project_id == project_id, change.c.subject == subject)
    return [_change(row) for row in connection.execute(found.order_by(change.c.revision, change.c.ordinal))]


def for_good_since(connection: Connection, project_id: UUID, revision: int, done: Iterable[Change]) -> bool:
    """Whether a document that these changes are about was pseudonymised or forgotten in `revision` or later."""
    about = {UUID(image["document_id"]) for each in done for image in (each.before, each.after) if _in_document(image)}
    about |= {each.subject for each in done if each.subject_kind == "document"}
    found = select(change.c.subject).where(
        change.c.project_id == project_id, change.c.revision >= revision, change.c.action.in_(FOR_GOOD)
    )
    return not about.isdisjoint(connection.execute(found).scalars())


def image_before(connection: Connection, project_id: UUID, subject: UUID, revision: int) -> dict[str, Any] | None:
    """A row as it was just before `revision`; None when it was not there."""
    found = select(change.c.after).where(
        change.c.project_id == project_id, change.c.subject == subject, change.c.revision < revision
    )
    newest = found.order_by(change.c.revision.desc(), change.c.ordinal.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none()


def changes(connection: Connection, project_id: UUID, *, after: int = 0) -> Iterator[Change]:
    """The log from `after` on, oldest first."""
    found = select(change).where(change.c.project_id == project_id, change.c.revision > after)
    for row in connection.execute(found.order_by(change.c.revision, change.c.ordinal)):
        yield _change(row)


def steps(connection: Connection, project_id: UUID, *, actor: UUID | None = None) -> Iterator[Step]:
    """The newest revisions first, of everybody or of one actor."""
    found = select(change).where(change.c.project_id == project_id, change.c.ordinal == 0)
    if actor:
        found = found.where(change.c.actor == actor)
    newest_first = found.order_by(change.c.revision.desc()).execution_options(yield_per=50)
    with connection.execute(newest_first) as rows:  # most callers stop early, which has to close the server's cursor
        for row in rows:
            image = row.after or row.before or {}
            yield Step(row.revision, row.at, row.actor, row.action, row.subject_kind, row.undoes, row.subject, image)


def subject_kinds(connection: Connection, project_id: UUID) -> list[str]:
    """Of what kinds the rows are that a step began with."""
    found = select(change.c.subject_kind).where(change.c.project_id == project_id, change.c.ordinal == 0).distinct()
    return sorted(connection.execute(found).scalars())


def kinds_since(connection: Connection, project_id: UUID, revision: int) -> set[str]:
    """The kinds of things that something was done to after `revision`."""
    found = select(change.c.subject_kind).where(change.c.project_id == project_id, change.c.revision > revision)
    return set(connection.execute(found.distinct()).scalars())


def touched(connection: Connection, project_id: UUID, *, after: int, kinds: Collection[str]) -> bool:
    """Whether anything was done to a row of these kinds after a revision."""
    found = select(change.c.revision).where(
        change.c.project_id == project_id, change.c.revision > after, change.c.subject_kind.in_(kinds)
    )
    return connection.execute(found.limit(1)).first() is not None


def undoable(connection: Connection, project_id: UUID, actor: UUID) -> int | None:
    """The newest revision of `actor` that is not undone, as an undo would take it; None when there is none."""
    undone: set[int] = set()
    for step in steps(connection, project_id, actor=actor):
        if step.revision in undone or step.action in STANDING:
            continue
        if step.action == "undo" and step.undoes is not None:
            undone.add(step.undoes)
        else:
            return step.revision
    return None


def redoable(connection: Connection, project_id: UUID, actor: UUID) -> int | None:
    """The newest undo of `actor` that nothing new of theirs has followed; None when there is none."""
    redone: set[int] = set()
    for step in steps(connection, project_id, actor=actor):
        if step.action == "redo" and step.undoes is not None:
            redone.add(step.undoes)
        elif step.action == "undo":
            if step.revision not in redone:
                return step.revision
        else:
            return None
    return None


def _in_document(image: dict[str, Any] | None) -> TypeGuard[dict[str, Any]]:
    return bool(image and image.get("document_id"))


def _change(row: Any) -> Change:
    return Change(
        row.revision,
        row.ordinal,
        row.at,
        row.actor,
        row.action,
        row.subject_kind,
        row.subject,
        row.before,
        row.after,
        row.undoes,
    )
