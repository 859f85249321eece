"""Word has nothing to repair: every part of the file is as its schema and the program want it."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from reports.choices import Choices, Part
from reports.house_style import HouseStyle
from reports.word import word
from tests.unit.reports.making import displayed, study
from tests.unit.reports.test_house_style import dutch, saved

EVERYTHING = Choices(tuple(Part), codes=True, beside=True)


def house() -> HouseStyle:
    """The file of a Dutch Word, with what leads to its Heading 1 leading there by its Dutch name."""
    document = dutch()
    for each in document.styles.element.iter():
        if each.get(qn("w:val")) == "Heading1":
            each.set(qn("w:val"), "Kop1")
    return HouseStyle("huisstijl.docx", saved(document))


@pytest.mark.parametrize("dressed", [False, True])
def test_a_whole_report_is_valid_in_its_own_look_and_in_a_house_style(tmp_path: Path, *, dressed: bool) -> None:
    file = tmp_path / "rapport.docx"
    file.write_bytes(word(displayed(study()), EVERYTHING, house() if dressed else None))
    found = OpenXmlValidator().validate(file)
    assert [(each.part_uri, each.description) for each in found.errors] == []
