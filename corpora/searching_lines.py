"""A hit in its line: what stands to its left and right (KWIC, key word in context)."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.spans import Span

WIDTH = 70


@dataclass(frozen=True, slots=True)
class Line:
    """Words around a hit, on one line."""

    left: str
    hit: str
    right: str


def beside(text: str, span: Span) -> tuple[str, str]:
    """What stands just before and just behind a span, `WIDTH` characters and one more."""
    return text[max(0, span.start - WIDTH - 1) : span.start], text[span.end : span.end + WIDTH + 1]


def line(before: str, hit: str, after: str) -> Line:
    """The hit on one line, between whole words from `beside` it."""
    if len(before) > WIDTH:
        before = before[before.find(" ") + 1 :]
    if len(after) > WIDTH:
        after = after[: max(after.rfind(" "), 0)]
    return Line(_flat(before), _flat(hit), _flat(after))


def around(span: Span, blocks: Sequence[Span]) -> Span:
    """From the begin of the block in which the span begins to the end of the one in which it ends; blocks in order.

    What stands in no block (the name before a turn, for its sentences) keeps its own begin or end.
    """
    touched = blocks[bisect_right(blocks, span.start, key=lambda block: block.end) :]
    start, end = span.start, span.end
    for block in touched:
        if block.start >= span.end:
            break
        start, end = min(start, block.start), max(end, block.end)
    return Span(start, end)


def _flat(text: str) -> str:
    return " ".join(text.split())
