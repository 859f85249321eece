"""The log, replayed, must end at the rows as they are."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from store.history import changes
from store.tables import LOGGED
from store.writing import imaged


def log_against_rows(connection: Connection, project_id: UUID) -> tuple[int, list[tuple[str, UUID]]]:
    """How many log rows there are, and the (kind, id) of every row that differs from its last image in the log."""
    logged: dict[tuple[str, UUID], dict[str, Any] | None] = {}
    broken: list[tuple[str, UUID]] = []
    count = 0
    for change in changes(connection, project_id):
        subject = (change.subject_kind, change.subject)
        if change.before != logged.get(subject):
            broken.append(subject)
        logged[subject] = change.after
        count += 1
    rows = _rows(connection, project_id)
    expected = {subject: image for subject, image in logged.items() if image is not None}
    differing = {subject for subject in rows.keys() | expected.keys() if rows.get(subject) != expected.get(subject)}
    return count, sorted({*broken, *differing}, key=lambda subject: (subject[0], str(subject[1])))


def _rows(connection: Connection, project_id: UUID) -> dict[tuple[str, UUID], dict[str, Any]]:
    return {
        (table.name, row.id): imaged(row)
        for table in LOGGED.values()
        for row in connection.execute(select(table).where(table.c.project_id == project_id))
    }
