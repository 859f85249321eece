"""Two versions of a text side by side, paragraph by paragraph, with the words that differ."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from corpora.anchoring_matching import matched
from corpora.anchoring_words import numbered

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\n)[^\n]+)*")
_WORD = re.compile(r"\S+\s*")
_WEAK = 5
_MOST_WORDS = 5000


class Piece(NamedTuple):
    """Words as they stand in one version; `changed` when they do not stand so in the other."""

    words: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs before and after that came from each other; one of both may be empty."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether words differ; where only lines run on that were broken, they do not."""
        return self.before.split() != self.after.split()

    def marked(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Both sides in pieces; what is longer than some pages is marked as a whole."""
        ours, theirs = _WORD.findall(self.before), _WORD.findall(self.after)
        if not self.changed:
            return _whole(self.before, changed=False), _whole(self.after, changed=False)
        if not ours or not theirs or len(ours) + len(theirs) > _MOST_WORDS:
            return _whole(self.before, changed=True), _whole(self.after, changed=True)
        matcher = SequenceMatcher(None, [w.rstrip() for w in ours], [w.rstrip() for w in theirs], autojunk=False)
        left, right = [], []
        for same, low, high, first, last in matcher.get_opcodes():
            left.append(Piece("".join(ours[low:high]), same != "equal"))
            right.append(Piece("".join(theirs[first:last]), same != "equal"))
        return tuple(each for each in left if each.words), tuple(each for each in right if each.words)


def abreast(before: str, after: str) -> tuple[Pair, ...]:
    """All paragraphs of both texts in their order, those with the same words beside each other; about linear."""
    one, other = ([match.span() for match in _PARAGRAPH.finditer(text)] for text in (before, after))
    left, right = ([text[start:end] for start, end in spans] for text, spans in ((before, one), (after, other)))
    if before == after:
        return tuple(Pair(words, words) for words in left)
    pairs: list[Pair] = []
    p = q = 0
    for (low, high), (first, last) in _together(_links(before, after, one, other)):
        pairs += _loose(left[p:low], right[q:first])
        pairs.append(Pair("\n\n".join(left[low:high]), "\n\n".join(right[first:last])))
        p, q = high, last
    return (*pairs, *_loose(left[p:], right[q:]))


def _links(before: str, after: str, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs that share words, as (place before, place after); a few words in two long ones make no link."""
    old, new = numbered(before, after)
    starts, others = [start for start, _ in one], [start for start, _ in other]
    ours = [bisect_right(starts, at) - 1 for at in old.starts]
    theirs = [bisect_right(others, at) - 1 for at in new.starts]
    shared = Counter((ours[i + step], theirs[j + step]) for i, j, size in matched(old, new) for step in range(size))
    sizes, other_sizes = Counter(ours), Counter(theirs)
    return sorted((p, q) for (p, q), words in shared.items() if words * _WEAK >= min(sizes[p], other_sizes[q]))


def _together(links: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Half-open ranges of paragraphs that hang together by their links."""
    if not links:
        return
    low, first = links[0]
    high, last = low + 1, first + 1
    for p, q in links[1:]:
        if p >= high and q >= last:
            yield (low, high), (first, last)
            low, first = p, q
        high, last = max(high, p + 1), max(last, q + 1)
    yield (low, high), (first, last)


def _loose(ours: list[str], theirs: list[str]) -> list[Pair]:
    """Paragraphs without words in common with the other side: level where as many, else what fell out as one."""
    if len(ours) == len(theirs):
        return [Pair(before, after) for before, after in zip(ours, theirs, strict=True)]
    fell_out = [Pair("\n\n".join(ours), "")] if ours else []
    return fell_out + [Pair("", after) for after in theirs]


def _whole(words: str, *, changed: bool) -> tuple[Piece, ...]:
    return (Piece(words, changed),) if words else ()
