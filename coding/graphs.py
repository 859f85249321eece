"""The network as networkx sees it: places to draw it, and who stands between whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from coding.networks import EdgeKind, Network

SEED = 2021
TURNS = 200
APART = 0.5
MOST_BY_DISTANCE = 150
MANY = 400

Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measure:
    """`degree`: distinct neighbours; `weighted`: the sum of the widths of a node's lines.

    `betweenness`: share of shortest paths through the node, every line one step (Freeman 1977); above `MANY` nodes
    estimated from the paths of so many of them, drawn with `seed`. `community`: the number
    of the group of nodes with more lines among them than chance would have (Louvain: Blondel et al. 2008), the largest
    group first; it depends on `seed`.
    """

    degree: int
    weighted: float
    betweenness: float
    community: int


def as_graph(network: Network) -> "nx.MultiDiGraph[str]":
    """Every node and edge with text and numbers only, as graph files want them; an edge's key is its id."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(documents=network.documents)
    for node in network.nodes:
        graph.add_node(
            node.id,
            kind=node.kind.value,
            label=node.label,
            color=node.color,
            documents=node.documents,
            fragments=node.fragments,
            words=node.words,
            **dict(node.facts),
        )
    for edge in network.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            key=edge.id,
            kind=edge.kind.value,
            label=edge.label,
            note=edge.note,
            grounds=edge.grounds,
            weight=edge.weight,
            documents=edge.documents,
            **({} if edge.strength is None else {"strength": edge.strength}),
            **dict(edge.facts),
        )
    return graph


