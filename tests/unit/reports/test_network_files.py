"""Views of the network as files that other programs open, whatever names people give."""

import csv
import json
from io import BytesIO, StringIO

import networkx as nx
import pytest
from lxml import etree

from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from reports.network_files import KINDS, written

WICKED = '<script>alert("1")</script> & =1+1'
NODES = (
    Node("a", NodeKind.CODE, WICKED, "#0072B2", 2, 5, 40),
    Node("b", NodeKind.CATEGORY, "Sturing", "rood", 2, 5, 40, facts=(("first_of", 3),)),
    Node("g", NodeKind.GROUP, "laag", "#8C510A", 2, 5, 40),
    Node("s", NodeKind.SPEAKER, "=Vos", "#7a7a7a", 1, 3, 10),
    Node("d", NodeKind.DOCUMENT, "Focusgroep", "#7a7a7a", 1, 3, 10),
    Node("o", NodeKind.BOARD, "Stichting", "#7a7a7a", 1, 3, 10),
)
BOTH = (("first", "laag"), ("first_documents", 1), ("first_of", 2), ("second", "hoog"))
EDGES = (
    Edge("r", EdgeKind.RELATION, "a", "b", 1, 1, label="leidt tot", note="want\x00"),
    Edge("m", EdgeKind.MEMBERSHIP, "a", "b", 5, 2),
    Edge("c", EdgeKind.COOCCURRENCE, "a", "b", 4, 2, strength=-0.2, facts=(("jaccard", 0.5), ("npmi", -0.2))),
    Edge("p", EdgeKind.DIFFERENCE, "a", "b", 4, 2, strength=0.5, facts=(("side", 1), *BOTH)),
    Edge("q", EdgeKind.OCCURRENCE, "a", "s", 3, 1, facts=(("of", 1),)),
    Edge("t", EdgeKind.ABOUT, "a", "g", 3, 1, facts=(("of", 1),)),
)
NETWORK = Network(NODES, EDGES, 3)
PLACES = {node.id: (n / 6, (n * n % 7) / 7) for n, node in enumerate(NODES)}


def made(kind):
    return written(NETWORK, PLACES, kind, "nl")


def test_every_kind_is_the_same_file_twice():
    for kind in KINDS:
        assert made(kind) == made(kind), kind
        assert len(written(Network((), (), 0), {}, kind, "en")) > 10


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_networkx_reads_back_what_was_written(kind):
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[kind]
    graph = read(BytesIO(made(kind)))
    assert set(graph) == {node.id for node in NODES}
    assert graph.nodes["a"]["label"] == WICKED
    facts = [facts for _, _, facts in graph.edges(data=True)]
    assert {each["kind"]: each["weight"] for each in facts}["cooccurrence"] == 4
    assert next(each for each in facts if each["kind"] == "cooccurrence")["jaccard"] == 0.5
    assert next(each for each in facts if each["kind"] == "difference")["first"] == "laag"


def test_cytoscape_gets_names_places_and_figures():
    found = json.loads(made("cyjs"))
    node = found["elements"]["nodes"][0]
    assert (node["data"]["name"], node["data"]["fragments"], node["position"]["x"]) == (WICKED, 5, 0)
    assert [edge["data"]["interaction"] for edge in found["elements"]["edges"]][:2] == ["leidt tot", "membership"]
    assert "position" not in json.loads(written(NETWORK, {}, "cyjs", "nl"))["elements"]["nodes"][0]


def test_a_spreadsheet_gets_a_row_per_line_and_no_formula():
    rows = list(csv.DictReader(StringIO(made("csv").decode())))
    assert len(rows) == len(EDGES)
    assert rows[2]["jaccard"] == "0.5"
    assert rows[2]["strength"] == "-0.2"
    assert rows[4]["target"] == "'=Vos"
    assert rows[0]["note"] == "want"


def test_the_pictures_hold_all_of_a_view_and_names_are_text():
    assert made("png").startswith(b"\x89PNG")
    drawing = etree.fromstring(made("svg"))
    assert not list(drawing.iter("{*}script"))
    assert b"<!-- " in made("svg")
