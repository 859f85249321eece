"""Memos and the journal."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from coding.memos import Memo, MemoKind, Subject, SubjectKind
from store.memo_tables import memo
from store.tables import coding


def memos(connection: Connection, project_id: UUID) -> tuple[Memo, ...]:
    """Oldest first; one that was forgotten has no words and is left out."""
    found = select(memo).where(memo.c.project_id == project_id, memo.c.text + memo.c.title != "")
    return tuple(_memo(row) for row in connection.execute(found.order_by(memo.c.on, memo.c.at, memo.c.id)))


def memo_by_id(connection: Connection, project_id: UUID, memo_id: UUID) -> Memo | None:
    """None when there is no such memo in this project (any more)."""
    row = connection.execute(select(memo).where(memo.c.id == memo_id, memo.c.project_id == project_id)).one_or_none()
    return _memo(row) if row else None


def coding_places(connection: Connection, project_id: UUID) -> dict[UUID, UUID]:
    """In which document every coding stands, whoever made it."""
    found = select(coding.c.id, coding.c.document_id).where(coding.c.project_id == project_id)
    return {row.id: row.document_id for row in connection.execute(found)}


def columns(row: Memo) -> dict[str, object]:
    """A memo as its row holds it, apart from its own id."""
    return {
        "author_id": row.author_id,
        "kind": str(row.kind),
        "title": row.title,
        "text": row.text,
        "links": [_link(each) for each in row.subjects],
        "on": row.on.isoformat(),
        "at": row.at,
        "changed_at": row.changed_at,
    }


def _link(subject: Subject) -> dict[str, str]:
    where = {"document_id": str(subject.document_id)} if subject.document_id else {}
    return {"kind": str(subject.kind), "id": str(subject.id), **where}


def _subject(link: dict[str, str]) -> Subject:
    where = link.get("document_id")
    return Subject(SubjectKind(link["kind"]), UUID(link["id"]), UUID(where) if where else None)


def _memo(row: Any) -> Memo:
    subjects = tuple(map(_subject, row.links))
    on = date.fromisoformat(row.on)
    return Memo(row.id, MemoKind(row.kind), row.author_id, row.title, row.text, subjects, on, row.at, row.changed_at)
