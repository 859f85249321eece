"""The five journeys in the terminal, on a small invented study."""

import os
import shlex
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from docx import Document as Word
from typer.testing import CliRunner

from actions.codebook import codebook
from actions.coding import codings
from actions.documents import documents
from actions.workspace import Desk, coders, open_workspace, project_named
from cli.app import app
from tests.builders import BOARDS, FOCUS_GROUP, PANEL
from tests.journeys.terminal import Shell

ROOT = Path(__file__).parents[2]
CODEBOOK = """\
codes:
- {id: personeel, naam: Personeel, soort: categorie, definitie: Wie er werkt}
- {id: tekort, naam: Lerarentekort, soort: code, ouder: personeel, richting: belemmerend}
- {id: leiding, naam: Wisselende leiding, soort: code, ouder: personeel}
- {id: monitoren, naam: Monitoren, soort: categorie}
- {id: cijfers, naam: Cijfers bespreken, soort: code, ouder: monitoren, toets: c}
"""
TEAMS = "Het lerarentekort drukt daar zwaar op de teams."
CODINGS = f"""\
document;citaat;code;codeur;richting;memo
Focusgroep mbo;{TEAMS};Lerarentekort;Anna;belemmerend;
Focusgroep mbo;Ook daar voelt men het lerarentekort.;Lerarentekort;Anna;belemmerend;"Kort; maar scherp"
Focusgroep mbo;Bij ons wisselde de directeur drie keer in twee jaar.;wisselende leiding;Anna;;
Focusgroep mbo;{TEAMS};Lerarentekort;Bram;belemmerend;
Focusgroep mbo;Daar bespreekt het bestuur elke maand de cijfers;Cijfers bespreken;Bram;bevorderend;
Panel;Een schoolleider die blijft, is goud waard.;Wisselende leiding;Bram;bevorderend;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a researcher has on disk."""
    files = tmp_path / "bestanden"
    files.mkdir()
    (files / "Focusgroep mbo.md").write_text(FOCUS_GROUP, encoding="utf-8")
    (files / "Panel.docx").write_bytes(_docx(PANEL))
    (files / "leeg.txt").write_bytes(b"")
    (files / "codeboek.yaml").write_text(CODEBOOK, encoding="utf-8")
    (files / "Besturenlijst.csv").write_text(BOARDS, encoding="utf-8")
    (files / "codes.csv").write_text(CODINGS, encoding="utf-8-sig")
    return files


@pytest.fixture
def shell(database_url: str) -> Shell:
    return Shell(database_url)


@pytest.fixture
def study(shell: Shell, folder: Path) -> Shell:
    """A project in which two coders have done their work."""
    shell("new", "Besturen 2021")
    shell("import", folder / "Focusgroep mbo.md", folder / "Panel.docx")
    shell("codebook", "import", folder / "codeboek.yaml")
    shell("code", folder / "codes.csv")
    return shell


def test_from_files_to_a_word_report(study: Shell, folder: Path) -> None:
    study("boards", "import", folder / "Besturenlijst.csv", "--as-of", "2021-10-01")
    for heading, group in (("De lage lijst", "laag"), ("De hoge lijst", "hoog")):
        study("refer", "Focusgroep mbo", "--list", "Besturenlijst", "--group", group, "--heading", heading)
    study("relate", "Personeel", "Monitoren", "--kind", "belemmert", "--note", "Geen tijd")
    study("theme", "add", "Mensen eerst", "--text", "Rust telt.", "--category", "Personeel", "--quote", "goud waard")

    text = _report(study, folder)
    for words in ("Mensen eerst", "Rust telt.", "Een schoolleider die blijft, is goud waard.", "Bestuurder El Amrani"):
        assert words in text
    assert ("Lerarentekort", "1", "2") in _cells(folder / "rapport.docx", "Lerarentekort")
    assert ("Wisselende leiding", "2", "2") in _cells(folder / "rapport.docx", "Wisselende leiding")

    study("network", "export", folder / "netwerk.graphml")
    graph = nx.read_graphml(folder / "netwerk.graphml")
    assert {"Personeel", "Lerarentekort", "laag", "hoog"} <= {data["label"] for _, data in graph.nodes(data=True)}
    assert "Alles is zoals het hoort." in study("check").out


