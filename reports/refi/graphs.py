"""Drawings of the network as graphs: what stands in them and where, with the lines that are drawn between."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from uuid import UUID, uuid5

from codebooks.entries import COLOR, one_line
from coding.network_choices import Choice, Drawing
from coding.networks import Edge, EdgeKind, Network, NodeKind
from corpora.refusal import Refusal
from reports.refi.draft import Draft
from reports.refi.elements import Element, plain_guid, under, within
from reports.refi.holding import Planning, free_of
from reports.refi.marks import mark, marks

DRAWING = "drawing"
SIDE, WIDE, HIGH = 2_000, 180, 60  # of the paper and of a box on it
SHAPES = {
    NodeKind.CATEGORY: "RoundedRectangle",
    NodeKind.SPEAKER: "Person",
    NodeKind.DOCUMENT: "Note",
    NodeKind.GROUP: "Rectangle",
    NodeKind.BOARD: "Rectangle",
}
STYLES = {EdgeKind.RELATION: "solid", EdgeKind.MEMBERSHIP: "dotted"}
Place = tuple[float, float]
Ids = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a drawing shows now: its network, and where each node stands in a square of side 1."""

    network: Network
    places: Mapping[str, Place]


def is_drawing(graph: Element) -> bool:
    """Whether we wrote this graph for a drawing of ours."""
    return marks(graph).get("is") == DRAWING


def write_graphs(draft: Draft, pictures: Mapping[UUID, Picture]) -> None:
    """A graph for each drawing; those of an earlier file of ours are drawn anew."""
    for gone in draft.outlived((each.id for each in draft.was.drawings), (each.id for each in draft.now.drawings)):
        draft.remove(gone)
    for drawing in draft.now.drawings:
        graph = draft.came_from(drawing.id)
        if graph is None:
            graph = draft.add(draft.place("Graphs"), "Graph", drawing.id)
        for child in list(graph):
            graph.remove(child)
        graph.set("name", one_line(drawing.name))
        mark(graph, {"is": DRAWING, "choice": json.dumps(_written(draft, drawing.choice), sort_keys=True)})
        _draw(draft, graph, drawing, pictures.get(drawing.id, Picture(Network((), (), 0), drawing.places)))


def _written(draft: Draft, choice: Choice) -> dict[str, object]:
    """With the GUIDs that things have in the file."""
    said = choice.written()
    for name in ("category_ids", "coder_ids"):
        if name in said:
            said[name] = [draft.guid(UUID(each)) for each in said[name]]
    return said


def _draw(draft: Draft, graph: Element, drawing: Drawing, picture: Picture) -> None:
    seed = UUID(hex=plain_guid(graph.get("guid")).replace("-", ""))
    nodes = {node.id: node for node in picture.network.nodes}
    there = {node_id: (guid, place) for node_id, guid, place in _standing(draft, nodes, drawing, picture)}
    for node_id, (guid, place) in there.items():
        node = nodes.get(node_id)
        vertex = draft.add(graph, "Vertex", None, guid=str(uuid5(seed, guid or node_id)), representedGUID=guid)
        vertex.set("name", one_line(node.label) if node else "")
        left, top = round(place[0] * SIDE) - WIDE // 2, round(place[1] * SIDE) - HIGH // 2
        corners = {"firstX": left, "firstY": top, "secondX": left + WIDE, "secondY": top + HIGH}
        for name, value in corners.items():
            vertex.set(name, str(value))
        vertex.set("shape", SHAPES.get(node.kind, "Oval") if node else "Oval")
        if node and COLOR.fullmatch(node.color):
            vertex.set("color", node.color)
        at = {"at": " ".join(map(repr, drawing.places[node_id]))} if node_id in drawing.places else {}
        mark(vertex, at if guid else {"node": node_id, **at})
    for edge in picture.network.edges:
        if edge.source in there and edge.target in there:
            ends = [str(uuid5(seed, there[end][0] or end)) for end in (edge.source, edge.target)]
            _line(draft, graph, edge, ends, seed)


def _standing(
    draft: Draft, nodes: Mapping[str, object], drawing: Drawing, picture: Picture
) -> Iterator[tuple[str, str, Place]]:
    """By node the GUID of what it stands for, empty for what is not in the file, and its place."""
    for node_id in (*nodes, *(each for each in drawing.places if each not in nodes)):
        guid, place = _guid(draft, node_id), drawing.places.get(node_id) or picture.places.get(node_id)
        if place and all(map(isfinite, place)) and (guid or node_id in nodes):
            yield node_id, guid, place


def _guid(draft: Draft, made_id: str) -> str:
    try:
        element = draft.element(UUID(made_id))
    except ValueError:
        return ""
    if element is None or plain_guid(element.get("guid")) in draft.gone:
        return ""
    return str(element.get("guid"))


def _line(draft: Draft, graph: Element, edge: Edge, ends: list[str], seed: UUID) -> None:
    """What people assert refers to its link; a line that was counted is called by its number."""
    directed = edge.kind in (EdgeKind.RELATION, EdgeKind.MEMBERSHIP)
    made = draft.add(graph, "Edge", None, guid=str(uuid5(seed, f"edge:{edge.kind}:{':'.join(ends)}:{edge.label}")))
    if edge.kind is EdgeKind.RELATION and (link := _guid(draft, edge.id)):
        made.set("representedGUID", link)
    made.set("name", one_line(edge.label) or str(edge.weight))
    made.set("sourceVertex", ends[0])
    made.set("targetVertex", ends[1])
    made.set("direction", "OneWay" if directed else "Associative")
    made.set("lineStyle", STYLES.get(edge.kind, "dashed"))


def drawings_of(planning: Planning, known: Ids, coders: Ids) -> tuple[Drawing, ...]:
    """Graphs that an earlier file of ours made of drawings; `known` and `coders` say by GUID what became what."""
    names: set[str] = set()
    found: list[Drawing] = []
    for graph in within(planning.exchange.root, "Graph"):
        if graph not in planning.exchange.keys or not is_drawing(graph):
            continue
        choice = _choice(marks(graph).get("choice", ""), known, coders)
        if choice is not None:
            name = free_of(one_line(graph.get("name") or "") or "Netwerk", names)
            found.append(Drawing(planning.id_of(graph), name, choice, dict(_places(graph, known))))
    return tuple(found)


def _choice(said: str, known: Ids, coders: Ids) -> Choice | None:
    """None for what nobody can have chosen."""
    try:
        written = json.loads(said)
        for name, ids in (("category_ids", known), ("coder_ids", coders)):
            if name in written:
                written[name] = [ids[guid] for each in written[name] if (guid := plain_guid(each)) in ids]
        return Choice.read(written)
    except (ValueError, TypeError, AttributeError, Refusal):
        return None


def _places(graph: Element, known: Ids) -> Iterator[tuple[str, Place]]:
    for vertex in under(graph, "Vertex"):
        said = marks(vertex)
        node_id = said.get("node") or known.get(plain_guid(vertex.get("representedGUID")), "")
        try:
            x, y = map(float, said.get("at", "").split())
        except ValueError:
            continue
        if node_id and isfinite(x) and isfinite(y):
            yield node_id, (x, y)
