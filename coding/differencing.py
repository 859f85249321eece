"""What two tables of the same codings would tell together: the difference between their sums, where that is of few.

Each coding stands in one column of the one table and one of the other, so it is a line between two points. A reader who
adds columns of the one and takes off columns of the other is left with the lines that run between what was used and
what was not: a cut. Nothing follows of few boards exactly when the lines of no cut are about few, however many lines
there are. Points that lines about enough boards join are never told apart by such a cut; what is left is small.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from coding.smallcells import boards_of

Cells = Mapping[str, Sequence[UUID]]
Point = tuple[int, str]
Behind = Mapping[UUID, frozenset[str]]
Points = frozenset[Point]
Lines = Mapping[tuple[Points, Points], int]
"""Between points that are taken as one: the boards of their codings, a bit for each."""
UNKNOWN: Point = (2, "\0rest")
MOST = 14
"""So many points are tried in all their halves (some 8,000); of more a column is left out without trying."""


def telling(one: Cells, other: Cells, every: Collection[UUID], behind: Behind, least: int) -> frozenset[str]:
    """The columns of `other` that must be left out beside `one`, of a row with `every` of these codings.

    Both hold only what is published. What is in no published column is one point: its sum may follow from the total,
    but nobody knows what it is of. A coding about no board protects nobody; one in two columns counts in both.
    """
    hidden: set[str] = set()
    while True:
        shown = {name: ids for name, ids in other.items() if name not in hidden}
        lines = _joined(_lines(one, shown, every, behind), least)
        column = next((name for side in _betraying(lines, least) if (name := _least_of(side, shown))), None)
        if column is None:
            return frozenset(hidden)
        hidden.add(column)


def _lines(one: Cells, other: Cells, every: Collection[UUID], behind: Behind) -> Lines:
    places = [_places(n, cells) for n, cells in enumerate((one, other))]
    between: dict[tuple[Point, Point], list[UUID]] = defaultdict(list)
    for coding_id in every:
        for here in places[0].get(coding_id, [UNKNOWN]):
            for there in places[1].get(coding_id, [UNKNOWN]):
                between[here, there].append(coding_id)
    bit: dict[str, int] = {}
    return {
        (frozenset([here]), frozenset([there])): reduce(or_, (1 << bit.setdefault(each, len(bit)) for each in boards))
        for (here, there), ids in between.items()
        if here != there and (boards := sorted(boards_of(ids, behind)))
    }


def _joined(lines: Lines, least: int) -> Lines:
    """With points taken as one that lines about enough boards join: no cut about few runs between them."""
    strong = next((pair for pair, boards in lines.items() if boards.bit_count() >= least), None)
    if strong is None:
        return lines
    both = strong[0] | strong[1]
    found: dict[tuple[Points, Points], int] = defaultdict(int)
    for (here, there), boards in lines.items():
        here, there = (both if both.issuperset(each) else each for each in (here, there))
        if here != there:
            found[(there, here) if (there, here) in found else (here, there)] |= boards
    return _joined(found, least)


def _betraying(lines: Lines, least: int) -> Iterator[Points]:
    """The two sides of the cut about the fewest boards: the one first that is without what is left out already, for
    only what is left out on both sides hides on which of them it was."""
    for points in _together(lines):
        everything = frozenset[Point]().union(*points)
        if len(points) > MOST:
            yield everything
            continue
        here = {pair: boards for pair, boards in lines.items() if pair[0] in points}
        boards, inside = min(_cuts(points, here), key=lambda cut: cut[0])
        if boards < least:
            yield from sorted((inside, everything - inside), key=lambda side: UNKNOWN in side)


def _cuts(points: Sequence[Points], lines: Lines) -> Iterator[tuple[int, Points]]:
    """How many boards the lines between two halves are about, with the one half; each cut once."""
    first, *rest = points
    for taken in range(2 ** len(rest) - 1):
        half = {first, *(each for n, each in enumerate(rest) if taken >> n & 1)}
        boards = reduce(or_, (lines[pair] for pair in lines if (pair[0] in half) != (pair[1] in half)))
        yield boards.bit_count(), frozenset[Point]().union(*half)


def _together(lines: Lines) -> list[list[Points]]:
    """Points that hang together by lines, in a fixed order."""
    found: list[set[Points]] = []
    for pair in lines:
        touched = [some for some in found if not some.isdisjoint(pair)]
        found = [some for some in found if some not in touched] + [set(pair).union(*touched)]
    return sorted((sorted(some, key=sorted) for some in found), key=lambda some: sorted(some[0]))


def _least_of(points: Points, columns: Cells) -> str | None:
    """Of the columns among these points the smallest."""
    names = [name for n, name in points if n == 1 and name in columns]
    return min(names, key=lambda name: (len(columns[name]), name), default=None)


def _places(n: int, cells: Cells) -> dict[UUID, list[Point]]:
    found: dict[UUID, list[Point]] = defaultdict(list)
    for name, ids in cells.items():
        for each in ids:
            found[each].append((n, name))
    return found
