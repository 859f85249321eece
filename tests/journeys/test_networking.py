"""The network of a project: views that agree with their quotes, drawings that are kept, files that others open."""

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from actions import networking
from actions.boards import import_boards, refer
from actions.codebook import codebook
from actions.coding import remove_coding
from actions.history import undo
from actions.linking import quotes
from actions.networking_cautions import cautions
from actions.networking_counts import counts_of, marks_for
from actions.networking_kept import (
    change_drawing,
    drawing_named,
    drawings,
    keep_drawing,
    remove_drawing,
    rename_drawing,
)
from actions.parting import stretches
from actions.relating import ground, relate, relations
from actions.workspace import Desk
from coding.cooccurrence_counting import DocumentCounts, How, Meet, Rows
from coding.network_choices import Choice, Level, View
from coding.network_subjects import numbers
from coding.network_views import by_document
from coding.networks import EdgeKind
from corpora.refusal import Refusal
from tests.builders import BOARDS, FOCUS_GROUP, codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

CODES = Choice(level=Level.CODE)
SHORTAGE = "Het lerarentekort drukt daar zwaar op de teams."


@pytest.fixture
def talked(desk: Desk) -> Desk:
    """Two conversations about both lists; the shortage and the figures meet in the talk about the low list only."""
    codes, boards = codebook_of(desk), listed(desk)
    for n in range(2):
        content = told(desk, f"{FOCUS_GROUP}\nGespreksleider: Dit was gesprek {n}.\n", name=f"Focusgroep {n}.md")
        for stretch, group in zip(stretches(desk, content.document.id)[1:], ("laag", "hoog"), strict=True):
            refer(desk, content.document.id, boards.id, group, span=stretch.span)
        coded(desk, content, codes["Lerarentekort"], SHORTAGE)
        coded(desk, content, codes["Cijfers bespreken"], "drukt daar zwaar")
        coded(desk, content, codes["Wisselende leiding"], "wisselde de directeur")
        coded(desk, content, codes["Cijfers bespreken"], "bespreekt het bestuur elke maand")
    relate(desk, codes["Wisselende leiding"], codes["Lerarentekort"], "leidt tot")
    return desk


def lines(at: Desk, choice: Choice) -> dict[tuple[str, str, str], int]:
    found = networking.drawn(at, choice).network
    names = {node.id: node.label for node in found.nodes}
    return {(edge.kind, names[edge.source], names[edge.target]): edge.weight for edge in found.edges}


def test_every_number_of_every_view_opens_its_quotes(talked: Desk) -> None:
    seen = 0
    for choice in [Choice(view, level, meet) for view in View for level in Level for meet in Meet]:
        found = networking.drawn(talked, choice).network
        for node in found.nodes:
            assert len(quotes(talked, networking.behind(talked, choice, node.id))) >= node.fragments
        for edge in found.edges:
            behind = quotes(talked, networking.behind(talked, choice, edge.id))
            assert len({quote.document.id for quote in behind}) >= min(edge.documents, 2)
            seen += 1
    assert seen > 60
    assert networking.behind(talked, CODES, "weg") == ()


def test_what_stands_together_is_counted_in_places(talked: Desk) -> None:
    assert lines(talked, CODES) == {
        ("cooccurrence", "Lerarentekort", "Cijfers bespreken"): 2,
        ("relation", "Wisselende leiding", "Lerarentekort"): 0,
    }
    turns = lines(talked, replace(CODES, meet=Meet.TURN))
    assert turns["cooccurrence", "Lerarentekort", "Cijfers bespreken"] == 2
    assert ("cooccurrence", "Lerarentekort", "Cijfers bespreken") not in lines(talked, replace(CODES, meet=Meet.SAME))
    assert [each.code for each in cautions(talked, CODES)] == []


def test_a_difference_is_one_of_documents_and_says_that_they_are_few(talked: Desk) -> None:
    choice = Choice(View.DIFFERENCE, Level.CODE)
    (edge,) = networking.drawn(talked, choice).network.edges
    facts = dict(edge.facts)
    by_name = {facts[side]: (facts[f"{side}_documents"], facts[f"{side}_of"]) for side in ("first", "second")}
    assert (by_name, edge.strength) == ({"laag": (2, 2), "hoog": (0, 2)}, 1.0)
    assert "network-caution-few" in [each.code for each in cautions(talked, choice)]


