"""Boards in the order of an attribute, as dots, and quotes by group: in the terminal and as files."""

import csv
from io import StringIO
from pathlib import Path

from actions import joint_quotes, jointing
from actions.boards import boards, refer
from actions.coding import codings
from actions.history import undo
from actions.workspace import Desk
from tests.builders import codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

BOARDS = "bevoegd gezag;naam;lijst;regio;jaren\n" + "".join(
    f"4000{n};Bestuur {n};laag;Noord;{40 - 10 * n}\n" for n in range(1, 4)
)


def read(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(file.read_text("utf-8"))))


def study(desk: Desk) -> Shell:
    """Two boards are spoken of by name; of one of them nothing of Personeel is said."""
    ids, given = codebook_of(desk), listed(desk, BOARDS)
    for n, board in enumerate(boards(desk, given.id)[:2]):
        content = told(desk, f"# Gesprek {n}\n\nJansen: Het lerarentekort drukt op ons.\n", name=f"Gesprek {n}.md")
        refer(desk, content.document.id, given.id, board.group, board_id=board.id)
        coded(desk, content, ids[("Lerarentekort", "Cijfers bespreken")[n]], "lerarentekort drukt")
    return Shell(desk.workspace.database.url, "Besturen 2021")


def test_boards_stand_in_order_and_what_was_not_raised_is_no_zero(desk: Desk, tmp_path: Path) -> None:
    shell = study(desk)
    found = shell.json("joint-boards", "--by", "jaren", "--export", tmp_path / "b.csv")
    assert [(each["value"], each["codes"]["Lerarentekort"]) for each in found["boards"]] == [("20", None), ("30", 1)]
    rows = read(tmp_path / "b.csv")
    assert {(row["value"], row["not_raised"]) for row in rows if row["label"] == "Lerarentekort"} == {
        ("20", "1"),
        ("30", "0"),
    }
    plot = shell.json("joint-plot", "Lerarentekort", "--by", "jaren")
    assert ([dot["at"] for dot in plot["dots"]], plot["not_raised"], plot["p"]) == ([30.0], 1, None)
    assert "Kies uit: jaren, regio" in shell("joint-boards", "--by", "denominatie", code=1).err


def test_quotes_are_chosen_put_in_order_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    shell, file = study(desk), tmp_path / "q.csv"
    shell("joint-quotes", file)
    assert {row["chosen"] for row in read(file)} == {"0"}
    by, made = jointing.grouping_named(desk), codings(desk)[0]
    joint_quotes.choose_quotes(desk, by, made.code_id, "laag", [made.id, made.id])
    shell("joint-quotes", file)
    assert [row["label"] for row in read(file) if row["chosen"] == "1"] == ["Lerarentekort"]
    joint_quotes.choose_quotes(desk, by, made.code_id, "laag", [])
    undo(desk)
    cells = joint_quotes.quotes_of(desk, jointing.display(desk, by))
    assert [each.coding_ids for each in cells if each.by_hand] == [(made.id,)]
    shell("joint-quotes", file, "--published")
    assert read(file) == []  # one board behind each of them
