"""Blocks that were cut and pasted elsewhere."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from corpora.anchoring_matching import Block, Box, joined, matched_words, once
from corpora.anchoring_words import Row

DISTINCT_RUN = 4
MOVED_CHARACTERS = 24
MOVED_GAP = 60


def moved_chains(old: Row, new: Row, main: list[Block], runs: dict[object, int]) -> Iterator[list[Block]]:
    """Blocks that were cut and pasted: known by runs of words that stand once in both texts and in no other block."""
    ours, theirs = taken_by(len(old), len(new), iter(main))
    if b"\0" * DISTINCT_RUN not in ours or b"\0" * DISTINCT_RUN not in theirs:
        return
    found = list(_moved_blocks(old, new, (ours, theirs), runs))
    chain: list[Block] = []
    for block in [*found, None]:
        if chain and (block is None or not _follows(chain[-1], block, ours, theirs)):
            if sum(old.weight(each.i, each.i + each.size) for each in chain) >= MOVED_CHARACTERS:
                yield _filled(old, new, chain)
            chain = []
        if block is not None:
            chain.append(block)


def _moved_blocks(old: Row, new: Row, taken: tuple[bytearray, bytearray], runs: dict[object, int]) -> Iterator[Block]:
    """In order of the old text, where nothing else was found."""
    ours, theirs = bytearray(taken[0]), bytearray(taken[1])
    there = once(new.ids, 0, len(new), DISTINCT_RUN)
    for key, i in runs.items():
        j = there.get(key)
        if j is None or any(ours[i : i + DISTINCT_RUN]) or any(theirs[j : j + DISTINCT_RUN]):
            continue
        low, first, high, last = i, j, i + DISTINCT_RUN, j + DISTINCT_RUN
        while low and first and not ours[low - 1] and not theirs[first - 1] and old.ids[low - 1] == new.ids[first - 1]:
            low, first = low - 1, first - 1
        while high < len(old) and last < len(new) and not ours[high] and not theirs[last]:
            if old.ids[high] != new.ids[last]:
                break
            high, last = high + 1, last + 1
        ours[low:high] = theirs[first:last] = b"\1" * (high - low)
        yield Block(low, first, high - low)


def _follows(one: Block, other: Block, ours: bytearray, theirs: bytearray) -> bool:
    """Whether a moved block goes on in the next, with small changes between them."""
    i, j = one.i + one.size, one.j + one.size
    near = 0 <= other.i - i <= MOVED_GAP and 0 <= other.j - j <= MOVED_GAP
    return near and not any(ours[i : other.i]) and not any(theirs[j : other.j])


def _filled(old: Row, new: Row, chain: list[Block]) -> list[Block]:
    gaps = (Box(a.i + a.size, b.i, a.j + a.size, b.j) for a, b in pairwise(chain))
    return joined([*chain, *(block for gap in gaps for block in matched_words(old.ids, new.ids, gap))])


def edges(old: Row, new: Row, chain: list[Block], taken: tuple[bytearray, bytearray]) -> list[Block]:
    """Where the lines begin and end in which a moved chain does, as far as nothing else was found there."""
    i, j, last = chain[0].i, chain[0].j, chain[-1]
    before = Block(_back(old, i, taken[0]), _back(new, j, taken[1]), 0)
    return [before, Block(_on(old, last.i + last.size, taken[0]), _on(new, last.j + last.size, taken[1]), 0)]


def _back(row: Row, place: int, taken: bytearray) -> int:
    line = row.line_starts[bisect_right(row.line_starts, place) - 1]
    return max(line, place - MOVED_GAP, taken.rfind(b"\1", 0, place) + 1)


def _on(row: Row, place: int, taken: bytearray) -> int:
    line = row.line_starts[bisect_left(row.line_starts, place)]
    found = taken.find(b"\1", place)
    return min(line, place + MOVED_GAP, found if found >= 0 else line)


def taken_by(old: int, new: int, blocks: Iterator[Block]) -> tuple[bytearray, bytearray]:
    """Which words of both texts are in a block."""
    ours, theirs = bytearray(old), bytearray(new)
    for i, j, size in blocks:
        ours[i : i + size] = b"\1" * size if old else b""
        theirs[j : j + size] = b"\1" * size
    return ours, theirs
