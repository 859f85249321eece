"""The codings behind two subjects that stand together: those that share a position with one of the other."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from coding.codings import Coding
from coding.cooccurrence_counting import How, Meet
from corpora.spans import Span


def behind(
    first: Iterable[Coding], second: Iterable[Coding], how: How, bounds: Mapping[UUID, Sequence[Span]] | None = None
) -> tuple[UUID, ...]:
    """Ids of both, as `cooccurrence_counting` counts them; a coding of one subject that meets none is left out."""
    one, other = _by_document(first), _by_document(second)
    found: list[UUID] = []
    for document_id in one.keys() & other.keys():
        spans = (bounds or {}).get(document_id, ())
        here = [(each, _positions(each.span, how, spans)) for each in one[document_id]]
        there = [(each, _positions(each.span, how, spans)) for each in other[document_id]]
        found += _meeting(here, there, how) + _meeting(there, here, how)
    return tuple(dict.fromkeys(found))


Placed = Sequence[tuple[Coding, Span | None]]


def _meeting(some: Placed, others: Placed, how: How) -> list[UUID]:
    alike = {each for _, each in others if each}
    if how.meet is Meet.SAME:
        return [coding.id for coding, at in some if at in alike]
    return [coding.id for coding, at in some if at and any(at.overlaps(other) for other in alike)]


def _positions(span: Span, how: How, bounds: Sequence[Span]) -> Span | None:
    """Where a coding stands, as a row of positions; None where it stands nowhere."""
    if how.meet in (Meet.SAME, Meet.OVERLAP):
        return span
    far = how.sentences if how.meet is Meet.NEAR else 0
    first = bisect_right(bounds, span.start, key=lambda each: each.end)
    last = bisect_left(bounds, span.end, key=lambda each: each.start) - 1
    if first > last:
        return None
    return Span(max(first - far, 0), min(last, max(len(bounds) - 1 - far, 0)) + 1)


def _by_document(codings: Iterable[Coding]) -> dict[UUID, list[Coding]]:
    found: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.document_id].append(coding)
    return found
