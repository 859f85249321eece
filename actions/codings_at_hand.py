"""All codings of a project, kept at hand: after a change only what changed is read again, and the rest is the same."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any
from uuid import UUID

from actions.workspace import Desk
from coding.codings import Coding
from coding.columns import by_document
from store import codings as kept
from store import documents as kept_documents
from store import history as kept_history
from store import projects as kept_projects

# What may happen in a project without any coding being another than its own row says, and its row says when it changed.
# After anything else (a text, a document, a name that went) all are read anew.
APART = {"coding", "finished", "memo", "remark", "code", "category", "relation", "theme", "reference", "board_list"}
APART |= {"coder", "ruling", "snapshot", "round", "assignment", "participant", "part", "report", "drawing"}
APART |= {"finding", "quote_cell", "publication", "board_name"}

_ID, _PLACE = attrgetter("id.int"), attrgetter("span.start", "span.end", "id.int")


@dataclass(frozen=True, slots=True)
class _AtHand:
    revision: int
    documents: Mapping[UUID, tuple[Coding, ...]]


def every_coding(connection: Any, desk: Desk) -> tuple[Coding, ...]:
    """In reading order per document, never of a removed document; whatever a blind round hides from this desk."""
    return tuple(chain.from_iterable(every_coding_by_document(connection, desk).values()))


def every_coding_by_document(connection: Any, desk: Desk) -> Mapping[UUID, tuple[Coding, ...]]:
    """The same; where nothing changed in a document these are the very codings of before."""
    known: dict[str, _AtHand] = desk.remembered("codings at hand", compute=dict)
    now = kept_projects.revision_of(connection, desk.project_id) or 0
    at_hand = known.get("now")
    if at_hand is None or now < at_hand.revision or not _apart(connection, desk.project_id, at_hand.revision):
        at_hand = _AtHand(now, _merged(connection, desk.project_id, {}, kept.codings(connection, desk.project_id)))
    elif now > at_hand.revision:
        at_hand = _after(connection, desk.project_id, at_hand, now)
    known["now"] = at_hand
    return at_hand.documents


def _apart(connection: Any, project_id: UUID, since: int) -> bool:
    return kept_history.kinds_since(connection, project_id, since) <= APART


def _after(connection: Any, project_id: UUID, before: _AtHand, now: int) -> _AtHand:
    changed = kept.codings(connection, project_id, since=before.revision)
    gone = {each.int for each in kept.removed_since(connection, project_id, before.revision)}
    left = _without(before.documents, gone) if gone else before.documents
    return _AtHand(now, _merged(connection, project_id, left, changed) if changed else left)


def _without(documents: Mapping[UUID, tuple[Coding, ...]], gone: Set[int]) -> Mapping[UUID, tuple[Coding, ...]]:
    left = {
        document_id: some
        if gone.isdisjoint(map(_ID, some))
        else tuple(coding for coding in some if coding.id.int not in gone)
        for document_id, some in documents.items()
    }
    return {document_id: some for document_id, some in left.items() if some}


def _merged(
    connection: Any, project_id: UUID, before: Mapping[UUID, tuple[Coding, ...]], changed: Sequence[Coding]
) -> Mapping[UUID, tuple[Coding, ...]]:
    """Sorted here, because not every database sorts names alike."""
    fresh = by_document(changed)
    documents = dict(before)
    for document_id, some in fresh.items():
        made = {coding.id.int: coding for coding in (*before.get(document_id, ()), *some)}
        documents[document_id] = tuple(sorted(made.values(), key=_PLACE))
    if len(documents) == len(before):
        return documents
    names = {document.id: document.name for document in kept_documents.documents(connection, project_id)}
    return {each: documents[each] for each in sorted(documents, key=lambda each: (names[each], each.int))}