def measures(network: Network, seed: int = SEED) -> dict[str, Measure]:
    """By node id. MEMBERSHIP is left out: that a code sits in a category is order in the codebook, no finding.

    A line that is weaker than chance (NPMI below 0) joins nobody into a community.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    for edge in network.edges:
        if edge.kind is not EdgeKind.MEMBERSHIP and edge.source != edge.target:
            known = graph.get_edge_data(edge.source, edge.target, {"weight": 0.0, "pull": 0.0})
            weight = edge.width if edge.kind is not EdgeKind.RELATION else 1
            pull = known["pull"] + max(weight, 0)
            graph.add_edge(edge.source, edge.target, weight=known["weight"] + weight, pull=pull)
    between = nx.betweenness_centrality(graph, k=MANY if len(graph) > MANY else None, seed=seed)
    groups = _communities(graph, seed)
    return {
        node_id: Measure(
            graph.degree(node_id), float(graph.degree(node_id, weight="weight")), between[node_id], groups[node_id]
        )
        for node_id in graph
    }


def _communities(graph: "nx.Graph[str]", seed: int) -> dict[str, int]:
    order = {node_id: place for place, node_id in enumerate(graph)}
    drawn = graph.size(weight="pull") > 0
    found = nx.community.louvain_communities(graph, weight="pull", seed=seed) if drawn else [{each} for each in graph]
    ranked = sorted(found, key=lambda some: (-len(some), min(order[each] for each in some)))
    return {node_id: number for number, some in enumerate(ranked, start=1) for node_id in some}


def laid_out(network: Network) -> dict[str, tuple[float, float]]:
    """A place in the unit square for every node: what belongs together stands near, and no two nodes stand together.

    Up to `MOST_BY_DISTANCE` nodes: Kamada & Kawai (1989), distances in steps, from a circle. Above: Fruchterman &
    Reingold (1991) from a fixed start, which is faster; above `MANY` by communities, faster still. The same network
    gives the same picture. Places are drawn halfway to their ranks, so that a few outsiders do not press all others
    into a corner; then nodes that are too close are pushed apart.
    """
    ids = [node.id for node in network.nodes]
    if len(ids) < 2:
        return dict.fromkeys(ids, (0.5, 0.5))
    number = {node_id: place for place, node_id in enumerate(ids)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(number.values())
    for edge in network.edges:
        ends = (number[edge.source], number[edge.target])
        known = graph.get_edge_data(*ends, default={"weight": 0.0})["weight"]
        if edge.source != edge.target:
            graph.add_edge(*ends, weight=known + np.log1p(edge.weight))
    found = _by_distance(graph) if len(ids) <= MOST_BY_DISTANCE else _large(graph)
    places = _in_square(np.array([found[place] for place in number.values()]))
    return dict(zip(ids, _spread((places + _ranks(places)) / 2), strict=True))


def placed(network: Network, known: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """A place for every node: who has one keeps it, who is new comes near its neighbours, where there is room.

    Where most of the nodes are new there is no picture to keep, and all are laid out anew.
    """
    ids = [node.id for node in network.nodes]
    if 2 * sum(node_id in known for node_id in ids) <= len(ids):
        return laid_out(network)
    around: dict[str, list[tuple[float, float]]] = {node_id: [] for node_id in ids}
    for edge in network.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in known:
                around[one].append(known[other])
    rooms = {node_id: known[node_id] for node_id in ids if node_id in known}
    for node_id in ids:
        if node_id not in rooms:
            near = np.mean(around[node_id] or [(0.5, 0.5)], axis=0)
            rooms[node_id] = _free(near, np.array(list(rooms.values())))
    return rooms


def _free(near: Places, taken: Places) -> tuple[float, float]:
    """The place nearest to this one, on circles around it, that is not next to one that is taken."""
    gap = APART / sqrt(len(taken) + 1)
    turns = np.arange(400)
    spiral = near + (gap / 3 * np.sqrt(turns) * np.stack([np.cos(turns * 2.4), np.sin(turns * 2.4)])).T
    spiral = np.clip(spiral, 0, 1)
    room = np.sqrt(((spiral[:, None] - taken[None]) ** 2).sum(axis=2)).min(axis=1)
    best = int(np.argmax(room >= gap)) if (room >= gap).any() else int(np.argmax(room))
    return round(float(spiral[best, 0]), 4), round(float(spiral[best, 1]), 4)


def _by_distance(graph: "nx.Graph[int]") -> "dict[int, NDArray[np.float64]]":
    """Nodes that no path joins stand one step further apart than the two farthest that one does."""
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    apart = 1 + max(max(reached.values()) for reached in steps.values())
    distances = {node: {other: float(steps[node].get(other, apart)) for other in graph} for node in graph}
    return dict(nx.kamada_kawai_layout(graph, dist=distances, pos=nx.circular_layout(graph)))


def _large(graph: "nx.Graph[int]") -> "dict[int, NDArray[np.float64]]":
    return _by_force(graph) if len(graph) <= MANY else _by_community(graph)


def _by_force(graph: "nx.Graph[int]") -> "dict[int, NDArray[np.float64]]":
    """A weak tie of every node to the middle keeps those without edges on the sheet."""
    tied = graph.copy()
    tied.add_edges_from(((node, -1) for node in graph), weight=0.1)
    return dict(nx.spring_layout(tied, k=2 / sqrt(len(graph)), iterations=TURNS, seed=SEED, method="force"))


def _by_community(graph: "nx.Graph[int]") -> "dict[int, NDArray[np.float64]]":
    """Communities as discs of their own, the largest in the middle, and in each the best joined in the middle."""
    found = sorted(nx.community.louvain_communities(graph, seed=SEED), key=lambda some: (-len(some), min(some)))
    places: dict[int, NDArray[np.float64]] = {}
    for rank, members in enumerate(found):
        middle = _turned(rank, sqrt((len(places) + len(members) / 2) / len(graph)) if rank else 0.0)
        wide = 0.8 * sqrt(len(members) / len(graph))
        for place, node in enumerate(sorted(members, key=lambda each: (-graph.degree(each), each))):
            places[node] = middle + _turned(place, wide * sqrt((place + 0.5) / len(members)))
    return places


def _turned(turn: int, far: float) -> Places:
    return far * np.array([np.cos(turn * 2.4), np.sin(turn * 2.4)])


def _turns(nodes: int) -> int:
    """Fewer as there are more nodes: each turn looks at every two of them."""
    return TURNS if nodes <= MANY else 5


def _in_square(places: Places) -> Places:
    low = places.min(axis=0)
    square: Places = (places - low) / np.maximum(places.max(axis=0) - low, 1e-9)
    return square


def _ranks(places: Places) -> Places:
    ranked: Places = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(places) - 1)
    return ranked


def _spread(places: Places) -> list[tuple[float, float]]:
    """Push apart what is nearer than half of what an even spread would give."""
    gap = APART / sqrt(len(places))
    turned = np.arange(len(places)) * 2.4
    nudge = np.stack([np.cos(turned), np.sin(turned)], axis=1) * gap / 100
    for _ in range(_turns(len(places))):
        between = places[:, None] - places[None]
        distance = np.sqrt((between**2).sum(axis=2))
        np.fill_diagonal(distance, gap)
        if (distance >= gap).all():
            break
        push = np.maximum(gap - distance, 0)[..., None] * between / np.maximum(distance, 1e-9)[..., None]
        close = (distance < gap / 100).any(axis=1)
        places = np.clip(places + 0.55 * push.sum(axis=1) + nudge * close[:, None], 0, 1)
    return [(round(float(x), 4), round(float(y), 4)) for x, y in places]
