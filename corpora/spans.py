"""Where something stands in a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpora.refusal import Refusal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of one document's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise Refusal("span-empty", start=self.start, end=self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def quoted(text: str, span: Span) -> str:
    """The words at `span`; refuses a span that runs past the end of the text."""
    if span.end > len(text):
        raise Refusal("span-outside", start=span.start, end=span.end, length=len(text))
    return text[span.start : span.end]


def merged(spans: Iterable[Span], *, touching: bool = True) -> list[Span]:
    """Cover the same text with the fewest spans, in reading order; O(n log n).

    Spans that touch join too, unless they are to stay apart.
    """
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end + touching:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
