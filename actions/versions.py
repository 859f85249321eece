"""The versions of a document: when and by whom each came, what changed in it, and its text."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from actions.blindness import sight_in
from actions.correcting_plan import document_in
from actions.workspace import Desk
from coding.rounds import Sight
from corpora.anchoring import aligned
from corpora.anchoring_changes import Changes, changes
from corpora.refusal import Refusal
from store import documents as kept
from store import history
from store import projects as kept_projects
from store.history import Change


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a document has had. `current` is the one it is at; undo and redo go from one to another.

    `moved` and `removed` count the codings that moved along or were given up when it came, as far as they may be seen;
    `coder` is None where nobody was at the desk.
    """

    number: int
    at: datetime
    coder: str | None
    kind: str
    characters: int
    words: int
    moved: int
    removed: int
    current: bool


def versions(desk: Desk, document_id: UUID) -> tuple[Version, ...]:
    """Oldest first; those of which the text was forgotten are not among them. Refuses `document-gone`."""
    with desk.workspace.database.reading() as connection:
        document_in(connection, desk, document_id)
        there = kept.versions_of(connection, document_id)
        coders = {coder.id: coder.name for coder in kept_projects.coders(connection, desk.project_id)}
        sight = sight_in(connection, desk)
        found: dict[int, Version] = {}
        current = 0
        for change in history.changes_of(connection, desk.project_id, document_id):
            current = change.after["version"] if change.after else current
            if current in there and current not in found:
                found[current] = _version(connection, sight, change, coders, desk.project_id)
        return tuple(replace(found[number], current=number == current) for number in there if number in found)


def text_of(desk: Desk, document_id: UUID, number: int) -> str:
    """The text of one version; refuses `document-gone` and `version-unknown`."""
    with desk.workspace.database.reading() as connection:
        document = document_in(connection, desk, document_id)
        text = kept.text_of_version(connection, document_id, number)
        if text is None:
            known = ", ".join(map(str, kept.versions_of(connection, document_id))) or "–"
            raise Refusal("version-unknown", name=document.name, number=number, known=known)
        return text


def changes_in(desk: Desk, document_id: UUID, number: int, since: int) -> Changes:
    """What version `number` changed in version `since`; computed once, for no version ever changes."""

    def compared() -> Changes:
        old, new = (text_of(desk, document_id, each) for each in (since, number))
        return changes(aligned(old, new)[0])

    return desk.remembered("version-changes", document_id, number, since, compute=compared)


def _version(connection: Any, sight: Sight, change: Change, coders: dict[UUID, str], project_id: UUID) -> Version:
    image = change.after or {}
    along = [each for each in history.changes_at(connection, project_id, change.revision) if _is_seen(sight, each)]
    moved = {each.subject for each in along if each.after}
    return Version(
        number=image["version"],
        at=change.at,
        coder=coders.get(change.actor) if change.actor else None,
        kind=image["kind"],
        characters=image["characters"],
        words=image["words"],
        moved=len(moved),
        removed=len({each.subject for each in along} - moved),
        current=False,
    )


def _is_seen(sight: Sight, change: Change) -> bool:
    """Whether it is a coding that was there before, and that may be counted."""
    return change.subject_kind == "coding" and change.before is not None and sight.sees_image(change.before)