def test_an_import_tells_what_was_understood_and_one_bad_file_keeps_none_out(shell: Shell, folder: Path) -> None:
    shell("new", "Besturen 2021")
    names = ("Focusgroep mbo.md", "leeg.txt", "weg.txt", "Panel.docx")
    found = shell.json("import", *(folder / name for name in names), code=1)
    assert [each["refused"] for each in found] == [None, "file-empty", "file-missing", None]
    first = found[0]
    assert (first["file"], first["name"], first["kind"]) == (str(folder / names[0]), "Focusgroep mbo", "md")
    assert first["speakers"] == {"Gespreksleider": 2, "Inspecteur Jansen": 2, "Inspecteur De Boer": 2}
    assert {kind: first["segments"][kind] for kind in ("heading", "turn", "cue")} == {"heading": 3, "turn": 6, "cue": 0}
    assert (first["pages"], first["message"]) == (0, None)
    assert "weg.txt" in found[2]["message"]
    assert [document["name"] for document in shell.json("documents")] == ["Focusgroep mbo", "Panel"]

    text = shell("document", "text", "Focusgroep mbo").out
    assert len(text) == first["characters"]
    turns = shell.json("document", "turns", "focusgroep MBO")
    assert [turn["speaker"] for turn in turns][:2] == ["Gespreksleider", "Inspecteur Jansen"]
    assert all(text[turn["start"] : turn["end"]] == turn["text"] for turn in turns)


def test_agreement_is_what_the_table_of_sentences_says(study: Shell) -> None:
    found = study.json("agreement", "--first", "Anna", "--second", "Bram")
    n = found["sentences"]
    assert found["documents"] == ["Focusgroep mbo"]
    (row,) = [row for row in found["codes"] if row["code"] == "Lerarentekort"]
    both, only_anna, neither = 1, 1, n - 2
    by_chance = ((both + only_anna) / n) * (both / n) + (neither / n) * ((neither + only_anna) / n)
    observed = (both + neither) / n
    assert row["percent"] == pytest.approx(observed)
    assert row["kappa"] == pytest.approx((observed - by_chance) / (1 - by_chance))
    assert (row["both"], row["only_first"], row["only_second"]) == (47, 37, 0)
    assert {each["kind"] for each in found["differences"]} == {"missing"}
    assert f"{row['kappa']:.2f}".replace(".", ",") in study("agreement").out


def test_an_undefined_coefficient_comes_with_its_reason(study: Shell, folder: Path) -> None:
    (folder / "nieuw.yaml").write_text("codes:\n- {id: rust, naam: Rust, soort: code}\n", encoding="utf-8")
    study("codebook", "import", folder / "nieuw.yaml")
    (row,) = [row for row in study.json("agreement")["codes"] if row["code"] == "Rust"]
    assert (row["kappa"], row["reasons"]["kappa"]) == (None, "never-used")


def test_exported_codings_come_back_the_same_in_another_project(study: Shell, folder: Path) -> None:
    first = Shell(study.url, "Besturen 2021")
    first("codings", "export", folder / "uit.csv")
    first("codebook", "export", folder / "uit.yaml")
    second = Shell(study.url, "Tweede")
    study("new", "Tweede")
    second("import", folder / "Focusgroep mbo.md", folder / "Panel.docx")
    second("codebook", "import", folder / "uit.yaml")
    answer = second.json("code", folder / "uit.csv")
    assert (answer["stored"], answer["coders"], answer["rows_refused"]) == (6, {"Anna": 3, "Bram": 3}, [])
    second("codings", "export", folder / "terug.csv")
    back, out = ((folder / name).read_text(encoding="utf-8").splitlines() for name in ("terug.csv", "uit.csv"))
    assert sorted(back) == sorted(out)
    assert _codings(second) == _codings(first)


def test_a_row_that_can_not_be_carried_out_is_named_by_line_and_the_others_are_kept(study: Shell, folder: Path) -> None:
    _write(folder / "fout.csv", *BAD_ROWS)
    answer = study.json("code", folder / "fout.csv", code=1)
    assert [(row["line"], row["refused"]) for row in answer["rows_refused"]] == [
        (2, "quote-repeated"),
        (3, "quote-not-found"),
        (4, "code-unknown"),
        (5, "document-unknown"),
        (6, "coded-already"),
        (7, "direction-unknown"),
        (8, "coder-absent"),
        (9, "quote-absent"),
        (10, "span-not-numbers"),
        (11, "quote-mismatch"),
        (12, "span-outside"),
        (13, "span-empty"),
    ]
    assert all(row["message"].endswith(".") for row in answer["rows_refused"])
    assert (answer["stored"], answer["coders"]) == (1, {"Chris": 1})
    assert len(_codings(study)) == 7


