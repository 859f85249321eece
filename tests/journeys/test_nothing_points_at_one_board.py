"""One board stands out in every display; nothing that is marked for publication, in any file, names or betrays it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from actions import jointing, networking, publishing, publishing_networks
from actions.boards import boards, refer
from actions.workspace import Desk
from coding.network_choices import Choice, Level, View
from corpora.refusal import Refusal
from reports.network_files import KINDS
from tests.builders import codebook_of, coded, listed, told
from tests.journeys.outstanding import LIST, OUTSTANDING, outstanding
from tests.journeys.terminal import Shell

VIEWS = (View.TOGETHER, View.RELATIONS, View.GROUPS, View.DIFFERENCE, View.DOCUMENTS)


@pytest.fixture
def study(desk: Desk) -> Desk:
    return outstanding(desk)


def lines(desk: Desk, choice: Choice, *, published: bool = False) -> dict[tuple[str, str], int]:
    found = publishing_networks.published(desk, choice).drawn if published else networking.drawn(desk, choice)
    names = {node.id: node.label for node in found.network.nodes}
    return {(names[edge.source], names[edge.target]): edge.weight for edge in found.network.edges}


def test_a_line_between_two_codes_of_one_board_stays_here_and_is_listed(study: Desk) -> None:
    choice = Choice(level=Level.CODE)
    pair = ("Lerarentekort", "Wisselende leiding")
    assert lines(study, choice) == {pair: 1}
    assert lines(study, choice, published=True) == {}
    kept_back = publishing_networks.published(study, choice).kept_back
    assert [(kept.label, kept.boards) for kept in kept_back] == [("Zwijgen", 1), (" – ".join(pair), 1)]


def test_a_document_about_one_board_is_no_column_and_does_not_follow_from_the_others(study: Desk) -> None:
    choice = Choice(view=View.DOCUMENTS, level=Level.CODE)
    whole, left = lines(study, choice), lines(study, choice, published=True)
    assert any(OUTSTANDING in document for _, document in whole)
    assert left
    assert not any(OUTSTANDING in document for _, document in left)
    for code in ("Lerarentekort", "Cijfers bespreken"):
        hidden = [document for name, document in whole.keys() - left.keys() if name == code]
        assert len(hidden) > 1, "else it is what all have less what the others have"


def test_a_group_counts_what_is_shown_of_it(study: Desk) -> None:
    choice = Choice(view=View.GROUPS, level=Level.CODE)
    found = publishing_networks.published(study, choice).drawn.network
    for node in found.nodes:
        if node.kind == "group":
            assert node.fragments <= sum(edge.weight for edge in found.edges if edge.target == node.id)


def test_two_groupings_beside_each_other_do_not_tell_of_the_one_board_in_which_they_differ(desk: Desk) -> None:
    """Of laag and of Noord four and three boards are spoken of, each enough; the fourth of laag is the difference."""
    ids, given = codebook_of(desk), listed(desk, LIST)
    for n in (0, 1, 2, 4, 5, 6, 7):
        board = boards(desk, given.id)[n]
        content = told(desk, f"# Over {n}\n\nJansen: Het lerarentekort drukt.\n", name=f"Gesprek {n}.md")
        refer(desk, content.document.id, given.id, board.group, board_id=board.id)
        coded(desk, content, ids["Lerarentekort"], "lerarentekort drukt")
    code = ids["Lerarentekort"]
    assert not publishing.of_counts(desk).cells
    by_region = jointing.display(desk, jointing.grouping_named(desk, "regio"))
    hidden = publishing.of_display(desk, by_region)
    assert {(code, "Noord"), (code, "Zuid")} <= hidden.cells
    assert not any(each.small for each in hidden.left_out)
    rows = publishing.display_csv(desk, by_region.grouping, by_region.counted_in).decode().splitlines()
    assert any(row.startswith("code,Lerarentekort,Noord,,,") for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_of_a_drawing_names_the_board(study: Desk, kind: str) -> None:
    for view in VIEWS:
        choice = Choice(view=view, level=Level.CODE)
        data = publishing_networks.published_file(study, choice, kind)
        assert OUTSTANDING.encode() not in data
        assert kind == "png" or json.dumps(OUTSTANDING)[1:-1].encode() not in data


def test_people_boards_and_single_coders_are_never_drawn_for_publication(study: Desk) -> None:
    for choice, reason in (
        (Choice(view=View.SPEAKERS), "speakers"),
        (Choice(view=View.GROUPS, boards=True), "boards"),
        (replace(Choice(), coder_ids=(study.coder_id or study.project_id,)), "coders"),
    ):
        with pytest.raises(Refusal, match=f"network-unpublished-{reason}"):
            publishing_networks.published(study, choice)


def test_the_terminal_writes_it_chooses_two_groups_and_lists_what_stays_only_when_asked(
    study: Desk, tmp_path: Path
) -> None:
    shell = Shell(study.workspace.database.url, "Besturen 2021")
    out = tmp_path / "netwerk.csv"
    answer = shell.json("network", "--level", "code", "--publication", "--out", out)
    assert (answer["withheld"], answer["least_boards"]) == (2, 3)
    assert "left_out" not in answer
    assert "Wisselende" not in out.read_text()
    asked = shell.json("network", "--level", "code", "--publication", "--withheld")
    assert [each["label"] for each in asked["left_out"]] == ["Zwijgen", "Lerarentekort – Wisselende leiding"]
    assert "1 bestuur" in shell("network", "--level", "code", "--publication", "--withheld").out
    two = shell.json("network", "--view", "difference", "--group", "hoog", "--group", "laag · Besturenlijst")
    assert [name for _, name in two["choice"]["groups"]] == ["hoog", "laag"]
    assert "Kies een van deze" in shell("network", "--view", "difference", "--group", "midden", code=1).err
    whole = tmp_path / "netwerk.graphml"
    shell("network", "export", whole, "--publication")
    assert OUTSTANDING not in whole.read_text()
