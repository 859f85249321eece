"""Where marks stand together, counted per document with numpy, so that a change costs one document.

Every kind of meeting lays a row of positions under a text, and a subject (a code or category) stands at some of them:

- SAME: the stretches that carry a mark, each a position; a subject stands at a stretch that it marks exactly.
- OVERLAP: the characters.
- TURN: the turns; a subject stands at a turn when one of its marks shares text with it.
- NEAR: every row of n + 1 sentences that follow each other; a subject stands at one that its marks share text with.

Two subjects meet at the positions where both stand. Characters and rows of sentences that follow each other make one
place; a stretch and a turn are a place each. Who marked it is of no account, so two coders on one place count once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, repeat
from operator import attrgetter
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from coding.codings import Coding
from corpora.spans import Span

Numbers = NDArray[np.int64]
SPARE = 32
"""Bits for a place in a text; those above it say in which document, or of what."""
MARKS_AT_ONCE = 100_000
NEAREST = 1


class Meet(StrEnum):
    """What counts as being together."""

    SAME = "same"
    OVERLAP = "overlap"
    TURN = "turn"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class How:
    """`sentences` is how far apart NEAR allows: 0 is the same sentence, 1 also the next one."""

    meet: Meet = Meet.OVERLAP
    sentences: int = NEAREST


@dataclass(frozen=True, slots=True, eq=False)
class DocumentCounts:
    """Of one document: places and positions of each subject and of each two that meet; `positions` carry anything."""

    subject: Numbers
    places: Numbers
    stands: Numbers
    first: Numbers
    second: Numbers
    shared_places: Numbers
    shared: Numbers
    positions: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Which subjects (by number) a code counts for: a table with −1 where a code has fewer than the most.

    By the number in the code's id, which is looked up many times faster than the id itself.
    """

    of: Mapping[int, int]
    table: Numbers

    @classmethod
    def made(cls, subjects: Mapping[UUID, Sequence[int]]) -> "Rows":
        """From the subjects by code; a code that is not there counts for nothing."""
        width = max(map(len, subjects.values()), default=0)
        rows = [[*some, *[-1] * (width - len(some))] for some in subjects.values()]
        table = np.array([*rows, [-1] * width], dtype=np.int64).reshape(len(rows) + 1, width)
        return cls({code_id.int: place for place, code_id in enumerate(subjects)}, table)


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """Columns: the document's number in this batch, the subject's, and where it stands."""

    document: Numbers
    subject: Numbers
    start: Numbers
    end: Numbers

    def __getitem__(self, chosen: NDArray[np.generic]) -> "_Marks":
        return _Marks(self.document[chosen], self.subject[chosen], self.start[chosen], self.end[chosen])


def counted(
    codings: Mapping[UUID, Sequence[Coding]],
    rows: Rows,
    how: How,
    bounds: Mapping[UUID, Sequence[Span]] | None = None,
    *,
    at_once: int = MARKS_AT_ONCE,
) -> dict[UUID, DocumentCounts]:
    """The counts of these documents; `bounds` are their turns or sentences, for the kinds that look at those. Documents
    are counted together as long as they have no more than `at_once` marks."""
    found: dict[UUID, DocumentCounts] = {}
    for batch in _batches(codings, at_once):
        marks = _columns([codings[each] for each in batch], rows)
        if how.meet in (Meet.TURN, Meet.NEAR):
            far = how.sentences if how.meet is Meet.NEAR else 0
            marks = _numbered(marks, [(bounds or {}).get(each, ()) for each in batch], far)
        stretches = _joined(marks) if how.meet in (Meet.OVERLAP, Meet.NEAR) else _apart(marks, how.meet)
        found |= zip(batch, _split(stretches, len(batch)), strict=True)
    return found


def _batches(codings: Mapping[UUID, Sequence[Coding]], at_once: int) -> Iterator[list[UUID]]:
    batch: list[UUID] = []
    marks = 0
    for document_id, some in codings.items():
        if batch and marks + len(some) > at_once:
            yield batch
            batch, marks = [], 0
        batch.append(document_id)
        marks += len(some)
    if batch:
        yield batch


def _columns(documents: Sequence[Sequence[Coding]], rows: Rows) -> _Marks:
    """In the order of the documents; a code that counts for several subjects has a mark for each."""
    size, unknown = sum(map(len, documents)), len(rows.of)
    every = list(chain.from_iterable(documents))
    code_numbers = map(attrgetter("code_id.int"), every)
    row = np.fromiter(map(rows.of.get, code_numbers, repeat(unknown)), np.int64, size)
    document = np.repeat(np.arange(len(documents)), [len(some) for some in documents])
    start, end = _bounds(map(attrgetter("span"), every), size)
    which, place = np.nonzero(rows.table[row] >= 0)
    return _Marks(document[which], rows.table[row[which], place], start[which], end[which])


