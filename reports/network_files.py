"""A view of the network as a file: still pictures of all of it, Cytoscape's JSON, and its lines as CSV."""

import csv as plain_csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

from coding.networks import Network
from reports import graphs
from reports.cleaning import clean, hex_color
from reports.graphs import DIRECTED, Positions
from reports.picture import whole

HEAD = ("source", "target", "kind", "label", "weight", "documents", "of", "strength", "note", "source_id", "target_id")
FORMULA = ("=", "+", "-", "@")


def cytoscape(network: Network, positions: Positions) -> bytes:
    """What Cytoscape, the program and the library, reads: nodes with a place, and edges, each with its `data`."""
    nodes = [
        {
            "data": {
                "id": node.id,
                "name": clean(node.label),
                "kind": str(node.kind),
                "color": hex_color(node.color),
                "documents": node.documents,
                "fragments": node.fragments,
                "words": node.words,
                **dict(node.facts),
            },
            **_position(positions, node.id),
        }
        for node in network.nodes
    ]
    edges = [
        {
            "data": {
                "id": edge.id,
                "source": edge.source,
                "target": edge.target,
                "kind": str(edge.kind),
                "interaction": clean(edge.label) or str(edge.kind),
                "note": clean(edge.note),
                "weight": edge.weight,
                "documents": edge.documents,
                "strength": edge.width,
                "directed": edge.kind in DIRECTED,
                **dict(edge.facts),
            }
        }
        for edge in network.edges
    ]
    whole = {"data": {"documents": network.documents}, "elements": {"nodes": nodes, "edges": edges}}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def csv(network: Network, positions: Positions | None = None) -> bytes:  # noqa: ARG001 (all writers are called alike)
    """A line of the network a row, and its further figures in columns of their own; UTF-8, commas, points."""
    labels = {node.id: clean(node.label) for node in network.nodes}
    further = list(dict.fromkeys(name for edge in network.edges for name, _ in edge.facts))
    lines = StringIO(newline="")
    sheet = plain_csv.writer(lines, lineterminator="\n")
    sheet.writerow((*HEAD, *further))
    for edge in network.edges:
        facts = dict(edge.facts)
        said = (_cell(labels[edge.source]), _cell(labels[edge.target]), edge.kind, _cell(clean(edge.label)))
        counted = (edge.weight, edge.documents, network.documents, edge.width)
        ids = (_cell(clean(edge.note)), edge.source, edge.target)
        sheet.writerow((*said, *counted, *ids, *(facts.get(name, "") for name in further)))
    return lines.getvalue().encode()


def written(network: Network, positions: Positions, kind: str, language: str) -> bytes:
    """The file of this kind; `KINDS` are those there are."""
    return KINDS[kind](network, positions, language)


def _position(positions: Positions, node_id: str) -> dict[str, Any]:
    if node_id not in positions:
        return {}
    x, y = positions[node_id]
    return {"position": {"x": x * graphs.CANVAS, "y": y * graphs.CANVAS}}


def _cell(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA) else text


KINDS: dict[str, Callable[[Network, Positions, str], bytes]] = {
    "png": lambda network, positions, language: whole(network, positions, language).png,
    "svg": lambda network, positions, language: whole(network, positions, language).svg,
    "graphml": lambda network, positions, _: graphs.graphml(network, positions),
    "gexf": lambda network, positions, _: graphs.gexf(network, positions),
    "json": lambda network, positions, _: graphs.json(network, positions),
    "cyjs": lambda network, positions, _: cytoscape(network, positions),
    "csv": lambda network, positions, _: csv(network, positions),
}
