"""Board lists in the terminal: read, kept, linked to other lists, and compared with a later one."""

from pathlib import Path

import pytest

from tests.journeys.terminal import Shell
from tests.unit.corpora.test_board_changes import AFTER, BEFORE
from tests.unit.corpora.test_board_variants import book

READ = {
    "rows",
    "columns",
    "encoding",
    "separator",
    "decimal",
    "sheet",
    "header_row",
    "key",
    "boards",
    "remarks",
    "refused",
    "message",
}


@pytest.fixture
def shell(database_url: str) -> Shell:
    return Shell(database_url)


@pytest.fixture
def lists(shell: Shell, tmp_path: Path) -> Path:
    shell("new", "Besturen")
    (tmp_path / "2019.csv").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "2020.csv").write_text(AFTER, encoding="utf-8")
    (tmp_path / "oordelen.csv").write_text("brin;vestnr;opbrengst\n90AA;0;1\n90AA;1;7\n90EA;0;9\n", encoding="utf-8")
    return tmp_path


def test_reading_prints_one_shape_also_when_it_refuses(shell: Shell, lists: Path) -> None:
    found = shell.json("boards", "read", lists / "2019.csv")
    assert (set(found), found["key"], found["boards"]) == (READ, "BEVOEGD GEZAG NUMMER", 6)
    assert set(found["columns"][0]) == {"name", "type", "filled", "missing", "censored"}
    schools = next(each for each in found["remarks"] if each["remark"] == "rows-are-schools")
    assert "8 rijen zijn scholen" in schools["message"]
    (lists / "split.csv").write_text("nr,naam,score\n00101,Oost,37,5\n00102,West,38,5\n", encoding="utf-8")
    refused = shell.json("boards", "read", lists / "split.csv", code=1)
    assert (set(refused), refused["refused"], refused["rows"]) == (READ, "list-split-decimals", None)
    assert "00101, Oost, 37, 5" in refused["message"]


def test_what_other_lists_do_not_know_is_listed_and_kept(shell: Shell, lists: Path) -> None:
    first = shell.json("boards", "import", lists / "2019.csv", "--as-of", "2019-10-01")
    assert (set(first), first["linked"], first["unlinked"]) == (READ | {"linked", "unlinked"}, 8, [])
    judged = shell.json("boards", "import", lists / "oordelen.csv")
    assert (judged["rows"], judged["key"], judged["linked"]) == (3, "brin+vestnr", 2)
    assert judged["unlinked"] == [{"line": 3, "key": "90AA01", "name": ""}]
    assert judged["boards"] == 3
    later = shell("boards", "import", lists / "2020.csv").out
    assert "1 rij staat in geen andere lijst" in later
    assert "8: 50110 Stg. De Nieuwe Ster" in later


def test_a_list_of_schools_can_be_kept_by_school(shell: Shell, lists: Path) -> None:
    kept = shell.json("boards", "import", lists / "2019.csv", "--key", "BRIN+VESTNR")
    assert (kept["key"], kept["boards"], "key-is-school" in [each["remark"] for each in kept["remarks"]]) == (
        "BRIN+VESTNR",
        8,
        True,
    )


def test_a_later_list_is_compared_and_what_refers_to_the_earlier_stays(shell: Shell, lists: Path) -> None:
    for year in ("2019", "2020"):
        shell("boards", "import", lists / f"{year}.csv", "--as-of", f"{year}-10-01")
    (lists / "Panel.md").write_text("Interviewer: Hoe gaat het?\n\nBestuurder: Goed.\n", encoding="utf-8")
    shell("import", lists / "Panel.md")
    shell("refer", "Panel", "--list", "2019", "--board", "50103")
    found = shell.json("boards", "compare", "2019", "2020")
    assert found["same"] == ["50106"]
    assert found["changed"][0]["values"] == [{"column": "count", "before": "2", "after": "3"}]
    assert found["merged"][0]["boards"] == ["50103", "50104"]
    assert [each["school"] for each in found["moved"]] == ["90BB00", "90CA00", "90DA00"]
    assert [each["key"] for each in found["gone"]] == ["50103", "50104", "50105"]
    assert shell.json("refer", "Panel", "--list", "2019", "--board", "50103", code=1)["refused"] == "referred-already"
    assert "1 samenvoeging" in shell("boards", "compare", "2019", "2020").out


def test_files_are_compared_without_being_kept(shell: Shell, lists: Path) -> None:
    assert shell.json("boards", "compare", lists / "2019.csv", lists / "2020.csv")["renamed"][0]["key"] == "50102"
    assert shell.json("boards", "compare", "2019", "2019", code=1)["refused"] == "lists-same"
    assert shell.json("boards", "compare", "2019", "2020", code=1)["refused"] == "board-list-unknown"


def test_another_worksheet_is_read_on_request(shell: Shell, lists: Path) -> None:
    rows: list[list[object]] = [["nummer", "naam"], ["00101", "Oost"], ["00102", "West"]]
    (lists / "a.xlsx").write_bytes(book(rows, sheets=("later",)))
    assert shell.json("boards", "read", lists / "a.xlsx", "--sheet", "later")["rows"] == 1
    assert shell.json("boards", "import", lists / "a.xlsx", "--sheet", "weg", code=1)["refused"] == "sheet-unknown"
