"""Displays and drawings stand in the report: those that were chosen, in their order, and as they may be published."""

from pathlib import Path

import pytest
from docx import Document
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access, joint_findings, report_choosing, report_displays, reporting
from actions.demo import make_demo
from actions.history import undo
from actions.networking_kept import keep_drawing, remove_drawing
from actions.report_choosing import Choices, Part
from actions.workspace import Desk, Workspace, join
from api.routes import routes
from coding.joint_findings import Finding, Verdict
from coding.network_choices import Choice, View
from corpora.refusal import Refusal
from tests.journeys.terminal import Shell

JOINT = Choices((Part.JOINT, Part.RELATIONS))
KINDS = ("groups:Besturenlijst (verzonnen)", "quotes:sector", "boards:sector", "plot:pct_jaren_onder_norm", "findings")


@pytest.fixture
def study(workspace: Workspace) -> Desk:
    """The demo project, with a finding from elsewhere and a drawing that was kept."""
    project = make_demo(workspace)
    desk = Desk(workspace, project.id, join(Desk(workspace, project.id), "Anna de Wit").id)
    said = Finding(
        desk.project_id, "laag presteren", "grootte van het bestuur", "0,12", "0,05", "< 0,05", "rapport, tabel 3"
    )
    found = joint_findings.add_finding(desk, said)
    joint_findings.judge(desk, found, None, Verdict.SILENT, "Niemand begon erover.")
    keep_drawing(desk, "Wie gaat waarover", Choice(View.GROUPS))
    return desk


def headings(blocks: list[dict[str, object]]) -> list[object]:
    return [block["text"] for block in blocks if block["kind"] == "heading"]


def test_without_a_choice_the_first_grouping_the_findings_and_the_kept_drawings_are_shown(study: Desk) -> None:
    blocks = reporting.shown(study, chosen=JOINT)
    assert headings(blocks) == [
        "Gesprekken naast groepen en cijfers",
        "Categorieën per groep: Besturenlijst (verzonnen)",
        "Bevindingen uit cijfers naast gesprekken",
        "Verbanden tussen codes en categorieën",
        "Wie gaat waarover",
        "Bijlage A: tekeningen als tabel",
    ]
    tables = {str(block["caption"]).partition(". ")[2]: block for block in blocks if block["kind"] == "table"}
    [row] = tables["Wat de cijfers laten zien, en wat de gesprekken daarover zeggen"]["rows"]
    assert "B = 0,12, se = 0,05, p < 0,05" in row["cells"][0]
    assert row["cells"][3] == "niet besproken\nNiemand begon erover."
    said = str(blocks)
    assert "Verkennend, te weinig documenten voor een toets" in said
    assert "Dit zijn gericht gekozen gesprekken, geen steekproef." in said
    lines = tables["De lijnen in ‘Wie gaat waarover’"]["rows"]
    assert ("Monitoren", "laag") in {(line["cells"][0], line["cells"][2]) for line in lines}


def test_displays_stand_in_the_order_in_which_they_were_chosen_and_leave_with_what_they_show(
    study: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    out, run = tmp_path / "uit.docx", Shell(workspace.database.url)
    asked = [word for kind in KINDS for word in ("--display", kind)]
    run("report", out, "--parts", "joint,relations", *asked, "--drawing", "wie gaat waarover", "--drawing", "overview")
    titles = [p.text for p in Document(out).paragraphs if p.style and p.style.name == "Heading 2"]
    assert [title.partition(":")[0] for title in titles[:3]] == [
        "Categorieën per groep",
        "Citaten per groep",
        "Besturen op volgorde van sector",
    ]
    assert titles[3:6] == [
        "Pct jaren onder norm naast hoe vaak iets ter sprake komt",
        "Bevindingen uit cijfers naast gesprekken",
        "Wie gaat waarover",
    ]
    wrong = run.json("report", out, "--display", "groups:schoolgrootte", code=1)
    assert wrong["refused"] == "report-display-wrong"
    displays = tuple(report_displays.display_named(study, each) for each in KINDS)
    published = Choices((Part.JOINT,), publication=True, displays=displays)
    assert str(reporting.shown(study, chosen=published)).count("is zij weggelaten") == 2  # boards one by one
    run("report", out, "--parts", "relations", "--publication")
    told = "\n".join(p.text for p in Document(out).paragraphs)
    assert "Wie gaat waarover" in told


def test_the_page_offers_displays_and_drawings_and_keeps_their_order(study: Desk, workspace: Workspace) -> None:
    headers = {"X-Duiding-Token": access.token_for(study)}
    with TestClient(Starlette(routes=routes(lambda: workspace))) as client:
        seen = client.get("/api/report", headers=headers).json()
        assert [each["shows"] for each in seen["displays"] if each["on"]] == ["groups", "findings"]
        assert [(each["name"], each["on"]) for each in seen["drawings"]] == [("Wie gaat waarover", True), ("", False)]
        asked = {
            **{way: seen[way] for way in ("parts", "codes", "beside", "publication")},
            "displays": ["findings", next(each["key"] for each in seen["displays"] if each["shows"] == "quotes")],
            "drawings": ["overview"],
        }
        other = client.post("/api/report", json=asked, headers=headers).json()
        assert [each["shows"] for each in other["displays"][:2]] == ["findings", "quotes"]
        assert "Wie gaat waarover" not in headings(other["blocks"])
        for wrong in ({"displays": "alles"}, {"displays": ["groups:x"]}, {"drawings": 3}):
            assert client.post("/api/report", json=asked | wrong, headers=headers).status_code == 422
    kept = report_choosing.choices(study)
    assert kept.drawings == ("overview",)
    undo(study)
    assert report_choosing.choices(study) == Choices()


def test_a_drawing_that_is_gone_leaves_the_report(study: Desk) -> None:
    [drawing] = report_displays.chosen_drawings(study, Choices())
    chosen = Choices((Part.RELATIONS,), drawings=(str(drawing.id),))
    remove_drawing(study, drawing.id)
    assert headings(reporting.shown(study, chosen=chosen)) == ["Verbanden tussen codes en categorieën"]
    with pytest.raises(Refusal, match="drawing-unknown"):
        report_displays.drawing_key(study, "Wie gaat waarover")
