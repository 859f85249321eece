"""A text as it is searched: its words in order, where each starts, and the passages they stand in."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.documents import PASSAGES, Segment
from corpora.searching_forms import words_and_starts


@dataclass(frozen=True, slots=True)
class Index:
    """The n-th word is `words[n]` and starts at code point `starts[n]`.

    Passage k holds the words from number `passages[k]` on; `voices[k]` says which of `speakers` has the floor in it.
    """

    words: list[str]
    starts: array[int]
    passages: array[int]
    voices: array[int]
    speakers: tuple[str, ...]


def indexed(text: str, segments: Iterable[Segment]) -> Index:
    """The index of a text; every word is in exactly one passage."""
    words, starts = words_and_starts(text)
    blocks = [segment for segment in segments if segment.kind in PASSAGES]
    speakers = ("", *dict.fromkeys(block.speaker for block in blocks if block.speaker))
    passages, voices = _passages(starts, blocks, {name: voice for voice, name in enumerate(speakers)})
    return Index(words, starts, passages, voices, speakers)


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