def test_a_board_in_both_lists_a_group_nobody_talks_about_and_one_document_are_said(desk: Desk) -> None:
    codes = codebook_of(desk)
    content = told(desk)
    coded(desk, content, codes["Lerarentekort"], SHORTAGE)
    assert [each.code for each in cautions(desk, Choice(View.GROUPS))][:2] == [
        "network-caution-one-document",
        "network-caution-no-lists",
    ]
    with pytest.raises(Refusal, match="network-two-groups"):
        networking.drawn(desk, Choice(View.DIFFERENCE))
    listed(desk)
    import_boards(
        desk, "Later.csv", BOARDS.replace("40001;Stichting De Horizon;laag", "40001;Stichting De Horizon;hoog").encode()
    )
    said = {each.code: each.facts for each in cautions(desk, Choice(View.GROUPS))}
    assert said["network-caution-in-both"] == {"names": "Stichting De Horizon", "n": 1}
    assert "laag" in said["network-caution-empty-group"]["names"]
    unused = next(each for each in cautions(desk, CODES) if each.code == "network-caution-unused")
    assert unused.facts["n"] == len(codebook(desk).codes) - 1


def test_one_change_counts_one_document_anew_and_moves_nothing(talked: Desk) -> None:
    before, counts = networking.places(talked, CODES), counted(talked)
    made = quotes(talked, networking.behind(talked, CODES, networking.drawn(talked, CODES).network.edges[0].id))
    remove_coding(talked, made[0].coding.id)
    assert lines(talked, CODES)["cooccurrence", "Lerarentekort", "Cijfers bespreken"] == 1
    assert [one is other for one, other in zip(counts, counted(talked), strict=True)] == [False, True]
    assert networking.places(talked, CODES) == before


def counted(at: Desk) -> list[DocumentCounts]:
    rows = Rows.made(numbers(networking.shown(at, CODES)))
    return counts_of(at, by_document(marks_for(at, CODES)), rows, How(), "here")


def test_a_drawing_is_kept_with_its_places_and_can_be_undone(talked: Desk) -> None:
    moved = dict.fromkeys(networking.places(talked, CODES), (0.25, 0.75))
    kept = keep_drawing(talked, "Tekort en cijfers", CODES, moved)
    found = drawing_named(talked, "tekort EN cijfers")
    assert (found.id, found.places, found.choice.least) == (kept, moved, 2)
    with pytest.raises(Refusal, match="name-taken"):
        keep_drawing(talked, "Tekort en cijfers", CODES)
    with pytest.raises(Refusal, match="drawing-unknown"):
        drawing_named(talked, "Iets anders")
    rename_drawing(talked, kept, "Samen")
    change_drawing(talked, kept, replace(CODES, least=1.0), moved)
    assert [(each.name, each.choice.least) for each in drawings(talked)] == [("Samen", 1)]
    undo(talked)
    undo(talked)
    assert [(each.name, each.choice.least) for each in drawings(talked)] == [("Tekort en cijfers", 2)]
    remove_drawing(talked, kept)
    assert drawings(talked) == ()
    with pytest.raises(Refusal, match="drawing-gone"):
        remove_drawing(talked, kept)


def test_the_terminal_draws_measures_keeps_and_hands_over_every_view(talked: Desk, tmp_path: Path) -> None:
    study = Shell(talked.workspace.database.url, "Besturen 2021")
    for view in View:
        file = tmp_path / f"{view}.graphml"
        found = study.json("network", "--view", view, "--level", "code", "--out", file)
        graph = nx.read_graphml(file)
        assert {facts["label"] for _, facts in graph.nodes(data=True)} == {node["name"] for node in found["nodes"]}
        assert graph.number_of_edges() == len(found["edges"])
    for ending in ("png", "svg", "gexf", "json", "cyjs", "csv"):
        study("network", "--out", tmp_path / f"samen.{ending}")
    assert "Tussenpositie" in study("network", "--measures").out
    assert "graph-type-unknown" in study("network", "--out", tmp_path / "samen.pdf", "--json", code=1).out
    study("network", "keep", "Samen", "--level", "code", "--coder", "Anna")
    assert study.json("network", "--kept", "samen")["choice"]["level"] == "code"
    assert study("network", "kept").out == "Samen\n"
    study("network", "drop", "Samen", "--coder", "Anna")
    assert study.json("network", "kept") == []


def test_a_relation_opens_the_fragments_that_it_rests_on_and_those_where_both_stand(talked: Desk) -> None:
    made = next(coding for coding in marks_for(talked, CODES) if coding.quote == "wisselde de directeur")
    ground(talked, relations(talked)[0].id, [made.id])
    edge = next(each for each in networking.drawn(talked, CODES).network.edges if each.kind is EdgeKind.RELATION)
    assert (edge.grounds, edge.coding_ids) == (1, (made.id,))
    assert networking.behind(talked, CODES, edge.id) == (made.id,)  # the two stand together nowhere
