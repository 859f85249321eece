"""A study that lacks something, or in which something does not go together: it is said, and no number is made up."""

from actions.boards import boards, import_boards, refer
from actions.rounds import Plan, start_round
from actions.workspace import Desk
from coding.rounds import Place
from tests.builders import BOARDS, PANEL, codebook_of, coded, listed, told
from tests.journeys.terminal import Shell


def asked(desk: Desk) -> Shell:
    return Shell(desk.workspace.database.url, "Besturen 2021")


def test_a_project_with_nothing_in_it_says_what_is_missing(desk: Desk) -> None:
    study = asked(desk)
    for words in (("joint",), ("joint-boards",), ("joint-plot", "Rust"), ("joint-quotes", "/nergens.csv")):
        assert "nog niets om naar te groeperen" in study(*words, code=1).err
    assert study("finding", "list").out == "Er zijn nog geen bevindingen.\n"
    assert study("boards", "list").out == "Er is nog geen besturenlijst.\n"
    assert (study.json("finding", "list"), study.json("boards", "list")["lists"]) == ([], [])


def test_groups_that_nobody_talks_about_and_codes_that_nobody_used_are_said(desk: Desk) -> None:
    codes, given, content = codebook_of(desk), listed(desk), told(desk)
    study = asked(desk)
    refer(desk, content.document.id, given.id, "laag")
    found = study.json("joint")
    assert (found["documents"], found["codes"], found["smallest_attainable_p"]) == ({"laag": 1}, {}, None)
    assert found["cautions"] == [
        "Over deze groepen is nog niets gecodeerd.",
        "Geen enkel document gaat over hoog; die groep staat daarom niet in de tabel.",
    ]
    assert "Nog geen enkel bestuur is bij naam genoemd." in study("joint-boards").out
    assert "er valt niets te vergelijken" in study("joint-plot", "Lerarentekort", "--by", "regio").out

    coded(desk, content, codes["Lerarentekort"], "lerarentekort")
    found = study.json("joint", "--all")
    assert list(found["codes"]) == ["Lerarentekort"]  # the codes without codings are no rows of noughts
    assert found["withheld"] == ["Alles hoort bij één groep (laag): er is niets om mee te vergelijken."]
    assert found["codes"]["Lerarentekort"]["fisher_p"] is None


def test_lists_of_other_days_and_a_board_in_both_groups_are_said_with_the_table(desk: Desk) -> None:
    codes, content, panel = codebook_of(desk), told(desk), told(desk, PANEL, name="Panel.md")
    first = import_boards(desk, "Lijst 2021.csv", BOARDS.encode(), as_of="2021-10-01")
    moved = BOARDS.replace("De Horizon;laag", "De Horizon;hoog")
    later = import_boards(desk, "Lijst 2022.csv", moved.encode(), as_of="2022-10-01")
    for given, group in ((first, "laag"), (later, "hoog")):
        board = next(each for each in boards(desk, given.id) if each.name == "Stichting De Horizon")
        refer(desk, content.document.id, given.id, group, board_id=board.id)
    refer(desk, panel.document.id, first.id, "hoog")
    coded(desk, content, codes["Lerarentekort"], "lerarentekort")
    study = asked(desk)
    found = study.json("joint", "--group", "Lijst 2021")
    assert found["codes"]["Lerarentekort"]["documents_with_code"] == {"laag": 1, "hoog": 0}
    day, both = found["cautions"]
    assert "“Lijst 2022” heeft peildatum 2022-10-01, “Lijst 2021” heeft 2021-10-01" in day
    assert both.startswith("Eén bestuur staat in twee lijsten in een andere groep: Stichting De Horizon.")
    assert study.json("joint", "--group", "Lijst 2022")["codes"]["Lerarentekort"]["fragments"] == {"hoog": 1}
    assert day in study("joint").out


def test_what_is_hidden_in_a_blind_round_is_said_to_be_left_out(desk: Desk, colleague: Desk) -> None:
    codes, given, content = codebook_of(desk), listed(desk), told(desk)
    refer(desk, content.document.id, given.id, "laag")
    assert desk.coder_id
    assert colleague.coder_id
    start_round(desk, Plan("Ronde 1", (desk.coder_id, colleague.coder_id), (Place(content.document.id),)))
    coded(colleague, content, codes["Lerarentekort"], "lerarentekort")
    study = asked(desk)
    found = study.json("joint", "--coder", "Anna")
    assert found["codes"] == {}
    assert (
        "In één document loopt een blinde ronde: wat anderen daar coderen, telt hier nog niet mee." in found["cautions"]
    )
    assert study.json("joint", "--coder", "Bram")["codes"]["Lerarentekort"]["fragments"] == {"laag": 1}
