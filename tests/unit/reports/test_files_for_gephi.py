"""What Gephi is given: numbers as numbers, places as on the screen, arrows only where something has a direction."""

from io import BytesIO

import networkx as nx
import pytest
from lxml import etree

from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from reports.graphs import CANVAS
from reports.network_files import written

NODES = (
    Node("a", NodeKind.CODE, "Werkdruk", "#0072B2", 2, 9, 40),
    Node("b", NodeKind.CODE, "Rust", "#D55E00", 1, 4, 20),
)
TOGETHER = Edge("c", EdgeKind.COOCCURRENCE, "a", "b", 4, 2, strength=0.25, facts=(("jaccard", 0.25),))
LEADS_TO = Edge("r", EdgeKind.RELATION, "a", "b", 0, label="leidt tot")
PLACES = {"a": (0.25, 0.75), "b": (1.0, 0.0)}
TYPES = {"documents": "long", "fragments": "long", "words": "long", "kind": "string"}
LINE_TYPES = {"documents": "long", "directed": "boolean", "strength": "double", "jaccard": "double", "kind": "string"}


def made(kind, *edges):
    return written(Network(NODES, edges, 3), PLACES, kind, "nl")


def test_gexf_says_of_every_figure_that_it_is_a_number():
    root = etree.fromstring(made("gexf", TOGETHER))
    assert root.get("version") == "1.2"
    types = {
        (some.get("class"), each.get("title")): each.get("type")
        for some in root.iter("{*}attributes")
        for each in some.iter("{*}attribute")
    }
    assert {name: types["node", name] for name in TYPES} == TYPES
    assert {name: types["edge", name] for name in LINE_TYPES} == LINE_TYPES
    assert [float(edge.get("weight")) for edge in root.iter("{*}edge")] == [4]


def test_gexf_has_a_size_a_colour_and_the_place_of_every_node():
    root = etree.fromstring(made("gexf", TOGETHER))
    looks = {
        node.get("id"): {etree.QName(part).localname: dict(part.attrib) for part in node if "viz" in str(part.tag)}
        for node in root.iter("{*}node")
    }
    for node in NODES:
        x, y = PLACES[node.id]
        found = looks[node.id]
        assert (float(found["position"]["x"]), float(found["position"]["y"])) == (x * CANVAS, -y * CANVAS)
        color = "#" + "".join(f"{int(found['color'][part]):02X}" for part in "rgb")
        assert (color, float(found["size"]["value"])) == (node.color, 5 + node.fragments**0.5)


@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_lines_have_a_direction_only_where_somebody_gave_one(kind):
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[kind]
    assert not read(BytesIO(made(kind, TOGETHER))).is_directed()
    assert read(BytesIO(made(kind, TOGETHER, LEADS_TO))).is_directed()


def test_graphml_keeps_types_and_places():
    root = etree.fromstring(made("graphml", TOGETHER))
    types = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in root.iter("{*}key")}
    assert [types["node", name] for name in ("x", "y", "fragments", "label")] == ["double", "double", "long", "string"]
    assert [types["edge", name] for name in ("weight", "strength", "directed")] == ["long", "double", "boolean"]
    facts = nx.read_graphml(BytesIO(made("graphml", TOGETHER))).nodes["a"]
    assert (facts["x"], facts["y"]) == (0.25 * CANVAS, -0.75 * CANVAS)
