"""All codings of a project, kept at hand: after a change only what changed is read again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from actions.workspace import Desk
from coding.codings import Coding
from store import codings as kept
from store import documents as kept_documents
from store import history as kept_history
from store import projects as kept_projects

# What may happen in a project without any coding being another than its own row says, and its row says when it changed.
# After anything else (a text, a document, a name that went) all are read anew.
APART = {"coding", "finished", "memo", "remark", "code", "category", "relation", "theme", "reference", "board_list"}
APART |= {"coder", "ruling", "snapshot", "round", "assignment", "participant", "part", "report", "drawing"}
APART |= {"finding", "quote_cell", "publication", "board_name"}


@dataclass(frozen=True, slots=True)
class _AtHand:
    revision: int
    codings: dict[UUID, Coding]
    ordered: tuple[Coding, ...]


def every_coding(connection: Any, desk: Desk) -> tuple[Coding, ...]:
    """In reading order per document, never of a removed document; whatever a blind round hides from this desk."""
    known: dict[str, _AtHand] = desk.remembered("codings at hand", compute=dict)
    now = kept_projects.revision_of(connection, desk.project_id) or 0
    at_hand = known.get("now")
    if at_hand is None or now < at_hand.revision or not _apart(connection, desk.project_id, at_hand.revision):
        made = {each.id: each for each in kept.codings(connection, desk.project_id)}
        at_hand = _AtHand(now, made, _in_order(connection, desk.project_id, made))
    elif now > at_hand.revision:
        at_hand = _after(connection, desk.project_id, at_hand, now)
    known["now"] = at_hand
    return at_hand.ordered


def _apart(connection: Any, project_id: UUID, since: int) -> bool:
    return kept_history.kinds_since(connection, project_id, since) <= APART


def _after(connection: Any, project_id: UUID, before: _AtHand, now: int) -> _AtHand:
    changed = kept.codings(connection, project_id, since=before.revision)
    gone = kept.removed_since(connection, project_id, before.revision)
    if not changed and not gone:
        return _AtHand(now, before.codings, before.ordered)
    codings = before.codings | {each.id: each for each in changed}
    for each in gone:
        codings.pop(each, None)
    return _AtHand(now, codings, _in_order(connection, project_id, codings))


def _in_order(connection: Any, project_id: UUID, codings: dict[UUID, Coding]) -> tuple[Coding, ...]:
    """Sorted here, because not every database sorts names alike."""
    names = {document.id: document.name for document in kept_documents.documents(connection, project_id)}

    def place(coding: Coding) -> tuple[str, int, int, int, int]:
        span = coding.span
        return names[coding.document_id], coding.document_id.int, span.start, span.end, coding.id.int

    return tuple(sorted(codings.values(), key=place))
