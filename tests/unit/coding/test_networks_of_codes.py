"""Codes, categories and board groups as one graph."""

from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Relation
from coding.graphs import as_graph, laid_out, measures
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind, network
from corpora.spans import Span
from tests.unit.coding.making import board, board_list, mark, named, refer

STEERING, MONEY = Category(named("Sturing"), "Sturing"), Category(named("Geld"), "Geld")
MONITORING = Code(named("monitoren"), "monitoren", STEERING.id)
VISION = Code(named("visie"), "visie", STEERING.id)
FUNDING = Code(named("bekostiging"), "bekostiging", MONEY.id)
LOOSE = Code(named("los"), "los")
BOOK = Codebook((STEERING, MONEY), (MONITORING, VISION, FUNDING, LOOSE))
LIST = board_list("lijst")


def drawn(*codings, relations=(), references=(), lists=(), boards=()):
    return network(BOOK, codings, relations, references, documents=3, lists=lists, boards=boards)


def edges(result, kind):
    label = {node.id: node.label for node in result.nodes}
    return {(label[edge.source], label[edge.target]): edge for edge in result.edges if edge.kind is kind}


def node(result, label):
    return next(node for node in result.nodes if node.label == label)


def graph_of(*names, ties=()):
    nodes = tuple(Node(name, NodeKind.CODE, name, "#777777", 0, 0, 0) for name in names)
    return Network(nodes, tuple(Edge(f"{a}{b}", EdgeKind.COOCCURRENCE, a, b, 1) for a, b in ties), 0)


def test_every_code_and_category_is_there_even_when_nobody_used_it():
    result = drawn()
    assert [n.label for n in result.nodes] == ["Sturing", "Geld", "monitoren", "visie", "bekostiging", "los"]
    assert {n.fragments for n in result.nodes} == {0}
    assert set(edges(result, EdgeKind.MEMBERSHIP)) == {
        ("monitoren", "Sturing"),
        ("visie", "Sturing"),
        ("bekostiging", "Geld"),
    }
    assert result.documents == 3


def test_a_category_holds_the_codings_of_its_codes():
    one, other = mark("Anne", "monitoren", 0, 20), mark("Bea", "visie", 30, 40, document="E")
    category = node(drawn(one, other), "Sturing")
    assert set(category.coding_ids) == {one.id, other.id}
    assert (category.documents, category.fragments) == (2, 2)


def test_codes_that_share_text_meet_once_however_many_coders_marked_it():
    result = drawn(
        mark("Anne", "monitoren", 0, 47),
        mark("Bea", "monitoren", 5, 47),
        mark("Anne", "bekostiging", 20, 60),
        mark("Bea", "bekostiging", 25, 47),
    )
    found = edges(result, EdgeKind.COOCCURRENCE)
    assert set(found) == {("monitoren", "bekostiging"), ("Sturing", "Geld")}
    assert {(edge.weight, edge.documents, len(edge.coding_ids)) for edge in found.values()} == {(1, 1, 4)}


def test_text_cut_into_touching_pieces_is_one_place():
    result = drawn(mark("Anne", "monitoren", 0, 10), mark("Anne", "monitoren", 10, 20), mark("Bea", "visie", 0, 20))
    assert edges(result, EdgeKind.COOCCURRENCE)["monitoren", "visie"].weight == 1


def test_codes_of_one_category_meet_but_a_category_does_not_meet_itself():
    found = edges(drawn(mark("Anne", "monitoren", 0, 20), mark("Anne", "visie", 0, 20)), EdgeKind.COOCCURRENCE)
    assert set(found) == {("monitoren", "visie")}


def test_two_places_in_two_documents_count_twice():
    result = drawn(
        *(mark("Anne", code, 0, 20, document=document) for code in ("monitoren", "visie") for document in "DE"),
        mark("Anne", "visie", 40, 50),
    )
    edge = edges(result, EdgeKind.COOCCURRENCE)["monitoren", "visie"]
    assert (edge.weight, edge.documents, len(edge.coding_ids)) == (2, 2, 4)


def test_codes_side_by_side_do_not_meet():
    assert not edges(drawn(mark("Anne", "monitoren", 0, 20), mark("Anne", "visie", 20, 40)), EdgeKind.COOCCURRENCE)


def test_a_relation_shows_the_places_where_both_ends_are_marked():
    relation = Relation(named("r"), STEERING.id, MONEY.id, "belemmert", "volgens de inspecteurs")
    result = drawn(mark("Anne", "visie", 0, 20), mark("Bea", "bekostiging", 10, 30), relations=[relation])
    edge = edges(result, EdgeKind.RELATION)["Sturing", "Geld"]
    assert (edge.id, edge.label, edge.note) == (str(relation.id), "belemmert", "volgens de inspecteurs")
    assert (edge.weight, len(edge.coding_ids)) == (1, 2)


