"""The views of the network: what stands in each, how strong its lines are, and what is behind them."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Relation
from coding.cooccurrence import Strength, together
from coding.cooccurrence_counting import How, Meet, Rows, counted
from coding.cooccurrence_quotes import behind
from coding.graphs import laid_out, measures, placed
from coding.network_choices import Choice, Level, View
from coding.network_subjects import by_code, node_of, numbers, subjects, tallies
from coding.network_views import (
    Beside,
    Side,
    asserted,
    beside,
    by_document,
    difference,
    drawn,
    met,
    node_in_both,
    related,
)
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from coding.referring import Group
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.examples import examples
from tests.unit.coding.making import mark, named

STEERING, MONEY = Category(named("Sturing"), "Sturing"), Category(named("Geld"), "Geld")
MONITORING = Code(named("monitoren"), "monitoren", STEERING.id)
VISION = Code(named("visie"), "visie", STEERING.id, also_in=(MONEY.id,))
FUNDING = Code(named("bekostiging"), "bekostiging", MONEY.id)
LOOSE = Code(named("los"), "los")
BOOK = Codebook((STEERING, MONEY), (MONITORING, VISION, FUNDING, LOOSE))
CODES = Choice(level=Level.CODE)
LAAG, HOOG = Group(named("lijst"), "laag"), Group(named("lijst"), "hoog")


def found_in(shown, codings, how=None):
    counts = counted(by_document(codings), Rows.made(numbers(shown)), how or How())
    return together(counts.values(), len(shown))


def drawing(codings, choice=CODES, relations=()):
    shown, marks = subjects(BOOK, choice.level, choice.category_ids), by_code(codings)
    edges, strengths = met(shown, found_in(shown, codings, choice.how), choice)
    tally = tallies(shown, marks)
    said = related(relations, shown, marks)
    return drawn((node_of(each, tally[each.id]) for each in shown), [*edges, *said], 3, strengths)


def lines(found):
    labels = {node.id: node.label for node in found.network.nodes}
    return {(labels[edge.source], labels[edge.target]): edge for edge in found.network.edges}


def test_among_categories_a_code_without_one_stands_for_itself():
    assert [each.label for each in subjects(BOOK, Level.CATEGORY)] == ["Sturing", "Geld", "los"]
    assert [each.label for each in subjects(BOOK, Level.CATEGORY, (MONEY.id,))] == ["Geld"]
    assert [each.label for each in subjects(BOOK, Level.CODE, (MONEY.id,))] == ["visie", "bekostiging"]


def test_what_is_used_nowhere_is_not_drawn():
    found = drawing([mark("Anne", "monitoren", 0, 9), mark("Bea", "los", 3, 9)])
    assert [node.label for node in found.network.nodes] == ["monitoren", "los"]
    assert (found.shown, found.lines, found.least, found.strongest) == (1, 1, 1, 1)


def test_a_line_says_places_documents_jaccard_and_npmi():
    codings = [mark("Anne", "monitoren", 0, 10), mark("Bea", "los", 5, 10), mark("Bea", "visie", 20, 30)]
    edge = lines(drawing(codings))["monitoren", "los"]
    assert (edge.kind, edge.weight, edge.documents, edge.width) == (EdgeKind.COOCCURRENCE, 1, 1, 1)
    assert dict(edge.facts)["jaccard"] == 0.5
    assert dict(edge.facts)["npmi"] == pytest.approx(0.5)
    by_share = lines(drawing(codings, Choice(level=Level.CODE, strength=Strength.JACCARD)))["monitoren", "los"]
    assert (by_share.weight, by_share.width) == (1, 0.5)


def test_weak_lines_stay_out_from_the_threshold_on():
    codings = [mark("Anne", code, n, n + 5, document=str(n)) for n in (0, 50) for code in ("monitoren", "los")]
    codings += [mark("Anne", code, 100, 105, document="0") for code in ("visie", "los")]
    assert set(lines(drawing(codings))) == {("monitoren", "los"), ("visie", "los")}
    strong = drawing(codings, Choice(level=Level.CODE, least=2))
    assert set(lines(strong)) == {("monitoren", "los")}
    assert (strong.shown, strong.lines, strong.strongest) == (1, 2, 2)


def test_what_people_assert_stands_beside_what_was_counted():
    relation = Relation(named("r"), MONITORING.id, FUNDING.id, "leidt tot", "want")
    codings = [mark("Anne", "monitoren", 0, 9), mark("Anne", "bekostiging", 5, 12)]
    found = drawing(codings, relations=[relation, Relation(named("x"), MONITORING.id, named("weg"), "is")])
    kinds = sorted(edge.kind for edge in found.network.edges)
    assert kinds == [EdgeKind.COOCCURRENCE, EdgeKind.RELATION]
    said = next(edge for edge in found.network.edges if edge.kind is EdgeKind.RELATION)
    assert (said.label, said.note, said.weight, said.documents) == ("leidt tot", "want", 1, 1)


def test_asserted_relations_alone_have_the_categories_their_codes_are_in():
    relation = Relation(named("r"), STEERING.id, MONEY.id, "belemmert")
    codings = [mark("Anne", "monitoren", 0, 9)]
    both = (*subjects(BOOK, Level.CATEGORY), *subjects(BOOK, Level.CODE))
    marks = by_code(codings)
    nodes, edges = asserted(BOOK, tallies(both, marks), [relation], marks, CODES)
    found = lines(drawn(nodes, edges, 1, ()))
    assert found["Sturing", "Geld"].kind is EdgeKind.RELATION
    assert found["monitoren", "Sturing"].kind is EdgeKind.MEMBERSHIP
    assert {node.label for node in nodes} == {"Sturing", "Geld", "monitoren"}
    nodes, edges = asserted(BOOK, tallies(both, marks), [relation], marks, Choice())
    assert {node.kind for node in nodes} == {NodeKind.CATEGORY}


def test_codes_beside_groups_count_the_fragments_about_them():
    about_low = (mark("Anne", "monitoren", 0, 9), mark("Bea", "monitoren", 2, 9), mark("Bea", "visie", 40, 50))
    columns = [
        Beside(LAAG.node_id, NodeKind.GROUP, "laag", about_low, 2),
        Beside("speaker:x", NodeKind.SPEAKER, "Vos", about_low[:1], 1),
    ]
    shown = subjects(BOOK, Level.CODE)
    nodes, edges, strengths = beside(shown, columns, CODES)
    assert [(node.label, node.kind, node.documents, node.fragments) for node in nodes] == [
        ("laag", NodeKind.GROUP, 2, 2),
        ("Vos", NodeKind.SPEAKER, 1, 1),
    ]
    assert [(edge.kind, edge.weight) for edge in edges] == [
        (EdgeKind.ABOUT, 1),
        (EdgeKind.ABOUT, 1),
        (EdgeKind.OCCURRENCE, 1),
    ]
    assert strengths == [1, 1, 1]


def side(group, codings, documents):
    return Side(group, group.name, documents, found_in(subjects(BOOK, Level.CODE), codings))


def test_a_difference_compares_shares_of_documents():
    low = [mark("Anne", code, 0, 9, document=each) for each in "ABC" for code in ("monitoren", "los")]
    high = [mark("Anne", code, 0, 9, document="D") for code in ("monitoren", "los")]
    high += [mark("Anne", code, 0, 9, document=each) for each in "EF" for code in ("visie", "los")]
    shown = subjects(BOOK, Level.CODE)
    sides = (side(LAAG, low, 4), side(HOOG, high, 4))
    each, edges, strengths = difference(shown, sides, CODES)
    assert [(dict(edge.facts)["side"], edge.strength) for edge in edges] == [(0, 0.5), (1, 0.5)]
    facts = dict(edges[0].facts)
    assert [facts[name] for name in ("first", "first_documents", "first_of", "second_documents")] == ["laag", 3, 4, 1]
    assert each[MONITORING.id] == (3, 1)
    assert strengths == [0.5, 0.5]
    assert dict(node_in_both(node_of(shown[0], tallies(shown, {})[shown[0].id]), (3, 1), sides).facts)["first_of"] == 4


def test_pairs_that_are_as_common_in_both_groups_have_no_line():
    both = [mark("Anne", code, 0, 9) for code in ("monitoren", "los")]
    _, edges, strengths = difference(subjects(BOOK, Level.CODE), (side(LAAG, both, 1), side(HOOG, both, 1)), CODES)
    assert (edges, strengths) == ([], [0.0])
    _, edges, _ = difference(subjects(BOOK, Level.CODE), (side(LAAG, [], 0), side(HOOG, [], 0)), CODES)
    assert edges == []


marks = st.lists(
    st.builds(
        lambda who, code, start, long: mark(who, code, start, start + long),
        st.sampled_from(("Anne", "Bea")),
        st.sampled_from(("monitoren", "visie")),
        st.integers(0, 40),
        st.integers(1, 9),
    ),
    max_size=10,
)


@settings(max_examples=examples(100))
@given(marks, st.builds(How, st.sampled_from(Meet), st.integers(0, 2)))
def test_a_line_has_quotes_and_no_line_has_none(codings, how):
    bounds = {named("D"): [Span(n, n + 6) for n in range(0, 60, 7)]}
    one, other = ([each for each in codings if each.code_id == named(code)] for code in ("monitoren", "visie"))
    rows = Rows.made({named("monitoren"): [0], named("visie"): [1]})
    pairs = list(together(counted(by_document(codings), rows, how, bounds).values(), 2).pairs())
    found = behind(one, other, how, bounds)
    assert bool(found) == bool(pairs)
    assert set(found) <= {each.id for each in codings}


def test_quotes_of_a_turn_are_those_that_share_it():
    codings = [mark("Anne", "monitoren", 0, 5), mark("Anne", "visie", 30, 35), mark("Anne", "visie", 50, 55)]
    turns = {named("D"): [Span(0, 40), Span(41, 60)]}
    assert behind(codings[:1], codings[1:], How(Meet.TURN), turns) == (codings[0].id, codings[1].id)


def test_any_choice_can_be_written_down_and_read_back():
    whole = Choice(
        View.DIFFERENCE,
        Level.CODE,
        Meet.NEAR,
        3,
        Strength.NPMI,
        0.25,
        (STEERING.id,),
        (named("Anne"),),
        (LAAG, HOOG),
        True,
    )
    assert Choice.read(whole.written()) == whole
    assert Choice().written() == {}
    assert whole.how == How(Meet.NEAR, 3)
    assert Choice(sentences=9).how == How()


@pytest.mark.parametrize(
    "said",
    [{"view": "mooi"}, {"kleur": "rood"}, {"sentences": 99}, {"category_ids": ["x"]}, {"groups": [["x"]]}, []],
)
def test_a_choice_that_nobody_can_have_made_is_refused(said):
    with pytest.raises(Refusal, match="network-choice-wrong"):
        Choice.read(said)


def graph_of(names, ties=()):
    nodes = tuple(Node(name, NodeKind.CODE, name, "#777777", 0, 0, 0) for name in names)
    return Network(nodes, tuple(Edge(f"{a}{b}", EdgeKind.COOCCURRENCE, a, b, 1) for a, b in ties), 0)


def test_nodes_stay_where_they_stood_when_one_is_new():
    before = laid_out(graph_of("abcdef", ["ab", "bc", "cd", "de", "ef"]))
    after = placed(graph_of("abcdefg", ["ab", "bc", "cd", "de", "ef", "ag"]), before)
    assert {name: after[name] for name in "abcdef"} == before
    near = sorted("bcdef", key=lambda name: sum((after["g"][n] - after[name][n]) ** 2 for n in (0, 1)))
    assert all(after["g"] != after[name] for name in near)
    assert all(0 <= part <= 1 for part in after["g"])


def test_a_picture_of_which_most_is_new_is_laid_out_anew():
    network = graph_of("abcd", ["ab"])
    assert placed(network, {"a": (0.1, 0.1)}) == laid_out(network)
    assert set(placed(graph_of("abc"), {"a": (0, 0), "b": (1, 1)})) == set("abc")


def test_measures_say_who_has_neighbours_and_who_stands_between():
    found = measures(graph_of("abcdef", ["ab", "bc", "ac", "cd", "de", "ef", "df"]))
    assert found["c"].degree == 3
    assert found["c"].weighted == 3
    assert found["c"].betweenness == pytest.approx(
        nx.betweenness_centrality(nx.Graph(["ab", "bc", "ac", "cd", "de", "ef", "df"]))["c"]
    )
    assert {found[name].community for name in "abc"} != {found[name].community for name in "def"}
    assert found == measures(graph_of("abcdef", ["ab", "bc", "ac", "cd", "de", "ef", "df"]))
    assert measures(graph_of("")) == {}


def test_lines_weaker_than_chance_join_nobody():
    nodes = graph_of("ab").nodes
    edges = (Edge("ab", EdgeKind.COOCCURRENCE, "a", "b", 1, strength=-0.5),)
    found = measures(Network(nodes, edges, 1))
    assert found["a"].community != found["b"].community


def test_hundreds_of_nodes_stand_by_community_and_none_on_another():
    names = [f"n{number}" for number in range(420)]
    ties = [(one, other) for one, other in pairwise(names) if int(other[1:]) % 20]
    network = Network(
        graph_of(names).nodes, tuple(Edge(f"{a}:{b}", EdgeKind.COOCCURRENCE, a, b, 1) for a, b in ties), 1
    )
    places = laid_out(network)
    assert places == laid_out(network)
    assert len({*places.values()}) == len(names)
    assert all(0 <= part <= 1 for place in places.values() for part in place)
    assert len({measure.community for measure in measures(network).values()}) >= 21
