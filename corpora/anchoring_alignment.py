"""How the words of one text became those of another: in place, put right, replaced, or moved elsewhere."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from corpora.anchoring_corrections import Pair, corrections
from corpora.anchoring_matching import Block, Box, joined, matched, once, slid
from corpora.anchoring_moving import DISTINCT_RUN, edges, moved_chains, taken_by
from corpora.anchoring_words import Row


class Kind(IntEnum):
    """What happened to words: nothing, put right, replaced one by one, or rewritten with other words."""

    SAME = 1
    CORRECTED = 2
    REPLACED = 3
    REWRITTEN = 4


class Piece(NamedTuple):
    """Words `low` to `high` became words `first` to `last`. Chain 0 is the text in its order, others were moved."""

    low: int
    high: int
    first: int
    last: int
    kind: Kind
    chain: int

    @property
    def kept(self) -> bool:
        return self.kind <= Kind.CORRECTED


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts with the pieces that became each other, by place in the old text; pieces never overlap."""

    old: Row
    new: Row
    pieces: list[Piece]
    lows: list[int]
    highs: list[int]
    kept_before: list[int]
    moved_before: list[int]
    taken: bytearray
    distinct_before: list[int]

    def within(self, low: int, high: int) -> range:
        """The pieces that have words between these."""
        return range(bisect_right(self.highs, low), bisect_left(self.lows, high))

    def kept(self, low: int, high: int, chain: int) -> int:
        """How many characters of the words between these were kept in that chain."""
        found = self.within(low, high)
        if chain == 0 and len(found) > 2:
            edges = (self.pieces[found[0]], self.pieces[found[-1]])
            inner = self.kept_before[found[-1]] - self.kept_before[found[0] + 1]
            return inner + sum(self._kept_in(piece, low, high, chain) for piece in edges)
        return sum(self._kept_in(self.pieces[at], low, high, chain) for at in found)

    def _kept_in(self, piece: Piece, low: int, high: int, chain: int) -> int:
        kept = piece.kept and piece.chain == chain
        return self.old.weight(max(low, piece.low), min(high, piece.high)) if kept else 0

    def distinct(self, low: int, high: int) -> bool:
        """Whether some words in a row between these stand nowhere else in the old text."""
        last = high - DISTINCT_RUN + 1
        return low < last and self.distinct_before[last] > self.distinct_before[low]

    def free(self, first: int, last: int) -> bool:
        """Whether none of these new words came from the old text."""
        return not any(self.taken[first:last])


def alignments(old: Row, new: Row) -> tuple[Alignment, Alignment]:
    """The alignment found from the beginning and the one found from the end; what they say alike is certain."""
    one = slid(old.ids, new.ids, matched(old, new))
    back, forth = old.mirrored(), new.mirrored()
    other = joined(
        [
            Block(len(old) - block.i - block.size, len(new) - block.j - block.size, block.size)
            for block in slid(back.ids, forth.ids, matched(back, forth))
        ]
    )
    runs = once(old.ids, 0, len(old), DISTINCT_RUN)
    first = _aligned(old, new, joined(one), runs)
    return first, first if other == joined(one) else _aligned(old, new, other, runs)


def _aligned(old: Row, new: Row, main: list[Block], runs: dict[object, int]) -> Alignment:
    chains = [main, *moved_chains(old, new, main, runs)]
    pieces = [
        Piece(i, i + size, j, j + size, Kind.SAME, chain)
        for chain, blocks in enumerate(chains)
        for i, j, size in blocks
    ]
    ours, theirs = taken_by(len(old), len(new), (block for blocks in chains for block in blocks))
    # What was moved first: the edges of a pasted block are its own, not those of what stood around its old place.
    for chain in range(len(chains) - 1, -1, -1):
        ends = edges(old, new, chains[chain], (ours, theirs)) if chain else [Block(0, 0, 0), _end_of(old, new)]
        for one, other in pairwise(sorted([*chains[chain], *ends])):
            box = Box(one.i + one.size, other.i, one.j + one.size, other.j)
            for piece in _changed(old, new, box, chain, (ours, theirs)):
                pieces.append(piece)
                if chain:
                    ours[piece.low : piece.high] = b"\1" * (piece.high - piece.low)
                    theirs[piece.first : piece.last] = b"\1" * (piece.last - piece.first)
    return _of(old, new, sorted(pieces), runs)


def _end_of(old: Row, new: Row) -> Block:
    return Block(len(old), len(new), 0)


def _of(old: Row, new: Row, pieces: list[Piece], runs: dict[object, int]) -> Alignment:
    distinct = bytearray(len(old))
    for place in runs.values():
        distinct[place] = 1
    kept = (old.weight(each.low, each.high) if each.kept and not each.chain else 0 for each in pieces)
    _, taken = taken_by(0, len(new), (Block(0, each.first, each.last - each.first) for each in pieces))
    return Alignment(
        old,
        new,
        pieces,
        [each.low for each in pieces],
        [each.high for each in pieces],
        [0, *accumulate(kept)],
        [0, *accumulate(int(each.chain > 0) for each in pieces)],
        taken,
        [0, *accumulate(distinct)],
    )


def _changed(old: Row, new: Row, box: Box, chain: int, taken: tuple[bytearray, bytearray]) -> Iterator[Piece]:
    """What the words between two blocks became: put right where they are alike, else replaced."""
    ours = [i for i in range(box.low, box.high) if not taken[0][i]]
    theirs = [j for j in range(box.first, box.last) if not taken[1][j]]
    if not ours or not theirs:
        return
    found = corrections([old.words(i, i + 1)[0] for i in ours], [new.words(j, j + 1)[0] for j in theirs])
    edges = [Pair(0, 0, 0, 0), *found, Pair(len(ours), len(ours), len(theirs), len(theirs))]
    for pair in found:
        yield from _piece(old, new, ours[pair.low : pair.high], theirs[pair.first : pair.last], chain)
    for one, other in pairwise(edges):
        yield from _replaced(ours[one.high : other.low], theirs[one.last : other.first], chain)


def _piece(old: Row, new: Row, ours: list[int], theirs: list[int], chain: int) -> Iterator[Piece]:
    if _in_one(ours) and _in_one(theirs):
        same = len(ours) == len(theirs) == 1 and old.ids[ours[0]] == new.ids[theirs[0]]
        kind = Kind.SAME if same else Kind.CORRECTED
        yield Piece(ours[0], ours[-1] + 1, theirs[0], theirs[-1] + 1, kind, chain)


def _replaced(ours: list[int], theirs: list[int], chain: int) -> Iterator[Piece]:
    """Other words: one for one where there are as many, else as a whole."""
    if ours and theirs and _in_one(ours) and _in_one(theirs):
        kind = Kind.REPLACED if len(ours) == len(theirs) else Kind.REWRITTEN
        yield Piece(ours[0], ours[-1] + 1, theirs[0], theirs[-1] + 1, kind, chain)
    elif ours and theirs:
        for low, high in _runs(ours):
            yield Piece(low, high, theirs[0], theirs[-1] + 1, Kind.REWRITTEN, chain)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        listed = [place for _, place in run]
        yield listed[0], listed[-1] + 1


def _in_one(places: list[int]) -> bool:
    return places[-1] - places[0] == len(places) - 1
