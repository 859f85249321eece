"""What was changed between two texts, place by place, for a person to look over."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpora.anchoring_alignment import Alignment, Kind
from corpora.anchoring_matching import Block

AROUND = 40
SHOWN = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One place: words that went, words that came, and those around them. `moved` when they stand elsewhere as well.

    `start` is where the place is in the new text. Where only line ends changed, `old` and `new` hold these.
    """

    start: int
    old: str
    new: str
    before: str
    after: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """Every place in order, and how many words were left out and put in; a replaced word counts as both."""

    all: tuple[Change, ...]
    removed: int
    added: int


def changes(alignment: Alignment) -> Changes:
    """The changes in reading order of the new text; linear in both."""
    blocks = [
        Block(piece.low, piece.first, piece.high - piece.low)
        for piece in alignment.pieces
        if piece.kind is Kind.SAME and piece.chain == 0
    ]
    edges = [Block(0, 0, 0), *blocks, Block(len(alignment.old), len(alignment.new), 0)]
    found: list[Change] = []
    removed = added = 0
    for one, other in pairwise(edges):
        gap = one.i + one.size, other.i, one.j + one.size, other.j
        removed, added = removed + gap[1] - gap[0], added + gap[3] - gap[2]
        found += _spaces(alignment, one)
        found += _change(alignment, *gap)
    return Changes(tuple(found), removed, added)


def _change(alignment: Alignment, low: int, high: int, first: int, last: int) -> Iterator[Change]:
    """What stands between two kept words, when it is not the same."""
    old, new = alignment.old, alignment.new
    went = old.text[old.ends[low - 1] if low else 0 : old.starts[high] if high < len(old) else len(old.text)]
    start = new.ends[first - 1] if first else 0
    end = new.starts[last] if last < len(new) else len(new.text)
    came = new.text[start:end]
    if went == came:
        return
    if went.split() == came.split():  # other line ends
        gone, put = went, came
    else:
        gone, put = went.strip(), came.strip()
    moved = any(alignment.pieces[at].chain for at in alignment.within(low, high)) if low < high else False
    before, after = new.text[max(0, start - AROUND) : start], new.text[end : end + AROUND]
    yield Change(start, _short(gone), _short(put), before, after, moved)


def _spaces(alignment: Alignment, block: Block) -> Iterator[Change]:
    """Lines that were joined or split between words that stayed."""
    old, new = alignment.old, alignment.new
    if (
        block.size < 2
        or old.text[old.starts[block.i] : old.ends[block.i + block.size - 1]]
        == (new.text[new.starts[block.j] : new.ends[block.j + block.size - 1]])
    ):
        return
    for at in range(1, block.size):
        i, j = block.i + at, block.j + at
        yield from _change(alignment, i, i, j, j)


def _short(words: str) -> str:
    half = SHOWN // 2
    return words if len(words) <= SHOWN else f"{words[:half]} … {words[-half:]}"
