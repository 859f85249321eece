"""What is meant for publication points at no board: in the display, its file, the counts, the network and quotes."""

import csv
from io import StringIO

import pytest

from actions import jointing, linking, publishing
from actions.boards import boards, refer
from actions.coding import codings
from actions.history import history, undo
from actions.reporting import shown
from actions.theming import add_theme
from actions.workspace import Desk
from coding.joint_grouping import CountedIn
from corpora.refusal import Refusal
from reports.choices import Choices, Part
from tests.builders import codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

BOARDS = "bevoegd gezag;naam;lijst;regio\n" + "".join(
    f"4000{n};Bestuur {n};{'laag' if n < 5 else 'hoog'};{'Noord' if n < 4 else 'Zuid'}\n" for n in range(1, 9)
)


@pytest.fixture
def study(desk: Desk) -> Desk:
    """One board is spoken of by name, the others as a list."""
    ids, given, content = codebook_of(desk), listed(desk, BOARDS), told(desk)
    whole, named = told(desk, content.text.replace("Jansen", "Vos"), name="Ander.md"), boards(desk, given.id)[0]
    refer(desk, content.document.id, given.id, named.group, board_id=named.id)
    refer(desk, whole.document.id, given.id, "hoog")
    coded(desk, content, ids["Lerarentekort"], "lerarentekort drukt")
    for code, quote in (("Lerarentekort", "lerarentekort drukt"), ("Wisselende leiding", "wisselde de directeur")):
        coded(desk, whole, ids[code], quote)
    return desk


def test_a_cell_about_one_board_is_left_out_with_what_would_give_it_away(study: Desk) -> None:
    display = jointing.display(study, jointing.grouping_named(study, "Besturenlijst"))
    kept_back = publishing.of_display(study, display)
    told_of = {(each.label, each.group): each for each in kept_back.left_out}
    assert told_of["Lerarentekort", "laag"].boards == 1
    assert told_of["Lerarentekort", "laag"].small
    assert not told_of["Lerarentekort", "hoog"].small  # else the small one follows from the total
    rows = list(csv.DictReader(StringIO(publishing.display_csv(study, display.grouping, CountedIn.DOCUMENT).decode())))
    shown = {(row["label"], row["group"]): row["fragments"] for row in rows}
    assert (shown["Lerarentekort", "laag"], shown["Lerarentekort", "hoog"]) == ("", "")
    assert jointing.display_csv(study, display.grouping, CountedIn.DOCUMENT).decode().count(",1,1,1,") > 1


def test_counts_network_and_quotes_keep_the_same_to_themselves(study: Desk) -> None:
    counted = publishing.of_counts(study)
    ids = {code.label: code.id for code in linking.counts(study)}
    list_id = linking.all_boards(study)[0].list_id
    assert (ids["Lerarentekort"], f"{list_id}:laag") in counted.cells
    network = linking.network(study)
    hidden = publishing.of_network(study, network)
    named = {edge.id for edge in network.edges if edge.target.endswith(":laag")}
    assert named
    assert named <= hidden
    made = codings(study)
    about_one = [each.id for each in made if "Focusgroep" in _document(study, each.document_id)]
    assert publishing.of_quotes(study, [each.id for each in made]) == frozenset(about_one)
    board = linking.all_boards(study)[0]
    assert publishing.attributes_of(study, board, ("group", "regio")) == (("group", "laag"), ("regio", "Noord"))


def test_the_project_says_from_how_many_boards_on_and_can_take_that_back(study: Desk) -> None:
    shell = Shell(study.workspace.database.url, "Besturen 2021")
    assert shell.json("publish") == {"least": 3}
    assert shell.json("publish", 5) == {"least": 5}
    board = linking.all_boards(study)[0]
    assert publishing.attributes_of(study, board, ("group", "regio")) == ()
    found = shell.json("joint", "--publication", "--withheld")
    assert found["least"] == 5
    assert {(each["label"], each["group"]) for each in found["left_out"]} >= {("Lerarentekort", "hoog")}
    with pytest.raises(Refusal, match="least-boards"):
        publishing.set_least(study, 1)
    assert history(study)[0].action == "publication.set"
    publishing.set_least(study, 6)
    undo(study)
    assert publishing.least(study) == 5


def _document(desk: Desk, document_id: object) -> str:
    return next(each.document.name for each in linking.quotes(desk) if each.document.id == document_id)


def test_a_published_report_does_not_say_who_said_what_about_one_board(study: Desk) -> None:
    made = [each for each in codings(study) if "Focusgroep" in _document(study, each.document_id)]
    add_theme(study, "Personeel", coding_ids=[each.id for each in made])
    whole, published = (
        [each["text"] for each in shown(study, chosen=Choices((Part.THEMES,), publication=only)) if "text" in each]
        for only in (False, True)
    )
    assert any("Focusgroep" in line for line in whole)
    assert made[0].quote in published
    assert "bron bij de onderzoekers bekend" in published
    assert not any("Focusgroep" in line for line in published)
