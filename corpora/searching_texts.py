"""The words of every text of a project in one row of numbers, to be gone through at once.

A word is the number that the vocabulary gave it: four bytes, so ten million words stand in forty megabytes and are gone
through in a few hundredths of a second. Texts follow each other in reading order; no passage runs on into the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 1 << 16
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Of one text: `words[n]` is the vocabulary's number of the n-th word; passages and voices as in an `Index`."""

    words: NDArray[np.uint32]
    passages: NDArray[np.uint32]
    voices: NDArray[np.uint32]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Text k is that of `document_ids[k]` and holds the words from `firsts[k]` to `firsts[k + 1]` (numbers in `words`).

    Passage k holds the words from `passages[k]` on, said by `speakers[voices[k]]`; `parts` is what this was made of,
    by the number under which each text is kept, and `mark` is another one for other texts.
    """

    document_ids: tuple[UUID, ...]
    parts: dict[int, Words]
    words: NDArray[np.uint32]
    firsts: Numbers
    passages: Numbers
    voices: Numbers
    speakers: tuple[str, ...]
    highest: int
    mark: int

    def text_of(self, numbers: Numbers) -> Numbers:
        """In which text each of these words stands."""
        return np.searchsorted(self.firsts, numbers, side="right") - 1

    def passage_of(self, numbers: Numbers) -> Numbers:
        """In which passage each of these words stands."""
        return np.searchsorted(self.passages, numbers, side="right") - 1

    def where(self, word_ids: Collection[int]) -> Numbers:
        """The numbers of the words that are one of these, in reading order; one pass over all texts."""
        wanted = self.among(word_ids)
        if not wanted.any():
            return np.empty(0, np.int64)
        steps = range(0, len(self.words), AT_ONCE)
        return np.concatenate([np.flatnonzero(wanted.take(self.words[at : at + AT_ONCE])) + at for at in steps])

    def among(self, word_ids: Collection[int]) -> NDArray[np.bool_]:
        """By number in the vocabulary, whether a word is one of these."""
        wanted = np.zeros(self.highest + 1, bool)
        ids = np.fromiter(word_ids, np.int64, len(word_ids))
        wanted[ids[ids <= self.highest]] = True
        return wanted


def joined(texts: Sequence[tuple[UUID, int, Words]]) -> Texts:
    """Texts after each other, in the order given: (document, number under which the text is kept, its words)."""
    parts = [part for _, _, part in texts]
    firsts = np.cumsum([0, *(len(part.words) for part in parts)])
    words = _after_each_other((part.words for part in parts), np.uint32)
    speakers = tuple(dict.fromkeys(("", *(name for part in parts for name in part.speakers))))
    voice_of = {name: voice for voice, name in enumerate(speakers)}
    voices = (np.array([voice_of[name] for name in part.speakers])[part.voices] for part in parts)
    passages = (part.passages.astype(np.int64) + first for part, first in zip(parts, firsts, strict=False))
    kept = {
        text_id: Words(words[first : first + len(part.words)], part.passages, part.voices, part.speakers)
        for (_, text_id, part), first in zip(texts, firsts, strict=False)
    }
    return Texts(
        tuple(document_id for document_id, *_ in texts),
        kept,
        words,
        firsts,
        _after_each_other(passages, np.int64),
        _after_each_other(voices, np.int64),
        speakers,
        int(words.max(initial=0)),
        hash(tuple(kept)),
    )


def _after_each_other(arrays: Iterable[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *arrays])
