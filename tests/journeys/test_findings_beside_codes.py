"""A quantitative finding beside what was said: taken up, checked, judged and handed over."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

from openpyxl import load_workbook

from actions import joint_findings
from actions.history import history, undo
from actions.workspace import Desk
from coding.joint_findings import Finding
from tests.builders import codebook_of, coded, told
from tests.journeys.terminal import Shell

TABLE = """\
uitkomst;predictor;B;se;p_operator;p
laag;schoolweging;6,4;0,3;<;0,01
laag;school buiten de G4;3,4;1,5;<;0,01
laag;Bron: technisch rapport;;;;
"""


def test_a_finding_is_taken_up_checked_judged_and_handed_over(desk: Desk, tmp_path: Path) -> None:
    ids, content = codebook_of(desk), told(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort drukt")
    study, table = Shell(desk.workspace.database.url, "Besturen 2021"), tmp_path / "regressie.csv"
    table.write_text(TABLE, encoding="utf-8")

    assert study.json("finding", "import", table) == {"added": 2}
    assert study.json("finding", "import", table) == {"added": 0}
    found = study.json("finding", "add", "KA1 onvoldoende", "--b", "3,3", "--se", "0,9", "--p", "< .01")
    assert [each["predictor"] for each in found] == ["schoolweging", "school buiten de G4", "KA1 onvoldoende"]
    assert [each["lowest_p"] is not None for each in found] == [False, True, False]
    assert "kan niet: B en se laten geen p onder" in study("finding", "list").out

    judged = study.json("finding", "judge", 1, "nuances", "--beside", "Personeel", "--memo", "Ook elders.")
    assert judged[0]["counts"] == {"documents": 1, "of": 1}
    assert (judged[0]["verdict"], judged[0]["memo"], judged[0]["beside"]) == ("nuances", "Ook elders.", "Personeel")
    assert "confirms, nuances" in study("finding", "judge", 1, "misschien", code=1).err
    assert "niet meer" in study("finding", "judge", 9, "silent", code=1).err
    assert "staat niet in het codeboek" in study("finding", "judge", 1, "silent", "--beside", "Weg", code=1).err
    assert "staan geen bevindingen" in study("finding", "import", _written(tmp_path, "a;b\nx;y\n"), code=1).err

    study("finding", "export", tmp_path / "naast.csv")
    assert "“lerarentekort drukt” (Focusgroep mbo)" in (tmp_path / "naast.csv").read_text("utf-8")
    book = load_workbook(BytesIO(joint_findings.findings_book(desk)))
    assert [cell.value for cell in book["naast elkaar"][2]][-2:] == ["nuanceert", "Ook elders."]
    assert joint_findings.findings_book(desk) == joint_findings.findings_book(desk)


def test_every_step_can_be_undone(desk: Desk) -> None:
    finding_id = joint_findings.add_finding(desk, _finding("een"))
    other = joint_findings.add_finding(desk, _finding("twee"))
    joint_findings.move_finding(desk, other, -1)
    assert [each.finding.predictor for each in joint_findings.findings(desk)] == ["twee", "een"]
    joint_findings.remove_finding(desk, finding_id)
    assert [each.action for each in history(desk)][:2] == ["finding.remove", "finding.move"]
    undo(desk)
    assert [each.finding.predictor for each in joint_findings.findings(desk)] == ["twee", "een"]


def _finding(predictor: str) -> Finding:
    return Finding(uuid4(), "", predictor, "", "", "", "")


def _written(folder: Path, text: str) -> Path:
    file = folder / "leeg.csv"
    file.write_text(text, encoding="utf-8")
    return file
