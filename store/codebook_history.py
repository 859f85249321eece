"""The codebook as it was, read from the log; and what was done to look older codings over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from codebooks.codebook import Category, Code, Codebook
from store.codebooks import category_of, code_of
from store.tables import change

REVIEWED = ("review.keep", "review.recode", "review.remove")


@dataclass(frozen=True, slots=True)
class Version:
    """A revision in which the codebook changed, with how many of its rows."""

    revision: int
    at: datetime
    actor: UUID | None
    action: str
    rows: int


def codebook_at(connection: Connection, project_id: UUID, revision: int) -> Codebook:
    """Categories and codes as that revision left them, in the order of then."""
    found = (
        select(change.c.subject_kind, change.c.subject, change.c.after)
        .where(
            change.c.project_id == project_id,
            change.c.revision <= revision,
            change.c.subject_kind.in_(("category", "code")),
        )
        .order_by(change.c.revision, change.c.ordinal)
    )
    images: dict[tuple[str, UUID], dict[str, Any] | None] = {}
    for kind, subject, after in connection.execute(found):
        images[kind, subject] = after
    categories = [category_of(each) for each in _items("category", images)]
    codes = [code_of(each) for each in _items("code", images)]
    return Codebook(tuple(sorted(categories, key=_place)), tuple(sorted(codes, key=_place)))


def versions(connection: Connection, project_id: UUID) -> list[Version]:
    """Every revision that changed the codebook, newest first."""
    rows = func.count().label("rows")
    columns = (change.c.revision, change.c.at, change.c.actor, change.c.action)
    found = (
        select(*columns, rows)
        .where(change.c.project_id == project_id, change.c.subject_kind.in_(("category", "code")))
        .group_by(*columns)
        .order_by(change.c.revision.desc())
    )
    return [Version(row.revision, row.at, row.actor, row.action, row.rows) for row in connection.execute(found)]


def reviewed(connection: Connection, project_id: UUID, coder_id: UUID) -> dict[UUID, set[UUID]]:
    """By code the codings that this coder looked over when they were of that code, without what was undone."""
    turned_back: set[int] = set()
    standing: dict[int, list[tuple[UUID, UUID]]] = {}
    found = select(change).where(change.c.project_id == project_id, change.c.actor == coder_id)
    for row in connection.execute(found.order_by(change.c.revision, change.c.ordinal)):
        if row.action == "undo" and row.undoes is not None:
            turned_back.add(row.undoes)
        elif row.action == "redo" and row.undoes is not None:
            turned_back.discard(_undone_by(connection, project_id, row.undoes))
        elif row.action in REVIEWED and row.subject_kind == "coding" and row.before:
            standing.setdefault(row.revision, []).append((UUID(row.before["code_id"]), row.subject))
    done: dict[UUID, set[UUID]] = {}
    for revision, some in standing.items():
        for code_id, coding_id in some if revision not in turned_back else ():
            done.setdefault(code_id, set()).add(coding_id)
    return done


def _undone_by(connection: Connection, project_id: UUID, revision: int) -> int:
    """What the undo at `revision` turned back."""
    found = select(change.c.undoes).where(change.c.project_id == project_id, change.c.revision == revision).limit(1)
    return int(connection.execute(found).scalar_one() or 0)


def _items(kind: str, images: dict[tuple[str, UUID], dict[str, Any] | None]) -> Iterator[dict[str, Any]]:
    for (of, subject), image in images.items():
        if of == kind and image is not None:
            yield {**image, "id": subject}


def _place(item: Category | Code) -> tuple[int, str]:
    return item.position, item.name