def _numbered(marks: _Marks, bounds: Sequence[Sequence[Span]], far: int) -> _Marks:
    """Marks by the numbers of the turns, or rows of sentences, that they touch; what touches none is left out."""
    start, end = np.zeros_like(marks.start), np.zeros_like(marks.end)
    edges = np.searchsorted(marks.document, np.arange(len(bounds) + 1))
    for number, spans in enumerate(bounds):
        here = slice(edges[number], edges[number + 1])
        starts, ends = _bounds(iter(spans), len(spans))
        first = np.searchsorted(ends, marks.start[here], "right")
        last = np.searchsorted(starts, marks.end[here], "left") - 1
        touched = first <= last
        start[here] = np.where(touched, np.maximum(first - far, 0), 0)
        end[here] = np.where(touched, np.minimum(last, max(len(spans) - 1 - far, 0)) + 1, 0)
    return _Marks(marks.document, marks.subject, start, end)[end > start]


def _bounds(spans: Iterator[Span], size: int) -> tuple[Numbers, Numbers]:
    flat = chain.from_iterable(map(attrgetter("start", "end"), spans))
    both = np.fromiter(flat, np.int64, 2 * size).reshape(size, 2)
    return both[:, 0], both[:, 1]


def _joined(marks: _Marks) -> _Marks:
    """What overlaps or touches of one subject in one document as one stretch."""
    if not len(marks.start):
        return marks
    marks = marks[np.lexsort((marks.start, marks.subject, marks.document))]
    other = (np.diff(marks.document) != 0) | (np.diff(marks.subject) != 0)
    above = np.concatenate([[0], np.cumsum(other)]) << SPARE
    reached = np.maximum.accumulate(above + marks.end)
    begins = np.flatnonzero(np.concatenate([[True], (above + marks.start)[1:] > reached[:-1]]))
    ends = np.concatenate([begins[1:], [len(reached)]]) - 1
    return _Marks(marks.document[begins], marks.subject[begins], marks.start[begins], (reached - above)[ends])


def _apart(marks: _Marks, meet: Meet) -> _Marks:
    """Every subject once at every turn or stretch, each of which is a position of its own."""
    if meet is Meet.TURN:
        wide = marks.end - marks.start
        which = np.repeat(np.arange(len(wide)), wide)
        turn = marks.start[which] + np.arange(len(which)) - np.repeat(np.cumsum(wide) - wide, wide)
        marks = _Marks(marks.document[which], marks.subject[which], turn, turn + 1)
    above = (marks.document << SPARE) + marks.start
    ends = (marks.end,) if meet is Meet.SAME else ()
    marks = marks[np.lexsort((marks.subject, *ends, above))]
    stretch = _changes(marks.document, marks.start, marks.end)
    position: Numbers = np.cumsum(stretch) if meet is Meet.SAME else marks.start
    once = stretch | _changes(marks.subject)
    return _Marks(marks.document, marks.subject, position, position + 1)[once]


def _changes(*columns: Numbers) -> NDArray[np.bool_]:
    """Where a row differs from the one before; the first does."""
    found = np.ones(len(columns[0]), np.bool_)
    found[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return found


def _split(stretches: _Marks, documents: int) -> Iterator[DocumentCounts]:
    """What stands in each document, and what of it shares positions."""
    width = int(stretches.subject.max(initial=0)) + 1
    long = stretches.end - stretches.start
    alone, alone_places, alone_stands = _summed(stretches.document * width + stretches.subject, long)
    pair, pair_places, pair_shared = _summed(*_shared(stretches, width))
    everything = _joined(_Marks(stretches.document, stretches.document * 0, stretches.start, stretches.end))
    carried = np.bincount(everything.document, everything.end - everything.start, minlength=documents)
    alone_at = np.searchsorted(alone, np.arange(documents + 1) * width)
    pair_at = np.searchsorted(pair, np.arange(documents + 1) * width * width)
    for number in range(documents):
        one, two = slice(*alone_at[number : number + 2]), slice(*pair_at[number : number + 2])
        yield DocumentCounts(
            alone[one] % width,
            alone_places[one],
            alone_stands[one],
            pair[two] // width % width,
            pair[two] % width,
            pair_places[two],
            pair_shared[two],
            int(carried[number]),
        )


def _shared(stretches: _Marks, width: int) -> tuple[Numbers, Numbers]:
    """Of every two stretches that share positions their document and subjects as one number, and how many they share.

    Stretches of one subject never do; so far in reading order, each meets those that begin before it ends.
    """
    stretches = stretches[np.lexsort((stretches.start, stretches.document))]
    above = stretches.document << SPARE
    later = np.searchsorted(above + stretches.start, above + stretches.end) - np.arange(1, len(above) + 1)
    one = np.repeat(np.arange(len(above)), later)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(later) - later, later)
    shared = np.minimum(stretches.end[one], stretches.end[other]) - stretches.start[other]
    low = np.minimum(stretches.subject[one], stretches.subject[other])
    high = np.maximum(stretches.subject[one], stretches.subject[other])
    return (stretches.document[one] * width + low) * width + high, shared


def _summed(keys: Numbers, values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Each key once, in order, with how often it occurs and the sum of its values."""
    if not len(keys):
        return keys, keys, keys
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.flatnonzero(_changes(keys))
    return keys[begins], np.diff(begins, append=len(keys)), np.add.reduceat(values[order], begins)
