"""Codes beside the lists they are about, on a real project, in the terminal."""

from pathlib import Path

from actions.boards import refer
from actions.parting import stretches
from actions.workspace import Desk
from tests.builders import FOCUS_GROUP, codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

CODED = {"Lerarentekort": "lerarentekort drukt", "Wisselende leiding": "wisselde de directeur"}


def talked(desk: Desk, conversations: int) -> None:
    """Conversations about the low list and the high one, with the same codings in each."""
    codes, boards = codebook_of(desk), listed(desk)
    for n in range(conversations):
        content = told(desk, f"{FOCUS_GROUP}\nGespreksleider: Dit was gesprek {n}.\n", name=f"Focusgroep {n}.md")
        for stretch, group in zip(stretches(desk, content.document.id)[1:], ("laag", "hoog"), strict=True):
            refer(desk, content.document.id, boards.id, group, span=stretch.span)
        for code, quote in CODED.items():
            coded(desk, content, codes[code], quote)
        coded(desk, content, codes["Cijfers bespreken"], "bespreekt het bestuur")
        coded(desk, content, codes["Lerarentekort"], "Ook daar voelt men het lerarentekort")


def test_two_conversations_are_counted_and_not_tested(desk: Desk) -> None:
    talked(desk, 2)
    study = Shell(desk.workspace.database.url, "Besturen 2021")
    found = study.json("joint", "--group", "Besturenlijst")
    assert (found["paired"], found["documents"]) == (True, {"laag": 2, "hoog": 2})
    assert "Verkennend" in found["withheld"][0]
    assert found["codes"]["Lerarentekort"]["fragments"] == {"laag": 2, "hoog": 2}
    assert found["codes"]["Lerarentekort"]["sign_flip_p"] is None
    assert found["codes"]["Cijfers bespreken"]["not_raised"] == ["laag"]
    assert "Verkennend" in study("joint").out


def test_the_same_numbers_come_out_of_the_table_that_was_written(desk: Desk, tmp_path: Path) -> None:
    talked(desk, 6)
    study, file = Shell(desk.workspace.database.url, "Besturen 2021"), tmp_path / "telling.csv"
    found = study.json("joint", "--export", file)
    again = study.json("joint-table", file)
    change = found["codes"]["Wisselende leiding"]
    assert (change["sign_flip_p"], change["risk_difference"][0]) == (2 / 2**6, 1.0)
    numbers = ("sign_flip_p", "sign_test_p", "risk_difference", "cliffs_delta", "median_per_1000_words")
    for code in ("Lerarentekort", "Wisselende leiding"):
        assert [found["codes"][code][each] for each in numbers] == [again["codes"][code][each] for each in numbers]
    assert found["codes"]["Cijfers bespreken"]["sign_flip_p"] is None  # never raised in the talk about the low list
    assert found["categories"]["codes"]["Personeel"]["fragments"] == {"laag": 12, "hoog": 6}


def test_what_cannot_be_grouped_by_is_refused_with_what_can(desk: Desk) -> None:
    study = Shell(desk.workspace.database.url, "Besturen 2021")
    assert "nog niets om naar te groeperen" in study("joint", code=1).err
    talked(desk, 1)
    assert "Kies uit: Besturenlijst, regio" in study("joint", "--group", "sector", code=1).err
    assert "document, part, board" in study("joint", "--unit", "fragment", code=1).err
    nothing = study.json("joint", "--group", "regio")
    assert (nothing["documents"], nothing["withheld"]) == (
        {},
        ["Er is nog niet vastgelegd wat waarover gaat: er zijn geen groepen om te vergelijken."],
    )
