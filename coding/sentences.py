"""Which sentences carry a code: from freely chosen marks to units that can be counted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coding.unitizing import Unit

HALF = 0.5

Bounds = NDArray[np.intp]


def carried(marks: Sequence[Unit], sentences: Bounds, share: float = HALF, *, strict: bool = False) -> NDArray[np.intp]:
    """For each sentence (start, end) 1 if it carries the code, else 0.

    It does when at least `share` of its characters is marked, or when it holds at least `share` of one mark (of those
    characters of the mark that stand in sentences). The second half of the rule is for a few telling words in a long
    sentence: with `share` at one half or less no mark that touches a sentence vanishes from kappa. A mark that runs a
    few characters over a border does not carry the neighbour along. `strict` leaves only the first half of the rule.
    Marks must be in reading order, not overlapping.
    """
    return np.asarray(carried_by_each([marks], sentences, share, strict=strict)[0], np.intp)


def carried_by_each(
    rows: Sequence[Sequence[Unit]], sentences: Bounds, share: float = HALF, *, strict: bool = False
) -> NDArray[np.bool_]:
    """The same for several rows of marks at once, each by itself: a row of answers for every row of marks."""
    bounds = np.array([(mark.span.start, mark.span.end) for some in rows for mark in some], np.intp).reshape(-1, 2)
    row = np.repeat(np.arange(len(rows)), np.array([len(some) for some in rows], np.intp))
    mark, sentence = _met(bounds, sentences)
    common = np.minimum(bounds[mark, 1], sentences[sentence, 1]) - np.maximum(bounds[mark, 0], sentences[sentence, 0])
    cell = row[mark] * len(sentences) + sentence
    covered = np.bincount(cell, weights=common, minlength=len(rows) * len(sentences)).reshape(len(rows), len(sentences))
    carries = (covered > 0) & (covered >= share * (sentences[:, 1] - sentences[:, 0]))
    if not strict:
        inside = np.bincount(mark, weights=common, minlength=len(bounds))
        carries.ravel()[cell[common >= share * inside[mark]]] = True
    return np.asarray(carries)


def _met(marks: Bounds, sentences: Bounds) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers of every mark and sentence that share text."""
    low = np.searchsorted(sentences[:, 1], marks[:, 0], side="right")
    times = np.maximum(np.searchsorted(sentences[:, 0], marks[:, 1], side="left") - low, 0)
    begin = np.cumsum(times) - times
    return np.repeat(np.arange(len(marks)), times), np.arange(times.sum()) + np.repeat(low - begin, times)
