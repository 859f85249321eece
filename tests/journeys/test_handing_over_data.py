"""Data handed over: what a notebook and a file say is what the store says."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd
import pytest

from actions import frames
from actions.coding import change_coding, codings
from actions.datafiles import Form, question, table_file
from actions.demo import ensure_demo
from actions.workspace import Desk, Workspace
from corpora.refusal import Refusal
from tests.builders import codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "voorbeeld.ipynb"
FORMULAS = "Anna: =1+1 is geen antwoord.\n\nBram: -Nee, zei hij.\n"


def test_the_frames_are_what_the_store_holds(desk: Desk, colleague: Desk) -> None:
    codes, text = codebook_of(desk), told(desk)
    listed(desk)
    coded(desk, text, codes["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    coded(colleague, text, codes["Lerarentekort"], "lerarentekort drukt")
    coded(colleague, text, codes["Wisselende leiding"], "wisselde de directeur")
    made = {str(each.id): each for each in codings(desk)}
    frame = frames.codings(desk)
    assert set(frame["coding_id"]) == set(made)
    for row in frame.itertuples():
        each = made[row.coding_id]
        assert (row.start, row.end, row.quote) == (each.span.start, each.span.end, each.quote)
        assert text.text[row.start : row.end] == row.quote
    assert list(frame["coder"]) == ["Anna", "Bram", "Bram"]
    assert list(frames.quotes(desk)["code"]) == ["Lerarentekort", "Lerarentekort", "Wisselende leiding"]
    units = frames.units(desk)
    assert (units["c_lerarentekort"].sum(), units["c_wisselende_leiding"].sum()) == (1, 1)
    assert frames.units(desk, coder="Anna")["c_wisselende_leiding"].sum() == 0
    assert frames.units(desk, "fragment")["words"].sum() > 0
    beside = frames.counts(desk, "speaker").query("level == 'code' and fragments > 0")
    assert dict(zip(beside["speaker"], beside["fragments"], strict=True)) == {
        "Inspecteur Jansen": 1,
        "Inspecteur De Boer": 1,
    }
    assert frames.boards(desk)["board_key"].tolist() == ["40001", "40002", "40003"]
    assert frames.documents(desk)["readers"].tolist() == [2]
    assert frames.agreement(desk)["both"].sum() == len("lerarentekort drukt")
    with pytest.raises(Refusal, match="coder-unknown"):
        frames.units(desk, coder="Carla")


def test_a_formula_in_a_csv_is_a_text_and_comes_back_as_a_coding(desk: Desk, tmp_path: Path) -> None:
    codes, text = codebook_of(desk), told(desk, FORMULAS, name="Formules.txt")
    for quote in ("=1+1 is geen antwoord.", "-Nee, zei hij."):
        made = coded(desk, text, codes["Lerarentekort"], quote)
        change_coding(desk, made.id, memo=f"@{quote}")
    study, file = Shell(desk.workspace.database.url, "Besturen 2021"), tmp_path / "coderingen.csv"
    study("export", "codings", file)
    lines = list(csv.DictReader(StringIO(file.read_text("utf-8"), newline="")))
    assert [line["quote"][:3] for line in lines] == ["'=1", "'-N"]
    others = tmp_path / "bram.csv"
    others.write_text(file.read_text("utf-8").replace(",Anna,", ",Bram,"), "utf-8")
    assert study.json("code", others)["stored"] == 2
    mine, theirs = (
        [(each.span, each.quote, each.memo) for each in codings(desk) if (each.coder_id == desk.coder_id) is own]
        for own in (True, False)
    )
    assert mine == theirs


def test_the_ending_of_the_name_says_what_is_written(desk: Desk, tmp_path: Path) -> None:
    coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    study = Shell(desk.workspace.database.url, "Besturen 2021")
    for name in ("uit.xlsx", "uit.csv", "uit.parquet"):
        study("export", "code-document", tmp_path / name, "--publish")
        made = table_file(desk, question(desk, "code-document", published=True), Form(name.split(".")[1]))
        assert (tmp_path / name).read_bytes() == made
    assert len(pd.read_parquet(BytesIO(made))) == 5
    assert "Kies uit: .xlsx, .csv, .parquet" in study("export", "units", tmp_path / "uit.sav", code=1).err
    assert "sentence, paragraph, turn, fragment" in study(
        "export", "units", tmp_path / "uit.csv", "--unit", "word", code=1
    ).err.replace("\n", " ")
    assert "citaten of namen" in study("export", "quotes", tmp_path / "uit.csv", "--publish", code=1).err


def test_the_notebook_of_the_manual_runs(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_demo(workspace)
    monkeypatch.setenv("DUIDING_DATABASE", workspace.database.url)
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    shares = names["shares"]
    assert isinstance(shares, pd.Series)
    assert 0 < shares.max() < 1
    opened = names["workspace"]
    assert isinstance(opened, Workspace)
    opened.database.close()
