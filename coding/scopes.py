"""What of a text counts: some stretches of it, laid end to end, and where a place in the text then stands."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

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
        start, end = self._before(span.start), self._before(span.end)
        return Span(start, end) if start < end else None

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
