"""Done with a document: every coder says so for themselves, and may take it back."""

from datetime import UTC, datetime
from uuid import UUID

from actions.coding import codings
from actions.workspace import Desk, once, seated
from corpora.refusal import Refusal
from store import documents as kept_documents
from store import finishing as kept
from store import rounds as kept_rounds
from store.writing import Writing


def finish(desk: Desk, document_id: UUID, *, done: bool = True, operation_id: UUID | None = None) -> int:
    """Say that this coder is done with a document, or not after all; saying it twice is no second step.

    Where everybody who codes there in a blind round is done, the document opens. It stays open when somebody takes it
    back later: what was seen was seen. Only an undo of the step that opened it closes it again.
    """
    coder_id = seated(desk)
    row_id = kept.finished_id(document_id, coder_id)

    def said(change: Writing) -> None:
        if kept_documents.document_by_id(change.connection, desk.project_id, document_id) is None:
            raise Refusal("document-gone")
        known = change.image("finished", row_id) is not None
        if done and not known:
            change.insert("finished", row_id, document_id=document_id, coder_id=coder_id, at=datetime.now(UTC))
            _open_settled(change, document_id)
        elif known and not done:
            change.delete("finished", row_id)

    return once(desk, "document.finish" if done else "document.reopen", operation_id, said)


def finished(desk: Desk) -> dict[UUID, frozenset[UUID]]:
    """Of each document the coders that are done with it; a document that nobody is done with has no entry."""
    with desk.workspace.database.reading() as connection:
        return kept.finished_by(connection, desk.project_id)


def _open_settled(change: Writing, document_id: UUID) -> None:
    done = kept.finished_by(change.connection, change.project_id).get(document_id, frozenset())
    blind = {each.id for each in kept_rounds.rounds(change.connection, change.project_id) if each.blind}
    for each in kept_rounds.assignments(change.connection, change.project_id, document_id):
        if each.round_id in blind and each.opened is None and each.settled(done):
            change.update("assignment", each.id, opened=change.revision)


def opened_by(desk: Desk) -> dict[UUID, frozenset[UUID]]:
    """Of each document who has opened it, as far as one can know: who coded in it or is done with it."""
    found: dict[UUID, set[UUID]] = {document_id: set(who) for document_id, who in finished(desk).items()}
    for coding in codings(desk):
        found.setdefault(coding.document_id, set()).add(coding.coder_id)
    return {document_id: frozenset(who) for document_id, who in found.items()}