def test_strict_is_all_or_nothing(study: Shell, folder: Path) -> None:
    _write(folder / "fout.csv", *BAD_ROWS)
    before = _codings(study)
    answer = study("code", folder / "fout.csv", "--strict", code=1)
    assert "Regel 2: " in answer.err
    assert "opgeslagen: 0" in answer.err
    assert _codings(study) == before
    assert list(study.json("documents")[0]["codings"]) == ["Anna", "Bram"]


def test_what_a_coder_did_can_be_undone_and_done_again(study: Shell) -> None:
    before = _codings(study)
    assert study.json("undo", "--coder", "bram")["action"] == "coding.apply"
    assert {made["coder"] for made in _codings(study)} == {"Anna"}
    assert study.json("redo", "--coder", "Bram")["action"] == "coding.apply"
    assert _codings(study) == before
    steps = study.json("history")
    assert [(step["coder"], step["action"]) for step in steps[:2]] == [("Bram", "redo"), ("Bram", "undo")]
    assert "gecodeerd" in study("history").out


def test_two_projects_ask_for_a_name(study: Shell) -> None:
    study("new", "Tweede")
    refused = study("documents", code=1)
    assert (refused.out, "Besturen 2021, Tweede" in refused.err) == ("", True)
    assert [each["name"] for each in study.json("projects")] == ["Besturen 2021", "Tweede"]
    assert Shell(study.url, "Tweede").json("documents") == []


def test_a_list_of_boards_is_shown_before_it_is_kept(shell: Shell, folder: Path) -> None:
    shell("new", "Besturen 2021")
    found = shell.json("boards", "read", folder / "Besturenlijst.csv")
    assert (found["rows"], found["boards"], found["key"], found["separator"]) == (3, 3, "bevoegd gezag", ";")
    assert found["columns"][0] == {"name": "bevoegd gezag", "type": "key", "filled": 3, "missing": 0, "censored": 0}
    kept = shell.json("boards", "import", folder / "Besturenlijst.csv")
    assert (kept["linked"], kept["unlinked"], kept["refused"]) == (3, [], None)
    shell("import", folder / "Panel.docx")
    referred = shell.json("refer", "Panel", "--list", "Besturenlijst", "--board", "40003")
    assert (referred["group"], referred["board"]) == ("hoog", "Stichting De Brug")


def test_a_list_with_one_number_for_two_boards_is_shown_but_not_kept(shell: Shell, folder: Path) -> None:
    shell("new", "Besturen 2021")
    _write(folder / "dubbel.csv", *BOARDS.replace("40002", "40001").splitlines())
    found = shell.json("boards", "read", folder / "dubbel.csv", "--key", "bevoegd gezag")
    assert (found["rows"], found["boards"], found["remarks"][-1]["remark"]) == (3, 2, "refusal-board-key-double")
    refused = shell.json("boards", "import", folder / "dubbel.csv", "--key", "bevoegd gezag", code=1)
    assert (refused["refused"], refused["rows"]) == ("board-key-double", None)
    assert shell.json("refer", "x", "--list", "dubbel", code=1)["refused"] == "document-unknown"


def test_schools_become_boards_by_a_rule_and_columns_are_named_by_hand(shell: Shell, folder: Path) -> None:
    shell("new", "Besturen 2021")
    schools = (
        "bevoegd gezag;naam;brin;score;n",
        "101;Oost;00AP;530,5;10",
        "101;Oost;00AQ;540,5;30",
        "102;West;00BR;;<5",
    )
    _write(folder / "scholen.csv", *schools)
    found = shell.json("boards", "read", folder / "scholen.csv", "--key", "bevoegd gezag", "--rule", "mean(score; n)")
    assert (found["rows"], found["boards"], found["columns"][-1]["name"]) == (2, 2, "mean(score; n)")
    assert "aggregated" in [each["remark"] for each in found["remarks"]]
    kept = shell.json("boards", "import", folder / "scholen.csv", "--key", "bevoegd gezag", "--rule", "count")
    assert (kept["linked"], kept["refused"]) == (2, None)
    _write(folder / "kaal.csv", *schools[1:])
    named = shell.json("boards", "read", folder / "kaal.csv", "--columns", "bg;naam;brin;score;n")
    assert [column["name"] for column in named["columns"]] == ["bg", "naam", "brin", "score", "n"]
    assert named["columns"][-1] == {"name": "n", "type": "number", "filled": 3, "missing": 0, "censored": 1}
    unclear = shell.json("boards", "read", folder / "scholen.csv", "--rule", "mediaan(score)", code=1)
    assert unclear["refused"] == "rule-unclear"


