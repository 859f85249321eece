"""A network and the steps of saturation as they go out: without what points at few boards, or would tell of it."""

from dataclasses import replace

from coding.cooccurrence_counting import How
from coding.network_views import Drawn
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from coding.published_networks import boards_met, by_subject, meetings_following, shown, told_apart, without
from coding.saturation import saturation
from coding.saturation_published import one_by_one, together
from coding.smallcells import boards_behind, boards_in_documents, boards_in_parts
from corpora.parts import Part
from corpora.spans import Span
from reports.saturation import published_csv
from tests.unit.coding.making import board, mark, named, refer

BOARDS = [board(name, "laag") for name in "ABC"]
SAID = [refer("een", "", about="A"), refer("alle", "laag")]
CODINGS = [mark("Anne", code, 0, 6, document=document) for document in ("een", "alle") for code in ("visie", "rust")]
CODINGS += [mark("Anne", "orde", 0, 6, document="een")]
CODES = {name: (named(name),) for name in ("visie", "rust", "orde")}


def node(name: str, kind: NodeKind = NodeKind.CODE) -> Node:
    return Node(name, kind, name.title(), "#777777", 2, 4, 12)


def line(kind: EdgeKind, one: str, other: str) -> Edge:
    ids = tuple(each.id for each in CODINGS if each.code_id in {named(one), named(other)})
    return Edge(f"{one}-{other}", kind, one, other, 2, coding_ids=ids)


def test_behind_a_line_stand_the_boards_of_the_places_where_two_meet() -> None:
    marks, behind = by_subject(CODES, CODINGS), boards_behind(CODINGS, SAID, BOARDS)

    def met(one: str, other: str, enough: int = 3) -> int:
        return len(boards_met(marks[one], marks[other], How(), {}, behind=behind, enough=enough))

    assert (met("visie", "rust"), met("visie", "orde")) == (3, 1)
    assert met("visie", "rust", 1) == 3, "with those of the first document that has enough"


def test_a_hidden_node_takes_its_lines_along_and_a_group_counts_what_is_left() -> None:
    about = line(EdgeKind.ABOUT, "visie", "groep")
    network = Network(
        (node("visie"), node("orde"), node("groep", NodeKind.GROUP)), (about, line(EdgeKind.ABOUT, "orde", "groep")), 2
    )
    left = without(network, {"orde"}, {"groep": CODINGS[:1]})
    assert [each.id for each in left.nodes] == ["visie", "groep"]
    assert left.edges == (about,)
    assert left.nodes[1].fragments == 1
    drawn = Drawn(network, 1, 2, 2, 2)
    assert shown(drawn, left) == replace(drawn, network=left, shown=1)
    kept = told_apart(drawn, {"orde": 1, "orde-groep": None})
    assert [(each.label, each.boards) for each in kept] == [("Orde", 1), ("Orde – Groep", None)]


def test_a_line_between_categories_goes_along_where_it_differs_by_few_boards_from_that_of_its_codes() -> None:
    behind = boards_behind(CODINGS, SAID, BOARDS)
    few = Edge("few", EdgeKind.COOCCURRENCE, "visie", "orde", 1, coding_ids=(CODINGS[0].id, CODINGS[-1].id))
    members = [line(EdgeKind.MEMBERSHIP, "visie", "Sturing"), line(EdgeKind.MEMBERSHIP, "orde", "Klimaat")]
    above = Edge("above", EdgeKind.COOCCURRENCE, "Sturing", "Klimaat", 3)
    network = Network((), (few, above, *members), 2)
    assert meetings_following(network, {"few"}, behind, 3) == {"above"}
    assert meetings_following(network, {"few"}, behind, 1) == set()


def test_documents_and_parts_are_about_all_boards_that_anything_in_them_is_about() -> None:
    found = boards_in_documents(SAID, BOARDS)
    assert {key: len(some) for key, some in found.items()} == {str(named("een")): 1, str(named("alle")): 3}
    parts = [Part(named(name), named(name), "begin", Span(0, 9), {"kring": name}) for name in ("een", "alle", "geen")]
    assert len(boards_in_parts(parts, SAID, BOARDS)["begin"]) == 3
    assert {key: len(some) for key, some in boards_in_parts(parts, SAID, BOARDS, "kring").items()} == {
        "een": 1,
        "alle": 3,
        "geen": 0,
    }


def test_a_document_about_few_boards_is_read_together_with_those_after_or_before_it() -> None:
    about = {named("een"): frozenset("A"), named("alle"): frozenset("ABC"), named("geen"): frozenset[str]()}
    codings = [*CODINGS, mark("Anne", "visie", 0, 6, document="geen")]

    def read(*documents: str) -> list[str]:
        found = saturation(codings, [named(each) for each in documents])
        return [each.number for each in together(found.steps, about, 3)]

    assert read("een", "alle", "geen") == ["1–2", "3"]
    assert read("geen", "alle", "een") == ["1", "2–3"]
    assert read("een", "geen") == []
    found = saturation(codings, [named("een"), named("alle")])
    assert [each.number for each in one_by_one(found.steps)] == ["1", "2"]
    (whole,) = together(found.steps, about, 3)
    assert (len(whole.step.code_ids), len(whole.step.new_ids), whole.step.pairs) == (3, 3, 5)
    assert published_csv([whole]).decode().splitlines()[1] == "1–2,2,3,3,3,5,"
