"""Undo and redo, and who did what when."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from actions.workspace import Desk, seated
from corpora.refusal import Refusal
from store import history as kept
from store.history import Step
from store.reversing import reverse
from store.writing import Writing

Which = Callable[[Any, UUID, UUID], int | None]


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the revision it made, the action it turned back, and where, if in a document."""

    revision: int
    action: str
    document_id: UUID | None


def undo(desk: Desk) -> Undone:
    """Turn back this coder's last action; refuses `nothing-to-undo` and `changed-since`."""
    return _turned_back(desk, "undo", kept.undoable)


def redo(desk: Desk) -> Undone:
    """Do again what this coder undid last; refuses `nothing-to-redo` and `changed-since`."""
    return _turned_back(desk, "redo", kept.redoable)


def history(desk: Desk, most: int = 100) -> list[Step]:
    """What was done in this project, newest first."""
    with desk.workspace.database.reading() as connection:
        return list(islice(kept.steps(connection, desk.project_id), most))


def _turned_back(desk: Desk, action: str, which: Which) -> Undone:
    coder_id = seated(desk)
    with desk.writing(action) as change:
        revision = which(change.connection, desk.project_id, coder_id)
        if revision is None:
            raise Refusal(f"nothing-to-{action}")
        reverse(change, revision)
        return _undone(change, revision)


def _undone(change: Writing, revision: int) -> Undone:
    """What that revision did; of an undo or redo, what it turned back in its turn."""
    first, *_ = kept.changes_at(change.connection, change.project_id, revision)
    if first.undoes is not None:
        return _undone(change, first.undoes)
    image = first.after or first.before or {}
    document_id = image.get("document_id")
    if first.subject_kind == "document":
        document_id = first.subject
    return Undone(change.revision, first.action, UUID(str(document_id)) if document_id else None)
