"""The network as a file for other tools: GraphML, GEXF (opens in Gephi with places and colours) and plain JSON."""

import json as plain
from collections.abc import Mapping
from io import BytesIO

import networkx as nx
from lxml import etree

from coding.graphs import as_graph
from coding.networks import EdgeKind, Network, Node
from reports.cleaning import clean, hex_color

DIRECTED = frozenset({EdgeKind.RELATION, EdgeKind.MEMBERSHIP})
META = "{http://www.gexf.net/1.2draft}meta"
CANVAS = 500.0
"""Gephi counts in hundreds, and upwards, where our positions run from 0 to 1 and downwards, as on the screen."""

Positions = Mapping[str, tuple[float, float]]


def graphml(network: Network, positions: Positions | None = None) -> bytes:
    """GraphML with every fact as an attribute; edge attribute `directed` is false for computed, two-way edges.

    Without any edge that has a direction it is an undirected graph. Gephi reads places from `x` and `y`.
    """
    graph = _as_directed_as_it_is(network)
    for node, (x, y) in _placed(network, positions):
        graph.nodes[node.id].update(x=x * CANVAS, y=-y * CANVAS)
    for _, _, edge_id, facts in graph.edges(keys=True, data=True):
        facts.update(id=edge_id)
    file = BytesIO()
    nx.write_graphml_lxml(graph, file)
    return file.getvalue()


def gexf(network: Network, positions: Positions | None = None) -> bytes:
    """GEXF 1.2 with sizes, colours and places, and without the date of writing; `directed` as in `graphml`.

    The edges' own type is directed as soon as one of them is: networkx refuses files that mix the two.
    """
    graph = _as_directed_as_it_is(network)
    for node in network.nodes:
        facts = graph.nodes[node.id]
        facts["viz"] = {"color": _rgb(facts.pop("color")), "size": 5.0 + node.fragments**0.5}
    for node, (x, y) in _placed(network, positions):
        graph.nodes[node.id]["viz"]["position"] = {"x": x * CANVAS, "y": -y * CANVAS, "z": 0.0}
    for _, _, edge_id, facts in graph.edges(keys=True, data=True):
        facts.update(id=edge_id)
    root = etree.fromstring("\n".join(nx.generate_gexf(graph, version="1.2draft")).encode())
    for meta in root.iter(META):
        del meta.attrib["lastmodifieddate"]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def json(network: Network, positions: Positions | None = None) -> bytes:
    """`{documents, nodes: [..], edges: [..]}`, UTF-8, in the order of the network."""
    graph = _graph(network)
    for node, (x, y) in _placed(network, positions):
        graph.nodes[node.id].update(x=x, y=y)
    nodes = [{"id": node_id, **facts} for node_id, facts in graph.nodes(data=True)]
    edges = [
        {"id": e.id, "source": e.source, "target": e.target, **graph.edges[e.source, e.target, e.id]}
        for e in network.edges
    ]
    whole = {"documents": network.documents, "nodes": nodes, "edges": edges}
    return plain.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _graph(network: Network) -> "nx.MultiDiGraph[str]":
    """As in `coding.graphs`, with characters that XML can hold and with which edges have a direction."""
    graph = as_graph(network)
    for _, facts in graph.nodes(data=True):
        facts.update(label=clean(facts["label"]), color=hex_color(facts["color"]))
    for _, _, facts in graph.edges(data=True):
        facts.update(label=clean(facts["label"]), note=clean(facts["note"]), directed=facts["kind"] in DIRECTED)
    return graph


def _as_directed_as_it_is(network: Network) -> "nx.MultiGraph[str]":
    graph = _graph(network)
    return graph if any(edge.kind in DIRECTED for edge in network.edges) else graph.to_undirected()


def _placed(network: Network, positions: Positions | None) -> list[tuple[Node, tuple[float, float]]]:
    places = positions or {}
    return [(node, places[node.id]) for node in network.nodes if node.id in places]


def _rgb(color: str) -> dict[str, int | float]:
    red, green, blue = bytes.fromhex(color[1:])
    return {"r": red, "g": green, "b": blue, "a": 1.0}
