"""Which fragments of two coders are the same one, if borders may lie a little apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import combinations

import numpy as np

Place = tuple[int, int]
_LAST_BLANK = 0x3000
_BLANK = np.array([chr(each).isspace() for each in range(_LAST_BLANK + 1)] + [False])


def word_begins(text: str) -> tuple[int, ...]:
    """Where each stretch without blanks begins."""
    blank = _BLANK[np.minimum(np.frombuffer(text.encode("utf-32-le"), np.uint32), len(_BLANK) - 1)]
    return tuple(np.flatnonzero(~blank & np.concatenate([[True], blank[:-1]])).tolist())


def matched(first: Sequence[Place], second: Sequence[Place], tolerance: int) -> int:
    """How many fragments can be paired one to one with neither border more than `tolerance` apart, nearest first.

    O(n log n) where few fragments begin at about the same place.
    """
    mine, theirs = sorted(first), sorted(second)
    near = [
        (abs(start - theirs[other][0]) + abs(end - theirs[other][1]), one, other)
        for one, (start, end) in enumerate(mine)
        for other in range(
            bisect_left(theirs, start - tolerance, key=_start), bisect_right(theirs, start + tolerance, key=_start)
        )
        if abs(end - theirs[other][1]) <= tolerance
    ]
    ours, others = set[int](), set[int]()
    for _, one, other in sorted(near):
        if one not in ours and other not in others:
            ours.add(one)
            others.add(other)
    return len(ours)


def matched_by_pairs(coders: Sequence[Sequence[Place]], tolerance: int) -> int:
    """The same, summed over every pair of coders."""
    return sum(matched(one, other, tolerance) for one, other in combinations(coders, 2) if one and other)


def _start(place: Place) -> int:
    return place[0]
