"""What stands in both of two rows of numbers in the same order: patience diff, first on lines, then on words.

Where a run of numbers occurs once in both rows, it is an anchor; the longest rising chain of anchors divides the rest,
which is divided again (Bram Cohen's patience diff). Only small rests are left to `difflib`, which is quadratic.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from corpora.anchoring_words import Row

SMALL = 10_000
_RUNS = (6, 3)
_LARGE_RUNS = (2, 1)


class Block(NamedTuple):
    """`size` numbers from `i` in the one row are those from `j` in the other."""

    i: int
    j: int
    size: int


class Box(NamedTuple):
    """A stretch of both rows that is still to be compared."""

    low: int
    high: int
    first: int
    last: int


def matched(old: Row, new: Row) -> list[Block]:
    """The words that stayed, in order; about linear in the length of the rows."""
    found: list[Block] = []
    lines, boxes = _divided(old.lines, new.lines, Box(0, len(old.lines), 0, len(new.lines)), 1)
    for i, j, size in lines:
        start, end = old.line_starts[i], old.line_starts[i + size]
        found.append(Block(start, new.line_starts[j], end - start))
    for low, high, first, last in boxes:
        box = Box(old.line_starts[low], old.line_starts[high], new.line_starts[first], new.line_starts[last])
        found += matched_words(old.ids, new.ids, box)
    return joined(found)


def matched_words(a: list[int], b: list[int], box: Box) -> list[Block]:
    """The words of a box that stayed."""
    found, boxes = _by_runs(a, b, [box], _RUNS)
    small = [each for each in boxes if _size(each) <= SMALL]
    more, rest = _by_runs(a, b, [each for each in boxes if _size(each) > SMALL], _LARGE_RUNS)
    small += [each for each in rest if _size(each) <= SMALL]
    return joined([*found, *more, *(block for each in small for block in _closely(a, b, each))])


def slid(a: list[int], b: list[int], blocks: list[Block]) -> list[Block]:
    """The same blocks with what was only put in or left out as late as the words allow: of `ja ja` the second."""
    result: list[Block] = []
    for block in blocks:
        by = 0
        if result:
            i, j = result[-1].i + result[-1].size, result[-1].j + result[-1].size
            row, start, end = (a, i, block.i) if j == block.j else (b, j, block.j)
            alone = (i == block.i) != (j == block.j)
            while alone and by < block.size and row[start + by] == row[end + by]:
                by += 1
            result[-1] = result[-1]._replace(size=result[-1].size + by)
        if by < block.size:
            result.append(Block(block.i + by, block.j + by, block.size - by))
    return result


def joined(blocks: list[Block]) -> list[Block]:
    """In order, with blocks that follow on each other as one."""
    result: list[Block] = []
    for block in sorted(blocks):
        if result and (result[-1].i + result[-1].size, result[-1].j + result[-1].size) == block[:2]:
            result[-1] = Block(result[-1].i, result[-1].j, result[-1].size + block.size)
        elif block.size:
            result.append(block)
    return result


def _size(box: Box) -> int:
    return (box.high - box.low) * (box.last - box.first)


def _by_runs(a: list[int], b: list[int], boxes: list[Box], runs: tuple[int, ...]) -> tuple[list[Block], list[Box]]:
    found: list[Block] = []
    for run in runs:
        rest: list[Box] = []
        for box in boxes:
            blocks, left = _divided(a, b, box, run)
            found += blocks
            rest += left
        boxes = rest
    return found, boxes


def _closely(a: list[int], b: list[int], box: Box) -> Iterator[Block]:
    matcher = SequenceMatcher(None, a[box.low : box.high], b[box.first : box.last], autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        yield Block(box.low + i, box.first + j, size)


def _divided(a: list[int], b: list[int], box: Box, run: int) -> tuple[list[Block], list[Box]]:
    """What is found with anchors of `run` numbers, and the boxes in which there are none."""
    found: list[Block] = []
    rest: list[Box] = []
    todo = [box]
    while todo:
        ends, inner = _trimmed(a, b, todo.pop())
        found += ends
        if not _size(inner):
            continue
        blocks = list(_grown(a, b, inner, _chain(_anchors(a, b, inner, run)), run))
        found += blocks
        if blocks:
            todo += _between(inner, blocks)
        else:
            rest.append(inner)
    return found, rest


def _trimmed(a: list[int], b: list[int], box: Box) -> tuple[list[Block], Box]:
    """The same beginning and the same end, and what is left between them."""
    low, high, first, last = box
    while low < high and first < last and a[low] == b[first]:
        low, first = low + 1, first + 1
    while low < high and first < last and a[high - 1] == b[last - 1]:
        high, last = high - 1, last - 1
    ends = [Block(box.low, box.first, low - box.low), Block(high, last, box.high - high)]
    return [block for block in ends if block.size], Box(low, high, first, last)


def _anchors(a: list[int], b: list[int], box: Box, run: int) -> list[tuple[int, int]]:
    """Places of the runs that occur once in both halves of the box."""
    ours, theirs = once(a, box.low, box.high, run), once(b, box.first, box.last, run)
    return [(i, theirs[key]) for key, i in ours.items() if key in theirs]


def once(row: list[int], low: int, high: int, run: int) -> dict[object, int]:
    """The runs that occur once between `low` and `high`, with their place, in order."""
    seen: dict[object, int] = {}
    twice: set[object] = set()
    shifted = [row[low + k : high - run + 1 + k] for k in range(run)]
    keys: Iterator[object] = iter(shifted[0]) if run == 1 else zip(*shifted, strict=False)
    for place, key in enumerate(keys, low):
        if key in seen:
            twice.add(key)
        else:
            seen[key] = place
    for key in twice:
        del seen[key]
    return seen


def _chain(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of anchors that rises in both texts; O(n log n). Anchors come in order of the first."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(anchors):
        place = bisect_left(tails, j)
        before.append(at_tail[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        at_tail[place : place + 1] = [n]
    chain: list[tuple[int, int]] = []
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def _grown(a: list[int], b: list[int], box: Box, chain: list[tuple[int, int]], run: int) -> Iterator[Block]:
    """A block for every anchor, as long as the texts stay the same."""
    end_i, end_j = box.low, box.first
    for i, j in chain:
        late = max(0, end_i - i, end_j - j)
        if late >= run:
            continue
        start_i, start_j = i + late, j + late
        end_i, end_j = i + run, j + run
        while end_i < box.high and end_j < box.last and a[end_i] == b[end_j]:
            end_i, end_j = end_i + 1, end_j + 1
        yield Block(start_i, start_j, end_i - start_i)


def _between(box: Box, blocks: list[Block]) -> Iterator[Box]:
    edges = [Block(box.low, box.first, 0), *blocks, Block(box.high, box.last, 0)]
    for one, other in pairwise(edges):
        yield Box(one.i + one.size, other.i, one.j + one.size, other.j)
