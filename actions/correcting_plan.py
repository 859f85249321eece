"""What a correction would do to every coding, reference and part in a document."""

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from actions.blindness import sight_in
from actions.correcting_blind import hidden_in, refuse_blind
from actions.correcting_order import Key
from actions.correcting_parts import Shrunk, apart, settled_parts, shrunken
from actions.workspace import Desk
from coding.codings import Coding
from corpora.anchoring import Lost, aligned, moved_along
from corpora.anchoring_alignment import Alignment
from corpora.anchoring_changes import Changes, changes
from corpora.boards import Reference
from corpora.carrying import carried
from corpora.documents import Document, Reading, Segment
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

DOUBLED = "doubled"
OVERLAPPING = "overlapping"
PLAIN = "txt"

Marked = Coding | Reference | Part


@dataclass(frozen=True, slots=True)
class Draft:
    """A new text for a document, not stored yet: read from a file, or `revised` from the text that is there.

    `known` is the edition of the text that was corrected: a correction of another text is refused. `reread` when it
    comes from the document's own file: its structure holds then, also where not a word differs.
    """

    reading: Reading
    data: bytes
    known: str | None = None
    revised: bool = False
    reread: bool = False


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
class Tally:
    """How many codings of a coder stay, move, or need a decision; of references and parts with '' for the coder."""

    coder: str
    stay: int
    move: int
    lost: int


