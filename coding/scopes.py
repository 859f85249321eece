"""What of a text counts: some stretches of it, laid end to end, and where a place in the text then stands."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpora.spans import Span, merged


@dataclass(frozen=True, slots=True)
class Scope:
    """Stretches in reading order, never overlapping; `begins` says where each begins when they are laid end to end."""

    stretches: tuple[Span, ...]
    begins: tuple[int, ...]
    length: int

    def laid(self, span: Span) -> Span | None:
        """Where a place of the text stands in what counts; None where nothing of it does. O(log n).

        A place that runs across what does not count stays one.
        """
        if len(self.stretches) == 1 and self.stretches[0].covers(span) and not self.stretches[0].start:
            return span
        start, end = self._before(span.start), self._before(span.end)
        return Span(start, end) if start < end else None

    def laid_all(self, bounds: NDArray[np.intp]) -> NDArray[np.intp]:
        """The same for rows of (start, end); a row of nothing has two equal ends."""
        if len(self.stretches) == 1 and not self.stretches[0].start:
            return np.minimum(bounds, self.length)
        starts = np.array([stretch.start for stretch in self.stretches], np.intp)
        at = np.searchsorted(starts, bounds, side="right")
        begins, ends = np.array([0, *self.begins], np.intp), np.array([0, *(each.end for each in self.stretches)])
        return np.asarray(begins[at] + np.where(at, np.minimum(bounds, ends[at]) - np.array([0, *starts])[at], 0))

    def _before(self, offset: int) -> int:
        """How many characters that count stand before this one."""
        at = bisect_right(self.stretches, offset, key=lambda stretch: stretch.start) - 1
        return self.begins[at] + min(offset, self.stretches[at].end) - self.stretches[at].start if at >= 0 else 0


def scope_of(length: int, within: Iterable[Span] | None = None, without: Iterable[Span] = ()) -> Scope:
    """The whole text or some stretches of it, less others."""
    if within is None:
        within = [Span(0, length)] if length else []
    kept: list[Span] = []
    gone = merged(without)
    for stretch in merged(within):
        start = stretch.start
        for hole in gone:
            if hole.end <= start or hole.start >= stretch.end:
                continue
            if hole.start > start:
                kept.append(Span(start, hole.start))
            start = hole.end
        if start < stretch.end:
            kept.append(Span(start, stretch.end))
    ends = list(accumulate(map(len, kept), initial=0))
    return Scope(tuple(kept), tuple(ends[:-1]), ends[-1])


def common(first: Iterable[Span], second: Iterable[Span]) -> list[Span]:
    """The text that both cover, in reading order."""
    mine, theirs = merged(first), merged(second)
    return [
        Span(max(one.start, other.start), min(one.end, other.end))
        for one in mine
        for other in theirs
        if one.overlaps(other)
    ]
