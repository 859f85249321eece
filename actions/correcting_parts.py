"""What a correction does to the parts of a document: they move, shrink to what is certain, or are listed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from corpora.anchoring import Lost, Moved
from corpora.boards import Reference
from corpora.documents import Reading, Segment
from corpora.parts import Part, beside
from corpora.parts_moving import Texts, settled
from corpora.spans import Span

Marks = Sequence[Coding | Reference | Part]


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A part that becomes shorter; `old` is a place in the text as it was, `new` in the corrected one."""

    id: UUID
    name: str
    old: Span
    new: Span


def settled_parts(
    marks: Marks, results: Sequence[Moved | Lost], old: tuple[str, Sequence[Segment]], reading: Reading
) -> tuple[tuple[Moved | Lost, ...], tuple[Part, ...]]:
    """The results with those of parts as `corpora.parts_moving` settles them, and the parts that shrink."""
    parts = [(place, mark) for place, mark in enumerate(marks) if isinstance(mark, Part)]
    if not parts:
        return tuple(results), ()
    texts = Texts(old[0], reading.text, old[1], reading.segments)
    outcomes = settled(texts, [results[place] for place, _ in parts])
    found = list(results)
    for (place, _), each in zip(parts, outcomes, strict=True):
        found[place] = each.outcome
    shrunk = tuple(part for (_, part), each in zip(parts, outcomes, strict=True) if each.shrunk)
    return tuple(found), shrunk


def shrunken(parts: Iterable[Part], spans: Mapping[UUID, Span]) -> tuple[Shrunk, ...]:
    """The parts that shrink, as far as they have a place."""
    return tuple(Shrunk(part.id, part.name, part.span, spans[part.id]) for part in parts if part.id in spans)


def apart(marks: Marks, spans: Mapping[UUID, Span], new: Span) -> bool:
    """Whether a new place stays clear of those that parts have got so far."""
    return not any(spans[mark.id].overlaps(new) for mark in marks if isinstance(mark, Part) and mark.id in spans)


def refuse_overlap(marks: Marks, spans: Mapping[UUID, Span | None]) -> None:
    """Parts may not overlap, wherever people put them."""
    placed: list[Part] = []
    for mark in marks:
        span = spans[mark.id] if isinstance(mark, Part) else None
        if isinstance(mark, Part) and span:
            beside(span, placed)
            placed.append(Part(mark.id, mark.document_id, mark.name, span))
