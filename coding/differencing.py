"""What two tables of the same codings would tell together: the difference between their sums, where that is of few.

Each coding stands in one column of the one table and one of the other, so it is a line between two points. A reader who
adds columns of the one and takes off columns of the other is left with the lines that run between what was used and
what was not. Nothing follows of few boards exactly when no such cut is crossed by few: Stoer, M. & Wagner, F. (1997). A
simple min-cut algorithm. Journal of the ACM 44(4), 585-591.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import networkx as nx

from coding.smallcells import boards_of

Cells = Mapping[str, Sequence[UUID]]
Point = tuple[int, str]
Behind = Mapping[UUID, frozenset[str]]
UNKNOWN: Point = (2, "\0rest")


def telling(one: Cells, other: Cells, every: Collection[UUID], behind: Behind, least: int) -> frozenset[str]:
    """The columns of `other` that must be left out beside `one`, of a row with `every` of these codings.

    Both hold only what is published. What is in no published column is one point: its sum may follow from the total,
    but nobody knows what it is of. A coding about no board protects nobody; one in two columns counts in both.
    """
    hidden: set[str] = set()
    while True:
        shown = {name: ids for name, ids in other.items() if name not in hidden}
        graph = _graph(one, shown, every, behind)
        column = _betraying(graph, shown, least)
        if column is None:
            return frozenset(hidden)
        hidden.add(column)


def _graph(one: Cells, other: Cells, every: Collection[UUID], behind: Behind) -> "nx.Graph[Point]":
    places = [_places(n, cells) for n, cells in enumerate((one, other))]
    between: dict[tuple[Point, Point], list[UUID]] = defaultdict(list)
    for coding_id in every:
        for here in places[0].get(coding_id, [UNKNOWN]):
            for there in places[1].get(coding_id, [UNKNOWN]):
                between[here, there].append(coding_id)
    graph: nx.Graph[Point] = nx.Graph()
    for (here, there), ids in between.items():
        if here != there and (boards := boards_of(ids, behind)):
            graph.add_edge(here, there, weight=len(boards))
    return graph


def _places(n: int, cells: Cells) -> dict[UUID, list[Point]]:
    found: dict[UUID, list[Point]] = defaultdict(list)
    for name, ids in cells.items():
        for each in ids:
            found[each].append((n, name))
    return found


def _betraying(graph: "nx.Graph[Point]", other: Cells, least: int) -> str | None:
    """A column of the other table without which some cut of few boards cannot be made; the smallest that will do."""
    for points in sorted(nx.connected_components(graph), key=lambda each: min(each)):
        weight, (inside, outside) = nx.stoer_wagner(graph.subgraph(points))
        if weight >= least:
            continue
        crossing = {point for edge in nx.edge_boundary(graph, inside, outside) for point in edge}
        for some in (crossing, inside if UNKNOWN in outside else outside, points):
            columns = [name for n, name in some if n == 1 and name in other]
            if columns:
                return min(columns, key=lambda name: (len(other[name]), name))
    return None
