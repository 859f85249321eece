"""Undo and redo, and who did what when."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from actions.blindness import unveiling_nothing
from actions.history_blind import hidden_steps
from actions.rights import refuse_writing
from actions.workspace import Desk, seated
from corpora.refusal import Refusal
from store import codebooks as kept_codebooks
from store import documents as kept_documents
from store import history as kept
from store.history import Change, Step
from store.reversing import reverse
from store.writing import Writing

Which = Callable[[Any, UUID, UUID], int | None]


@dataclass(frozen=True, slots=True)
class Deed:
    """A step in the history, with what it was about by name (empty where it has none, or is gone).

    `action` is what was done; of an undo or redo what that turned back. `undone` where a later step turned it back.
    """

    step: Step
    action: str
    undone: bool
    code: str
    document: str


@dataclass(frozen=True, slots=True)
class _Known:
    codes: dict[UUID, str]
    documents: dict[UUID, str]

    def code(self, step: Step) -> str:
        return str(step.image.get("name", "")) if step.subject_kind == "code" else _named(self.codes, step, "code_id")

    def document(self, step: Step) -> str:
        if step.subject_kind == "document":
            return str(step.image.get("name", ""))
        return _named(self.documents, step, "document_id")


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the revision it made, the action it turned back, and where, if in a document."""

    revision: int
    action: str
    document_id: UUID | None


def undo(desk: Desk, revision: int | None = None) -> Undone:
    """Turn back this coder's last action, or the one that made `revision`.

    Refuses `nothing-to-undo`, `step-unknown`, `not-your-step`, `undone-already`, and `changed-since` where what the
    action was about is no longer as it left it; `opened-for-good` for the opening of a blind round, and `would-unveil`
    where it would show what one hides.
    """
    return _turned_back(desk, "undo", kept.undoable if revision is None else partial(_asked, revision=revision))


def redo(desk: Desk) -> Undone:
    """Do again what this coder undid last; refuses `nothing-to-redo` and `changed-since`."""
    return _turned_back(desk, "redo", kept.redoable)


def history(desk: Desk, most: int = 100, *, actor: UUID | None = None, kind: str = "") -> list[Deed]:
    """What was done in this project, newest first; by one coder, or to one kind of thing, if asked.

    What others did to codings that a blind round hides is left out, and so are their memos about these.
    """
    with desk.workspace.database.reading() as connection:
        hidden, shown = hidden_steps(connection, desk)
        known = _Known(
            {code.id: code.name for code in kept_codebooks.codebook(connection, desk.project_id).codes},
            {document.id: document.name for document in kept_documents.documents(connection, desk.project_id)},
        )
        wanted = (
            deed
            for deed in _deeds(list(kept.steps(connection, desk.project_id)), known)
            if (actor is None or deed.step.actor == actor) and kind in ("", deed.step.subject_kind) and not hidden(deed)
        )
        return [replace(deed, step=shown(deed.step)) for deed in islice(wanted, most)]


def kinds(desk: Desk) -> list[str]:
    """The kinds of things that something was done to in this project."""
    with desk.workspace.database.reading() as connection:
        return kept.subject_kinds(connection, desk.project_id)


def _deeds(steps: list[Step], known: _Known) -> Iterator[Deed]:
    """Newest first, so that of each step it is known whether a later one turned it back."""
    actions = {step.revision: step for step in steps}
    undone: set[int] = set()
    for step in steps:
        if step.undoes is not None and step.revision not in undone:
            undone.add(step.undoes)
        first = step
        while first.undoes is not None and first.undoes in actions:
            first = actions[first.undoes]
        yield Deed(step, first.action, step.revision in undone, known.code(step), known.document(step))


def _asked(connection: Any, project_id: UUID, actor: UUID, *, revision: int) -> int:
    steps = list(kept.steps(connection, project_id))
    found = next((deed for deed in _deeds(steps, _Known({}, {})) if deed.step.revision == revision), None)
    if found is None:
        raise Refusal("step-unknown", step=revision)
    if found.step.actor != actor:
        raise Refusal("not-your-step")
    if found.undone:
        raise Refusal("undone-already")
    if found.step.action in kept.STANDING:
        raise Refusal("opened-for-good")
    return revision


def _turned_back(desk: Desk, action: str, which: Which) -> Undone:
    coder_id = seated(desk)
    with desk.writing(action) as change:
        revision = which(change.connection, desk.project_id, coder_id)
        if revision is None:
            raise Refusal(f"nothing-to-{action}")
        if not desk.workspace.trusted:  # who may do it no longer, may not turn it back either
            refuse_writing(change.connection, desk.project_id, coder_id, _first(change, revision).action)
        with unveiling_nothing(change) if _reshuffles(change, revision) else nullcontext():
            reverse(change, revision)
        return _undone(change, revision)


def _reshuffles(change: Writing, revision: int) -> bool:
    """Whether it is about what rounds hide, other than by somebody who says that they are done."""
    kinds = {each.subject_kind for each in kept.changes_at(change.connection, change.project_id, revision)}
    return not kinds.isdisjoint(("round", "assignment", "part")) and "finished" not in kinds


def _named(names: dict[UUID, str], step: Step, key: str) -> str:
    found = step.image.get(key)
    return names.get(UUID(found), "") if found else ""


def _undone(change: Writing, revision: int) -> Undone:
    """What that revision did; of an undo or redo, what it turned back in its turn."""
    first = _first(change, revision)
    image = first.after or first.before or {}
    document_id = image.get("document_id")
    if first.subject_kind == "document":
        document_id = first.subject
    return Undone(change.revision, first.action, UUID(str(document_id)) if document_id else None)


def _first(change: Writing, revision: int) -> Change:
    """The first row of what a revision did, through every undo and redo of it."""
    first, *_ = kept.changes_at(change.connection, change.project_id, revision)
    return first if first.undoes is None else _first(change, first.undoes)
