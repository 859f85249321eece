"""A text as it is searched: the words in order, where each starts, and the passages they stand in."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.documents import PASSAGES, Segment
from corpora.searching_forms import tokens


@dataclass(frozen=True, slots=True)
class Index:
    """`starts` holds the code point at which the n-th word starts; `places` the numbers n of each word.

    Passage k holds the words from number `passages[k]` on; `voices[k]` says which of `speakers` has the floor in it.
    """

    starts: array[int]
    places: dict[str, array[int]]
    passages: array[int]
    voices: array[int]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """An index without its words: from the number of a word to its place in the text, its passage and its speaker."""

    starts: array[int]
    passages: array[int]
    voices: array[int]
    speakers: tuple[str, ...]

    def passage(self, number: int) -> int:
        """In which passage the word with this number stands."""
        return bisect_right(self.passages, number) - 1

    def speaker(self, number: int) -> str:
        """Who says the word with this number; empty when nobody does."""
        return self.speakers[self.voices[self.passage(number)]]


def indexed(text: str, segments: Iterable[Segment]) -> Index:
    """The index of a text; every word is in exactly one passage."""
    starts: array[int] = array("I")
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, token in enumerate(tokens(text)):
        starts.append(token.start)
        places[token.word].append(number)
    blocks = [segment for segment in segments if segment.kind in PASSAGES]
    speakers = ("", *dict.fromkeys(block.speaker for block in blocks if block.speaker))
    passages, voices = _passages(starts, blocks, {name: voice for voice, name in enumerate(speakers)})
    return Index(starts, dict(places), passages, voices, speakers)


def _passages(starts: array[int], blocks: Sequence[Segment], voice_of: dict[str, int]) -> tuple[array[int], array[int]]:
    """The number of the first word of each passage, with its voice; text between blocks is a passage without one."""
    begin: dict[int, int] = {0: 0}
    for block in sorted(blocks, key=lambda block: block.span.start):
        first, after = bisect_right(starts, block.span.start - 1), bisect_right(starts, block.span.end - 1)
        if first < after:
            begin[first] = voice_of[block.speaker or ""]
            begin.setdefault(after, 0)
    numbers = sorted(begin)
    return array("I", numbers), array("I", (begin[number] for number in numbers))
