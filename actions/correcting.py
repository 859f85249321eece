"""Correcting the text of a document: a new version, to which every coding, reference and part moves along."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from actions.correcting_order import Key, in_free_order
from actions.correcting_parts import refuse_overlap
from actions.correcting_plan import Correction, Draft, Plan, document_in, key_of, kind_of, of_file, planned
from actions.correcting_speakers import voices_after
from actions.ruling_steps import carry_rulings
from actions.workspace import Desk, seated
from coding.codings import Coding
from corpora.documents import Document, Reading, turns_by_speaker, words_in
from corpora.normalising import normalised
from corpora.refusal import Refusal
from corpora.revising import places
from corpora.spans import Span, quoted
from store import documents as kept
from store.writing import Image, Writing, changed


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction did; `removed` are the codings and references that were given up."""

    document: Document
    revision: int
    version: int
    moved: int
    removed: tuple[UUID, ...]


def preview(desk: Desk, document_id: UUID, name: str, data: bytes) -> Correction:
    """What a corrected file would move and lose; nothing is stored.

    Refuses what can't be read, `document-gone`, `document-twice` and `correction-same`.
    """
    return preview_draft(desk, document_id, of_file(name, data))


def preview_draft(desk: Desk, document_id: UUID, draft: Draft) -> Correction:
    """The same of a draft; refuses `corrected-since` as well, when it was made from another text."""
    with desk.workspace.database.reading() as connection:
        return planned(connection, desk, document_id, draft).correction


def correct(
    desk: Desk, document_id: UUID, name: str, data: bytes, *, decisions: Mapping[UUID, Span | None] | None = None
) -> Corrected:
    """Make the file the next version of the document: see `correct_draft`."""
    return correct_draft(desk, document_id, of_file(name, data), decisions=decisions)


def correct_draft(
    desk: Desk, document_id: UUID, draft: Draft, *, decisions: Mapping[UUID, Span | None] | None = None
) -> Corrected:
    """Make the draft the next version of the document, in one step that can be undone.

    A decision says where a lost one stands in the new text, or None to remove it. What was coded since the
    preview moves along, or is refused with the rest. Refuses as `preview_draft` does; `correction-undecided` when a
    lost one has no decision, `decision-unknown` for one about something else, `coded-already` where two codings would
    become the same, `part-overlap` where parts would overlap.
    """
    seated(desk)
    with desk.writing("document.correct") as change:
        plan = planned(change.connection, desk, document_id, draft)
        spans = _decided(plan, decisions or {})
        reading = plan.reading
        voices = voices_after(change.connection, document_id, reading)
        version = kept.keep_content(
            change.connection, document_id, reading.text, reading.segments, draft.data, voices=voices
        )
        digest = sha256(draft.data).hexdigest()
        change.update("document", document_id, **_facts(reading), sha256=digest, version=version)
        removed, moved = _moved(change, plan, spans)
        change.requote(document_id)
        carry_rulings(change)
        document = document_in(change.connection, desk, document_id)
        return Corrected(document, change.revision, version, moved, removed)


def place_of(correction: Correction, words: str) -> Span:
    """Where these words stand in the new text; refuses `words-absent`, `words-not-found` and `words-repeated`."""
    if not normalised(words).strip():
        raise Refusal("words-absent")
    found = places(correction.reading.text, words, whole=False)
    if not found:
        raise Refusal("words-not-found", words=words)
    if len(found) > 1:
        raise Refusal("words-repeated", n=len(found), words=words)
    return found[0]


def _decided(plan: Plan, decisions: Mapping[UUID, Span | None]) -> dict[UUID, Span | None]:
    """The new span of everything, with what people decided."""
    known = {mark.id for mark in plan.marks}
    if not decisions.keys() <= known:
        raise Refusal("decision-unknown", n=len(decisions.keys() - known))
    undecided = [loss for loss in plan.correction.lost if loss.id not in decisions]
    if undecided:
        raise Refusal("correction-undecided", n=len(undecided), name=plan.correction.document.name)
    for span in decisions.values():
        if span:
            quoted(plan.correction.reading.text, span)
    spans = {**plan.spans, **decisions}
    refuse_overlap(plan.marks, spans)
    codings = (mark for mark in plan.marks if isinstance(mark, Coding))
    keys = [key_of(coding, span) for coding in codings if (span := spans[coding.id])]
    if len(set(keys)) < len(keys):
        raise Refusal("coded-already")
    return spans


def _moved(change: Writing, plan: Plan, spans: Mapping[UUID, Span | None]) -> tuple[tuple[UUID, ...], int]:
    """Write the new spans; the ids of what was removed, and how many were moved."""
    codings = {mark.id: mark for mark in plan.marks if isinstance(mark, Coding)}
    gone = tuple(mark.id for mark in plan.marks if spans[mark.id] is None)
    going = [(mark.id, new) for mark in plan.marks if (new := spans[mark.id]) and new != mark.span]
    kinds = {mark.id: kind_of(mark) for mark in plan.marks}
    for kind in ("coding", "reference", "part"):
        change.become(kind, [(mark_id, None) for mark_id in gone if kinds[mark_id] == kind])
    for kind in ("reference", "part"):
        others = [(mark_id, (new.start, new.end)) for mark_id, new in going if kinds[mark_id] == kind]
        change.become(kind, list(_placed(change, kind, others)))
    keys: dict[UUID, tuple[Key, Key]] = {
        mark_id: (key_of(codings[mark_id], codings[mark_id].span), key_of(codings[mark_id], new))
        for mark_id, new in going
        if mark_id in codings
    }
    change.become("coding", list(_placed(change, "coding", list(in_free_order(keys)))))
    return gone, sum(mark_id not in plan.hidden for mark_id, _ in going)


def _placed(change: Writing, kind: str, steps: Sequence[tuple[UUID, tuple[int, int]]]) -> Iterator[tuple[UUID, Image]]:
    images = change.images(kind, (row_id for row_id, _ in steps))
    for row_id, (start, end) in steps:
        yield row_id, changed(images[row_id], start=start, end=end)


def _facts(reading: Reading) -> dict[str, object]:
    speakers = turns_by_speaker(reading.segments)
    return {
        "kind": reading.kind,
        "characters": len(reading.text),
        "words": words_in(reading.text),
        "turns": sum(speakers.values()),
        "speakers": len(speakers),
        "page_starts": list(reading.page_starts),
        "repairs": reading.repairs,
    }
