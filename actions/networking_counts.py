"""What networks are counted from: the codings that a choice is about, and their counts per document, remembered."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from actions.differing import in_force
from actions.segments import turn_segments, units
from actions.workspace import Desk
from coding.codings import Coding
from coding.cooccurrence_counting import DocumentCounts, How, Meet, Rows, counted
from coding.network_choices import Choice
from corpora.spans import Span

Bounds = Mapping[UUID, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The counts of a document and what they were made of; the same codings have the same counts."""

    codings: Sequence[Coding]
    bounds: Sequence[Span]
    counts: DocumentCounts


def marks_for(desk: Desk, choice: Choice) -> tuple[Coding, ...]:
    """What counts, of the coders that are asked for."""

    def found() -> tuple[Coding, ...]:
        every = in_force(desk)
        wanted = set(choice.coder_ids)
        return tuple(coding for coding in every if coding.coder_id in wanted) if wanted else tuple(every)

    return desk.computed("network marks", choice.coder_ids, compute=found)


def counts_of(
    desk: Desk, marks: Mapping[UUID, Sequence[Coding]], rows: Rows, how: How, of: Hashable
) -> list[DocumentCounts]:
    """Of every document; only those whose codings or bounds became others are counted anew."""
    known: dict[Any, Any] = desk.remembered("network counts", desk.coder_id, how, of, compute=dict)
    shape = (dict(rows.of), rows.table.tobytes())
    if known.get("shape") != shape:
        known.clear()
        known["shape"] = shape
    bounds = bounds_for(desk, how, marks.keys())
    here: dict[UUID, _Kept] = known.get("documents", {})
    fresh = {each: some for each, some in marks.items() if not _same(here.get(each), some, bounds.get(each, ()))}
    made = counted(fresh, rows, how, bounds)
    kept = {each: here[each] for each in marks if each not in fresh}
    kept |= {each: _Kept(some, bounds.get(each, ()), made[each]) for each, some in fresh.items()}
    known["documents"] = kept
    return [kept[each].counts for each in marks]


def bounds_for(desk: Desk, how: How, document_ids: Iterable[UUID]) -> Bounds:
    """The turns or sentences of these documents, for the kinds that look at those."""
    wanted = set(document_ids)
    if how.meet is Meet.TURN:
        turns = turn_segments(desk, wanted)
        return {each: tuple(turn.span for turn in turns.get(each, ())) for each in wanted}
    if how.meet is Meet.NEAR:
        return {each: unit.sentences for each, unit in units(desk, wanted).items()}
    return {}


def _same(kept: _Kept | None, codings: Sequence[Coding], bounds: Sequence[Span]) -> bool:
    return kept is not None and kept.codings == codings and kept.bounds == bounds
