"""Correcting the text of a document: a new version, to which every coding, reference and part moves along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from actions.correcting_order import Key, in_free_order
from actions.correcting_parts import Shrunk, apart, refuse_overlap, settled_parts, shrunken
from actions.workspace import Desk, seated
from coding.codings import Coding
from corpora.anchoring import Lost, moved
from corpora.boards import Reference
from corpora.documents import Document, Reading, turns_by_speaker, words_in
from corpora.parts import Part
from corpora.reading import read
from corpora.refusal import Refusal
from corpora.spans import Span, quoted
from store import boards as kept_boards
from store import codebooks as kept_codebooks
from store import codings as kept_codings
from store import documents as kept
from store import parts as kept_parts
from store import projects as kept_projects
from store.writing import Writing

DOUBLED = "doubled"
OVERLAPPING = "overlapping"

Marked = Coding | Reference | Part


@dataclass(frozen=True, slots=True)
class Loss:
    """A coding, reference or part (`kind`) that cannot be moved with certainty, with the words it had.

    `reason` is one of `corpora.anchoring.Reason`, `doubled` where the correction makes it the same as another coding of
    this coder, or `overlapping` where it makes a part run into another. `code` names the code, the group that a
    reference is about, or the part; only a coding has a `coder`.
    """

    id: UUID
    kind: str
    span: Span
    quote: str
    reason: str
    candidates: tuple[Span, ...]
    coder: str
    code: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a corrected file would do: how many spans stay, move, or are found where they were pasted; and the lost.

    `shrunk` are parts of which only a piece is certain: they become that piece.
    """

    document: Document
    reading: Reading
    stay: int
    move: int
    elsewhere: int
    lost: tuple[Loss, ...]
    shrunk: tuple[Shrunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction did; `removed` are the codings, references and parts that were given up."""

    document: Document
    revision: int
    version: int
    removed: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A correction, what it is about, and the new span of all that is not lost."""

    correction: Correction
    marks: tuple[Marked, ...]
    spans: dict[UUID, Span]


def preview(desk: Desk, document_id: UUID, name: str, data: bytes) -> Correction:
    """What would move and what would be lost; nothing is stored.

    Refuses what can't be read, `document-gone`, `document-twice` and `correction-same`.
    """
    reading, digest = read(name, data), sha256(data).hexdigest()
    with desk.workspace.database.reading() as connection:
        return _planned(connection, desk, document_id, reading, digest).correction


def correct(
    desk: Desk, document_id: UUID, name: str, data: bytes, *, decisions: Mapping[UUID, Span | None] | None = None
) -> Corrected:
    """Make the file the next version of the document, in one step that can be undone.

    A decision says where a lost one stands in the new text, or None to remove it. Refuses as `preview` does;
    `correction-undecided` when a lost one has no decision, `decision-unknown` for one about something else,
    `coded-already` where two codings would become the same, `part-overlap` where parts would overlap.
    """
    seated(desk)
    reading, digest = read(name, data), sha256(data).hexdigest()
    with desk.writing("document.correct") as change:
        plan = _planned(change.connection, desk, document_id, reading, digest)
        spans = _decided(plan, decisions or {})
        version = kept.keep_content(change.connection, document_id, reading.text, reading.segments, data)
        change.update("document", document_id, **_facts(reading), sha256=digest, version=version)
        removed = tuple(_moved(change, plan.marks, spans))
        change.requote(document_id)
        return Corrected(_document(change.connection, desk, document_id), change.revision, version, removed)


def _planned(connection: Any, desk: Desk, document_id: UUID, reading: Reading, digest: str) -> _Plan:
    document = _document(connection, desk, document_id)
    old = kept.text_of(connection, document_id)
    if reading.text == old:
        raise Refusal("correction-same", name=document.name)
    double = kept.named_same(connection, desk.project_id, digest)
    if double not in (None, document.name):
        raise Refusal("document-twice", name=reading.name, known=double)
    codings = kept_codings.codings(connection, desk.project_id, document_id=document_id)
    referred = (each for each in kept_boards.references_in(connection, document_id) if each.span)
    marks: tuple[Marked, ...] = (*codings, *referred, *kept_parts.parts_in(connection, document_id))
    results = moved(old, reading.text, [_span(mark) for mark in marks]).all
    results, shrunk = settled_parts(marks, results, (old, kept.segments_of(connection, document_id)), reading)
    names = _names(connection, desk.project_id)
    spans: dict[UUID, Span] = {}
    lost: list[Loss] = []
    taken: set[Key] = set()
    for mark, result in zip(marks, results, strict=True):
        if isinstance(result, Lost):
            lost.append(_loss(mark, result.quote, str(result.reason), result.candidates, names))
        elif isinstance(mark, Coding) and _key(mark, result.new_span) in taken:
            lost.append(_loss(mark, quoted(old, result.span), DOUBLED, (), names))
        elif isinstance(mark, Part) and not apart(marks, spans, result.new_span):
            lost.append(_loss(mark, quoted(old, result.span), OVERLAPPING, (result.new_span,), names))
        else:
            spans[mark.id] = result.new_span
            if isinstance(mark, Coding):
                taken.add(_key(mark, result.new_span))
    pasted = sum(result.elsewhere for result in results if not isinstance(result, Lost))
    stay = sum(spans.get(mark.id) == mark.span for mark in marks)
    found = Correction(document, reading, stay, len(spans) - stay, pasted, tuple(lost), shrunken(shrunk, spans))
    return _Plan(found, marks, spans)


def _decided(plan: _Plan, decisions: Mapping[UUID, Span | None]) -> dict[UUID, Span | None]:
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
    keys = [_key(coding, span) for coding in codings if (span := spans[coding.id])]
    if len(set(keys)) < len(keys):
        raise Refusal("coded-already")
    return spans


def _moved(change: Writing, marks: tuple[Marked, ...], spans: dict[UUID, Span | None]) -> Iterator[UUID]:
    """Write the new spans; the ids of what was removed."""
    codings = {mark.id: mark for mark in marks if isinstance(mark, Coding)}
    for mark in marks:
        new = spans[mark.id]
        if new is None:
            change.delete(_kind(mark), mark.id)
            yield mark.id
        elif mark.id not in codings and new != mark.span:
            change.update(_kind(mark), mark.id, start=new.start, end=new.end)
    going = {
        coding.id: (_key(coding, coding.span), _key(coding, new))
        for coding in codings.values()
        if (new := spans[coding.id]) and new != coding.span
    }
    for coding_id, (start, end) in in_free_order(going):
        change.update("coding", coding_id, start=start, end=end)


def _document(connection: Any, desk: Desk, document_id: UUID) -> Document:
    found = kept.document_by_id(connection, desk.project_id, document_id)
    if found is None:
        raise Refusal("document-gone")
    return found


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


def _kind(mark: Marked) -> str:
    """The table that it stands in."""
    return type(mark).__name__.lower()


def _span(mark: Marked) -> Span:
    """What stands in `marks` has a span: references to a whole document are not among them."""
    if mark.span is None:
        raise LookupError(mark.id)
    return mark.span


def _key(coding: Coding, span: Span) -> Key:
    """Where a coder may put a code once."""
    return coding.coder_id, coding.code_id, span.start, span.end


def _names(connection: Any, project_id: UUID) -> dict[UUID, str]:
    coders = {coder.id: coder.name for coder in kept_projects.coders(connection, project_id)}
    return coders | {code.id: code.name for code in kept_codebooks.codebook(connection, project_id).codes}


def _loss(mark: Marked, quote: str, reason: str, candidates: tuple[Span, ...], names: dict[UUID, str]) -> Loss:
    if isinstance(mark, Coding):
        coder, code = names[mark.coder_id], names[mark.code_id]
    else:
        coder, code = "", mark.name if isinstance(mark, Part) else mark.group
    return Loss(mark.id, _kind(mark), _span(mark), quote, reason, candidates, coder, code)
