"""The look of the report goes along to another laptop, and is looked through there like any Word file."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from actions import report_choosing, reporting
from actions.history import undo
from actions.report_choosing import Choices, HouseStyle, Part
from actions.uniting import merge
from actions.workspace import Desk, projects
from corpora.refusal import Refusal
from reports.travelling import line, read_travel, write_travel
from tests.builders import told
from tests.journeys.laptops import FILE, laptop, opened_by, packed


def house(size: int) -> HouseStyle:
    document, file = Document(), BytesIO()
    document.styles["Heading 1"].font.size = Pt(size)
    document.save(file)
    return HouseStyle("huisstijl.docx", file.getvalue())


def rewritten(packed_file: BytesIO, data: object) -> BytesIO:
    """The same file with something else for its house style."""
    travel, made = read_travel(packed_file, FILE), BytesIO()
    facts = {name: value for name, value in travel.manifest.items() if name not in ("members", "format")}
    members = [
        (name, [line(data) if name.startswith("files/style_") else travel.data(name)])
        for name in travel.manifest["members"]
    ]
    write_travel(made, facts, members)
    return made


def test_the_look_and_the_parts_of_the_report_come_along_and_come_back(desk: Desk, tmp_path: Path) -> None:
    told(desk)
    first, other = house(31), house(27)
    report_choosing.dress(desk, first.name, first.data)
    report_choosing.choose(desk, Choices((Part.METHOD,), drawings=("overview",)))
    there = laptop(tmp_path, "elders")
    bram = opened_by(there, packed(desk), "Bram")
    assert report_choosing.house_style(bram) == first
    assert report_choosing.choices(bram) == report_choosing.choices(desk)
    assert Document(BytesIO(reporting.report(bram))).styles["Heading 1"].font.size == Pt(31)
    report_choosing.dress(bram, other.name, other.data)
    merge(desk, packed(bram), FILE)
    assert report_choosing.house_style(desk) == other
    undo(desk)
    assert report_choosing.house_style(desk) == first
    there.database.close()


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        ({"name": "stijl.docx", "data": "geen base64!"}, "travel-damaged"),
        (["stijl.docx"], "travel-damaged"),
        ({"name": "stijl.docm", "data": b64encode(b"x").decode()}, "template-macros"),
    ],
)
def test_what_is_no_look_is_refused_and_nothing_is_kept(desk: Desk, tmp_path: Path, data: object, refused: str) -> None:
    report_choosing.dress(desk, "huisstijl.docx", house(31).data)
    there = laptop(tmp_path, "elders")
    with pytest.raises(Refusal, match=refused):
        opened_by(there, rewritten(packed(desk), data), "Bram")
    assert projects(there) == []
    there.database.close()