def test_a_list_of_open_answers_comes_in_as_a_document_for_each_question(shell: Shell, folder: Path) -> None:
    shell("new", "Vragenlijst")
    _write(
        folder / "vragen.csv", "Respondent;Wat gaat er goed?;Wat kan beter?", "1;Veel rust in huis.;Meer tijd graag."
    )
    arrived = shell.json("import", folder / "vragen.csv")
    assert [each["name"] for each in arrived] == ["vragen – Wat gaat er goed?", "vragen – Wat kan beter?"]
    assert [each["speakers"] for each in arrived] == [{"R1": 1}, {"R1": 1}]
    assert shell.json("import", folder / "vragen.csv", code=1)[0]["refused"] == "document-twice"
    assert len(shell.json("documents")) == 2


def test_the_demo_project_comes_once_and_goes_for_good(shell: Shell) -> None:
    name = shell.json("demo")["project"]
    assert shell.json("demo")["project"] == name
    assert len(shell.json("projects")) == 1
    assert shell.json("check")["faults"] == []
    shell("demo", "--remove")
    assert shell.json("projects") == []


REFUSED = {
    "a file that is not there": ("codebook import @weg.yaml", "file-missing"),
    "a folder for a file": ("code @", "file-is-folder"),
    "a device for a file": ("code /dev/zero", "file-closed"),
    "a folder to write over": ("report @", "file-is-folder"),
    "a folder that is not there": ("report @weg/rapport.docx", "folder-missing"),
    "a codebook of another kind": ("codebook import @Panel.docx", "codebook-type-unknown"),
    "codings without their columns": ("code @Besturenlijst.csv", "codings-columns"),
    "codings that are no text": ("code @Panel.docx", "file-binary"),
    "codings that are empty": ("code @leeg.txt", "file-empty"),
    "codings with a quote that never closes": ("code @open.csv", "codings-damaged"),
    "a network of another kind": ("network export @netwerk.png", "graph-type-unknown"),
    "an export of another kind": ("export alles @uit.xlsx", "export-kind-unknown"),
    "a document that is not there": ("document text Weg", "document-unknown"),
    "another language": ("documents --language fr", "language-unknown"),
    "a coder who never came": ("undo --coder Niemand", "coder-unknown"),
    "one coder to compare": ("agreement --first Anna", "coder-alone"),
    "one coder twice": ("agreement --first Anna --second anna", "one-coder"),
    "a relation with nothing": ("relate Personeel Weg --kind is", "subject-unknown"),
    "a theme about nothing": ("theme add Leeg --category Weg", "category-unknown"),
    "a quote nobody coded": ("theme add Leeg --quote conciërge", "quote-not-coded"),
    "a quote coded here and there": ("theme add Leeg --quote lerarentekort", "quote-coded-often"),
    "a list that is not there": ("refer Panel --list Weg --group laag", "board-list-unknown"),
    "a name for nothing": ("new ''", "name-empty"),
    "a name that is taken": ("new 'Besturen 2021'", "project-name-taken"),
    "a day that is none": ("boards import @Besturenlijst.csv --as-of oktober", "date-wrong"),
}


@pytest.mark.parametrize(("line", "refusal"), REFUSED.values(), ids=REFUSED)
def test_what_people_can_cause_is_one_sentence(study: Shell, folder: Path, line: str, refusal: str) -> None:
    _write(folder / "open.csv", "document,quote,code,coder", 'Panel,"goud waard,Lerarentekort,Anna')
    words = [str(folder / word[1:]) if word.startswith("@") else word for word in shlex.split(line)]
    answer = study(*words, "--json", code=1)
    assert answer.value["refused"] == refusal
    assert answer.err.strip() == answer.value["message"]
    assert len(answer.err.strip().splitlines()) == 1
    assert study(*words, code=1).out == ""


def test_a_part_is_given_in_one_way_only(study: Shell, folder: Path) -> None:
    study("boards", "import", folder / "Besturenlijst.csv")
    refer = ("refer", "Focusgroep mbo", "--list", "Besturenlijst", "--group", "laag")
    assert study.json(*refer, "--heading", "De lage lijst", "--start", 3, code=1)["refused"] == "part-unclear"
    assert study.json(*refer, "--start", 3, code=1)["refused"] == "part-unclear"
    assert study.json(*refer, "--heading", "Slot", code=1)["refused"] == "heading-unknown"
    assert study.json(*refer, "--board", "De Ster", code=1)["refused"] == "board-not-listed"
    assert study.json(*refer, "--start", 3, "--end", 9)["span"] == [3, 9]