def test_a_relation_is_kept_without_any_place_and_left_out_without_its_ends():
    bare = Relation(named("r"), VISION.id, LOOSE.id, "versterkt")
    unknown = Relation(named("s"), VISION.id, named("weg"), "versterkt")
    back = Relation(named("t"), MONEY.id, STEERING.id, "beperkt")
    found = edges(drawn(relations=[bare, unknown, back]), EdgeKind.RELATION)
    assert {ends: edge.weight for ends, edge in found.items()} == {("visie", "los"): 0, ("Geld", "Sturing"): 0}


def test_codes_and_categories_are_tied_to_the_groups_their_codings_are_about():
    low, high = mark("Anne", "visie", 0, 20), mark("Anne", "visie", 60, 70)
    result = drawn(
        low,
        high,
        mark("Bea", "los", 0, 9, document="E"),
        references=[refer("D", "laag"), refer("D", "hoog", span=Span(55, 80)), refer("F", "laag")],
        lists=[LIST],
    )
    found = edges(result, EdgeKind.ABOUT)
    assert {ends: edge.coding_ids for ends, edge in found.items()} == {
        ("Sturing", "laag"): (low.id,),
        ("Sturing", "hoog"): (high.id,),
        ("visie", "laag"): (low.id,),
        ("visie", "hoog"): (high.id,),
    }
    assert (node(result, "laag").id, node(result, "laag").documents) == (f"group:{LIST.id}:laag", 2)
    assert node(result, "hoog").coding_ids == (high.id,)


def test_groups_of_two_lists_are_told_apart_by_the_list():
    result = drawn(
        mark("Anne", "visie", 0, 9),
        lists=[LIST, board_list("omvang", "groot")],
        references=[refer("D", "", of="omvang", about="Z")],
        boards=[board("Z", "groot", of="omvang")],
    )
    assert [n.label for n in result.nodes if n.kind is NodeKind.GROUP] == [
        "laag · lijst",
        "hoog · lijst",
        "groot · omvang",
    ]
    assert ("visie", "groot · omvang") in edges(result, EdgeKind.ABOUT)


def test_codings_of_codes_outside_the_codebook_are_left_out():
    assert drawn(mark("Anne", "onbekend", 0, 20)) == drawn()


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf])
def test_the_graph_can_be_written_as_a_file(write):
    relation = Relation(named("r"), VISION.id, LOOSE.id, "versterkt")
    both = [mark("Anne", "visie", 0, 20), mark("Anne", "los", 0, 20)]
    graph = as_graph(drawn(*both, relations=[relation], references=[refer("D", "laag")], lists=[LIST]))
    file = BytesIO()
    write(graph, file)
    assert b"versterkt" in file.getvalue()
    assert graph.number_of_edges(str(VISION.id), str(LOOSE.id)) == 2


def test_a_code_between_two_others_stands_between_them():
    measured = measures(graph_of("a", "b", "c", "d", ties=[("a", "b"), ("b", "c"), ("b", "c")]))
    assert measured["b"].degree == 2
    assert measured["b"].betweenness == pytest.approx(1 / 3)
    assert (measured["d"].degree, measured["d"].betweenness) == (0, 0)


def test_sitting_in_a_category_is_not_meeting():
    assert {measure.degree for measure in measures(drawn()).values()} == {0}


def test_one_node_stands_in_the_middle_and_none_stand_nowhere():
    assert laid_out(graph_of("a")) == {"a": (0.5, 0.5)}
    assert laid_out(graph_of()) == {}


def test_what_belongs_together_stands_nearer_than_what_does_not():
    names = "abcdefgh"
    ties = [(a, b) for group in ("abcd", "efgh") for a in group for b in group if a < b]
    places = laid_out(graph_of(*names, ties=ties))

    def distance(one, other):
        return sum((x - y) ** 2 for x, y in zip(places[one], places[other], strict=True)) ** 0.5

    inside = [distance(a, b) for a in "abcd" for b in "abcd" if a < b]
    across = [distance(a, b) for a in "abcd" for b in "efgh"]
    assert sum(inside) / len(inside) < sum(across) / len(across)


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=40))
def test_nodes_stand_apart_on_the_sheet_and_always_at_the_same_place(count, ties):
    known = [(str(a), str(b)) for a, b in ties if a < count and b < count]
    result = graph_of(*map(str, range(count)), ties=known)
    places = laid_out(result)
    assert places == laid_out(result)
    points = list(places.values())
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)
    nearest = min(abs(complex(*one) - complex(*other)) for i, one in enumerate(points) for other in points[:i])
    assert nearest > 0.3 / count**0.5
