"""A report is chosen part by part, looked at, dressed in a house style, and made: on the page and in the terminal."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access, report_choosing, reporting, rounds
from actions.boards import boards, refer
from actions.history import undo
from actions.report_choosing import Choices, HouseStyle, Part
from actions.rounds import Plan
from actions.theming import add_theme
from actions.workspace import Desk, Workspace, revision
from api.routes import routes
from coding.rounds import Place
from corpora.refusal import Refusal
from tests.builders import codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

QUOTE = "Het lerarentekort drukt daar zwaar op de teams."


@pytest.fixture
def made(desk: Desk, colleague: Desk) -> Desk:
    """One document, two coders, a theme with a quote, and a board that part of it is about."""
    codes, content = codebook_of(desk), told(desk)
    coding = coded(desk, content, codes["Lerarentekort"], QUOTE)
    coded(colleague, content, codes["Lerarentekort"], QUOTE)
    add_theme(desk, "Mensen", text="Er zijn er te weinig.", coding_ids=(coding.id,))
    given = listed(desk)
    board = boards(desk, given.id)[0]
    refer(desk, content.document.id, given.id, board.group, board_id=board.id)
    return desk


def house(size: int = 31) -> bytes:
    document, file = Document(), BytesIO()
    document.styles["Heading 1"].font.size = Pt(size)
    document.save(file)
    return file.getvalue()


def headings(data: bytes) -> list[str]:
    return [p.text for p in Document(BytesIO(data)).paragraphs if p.style and p.style.name == "Heading 1"]


def test_what_was_chosen_holds_for_everybody_and_can_be_turned_back(made: Desk, colleague: Desk) -> None:
    report_choosing.choose(made, Choices((Part.THEMES, Part.METHOD)))
    before = revision(made)
    report_choosing.choose(made, Choices((Part.THEMES, Part.METHOD)))
    assert revision(made) == before
    assert headings(reporting.report(colleague)) == ["Mensen", "Werkwijze"]
    undo(made)
    assert report_choosing.choices(made) == Choices()


def test_the_same_revision_and_choices_give_the_same_bytes(made: Desk) -> None:
    first = reporting.report(made)
    assert reporting.report(Desk(made.workspace, made.project_id, made.coder_id)) == first
    assert reporting.report(made, chosen=Choices(codes=True)) != first


def test_the_page_shows_what_the_paper_will_say_and_keeps_other_choices(made: Desk, workspace: Workspace) -> None:
    headers = {"X-Duiding-Token": access.token_for(made)}
    with TestClient(Starlette(routes=routes(lambda: workspace))) as client:
        seen = client.get("/api/report", headers=headers).json()
        assert seen["left"] == ["categories", "memos"]
        assert {"kind": "prose", "style": "Quote", "text": QUOTE} in seen["blocks"]
        asked = {"parts": ["themes"], "codes": True, "beside": False, "publication": True}
        other = client.post("/api/report", json=asked, headers=headers).json()
        assert (other["parts"], other["codes"]) == (["themes"], True)
        assert "Code: Lerarentekort" in str(other["blocks"])
        for wrong in ({}, asked | {"parts": 3}, asked | {"codes": "ja"}):
            assert client.post("/api/report", json=wrong, headers=headers).json()["code"] == "request-wrong"
        unknown = client.post("/api/report", json=asked | {"parts": ["slot"]}, headers=headers).json()
        assert unknown["code"] == "report-part-unknown"
        named = headers | {"X-Duiding-Name": "huisstijl.docx"}
        assert client.post("/api/house-styles", content=house(), headers=named).status_code == 200
        assert client.post("/api/house-styles", content=b"x", headers=named).json()["code"] == "template-unreadable"
    assert Document(BytesIO(reporting.report(made))).styles["Heading 1"].font.size == Pt(31)


def test_a_house_style_is_kept_until_it_is_let_go(made: Desk) -> None:
    given = HouseStyle("huisstijl.docx", house())
    report_choosing.dress(made, given.name, given.data)
    assert report_choosing.house_style(made) == given
    report_choosing.undress(made)
    assert report_choosing.house_style(made) is None
    undo(made)
    assert report_choosing.house_style(made) == given
    with pytest.raises(Refusal, match="template-macros"):
        report_choosing.dress(made, "huisstijl.docm", house())


def test_rounds_and_agreement_stand_in_the_method(made: Desk, colleague: Desk) -> None:
    panel = told(made, "# Panel\n\nDe bestuurder luistert. Dat helpt.", name="Panel.md").document.id
    coders = tuple(each.coder_id for each in (made, colleague) if each.coder_id)
    rounds.start_round(made, Plan("Proefronde", coders, (Place(panel),), blind=False))
    said = str(reporting.shown(made, chosen=Choices((Part.METHOD,))))
    assert "Gecodeerd is in 1 ronde: ‘Proefronde’ (documenten: 1, codeurs: 2, open)." in said
    assert "Krippendorffs alpha over alle codes samen" in said


def test_the_terminal_makes_the_same_report(made: Desk, workspace: Workspace, tmp_path: Path) -> None:
    run = Shell(workspace.database.url)
    (tmp_path / "stijl.docx").write_bytes(house(27))
    out = tmp_path / "uit.docx"
    run(
        "report",
        out,
        "--parts",
        "themes,joint,codebook",
        "--template",
        tmp_path / "stijl.docx",
        "--codes",
        "--publication",
    )
    document = Document(out)
    assert headings(out.read_bytes())[0] == "Mensen"
    assert headings(out.read_bytes())[-1] == "Bijlage A: codeboek"
    assert document.styles["Heading 1"].font.size == Pt(27)
    assert "Code: Lerarentekort" in [p.text for p in document.paragraphs]
    assert "(groep" not in "\n".join(p.text for p in document.paragraphs)
    run("report", out, "--language", "en", "--beside")
    languages = Document(out).styles.element.iter(qn("w:lang"))
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}
    assert run.json("report", out, "--parts", "slot", code=1)["refused"] == "report-part-unknown"
    assert report_choosing.choices(made) == Choices()
