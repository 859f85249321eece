"""Codings, references and parts follow the words they stand at, where names make way for pseudonyms."""

from collections.abc import Callable
from uuid import UUID

from actions.correcting_order import Key, in_free_order
from actions.ruling_steps import carry_rulings
from coding.codings import Coding
from corpora.spans import Span
from store import boards as kept_boards
from store import codings as kept
from store import parts as kept_parts
from store.writing import Writing

Move = Callable[[Span], Span]


def move_marks(change: Writing, document_id: UUID, move: Move) -> int:
    """Move what stands in a document whose new text is kept already; how many codings there are.

    Two codings of one coder and code that come to stand at the very same words become one, with both memos.
    """
    for reference in kept_boards.references_in(change.connection, document_id):
        if reference.span:
            new = move(reference.span)
            change.update("reference", reference.id, start=new.start, end=new.end)
    for part in kept_parts.parts_in(change.connection, document_id):
        new = move(part.span)
        change.update("part", part.id, start=new.start, end=new.end)
    found = kept.codings(change.connection, change.project_id, document_id=document_id)
    going: dict[UUID, tuple[Key, Key]] = {}
    first: dict[Key, Coding] = {}
    for coding in found:
        there = _key(coding, move(coding.span))
        if there in first:
            _join(change, first[there], coding)
            continue
        first[there] = coding
        going[coding.id] = (_key(coding, coding.span), there)
    leaving = {coding_id: keys for coding_id, keys in going.items() if keys[0] != keys[1]}
    for coding_id, (start, end) in in_free_order(leaving):
        change.update("coding", coding_id, start=start, end=end)
    change.requote(document_id)
    carry_rulings(change)
    return len(found)


def _join(change: Writing, stays: Coding, goes: Coding) -> None:
    change.delete("coding", goes.id)
    now = change.image("coding", stays.id)
    if goes.memo and now and goes.memo not in now["memo"]:
        change.update("coding", stays.id, memo="\n".join(filter(None, (now["memo"], goes.memo))))


def _key(coding: Coding, span: Span) -> Key:
    """Where a coder may put a code once."""
    return coding.coder_id, coding.code_id, span.start, span.end