@dataclass(frozen=True, slots=True)
class Correction:
    """What a new text would do: how many spans stay, move, or are found where they were pasted; and the lost.

    `shrunk` are parts of which only a piece is certain: they become that piece.
    """

    document: Document
    reading: Reading
    stay: int
    move: int
    elsewhere: int
    lost: tuple[Loss, ...]
    tallies: tuple[Tally, ...]
    changes: Changes
    shrunk: tuple[Shrunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A correction, what it is about, the new span of all that is not lost, and the text as it will be kept: with the
    structure that the old one had and the draft cannot tell. What is `hidden` in a blind round moves, but is not told.
    """

    correction: Correction
    marks: tuple[Marked, ...]
    spans: dict[UUID, Span]
    reading: Reading
    hidden: frozenset[UUID] = frozenset()


def of_file(name: str, data: bytes, *, known: str | None = None) -> Draft:
    """The text of a file; refuses what can't be read."""
    return Draft(read(name, data), data, known)


def of_text(name: str, text: str, *, known: str | None = None) -> Draft:
    """A text that was revised, already in the form of every text; refuses one without words."""
    if not text.strip():
        raise Refusal("file-empty", name=name)
    return Draft(Reading(name, PLAIN, text, ()), text.encode(), known, revised=True)


def planned(connection: Any, desk: Desk, document_id: UUID, draft: Draft) -> Plan:
    """What would move and what would be lost."""
    document, old = _checked(connection, desk, document_id, draft)
    codings = kept_codings.codings(connection, desk.project_id, document_id=document_id)
    referred = (each for each in kept_boards.references_in(connection, document_id) if each.span)
    marks: tuple[Marked, ...] = (*codings, *referred, *kept_parts.parts_in(connection, document_id))
    both = aligned(old, draft.reading.text)
    segments = kept.segments_of(connection, document_id)
    reading = _structured(connection, document, segments, both[0], draft)
    if draft.reread and (old, segments) == (reading.text, reading.segments):
        raise Refusal("reread-same", name=document.name)
    results, shrunk = settled_parts(
        marks, moved_along(both, [span_of(mark) for mark in marks]).all, (old, segments), reading
    )
    names = _names(connection, desk.project_id)
    spans: dict[UUID, Span] = {}
    lost: list[Loss] = []
    taken: set[Key] = set()
    for mark, result in zip(marks, results, strict=True):
        if isinstance(result, Lost):
            lost.append(_loss(mark, result.quote, str(result.reason), result.candidates, names))
        elif isinstance(mark, Coding) and key_of(mark, result.new_span) in taken:
            lost.append(_loss(mark, quoted(old, result.span), DOUBLED, (), names))
        elif isinstance(mark, Part) and not apart(marks, spans, result.new_span):
            lost.append(_loss(mark, quoted(old, result.span), OVERLAPPING, (result.new_span,), names))
        else:
            spans[mark.id] = result.new_span
            if isinstance(mark, Coding):
                taken.add(key_of(mark, result.new_span))
    sight, smaller = sight_in(connection, desk), shrunken(shrunk, spans)
    hidden = hidden_in(sight, codings)
    refuse_blind(sight, document, hidden, lost, smaller)
    told = tuple(mark for mark in marks if mark.id not in hidden)
    pairs = zip(marks, results, strict=True)
    pasted = sum(each.elsewhere for mark, each in pairs if mark.id not in hidden and not isinstance(each, Lost))
    stay = sum(spans.get(mark.id) == mark.span for mark in told)
    counts = (stay, sum(mark.id in spans for mark in told) - stay, pasted)
    tallies = _tallies(told, spans, names)
    correction = Correction(document, draft.reading, *counts, tuple(lost), tallies, changes(both[0]), smaller)
    return Plan(correction, marks, spans, reading, hidden)


def _structured(
    connection: Any, document: Document, segments: tuple[Segment, ...], alignment: Alignment, draft: Draft
) -> Reading:
    plain = draft.reading.kind == PLAIN and not draft.reread
    reading = carried(alignment, segments, document.page_starts, draft.reading, plain=plain)
    return replace(reading, repairs=kept.repairs_of(connection, document.id)) if draft.revised else reading


def _checked(connection: Any, desk: Desk, document_id: UUID, draft: Draft) -> tuple[Document, str]:
    """The document with its text, when this can be its next version."""
    document = document_in(connection, desk, document_id)
    if draft.known not in (None, document.edition):
        raise Refusal("corrected-since", name=document.name)
    old = kept.text_of(connection, document_id)
    if draft.reread:
        return document, old
    if draft.reading.text == old:
        raise Refusal("correction-same", name=document.name)
    double = kept.named_same(connection, desk.project_id, sha256(draft.data).hexdigest())
    if double not in (None, document.name):
        raise Refusal("document-twice", name=draft.reading.name, known=double)
    return document, old


def document_in(connection: Any, desk: Desk, document_id: UUID) -> Document:
    """Refuses `document-gone`."""
    found = kept.document_by_id(connection, desk.project_id, document_id)
    if found is None:
        raise Refusal("document-gone")
    return found


def kind_of(mark: Marked) -> str:
    """The table that it stands in."""
    return type(mark).__name__.lower()


def span_of(mark: Marked) -> Span:
    """What stands in `marks` has a span: references to a whole document are not among them."""
    if mark.span is None:
        raise LookupError(mark.id)
    return mark.span


def key_of(coding: Coding, span: Span) -> Key:
    """Where a coder may put a code once."""
    return coding.coder_id, coding.code_id, span.start, span.end


def _tallies(marks: tuple[Marked, ...], spans: dict[UUID, Span], names: dict[UUID, str]) -> tuple[Tally, ...]:
    counts: dict[str, Counter[str]] = {}
    for mark in marks:
        new = spans.get(mark.id)
        what = "lost" if new is None else "stay" if new == mark.span else "move"
        coder = names[mark.coder_id] if isinstance(mark, Coding) else ""
        counts.setdefault(coder, Counter())[what] += 1
    return tuple(Tally(coder, n["stay"], n["move"], n["lost"]) for coder, n in sorted(counts.items()))


def _names(connection: Any, project_id: UUID) -> dict[UUID, str]:
    coders = {coder.id: coder.name for coder in kept_projects.coders(connection, project_id)}
    return coders | {code.id: code.name for code in kept_codebooks.codebook(connection, project_id).codes}


def _loss(mark: Marked, quote: str, reason: str, candidates: tuple[Span, ...], names: dict[UUID, str]) -> Loss:
    if isinstance(mark, Coding):
        coder, code = names[mark.coder_id], names[mark.code_id]
    else:
        coder, code = "", mark.name if isinstance(mark, Part) else mark.group
    return Loss(mark.id, kind_of(mark), span_of(mark), quote, reason, candidates, coder, code)
