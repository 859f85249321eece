"""Codings taken together: what several marks of the same text amount to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol, TypeVar

from coding.codings import Coding
from corpora.spans import Span

_READING = attrgetter("span.start", "span.end", "id.int")


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Placed = TypeVar("Placed", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Run:
    """Codings of one document that overlap (or touch, when asked), and the span they cover together."""

    span: Span
    codings: tuple[Coding, ...]

    @property
    def longest(self) -> Coding:
        """The coding that stands for the run; of equals the first."""
        return max(self.codings, key=lambda coding: len(coding.span))


def runs(codings: Iterable[Coding], *, touching: bool = False) -> list[Run]:
    """Codings of one document, whoever made them, joined where they overlap; in reading order, O(n log n)."""
    found: list[Run] = []
    together: list[Coding] = []
    end = 0
    for coding in sorted(codings, key=_READING):
        apart = coding.span.start > end if touching else coding.span.start >= end
        if together and apart:
            found.append(Run(Span(together[0].span.start, end), tuple(together)))
            together = []
        end = max(end, coding.span.end) if together else coding.span.end
        together.append(coding)
    return [*found, Run(Span(together[0].span.start, end), tuple(together))] if together else found


def words_in_run(run: Run) -> int:
    """Words of the text the run covers, put together from its quotes, so that overlapping marks count once."""
    if len(run.codings) == 1:
        return len(run.codings[0].quote.split())
    pieces, reached = [], run.span.start
    for coding in run.codings:
        pieces.append(coding.quote[max(0, reached - coding.span.start) :])
        reached = max(reached, coding.span.end)
    return len("".join(pieces).split())


def meeting(first: Sequence[Placed], second: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Every pair that shares text; both in reading order."""
    open_ones: list[Placed] = []
    waiting = iter(second)
    candidate = next(waiting, None)
    for one in first:
        while candidate is not None and candidate.span.start < one.span.end:
            open_ones.append(candidate)
            candidate = next(waiting, None)
        open_ones = [other for other in open_ones if other.span.end > one.span.start]
        yield from ((one, other) for other in open_ones if other.span.start < one.span.end)


def common(first: Span, second: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(first.end, second.end) - max(first.start, second.start))
