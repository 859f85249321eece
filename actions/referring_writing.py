"""References kept, inside a write that may do more."""

from uuid import UUID

from actions.blindness import sight_in
from actions.workspace import Desk
from corpora.boards import Reference
from corpora.refusal import Refusal
from corpora.spans import quoted
from store import boards as kept
from store import codings as kept_codings
from store import documents as kept_documents
from store import participants as kept_participants
from store.writing import Writing


def insert_reference(desk: Desk, change: Writing, reference: Reference) -> None:
    """Keep a reference; refuses what is not there (any more) and `referred-already`."""
    document_id = reference.document_id
    if kept_documents.document_by_id(change.connection, desk.project_id, document_id) is None:
        raise Refusal("document-gone")
    if reference.coding_id:
        _refuse_hidden(desk, change, document_id, reference.coding_id)
    elif reference.span is not None:
        quoted(kept_documents.text_of(change.connection, document_id), reference.span)
    voices = kept_participants.voices_of(change.connection, document_id) if reference.participant_id else ()
    if reference.participant_id and reference.participant_id not in {voice.participant_id for voice in voices}:
        raise Refusal("participant-gone")
    if about(reference) in set(map(about, kept.references(change.connection, desk.project_id))):
        raise Refusal("referred-already")
    keep_reference(change, reference)


def keep_reference(change: Writing, reference: Reference, *, rejected: bool = False) -> None:
    """Keep what is known to be right; `rejected` says that it is certainly not about that."""
    span = None if reference.coding_id else reference.span
    change.insert(
        "reference",
        reference.id,
        document_id=reference.document_id,
        list_id=reference.list_id,
        group=reference.group,
        board_id=reference.board_id,
        start=span.start if span else None,
        end=span.end if span else None,
        coding_id=reference.coding_id,
        participant_id=reference.participant_id,
        rejected=rejected,
        by=str(reference.by),
    )


def about(reference: Reference) -> tuple[object, ...]:
    """What is said of what, however it came about; a coding has its place by itself."""
    where = reference.coding_id or (reference.span, reference.participant_id)
    return reference.document_id, reference.target, where


def _refuse_hidden(desk: Desk, change: Writing, document_id: UUID, coding_id: UUID) -> None:
    here = kept_codings.codings(change.connection, desk.project_id, document_id=document_id)
    if coding_id not in {each.id for each in sight_in(change.connection, desk).seen(here)}:
        raise Refusal("coding-gone")
