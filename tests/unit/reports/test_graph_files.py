"""The network for other tools, read back with networkx."""

import json
from dataclasses import replace
from io import BytesIO

import networkx as nx

from coding.networks import EdgeKind, NodeKind
from reports import graphs
from reports.findings import Findings


def test_graphml_keeps_every_node_edge_and_fact(findings: Findings) -> None:
    network = findings.network
    read = nx.read_graphml(BytesIO(graphs.graphml(network, findings.positions)), force_multigraph=True)
    assert set(read) == {node.id for node in network.nodes}
    assert {edge for _, _, edge in read.edges(keys=True)} == {edge.id for edge in network.edges}
    for node in network.nodes:
        facts = read.nodes[node.id]
        assert (facts["label"], facts["kind"], facts["fragments"]) == (node.label, node.kind.value, node.fragments)
        x, y = findings.positions[node.id]
        assert (facts["x"], facts["y"]) == (x * graphs.CANVAS, -y * graphs.CANVAS)
    directed = {facts["kind"]: facts["directed"] for _, _, facts in read.edges(data=True)}
    assert directed == {"relation": True, "membership": True, "cooccurrence": False, "about": False}


def test_gexf_opens_with_sizes_colours_and_places_but_no_date(findings: Findings) -> None:
    data = graphs.gexf(findings.network, findings.positions)
    assert b"lastmodifieddate" not in data
    read = nx.read_gexf(BytesIO(data), version="1.2draft")
    region = next(node for node in findings.network.nodes if node.label == "Regio")
    viz = read.nodes[region.id]["viz"]
    assert (viz["color"]["r"], viz["color"]["g"], viz["color"]["b"]) == (0x56, 0xB4, 0xE9)
    assert viz["position"]["x"] == findings.positions[region.id][0] * graphs.CANVAS
    kinds = {facts["kind"]: facts["directed"] for _, _, facts in read.edges(data=True)}
    assert (kinds[EdgeKind.RELATION], kinds[EdgeKind.COOCCURRENCE]) == (True, False)


def test_json_says_it_all_in_plain_words(findings: Findings) -> None:
    read = json.loads(graphs.json(findings.network, findings.positions))
    assert read["documents"] == 2
    assert len(read["nodes"]) == len(findings.network.nodes)
    relation = next(edge for edge in read["edges"] if edge["kind"] == "relation")
    assert (relation["label"], relation["note"]) == ("bevordert", "Alleen bij de hoge lijst.")
    assert {"x", "y"} <= set(read["nodes"][0])


def test_places_may_be_left_out(findings: Findings) -> None:
    assert "x" not in json.loads(graphs.json(findings.network))["nodes"][0]
    assert b"viz:position" not in graphs.gexf(findings.network)
    assert "x" not in next(iter(nx.read_graphml(BytesIO(graphs.graphml(findings.network))).nodes(data=True)))[1]


def test_hostile_names_and_colours_do_not_break_the_files(findings: Findings) -> None:
    nodes = tuple(replace(node, label="<a>\x00&\ud800😀", color="url(x)") for node in findings.network.nodes)
    hostile = replace(findings.network, nodes=nodes)
    read = nx.read_graphml(BytesIO(graphs.graphml(hostile)))
    assert {facts["label"] for _, facts in read.nodes(data=True)} == {"<a>&😀"}
    assert {facts["color"] for _, facts in read.nodes(data=True)} == {"#777777"}
    nx.read_gexf(BytesIO(graphs.gexf(hostile)), version="1.2draft")
    assert json.loads(graphs.json(hostile))["nodes"][0]["label"] == "<a>&😀"


def test_the_same_network_gives_the_same_files(findings: Findings) -> None:
    for write in (graphs.graphml, graphs.gexf, graphs.json):
        assert write(findings.network, findings.positions) == write(findings.network, findings.positions)


def test_groups_are_nodes_of_their_own_kind(findings: Findings) -> None:
    read = json.loads(graphs.json(findings.network))
    assert [node["label"] for node in read["nodes"] if node["kind"] == NodeKind.GROUP] == ["laag", "hoog"]
