"""Which units of a text carry which codes: the 0/1 table that statistics elsewhere begin with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from coding.codings import Coding
from coding.runs import runs
from coding.sentences import carried
from coding.unitizing import Unit
from corpora.documents import Segment, SegmentKind
from corpora.spans import Span, merged


class CountedUnit(StrEnum):
    """What a row stands for. A PARAGRAPH is a speaker's turn where the text is a conversation.

    A FRAGMENT is a stretch of codings that overlap, whoever made them and whatever the code.
    """

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    FRAGMENT = "fragment"


_KINDS = {
    CountedUnit.SENTENCE: {SegmentKind.SENTENCE},
    CountedUnit.PARAGRAPH: {SegmentKind.PARAGRAPH, SegmentKind.TURN},
    CountedUnit.TURN: {SegmentKind.TURN},
}


@dataclass(frozen=True, slots=True)
class CodedUnits:
    """The units of one document in reading order; `carrying[unit, code]` is 1 or 0, codes as they were asked for."""

    document_id: UUID
    spans: tuple[Span, ...]
    carrying: NDArray[np.intp]


def coded_units(
    documents: Mapping[UUID, Sequence[Segment]],
    codings: Iterable[Coding],
    code_ids: Sequence[UUID],
    unit: CountedUnit = CountedUnit.SENTENCE,
) -> tuple[CodedUnits, ...]:
    """Of every document its units with their codes, by the rule that agreement counts by (`coding.sentences`).

    A fragment carries every code in it.
    """
    made: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        made[coding.document_id].append(coding)
    found = []
    for document_id, segments in documents.items():
        marks = made.get(document_id, ())
        spans = _spans(unit, segments, marks)
        found.append(CodedUnits(document_id, spans, _carrying(spans, marks, code_ids, unit)))
    return tuple(found)


def _spans(unit: CountedUnit, segments: Iterable[Segment], marks: Sequence[Coding]) -> tuple[Span, ...]:
    if unit is CountedUnit.FRAGMENT:
        return tuple(run.span for run in runs(marks))
    return tuple(sorted(segment.span for segment in segments if segment.kind in _KINDS[unit]))


def _carrying(
    spans: Sequence[Span], marks: Sequence[Coding], code_ids: Sequence[UUID], unit: CountedUnit
) -> NDArray[np.intp]:
    bounds = np.array([(span.start, span.end) for span in spans], np.intp).reshape(-1, 2)
    whole = np.zeros((len(spans), len(code_ids)), np.intp)
    by_code: dict[UUID, list[Span]] = defaultdict(list)
    for coding in marks:
        by_code[coding.code_id].append(coding.span)
    for place, code_id in enumerate(code_ids):
        if some := by_code.get(code_id):
            stretches = tuple(Unit(span) for span in merged(some))
            share = 0.0 if unit is CountedUnit.FRAGMENT else 0.5
            whole[:, place] = carried(stretches, bounds, share)
    return whole
