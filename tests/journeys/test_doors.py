"""A project of Taguette or QualCoder comes in through the same door as a .qdpx, and hostile databases do not."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from actions.checking import check
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import contents
from actions.exchanging import import_project, look_at
from actions.handing_on import export_project
from actions.memos import memos
from actions.parting import parts
from actions.workspace import Desk, Workspace, coders, projects
from corpora.refusal import Refusal
from reports.refi.reading import read
from tests.elsewhere import NOTE, qualcoder, qualcoder_rows, taguette, taguette_rows
from tests.journeys.terminal import Shell
from tests.journeys.test_exchanging import KEYS


def brought(workspace: Workspace, name: str, data: bytes) -> Desk:
    found = import_project(workspace, name, data)
    assert found.project is not None
    desk = Desk(workspace, found.project.id)
    assert not check(desk).faults
    return desk


def said_by(desk: Desk) -> list[tuple[str, str, str]]:
    """Who says of which words that they are which code."""
    names = {code.id: code.name for code in codebook(desk).codes}
    people = {coder.id: coder.name for coder in coders(desk)}
    return sorted((people[each.coder_id], names[each.code_id], each.quote) for each in codings(desk))


def test_taguette_comes_in_by_what_is_in_the_file_whatever_it_is_called(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "notulen.docx"
    file.write_bytes(taguette())
    said = Shell(database_url).json("import-project", file, "--quotations")
    assert set(KEYS) <= said.keys()
    assert (said["origin"], said["users"], said["codes"], said["code_depth"]) == ("Taguette", 2, 4, 2)
    assert (said["selections"], said["codings"], said["sources"]) == (3, 4, {"TextSource": 1})
    assert (said["xsd_errors"], said["refused"], said["lost"]) == (0, None, [])
    assert sorted(said["quotations"].values()) == ["Niets", "twee & langer", "één week 😔"]
    assert any("logboek van Taguette" in line for line in said["repairs"])
    assert Shell(database_url).json("exchange", "import", file, "--preview")["codings"] == 4


def test_in_taguette_the_log_says_who_coded_and_a_dot_what_stands_below_what(workspace: Workspace) -> None:
    desk = brought(workspace, "proef.sqlite3", taguette())
    assert said_by(desk) == [
        ("Onbekend", "versie 1.2", "Niets"),
        ("anna", "Frustratie", "één week 😔"),
        ("anna", "Wachttijd", "één week 😔"),
        ("bram", "Toegang", "twee & langer"),
    ]
    book = codebook(desk)
    assert [category.name for category in book.categories] == ["Emotie"]
    assert {code.name for code in book.codes if code.parent_id} == {"Wachttijd"}
    assert contents(desk)[0].text == (
        "Interviewer: hoe lang wacht u?\nMevrouw Ünal: één week 😔, of twee & langer.\nNiets"
    )


def test_a_database_with_several_projects_asks_which(database_url: str, tmp_path: Path) -> None:
    rows, file = taguette_rows(), tmp_path / "server.sqlite3"
    rows["projects"].append({"id": 2, "name": "Ander", "description": ""})
    file.write_bytes(taguette(rows))
    shell = Shell(database_url)
    refused = shell.json("import-project", file, code=1)
    assert refused["refused"] == "door-projects-several"
    assert "Wijkzorg, Ander" in refused["message"]
    assert shell.json("import-project", file, "--which", "Ander")["codings"] == 0


def test_qualcoder_comes_in_from_its_folder_its_zip_and_its_database(database_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "wijkzorg.qda"
    folder.mkdir()
    (folder / "data.qda").write_bytes(qualcoder())
    packed = tmp_path / "wijkzorg.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("wijkzorg.qda/data.qda", qualcoder())
        archive.writestr("wijkzorg.qda/images/foto.jpg", b"geen foto")
    shell = Shell(database_url)
    for path in (folder, packed, folder / "data.qda"):
        said = shell.json("import-project", path)
        assert "wijkzorg" in said["message"]
        assert (said["origin"], said["users"]) == ("QualCoder 3.6", 2)
        assert (said["codes"], said["code_depth"], said["codings"], said["notes"]) == (3, 3, 3, 2)
        assert (said["cases"], said["variables"], said["sets"], said["xsd_errors"]) == (2, 2, 0, 0)
    assert len(said["lost"]) >= 3


def test_qualcoder_keeps_its_coders_its_notes_and_its_cases(workspace: Workspace) -> None:
    desk = brought(workspace, "data.qda", qualcoder())
    assert said_by(desk) == [
        ("anna", "Wachttijd", "wacht 😔 al weken"),
        ("anna", "Weken", "De school"),
        ("bram", "Weken", "weken"),
    ]
    assert contents(desk)[0].text == NOTE.replace("\r\n", "\n")
    assert {each.important for each in codings(desk)} == {False, True}
    assert {memo.text for memo in memos(desk)} >= {"Welk Noord?", "Het begin.", "Over wachten", "Eerste"}
    assert [(part.name, dict(part.attributes)) for part in parts(desk)] == [
        ("Verslag", {"Leeftijd": "62", "Plaats": "Noord"})
    ]


def test_what_came_in_through_a_door_goes_out_for_other_programs(workspace: Workspace) -> None:
    for name, data in (("proef.sqlite3", taguette()), ("data.qda", qualcoder())):
        desk = brought(workspace, name, data)
        for program in ("", "nvivo"):
            out = export_project(desk, program).data
            quotes = {quote for _, quote in read("uit.qdpx", out).quotations()}
            assert {each.quote for each in codings(desk)} <= quotes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"SQLite format 3\x00 en dan niets", "foreign-damaged"),
        (taguette()[:3000], "foreign-damaged"),
        (taguette({"iets": [{"id": 1}]}), "door-unknown"),
        (b"\x00\x01\x02 zomaar", "refi-xml"),
    ],
)
def test_a_database_that_is_none_is_refused(workspace: Workspace, data: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        import_project(workspace, "kwaad.sqlite3", data)
    assert projects(workspace) == []


def test_views_and_triggers_of_a_foreign_database_are_never_run(workspace: Workspace) -> None:
    rows = qualcoder_rows()
    del rows["code_text"]
    endless = "WITH RECURSIVE n(ctid) AS (SELECT 1 UNION ALL SELECT ctid + 1 FROM n) SELECT ctid FROM n"
    trigger = "CREATE TRIGGER kwaad AFTER INSERT ON source BEGIN DELETE FROM source; END"
    with pytest.raises(Refusal, match="door-unknown"):
        look_at("data.qda", qualcoder(rows, f"CREATE VIEW code_text AS {endless}", trigger))
    assert look_at("data.qda", qualcoder(None, trigger)).held["codings"] == 3


def test_a_database_that_was_written_with_a_log_is_read_without_it(workspace: Workspace) -> None:
    data = bytearray(taguette())
    data[18:20] = b"\x02\x02"
    assert look_at("proef.sqlite3", bytes(data)).held["codings"] == 4


def test_a_zip_that_leads_outside_or_holds_nothing_known_is_refused(workspace: Workspace) -> None:
    for inside, code in (("../data.qda", "archive-path"), ("data.qda", "door-unknown")):
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr(inside, b"geen database")
        with pytest.raises(Refusal, match=code):
            look_at("kwaad.zip", target.getvalue())


def test_scripts_in_a_document_are_no_text(workspace: Workspace) -> None:
    rows = taguette_rows()
    rows["documents"][0]["contents"] = "<script>alert(1)</script><p>Eerlijk</p><style>p{}</style><br/><td>een<td>twee"
    rows["highlights"] = []
    desk = brought(workspace, "proef.sqlite3", taguette(rows))
    assert contents(desk)[0].text == "Eerlijk\neen\ttwee"
