"""Where two coders differ: places to talk about, worst first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from uuid import UUID

from coding.codings import Coding
from coding.runs import Run, common, meeting, runs
from corpora.spans import Span, merged


class DifferenceKind(StrEnum):
    """MISSING: only one marked this. BOUNDARY: same code, other borders. CODE: same place, another code."""

    MISSING = "missing"
    BOUNDARY = "boundary"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two coders differ; `first` or `second` is None where that coder marked nothing.

    `span` is the whole place. `characters` is what makes it bad: for a BOUNDARY the characters that only one of them
    marked, otherwise the length of the place.
    """

    kind: DifferenceKind
    document_id: UUID
    span: Span
    first: Coding | None
    second: Coding | None
    characters: int = 0


def differences(first: UUID, second: UUID, codings: Iterable[Coding]) -> list[Difference]:
    """What two coders marked differently: MISSING and CODE by length, then BOUNDARY by the characters that differ.

    Marks of one code that overlap each other are one place: a BOUNDARY, unless both coders cover the same text, however
    each cut it up. What is left has no counterpart of its own code; of this, marks with different codes that share at
    least half of the shorter are paired one to one, largest overlap first (CODE), and the rest is MISSING. Equals stay
    in the order in which documents and codes first occur in `codings`.
    """
    documents: dict[UUID, dict[UUID, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for coding in codings:
        documents[coding.document_id][coding.code_id].append(coding)
    found = [found for codes in documents.values() for found in _in_document(first, second, codes.values())]
    return sorted(found, key=lambda difference: (difference.kind is DifferenceKind.BOUNDARY, -difference.characters))


def _in_document(first: UUID, second: UUID, codes: Iterable[Sequence[Coding]]) -> list[Difference]:
    found: list[Difference] = []
    ours: list[Run] = []
    theirs: list[Run] = []
    for place in (place for marks in codes for place in runs(marks)):
        mine, others = (tuple(c for c in place.codings if c.coder_id == coder) for coder in (first, second))
        if mine and others:
            found.extend(_boundary(place.span, mine, others))
        else:
            (ours if mine else theirs).append(place)
    found.extend(_without_counterpart(ours, theirs))
    return sorted(found, key=lambda difference: difference.span)


def _boundary(place: Span, mine: Sequence[Coding], others: Sequence[Coding]) -> Iterator[Difference]:
    """The difference in borders at one place of one code, shown by the two codings that share most; or nothing."""
    ours, theirs = (merged(coding.span for coding in marks) for marks in (mine, others))
    shared = sum(common(one, other) for one in ours for other in theirs)
    differing = sum(map(len, ours)) + sum(map(len, theirs)) - 2 * shared
    if differing:
        one, other = max(product(mine, others), key=lambda pair: common(pair[0].span, pair[1].span))
        yield Difference(DifferenceKind.BOUNDARY, one.document_id, place, one, other, differing)


def _without_counterpart(ours: list[Run], theirs: list[Run]) -> Iterator[Difference]:
    pairs = [
        (one, other)
        for one, other in meeting(sorted(ours, key=_place), sorted(theirs, key=_place))
        if 2 * common(one.span, other.span) >= min(len(one.span), len(other.span))
    ]
    paired: set[UUID] = set()
    for one, other in sorted(pairs, key=_closeness):
        if not paired & {one.longest.id, other.longest.id}:
            paired |= {one.longest.id, other.longest.id}
            place = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
            yield Difference(
                DifferenceKind.CODE, one.longest.document_id, place, one.longest, other.longest, len(place)
            )
    yield from (_missing(run, run.longest, None) for run in ours if run.longest.id not in paired)
    yield from (_missing(run, None, run.longest) for run in theirs if run.longest.id not in paired)


def _closeness(pair: tuple[Run, Run]) -> tuple[int, list[tuple[Span, str]]]:
    """Largest overlap first; equals in an order that does not depend on who is first."""
    return -common(pair[0].span, pair[1].span), sorted((run.span, str(run.longest.id)) for run in pair)


def _missing(run: Run, first: Coding | None, second: Coding | None) -> Difference:
    return Difference(DifferenceKind.MISSING, run.longest.document_id, run.span, first, second, len(run.span))


def _place(run: Run) -> Span:
    return run.span
