"""A project of another program comes in, is worked on, and goes out again, in the terminal and through the actions."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from actions.checking import check
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import contents, documents
from actions.exchanging import arrived, forget_arrived, import_project, look_at, remember
from actions.forgetting import forget_document
from actions.handing_on import export_project, left_behind
from actions.participants import participants
from actions.parting import parts
from actions.relating import relations
from actions.workspace import Desk, Workspace, coders, join, projects
from corpora.refusal import Refusal
from reports.refi.counting import counts
from reports.refi.reading import read
from reports.refi.validity import faults
from tests.builders import codebook_of, coded, told
from tests.exchanges import CODES, TEXT, USERS, packed, project, quoted, rich, simple, source, tree_of
from tests.journeys.terminal import Shell

KEYS = """origin users codes code_depth sources selections codings notes variables cases sets links graphs xsd_errors
repairs lost refused message""".split()


def brought(workspace: Workspace, data: bytes = b"", name: str = "wijk.qdpx") -> Desk:
    found = import_project(workspace, name, data or rich())
    assert found.project is not None
    return Desk(workspace, found.project.id)


def test_the_terminal_tells_what_a_file_holds_and_keeps_it_as_a_project(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "wijk.qdpx"
    file.write_bytes(rich())
    said = Shell(database_url).json("exchange", "import", file, "--quotations")
    assert set(KEYS) | {"quotations"} == said.keys()
    assert (said["refused"], said["xsd_errors"]) == (None, 0)
    assert "Wijkzorg" in said["message"]
    assert sorted(said["quotations"].values()) == ["Niemand belt terug", "geweldig", "wachten al weken 😔 op hulp"]
    assert any("afbeelding" in line for line in said["lost"])
    again = Shell(database_url)("exchange", "import", file)
    assert "Wijkzorg (2)" in again.out
    assert [each["name"] for each in Shell(database_url).json("projects")] == ["Wijkzorg", "Wijkzorg (2)"]


def test_looking_at_a_file_keeps_nothing(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "wijk.qdpx"
    file.write_bytes(simple())
    said = Shell(database_url).json("exchange", "import", file, "--preview")
    assert said["codings"] == 3
    assert Shell(database_url).json("projects") == []
    assert look_at("x.qdpx", simple()).project is None


def test_a_file_goes_into_a_project_in_which_nothing_is_yet_and_into_no_other(
    database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "wijk.qdpx"
    file.write_bytes(simple())
    Shell(database_url)("new", "Mijn project")
    shell = Shell(database_url, "Mijn project")
    assert "Mijn project" in shell.json("exchange", "import", file)["message"]
    refused = shell.json("exchange", "import", file, code=1)
    assert (refused["refused"], refused["codings"]) == ("project-name-taken", 0)


@pytest.mark.parametrize("data", [b"PK geen zip", b"<x/>", packed("<!DOCTYPE Project []><Project/>")])
def test_what_is_refused_leaves_nothing_behind(database_url: str, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "kwaad.qdpx"
    file.write_bytes(data)
    said = Shell(database_url).json("exchange", "import", file, code=1)
    assert set(KEYS) == said.keys()
    assert said["refused"].startswith("refi-")
    assert Shell(database_url).json("projects") == []


def test_an_import_that_breaks_off_leaves_nothing_behind(workspace: Workspace) -> None:
    def pulled(done: int, count: int, name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_project(workspace, "wijk.qdpx", rich(), progress=pulled)
    assert projects(workspace) == []
    assert brought(workspace)


def test_what_came_in_is_a_project_like_any_other(workspace: Workspace) -> None:
    desk = brought(workspace)
    assert not check(desk).faults
    assert [coder.name for coder in coders(desk)] == ["Anna", "Bram"]
    assert [each.text for each in contents(desk)] == [TEXT]
    assert [coding.quote for coding in codings(desk)] == [
        "wachten al weken 😔 op hulp",
        "Niemand belt terug",
        "geweldig",
    ]
    assert [relation.kind for relation in relations(desk)] == ["leidt tot"]
    assert [part.name for part in parts(desk)] == ["Interview 1"]


def test_what_we_cannot_hold_goes_back_with_what_was_coded_here(workspace: Workspace) -> None:
    desk = brought(workspace)
    desk = Desk(workspace, desk.project_id, join(desk, "Anna").id)
    code = next(each for each in codebook(desk).codes if each.name == "Waardering")
    made = coded(desk, contents(desk)[0], code.id, "Niemand")
    data = export_project(desk).data
    exchange = read("terug.qdpx", data)
    found = counts(exchange)
    assert faults(exchange.root) == []
    assert (found["graphs"], found["sets"], found["selections"], found["codings"]) == (1, 2, 5, 5)
    assert str(made.id) in {each.get("guid") for each in tree_of(data).iter()}
    again = brought(workspace, data, "terug.qdpx")
    assert {coding.quote for coding in codings(again)} == {coding.quote for coding in codings(desk)}


def test_a_project_that_began_here_goes_out_for_each_program(
    desk: Desk, colleague: Desk, database_url: str, tmp_path: Path
) -> None:
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt")
    coded(colleague, found, ids["Lerarentekort"], "lerarentekort")
    shell, file = Shell(database_url, "Besturen 2021"), tmp_path / "uit.qdpx"
    for words in ((), ("--for", "nvivo"), ("--for", "maxqda")):
        said = shell.json("exchange", "export", file, *words)
        assert said["bytes"] == file.stat().st_size
        exchange = read("uit.qdpx", file.read_bytes())
        assert faults(exchange.root) == []
        assert (counts(exchange)["codings"], counts(exchange)["users"]) == (2, 2)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
    assert shell.json("exchange", "export", tmp_path / "uit.qdc")["lost"] == []
    assert shell.json("exchange", "export", tmp_path / "uit.doc", code=1)["refused"] == "refi-type"
    assert shell.json("exchange", "export", file, "--for", "spss", code=1)["refused"] == "refi-for"


def test_who_speaks_goes_along_and_comes_back(desk: Desk, workspace: Workspace) -> None:
    told(desk)
    again = brought(workspace, export_project(desk).data)
    assert [each.name for each in participants(again)] == [each.name for each in participants(desk)]
    assert left_behind(desk) == []


def test_what_is_forgotten_is_not_in_the_file_that_goes_out(workspace: Workspace) -> None:
    desk = brought(workspace)
    forget_document(desk, documents(desk)[0].id)
    data = export_project(desk).data
    assert b"geweldig" not in data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert not any(b"geweldig" in archive.read(name) for name in archive.namelist())


def test_a_text_with_decomposed_letters_is_kept_composed_and_coded_on_the_same_words(workspace: Workspace) -> None:
    text = "Cafe\u0301 en re\u0301union, daarna huiswerk."
    data = packed(
        project(USERS, CODES, f"<Sources>{source(quoted('huiswerk', 100, 2, text=text))}</Sources>"),
        {"sources/een.txt": text},
    )
    desk = brought(workspace, data)
    assert contents(desk)[0].text == "Café en réunion, daarna huiswerk."
    assert [coding.quote for coding in codings(desk)] == ["huiswerk"]
    assert dict(read("terug.qdpx", export_project(desk).data).quotations()).popitem()[1] == "huiswerk"


def test_what_was_read_is_told_until_somebody_has_seen_it(workspace: Workspace) -> None:
    found = import_project(workspace, "wijk.qdpx", rich())
    told_by = remember(workspace, found)
    assert arrived(workspace, told_by) == replace(found, quotations=())
    forget_arrived(workspace, told_by)
    assert arrived(workspace, told_by) is None
    with pytest.raises(LookupError):
        remember(workspace, look_at("x.qdpx", simple()))


def test_a_codebook_alone_becomes_a_project_with_codes(workspace: Workspace) -> None:
    data = CODES.replace("<CodeBook>", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0">').encode()
    desk = brought(workspace, data, "codes.qdc")
    assert len(codebook(desk).codes) == 4
    assert faults(tree_of(export_project(desk).data)) == []
    with pytest.raises(Refusal, match="refi-xml"):
        brought(workspace, data[:100], "codes.qdc")
