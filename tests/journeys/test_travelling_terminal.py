"""What a person does on the page with a project that travels, they can do in the terminal too."""

from pathlib import Path

from actions.checking import check
from actions.coding import codings
from actions.documents import documents
from actions.reshaping import reshape
from actions.workspace import Desk
from coding.reshaping import Rename
from tests.builders import codebook_of, told
from tests.journeys.terminal import Shell


def test_a_project_goes_out_and_comes_back(desk: Desk, database_url: str, tmp_path: Path) -> None:
    ids = codebook_of(desk)
    text = told(desk)
    file, phrase = tmp_path / "mee.duiding", tmp_path / "zin.txt"
    phrase.write_text("rustige blauwe fiets\n", encoding="utf-8")
    here, there = Shell(database_url), Shell(f"sqlite:///{tmp_path / 'elders.sqlite3'}")
    assert here.json("pack", file, "--passphrase-from", phrase)["bytes"] == file.stat().st_size
    assert here.json("unpack", file, code=1)["refused"] == "travel-sealed"
    assert there.json("unpack", file, "--passphrase-from", phrase)["project"] == "Besturen 2021"
    marks = tmp_path / "coderingen.csv"
    marks.write_text(
        f"document;code;citaat\n{text.document.name};Lerarentekort;lerarentekort drukt\n", encoding="utf-8"
    )
    there("code", marks, "--coder", "Bram")
    there("codebook", "rename", "Cijfers bespreken", "Cijfers", "--coder", "Bram")
    there("pack", file, "--without-files")
    reshape(desk, Rename(ids["Cijfers bespreken"], "Gesprek over cijfers"))
    seen = here.json("merge", file, "--preview")
    assert [each["field"] for each in seen["conflicts"]] == ["name"]
    assert here("merge", file, "--coder", "Anna", code=1).err.startswith("Niet samengevoegd")
    assert codings(desk) == ()
    done = here("merge", file, "--coder", "Anna", "--conflicts", "theirs")
    assert "Samengevoegd in stap" in done.out
    assert len(codings(desk)) == len(documents(desk)) == 1
    assert "staat er al" in here("merge", file, "--coder", "Anna").out
    here("undo", "--coder", "Anna")
    assert codings(desk) == ()
    assert check(desk).faults == ()
