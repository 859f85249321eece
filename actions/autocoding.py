"""Coding what was found: all hits in one step, or one at a time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from actions.coding import Mark, apply_codes, codings
from actions.documents import Content, content
from actions.searching import Hit
from actions.workspace import Desk, seated
from corpora.documents import PASSAGES, SegmentKind
from corpora.refusal import Refusal
from corpora.searching_lines import around
from corpora.spans import Span


class Unit(StrEnum):
    """What a coding of a hit covers: the hit itself, the sentence around it, or the turn or paragraph."""

    HIT = "hit"
    SENTENCE = "sentence"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Autocoded:
    """What coding a list of hits did: the revision, codings made, and fragments that had this code of this coder."""

    revision: int
    made: int
    already: int


def autocode(desk: Desk, hits: Sequence[Hit], code_id: UUID, unit: Unit = Unit.SENTENCE) -> Autocoded:
    """Code all hits in one step, which one undo takes back; a fragment that this coder coded so stays as it is.

    Refuses `autocode-nothing` when no fragment is left, and what `apply_codes` refuses.
    """
    new, already = to_code(desk, hits, code_id, unit)
    if not new:
        raise Refusal("autocode-nothing", n=already)
    texts = {document_id: content(desk, document_id).text for document_id, _ in new}
    marks = [Mark(document_id, code_id, span, texts[document_id][span.start : span.end]) for document_id, span in new]
    return Autocoded(apply_codes(desk, marks), len(new), already)


def to_code(desk: Desk, hits: Sequence[Hit], code_id: UUID, unit: Unit) -> tuple[list[tuple[UUID, Span]], int]:
    """The fragments that `autocode` would code, and how many this coder coded so already."""
    coder_id = seated(desk)
    spans = _units(desk, hits, unit)
    mine = (each for each in codings(desk) if (each.coder_id, each.code_id) == (coder_id, code_id))
    new = sorted(spans - {(each.document_id, each.span) for each in mine})
    return new, len(spans) - len(new)


def surroundings(desk: Desk, hit: Hit) -> Span:
    """The turn, paragraph or heading in which a hit stands."""
    return around(hit.span, _blocks(content(desk, hit.document.id), Unit.TURN))


def _units(desk: Desk, hits: Sequence[Hit], unit: Unit) -> set[tuple[UUID, Span]]:
    """What there is to code."""
    if unit is Unit.HIT:
        return {(hit.document.id, hit.span) for hit in hits}
    by_document: dict[UUID, list[Span]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document.id].append(hit.span)
    return {
        (document_id, around(span, blocks))
        for document_id, spans in by_document.items()
        for blocks in [_blocks(content(desk, document_id), unit)]
        for span in spans
    }


def _blocks(of: Content, unit: Unit) -> list[Span]:
    kinds = (SegmentKind.SENTENCE,) if unit is Unit.SENTENCE else PASSAGES
    return sorted(segment.span for segment in of.segments if segment.kind in kinds)
