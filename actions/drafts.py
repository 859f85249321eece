"""New texts that wait in memory until they are kept: one for each coder and document, and nothing of them is stored."""

from typing import cast
from uuid import UUID

from actions.correcting_plan import Draft, of_file, of_text
from actions.documents import Content, content
from actions.rereading import draft_of
from actions.workspace import Desk, seated
from corpora.refusal import Refusal
from corpora.relabelling import Choices

MOST = 24


def draft(desk: Desk, document_id: UUID) -> Draft | None:
    """What this coder has in hand for a document; None when that is nothing."""
    return cast("Draft | None", desk.workspace.drafts.get(_key(desk, document_id)))


def revise(desk: Desk, found: Content, text: str) -> None:
    """Take a revised text in hand; the text as it is stored means there is nothing in hand any more."""
    before = draft(desk, found.document.id)
    if text == found.text:
        drop(desk, found.document.id)
        return
    known = before.known if before else found.document.edition
    _hold(desk, found.document.id, of_text(found.document.name, text, known=known))


def hold_file(desk: Desk, document_id: UUID, name: str, data: bytes) -> Draft:
    """Take a corrected file in hand; refuses what can't be read, `document-gone` and `correction-same`."""
    found = content(desk, document_id)
    read = of_file(name, data, known=found.document.edition)
    if read.reading.text == found.text:
        raise Refusal("correction-same", name=found.document.name)
    _hold(desk, document_id, read)
    return read


def hold_reread(desk: Desk, document_id: UUID, choices: Choices) -> None:
    """Take the document's own file in hand, read anew; refuses as `rereading.reread` does."""
    _hold(desk, document_id, draft_of(desk, document_id, choices))


def drop(desk: Desk, document_id: UUID) -> None:
    """Let go of what was in hand."""
    desk.workspace.drafts.pop(_key(desk, document_id), None)


def _hold(desk: Desk, document_id: UUID, held: Draft) -> None:
    drafts = desk.workspace.drafts
    drafts.pop(_key(desk, document_id), None)
    while len(drafts) >= MOST:
        drafts.pop(next(iter(drafts)), None)
    drafts[_key(desk, document_id)] = held


def _key(desk: Desk, document_id: UUID) -> tuple[UUID, UUID, UUID]:
    return desk.project_id, seated(desk), document_id
