"""Saturation and progress of a real project: in the terminal, as CSV, over HTTP and on the page."""

import csv
from io import StringIO
from pathlib import Path

from actions.saturating import progress, progress_csv, saturation, saturation_csv
from actions.workspace import Desk
from coding.saturation import ReadingOrder, Rule, verdict
from tests.builders import PANEL, codebook_of, coded, told
from tests.journeys.terminal import Shell


def _coded(desk: Desk, colleague: Desk) -> None:
    talk, panel, codes = told(desk), told(desk, PANEL, name="Panel.md"), codebook_of(desk)
    coded(desk, talk, codes["Lerarentekort"], "lerarentekort")
    coded(colleague, talk, codes["Cijfers bespreken"], "bespreekt het bestuur")
    coded(desk, panel, codes["Lerarentekort"], "rust in het team")


def test_what_is_new_is_counted_together_and_by_coder(desk: Desk, colleague: Desk) -> None:
    _coded(desk, colleague)
    rule = Rule(1, 1, 0.05)
    both = saturation(desk, rule=rule)
    assert [(len(step.new_ids), step.pairs) for step in both.steps] == [(2, 2), (0, 3)]
    assert verdict(both)[0] == "reached"
    alone = saturation(desk, ReadingOrder.NAME, rule, (colleague.coder_id,))  # type: ignore[arg-type]
    assert [step.codes for step in alone.steps] == [1]


def test_both_go_to_csv(desk: Desk, colleague: Desk) -> None:
    _coded(desk, colleague)
    steps = list(csv.DictReader(StringIO(saturation_csv(desk, rule=Rule(1, 1)).decode())))
    assert [(row["new_codes"], row["new_share"]) for row in steps] == [("2", ""), ("0", "0.0")]
    assert steps[0]["new"] == "Lerarentekort; Cijfers bespreken"
    rows = list(csv.DictReader(StringIO(progress_csv(desk).decode())))
    assert [(row["coder"], row["codings"]) for row in rows] == [
        ("Anna", "1"),
        ("Bram", "1"),
        ("Anna", "1"),
        ("Bram", "0"),
    ]
    assert (rows[0]["turns"], rows[3]["last"]) == ("1", "")
    assert len(progress(desk)) == 4


def test_the_terminal_says_it_and_writes_it(desk: Desk, colleague: Desk, tmp_path: Path) -> None:
    study = Shell(desk.workspace.database.url, "Besturen 2021")
    assert "nog niets gecodeerd" in study("saturation").out
    _coded(desk, colleague)
    file = tmp_path / "verzadiging.csv"
    said = study("saturation", "--base", 1, "--run", 1, "--export", file).out
    assert "Verzadiging na document 1 (1+1)" in said
    assert file.read_text("utf-8").startswith("number,document")
    assert study.json("saturation", "--by", "Bram")["steps"][0]["new"] == 1
    assert "geen volgorde" in study("saturation", "--order", "x", code=1).err
    assert "Bram" in study("progress", "--export", tmp_path / "voortgang.csv").out
    assert [row["codings"] for row in study.json("progress")] == [1, 1, 1, 0]
