"""Where coders differ on one label: the places behind its numbers, most text first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from coding.runs import Run, runs
from corpora.spans import Span, merged


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch that coders marked differently: `missing` opened the text and did not mark it, others did.

    Where nobody is missing, they set other borders; `characters` are those that not everybody marked.
    """

    document_id: UUID
    span: Span
    quote: str
    by: frozenset[UUID]
    missing: frozenset[UUID]
    characters: int


def places(codings: Iterable[Coding], readers: Mapping[UUID, Collection[UUID]]) -> list[Place]:
    """Of the codings of one label, by document who opened it; documents without an entry are passed over."""
    by_document: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.coder_id in readers.get(coding.document_id, ()):
            by_document[coding.document_id].append(coding)
    found = [
        place
        for document_id, some in by_document.items()
        for run in runs(some)
        if (place := _place(run, frozenset(readers[document_id]))).characters
    ]
    return sorted(found, key=lambda place: -place.characters)


def _place(run: Run, readers: frozenset[UUID]) -> Place:
    by = frozenset(coding.coder_id for coding in run.codings)
    marked = {coder: merged(each.span for each in run.codings if each.coder_id == coder) for coder in by}
    shared = _common(list(marked.values())) if by == readers else 0
    every = sum(map(len, merged(span for some in marked.values() for span in some)))
    longest = run.longest
    return Place(longest.document_id, run.span, longest.quote, by, readers - by, every - shared)


def _common(marks: Sequence[Sequence[Span]]) -> int:
    """Characters that all of them marked."""
    borders = sorted(border for some in marks for span in some for border in ((span.start, 1), (span.end, -1)))
    found, depth, last = 0, 0, 0
    for at, change in borders:
        found += at - last if depth == len(marks) else 0
        depth, last = depth + change, at
    return found
