"""Texts as rows of words and signs, numbered alike in both texts that are compared."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from corpora.spans import Span

_WORD = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """The words and signs of a text in order: where each starts and ends, and its number.

    `lines` holds the number of each line that has words, `line_starts` its first word, with the end of the row behind
    them. `weights[i]` is how many characters the words before word `i` have together.
    """

    text: str
    starts: list[int]
    ends: list[int]
    ids: list[int]
    lines: list[int]
    line_starts: list[int]
    weights: list[int]

    def __len__(self) -> int:
        return len(self.ids)

    def words(self, low: int, high: int) -> list[str]:
        return [self.text[start:end] for start, end in zip(self.starts[low:high], self.ends[low:high], strict=True)]

    def touched(self, span: Span) -> tuple[int, int]:
        """The words that have a character in the span, as a half-open range."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def weight(self, low: int, high: int) -> int:
        return self.weights[high] - self.weights[low]

    def mirrored(self) -> "Row":
        """The words in reverse order; the places are those of the text as it is."""
        size = len(self)
        firsts = [size - start for start in reversed(self.line_starts)]
        return Row(self.text, self.starts[::-1], self.ends[::-1], self.ids[::-1], self.lines[::-1], firsts, [])


def numbered(old: str, new: str) -> tuple[Row, Row]:
    """Both texts as rows in which equal words, and equal lines, have equal numbers."""
    words: dict[str, int] = {}
    lines: dict[str, int] = {}
    return _row(old, words, lines), _row(new, words, lines)


def _row(text: str, words: dict[str, int], lines: dict[str, int]) -> Row:
    spans = [match.span() for match in _WORD.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    ids = [words.setdefault(text[start:end], len(words)) for start, end in spans]
    line_ids, line_starts = [], []
    for match in _LINE.finditer(text):
        first = bisect_left(starts, match.start())
        if first < len(starts) and starts[first] < match.end():
            line_ids.append(lines.setdefault(match[0], len(lines)))
            line_starts.append(first)
    weights = [0, *accumulate(end - start for start, end in spans)]
    return Row(text, starts, ends, ids, line_ids, [*line_starts, len(ids)], weights)