def test_the_report_and_the_workbooks_speak_the_language_asked_for(study: Shell, folder: Path) -> None:
    study("report", folder / "report.docx", "--language", "en")
    study("report", folder / "rapport.docx")
    english, dutch = (_text(folder / name) for name in ("report.docx", "rapport.docx"))
    assert english != dutch
    study("export", "codings", folder / "codings.xlsx", "--language", "en")
    study("export", "codebook", folder / "codeboek.xlsx")
    assert all((folder / name).read_bytes().startswith(b"PK") for name in ("codings.xlsx", "codeboek.xlsx"))
    assert "Everything is as it should be." in study("check", "--language", "en").out


def test_a_process_of_its_own_speaks_utf8_and_tells_by_its_exit_code(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'duiding.sqlite3'}"
    made = _process("new", "Één ‘project’", "--database", url)
    assert (made.returncode, made.stdout) == (0, "Project ‘Één ‘project’’ is gemaakt.\n")
    refused = _process("import", "weg.docx", "--database", url)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert _process("check", "--database", "sqlite:////weg/duiding.sqlite3").returncode == 1


def test_help_comes_at_once_because_nothing_heavy_is_loaded() -> None:
    heavy = {"sqlalchemy", "spacy", "numpy", "pandas", "networkx", "docx", "matplotlib", "streamlit"}
    code = "import sys, cli.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert heavy & set(loaded.split()) == set()


@pytest.mark.parametrize("name", [each.name for each in (*app.registered_commands, *app.registered_groups)])
def test_every_command_explains_itself(name: str) -> None:
    answer = CliRunner().invoke(app, [name, "--help"])
    assert answer.exit_code == 0
    assert "--json" in answer.stdout or "Commands:" in answer.stdout


BAD_ROWS = (
    "document,quote,code,coder,start,end,direction",
    "Focusgroep mbo,lerarentekort,Lerarentekort,Chris,,,",
    "Focusgroep mbo,Dat zei niemand.,Lerarentekort,Chris,,,",
    "Focusgroep mbo,twee jaar,Onbekend,Chris,,,",
    "Weg,twee jaar,Lerarentekort,Chris,,,",
    f"Focusgroep mbo,{TEAMS},Lerarentekort,anna,,,",
    "Focusgroep mbo,twee jaar,Lerarentekort,Chris,,,omhoog",
    "Focusgroep mbo,twee jaar,Lerarentekort,,,,",
    "Focusgroep mbo,,Lerarentekort,Chris,,,",
    "Focusgroep mbo,,Lerarentekort,Chris,tien,20,",
    "Focusgroep mbo,twee jaar,Lerarentekort,Chris,10,20,",
    "Focusgroep mbo,,Lerarentekort,Chris,10,99999,",
    "Focusgroep mbo,,Lerarentekort,Chris,20,10,",
    "Focusgroep mbo,,Lerarentekort,Chris,0,10,",
)


def _write(path: Path, *lines: str) -> None:
    path.write_text("\n".join(lines), encoding="utf-8")


def _docx(text: str) -> bytes:
    word, file = Word(), BytesIO()
    for line in filter(None, text.splitlines()):
        if line.startswith("#"):
            word.add_heading(line.lstrip("# "), level=1)
        else:
            word.add_paragraph(line)
    word.save(file)
    return file.getvalue()


def _report(shell: Shell, folder: Path) -> str:
    shell("report", folder / "rapport.docx")
    return _text(folder / "rapport.docx")


def _text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Word(str(path)).paragraphs)


def _cells(path: Path, name: str) -> list[tuple[str, ...]]:
    """The first three cells of every table row that begins with a name."""
    rows = [tuple(cell.text for cell in row.cells) for table in Word(str(path)).tables for row in table.rows]
    return [row[:3] for row in rows if row and row[0].strip() == name]


def _codings(shell: Shell) -> list[dict[str, Any]]:
    """The codings by the names people use, without ids and moments."""
    workspace = open_workspace(shell.url)
    desk = Desk(workspace, project_named(workspace, shell.project or "Besturen 2021").id)
    items = (*coders(desk), *documents(desk), *codebook(desk).codes)
    names = {item.id: item.name for item in items}
    found = [
        {
            "document": names[made.document_id],
            "coder": names[made.coder_id],
            "code": names[made.code_id],
            "span": made.span,
            "quote": made.quote,
            "direction": made.direction,
            "memo": made.memo,
        }
        for made in codings(desk)
    ]
    workspace.database.close()
    return sorted(found, key=lambda made: (made["document"], made["span"], made["coder"], made["code"]))


def _process(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}  # as a console that knows no UTF-8
    command = [sys.executable, "-m", "cli", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
