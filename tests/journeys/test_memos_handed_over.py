"""Memos and journal in the terminal, in the report when asked for, in Excel and in CSV."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from actions.coding import change_coding
from actions.memos import write_entry, write_memo
from actions.reporting import memos_book, memos_csv, report
from actions.workspace import Desk
from coding.memos import Subject, SubjectKind
from tests.builders import codebook_of, coded, told
from tests.journeys.terminal import Shell


def _text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def _written(desk: Desk) -> None:
    codes = codebook_of(desk)
    coding = coded(desk, told(desk), codes["Lerarentekort"], "lerarentekort")
    change_coding(desk, coding.id, memo="Zegt de inspecteur")
    write_memo(desk, "Eerst zo.\nToen zus.", [Subject(SubjectKind.CODE, codes["Lerarentekort"])], title="Verschuiving")
    write_entry(desk, "Tweede ronde begonnen")


def test_the_report_holds_memos_only_when_they_are_asked_for(desk: Desk) -> None:
    _written(desk)
    assert "Verschuiving" not in _text(report(desk))
    told_all = _text(report(desk, with_memos=True))
    for said in (": memo’s en logboek", "Verschuiving", "Toen zus.", "Tweede ronde", "Zegt de inspecteur"):
        assert said in told_all
    assert told_all.index("Tweede ronde") < told_all.index("Verschuiving")
    assert ": memos and journal" in _text(report(desk, "en", with_memos=True))


def test_a_report_without_memos_has_no_chapter_for_them(desk: Desk) -> None:
    told(desk)
    assert ": memo’s en logboek" not in _text(report(desk, with_memos=True))


def test_memos_go_to_excel_and_csv_with_what_they_are_about(desk: Desk) -> None:
    _written(desk)
    assert "Code: Lerarentekort" in _text(memos_book(desk))
    rows = list(csv.DictReader(StringIO(memos_csv(desk).decode())))
    assert [row["kind"] for row in rows] == ["journal", "remark", "memo"]
    assert (rows[2]["title"], rows[2]["author"], rows[2]["about"]) == ("Verschuiving", "Anna", "code: Lerarentekort")
    assert rows[1]["about"] == "coding: Lerarentekort: “lerarentekort”"


def test_memos_are_written_listed_and_saved_in_the_terminal(tmp_path: Path) -> None:
    shell = Shell(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    shell("new", "Studie")
    study = Shell(shell.url, "Studie")
    study("memo", "add", "De leraren zwijgen", "--title", "Stilte", "--about", "project=Studie", "--coder", "Anna")
    study("journal", "add", "Codes samengevoegd", "--on", "2026-03-01", "--coder", "Bram")
    assert [(memo["kind"], memo["author"]) for memo in study.json("memo", "list")] == [
        ("memo", "Anna"),
        ("journal", "Bram"),
    ]
    (found,) = study.json("memo", "list", "leraar")
    assert (found["title"], found["about"]) == ("Stilte", ["project=Studie"])
    assert study.json("memo", "list", "--by", "Bram", "--about", "project=Studie") == []
    assert "Codes samengevoegd" in study("journal", "list").out
    assert "past bij deze keuze" in study("memo", "list", "onvindbaar").out
    for name in ("memos.xlsx", "memos.csv", "r.docx"):
        words = ("report", tmp_path / name, "--memos") if name == "r.docx" else ("memo", "export", tmp_path / name)
        study(*words)
        assert (tmp_path / name).stat().st_size > 50


def test_what_the_terminal_cannot_do_is_said(tmp_path: Path) -> None:
    shell = Shell(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    shell("new", "Studie")
    for words, said in (
        (("memo", "add", "x"), "wie er codeert"),
        (("memo", "add", "x", "--about", "wens=y", "--coder", "Anna"), "kan geen memo gaan"),
        (("memo", "add", "x", "--about", "code=y", "--coder", "Anna"), "niet gevonden"),
        (("journal", "add", "x", "--on", "gisteren", "--coder", "Anna"), "geen dag"),
        (("memo", "export", tmp_path / "memos.pdf"), ".xlsx, .csv"),
    ):
        answer = shell(*words, code=1)
        assert said in answer.err, answer.err
