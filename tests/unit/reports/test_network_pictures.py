"""The picture of the network for print."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image

from coding.networks import EdgeKind, Network, Node, NodeKind
from reports.findings import Findings
from reports.picture import MOST_EDGES, MOST_NODES, drawable, picture, shown, spread, svg
from tests.unit.reports.making import crowd


def test_the_picture_is_crisp_at_the_width_of_the_page(findings: Findings) -> None:
    image = Image.open(BytesIO(picture(findings.network, findings.positions, "nl")))
    assert image.size == (1260, 1040)
    assert round(image.info["dpi"][0]) == 200


def test_the_same_network_gives_the_same_picture(findings: Findings) -> None:
    network, positions = findings.network, findings.positions
    assert picture(network, positions, "nl") == picture(network, positions, "nl")
    assert svg(network, positions, "nl") == svg(network, positions, "nl")
    assert picture(network, positions, "nl") != picture(network, positions, "en")


def test_svg_is_well_formed(findings: Findings) -> None:
    assert etree.fromstring(svg(findings.network, findings.positions, "en")).tag.endswith("svg")


def test_of_a_crowd_the_strongest_are_drawn_and_the_rest_is_counted() -> None:
    whole = crowd(60)
    part = shown(whole)
    assert len(part.network.nodes) == MOST_NODES
    assert part.nodes_left_out == 60 - MOST_NODES
    kinds = [edge.kind for edge in part.network.edges]
    assert kinds.count(EdgeKind.COOCCURRENCE) == MOST_EDGES
    assert kinds.count(EdgeKind.RELATION) == 1
    assert part.edges_left_out == 3 * (MOST_NODES - 2) - MOST_EDGES
    assert picture(whole, {}, "nl").startswith(b"\x89PNG")


def test_what_was_never_used_is_not_drawn_unless_a_person_linked_it() -> None:
    unused = tuple(replace(node, documents=0, fragments=0) for node in crowd(4).nodes)
    part = shown(Network(unused, crowd(4).edges, 3))
    assert [node.id for node in part.network.nodes] == ["n002", "n003"]
    assert part.nodes_left_out == 0


def test_nodes_without_a_place_are_laid_out_anew(findings: Findings) -> None:
    placed = spread(findings.network, {findings.network.nodes[0].id: (9.0, 9.0)})
    assert set(placed) == {node.id for node in findings.network.nodes}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in placed.values())


def test_an_outlier_does_not_crowd_the_rest() -> None:
    network = crowd(5)
    places = {"n000": (0.0, 0.0), "n001": (0.01, 0.01), "n002": (0.02, 0.02), "n003": (0.03, 0.03), "n004": (1.0, 1.0)}
    columns = sorted(x for x, _ in spread(network, places).values())
    assert min(right - left for left, right in pairwise(columns)) > 0.1


def test_a_single_node_stands_in_the_middle() -> None:
    one = Network(crowd(2).nodes[:1], (), 1)
    assert spread(one, {}) == {"n000": (0.5, 0.5)}
    assert picture(one, {}, "nl").startswith(b"\x89PNG")


def test_an_empty_network_is_an_empty_picture() -> None:
    assert picture(Network((), (), 0), {}, "en").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "label", ["$\\frac{1}$ voor $5", "字 en 😀", "<b>", "\x00\x01", "שלום", "Onderwijs" * 22, "woord " * 40, ""]
)
def test_hostile_labels_are_drawn_without_complaint(label: str) -> None:
    network = crowd(3)
    nodes = tuple(replace(node, label=label, color="geen") for node in network.nodes)
    edges = tuple(replace(edge, label=label) for edge in network.edges)
    assert picture(Network(nodes, edges, 1), {}, "nl").startswith(b"\x89PNG")


def test_labels_keep_to_three_lines_of_what_the_font_has() -> None:
    assert drawable("字") == "□"
    assert drawable("woord " * 40).count("\n") == 2
    assert drawable("woord " * 40).endswith(" …")
    assert drawable("") == ""


def test_more_groups_than_shapes_start_over() -> None:
    groups = tuple(Node(f"group:l:{i}", NodeKind.GROUP, str(i), "#555555", 1, 1, 1) for i in range(8))
    assert picture(Network(groups, (), 1), {}, "nl").startswith(b"\x89PNG")
