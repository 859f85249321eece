"""What a screen reader and a careful typesetter look for in the Word file itself."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from posixpath import normpath
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from reports.choices import Choices, Part
from reports.findings import Findings
from reports.word import word
from tests.unit.reports.making import displayed, study

EVERYTHING = Choices(tuple(Part), codes=True, beside=True)
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A report with every part in it."""
    return word(displayed(study()), EVERYTHING)


@pytest.fixture(scope="module")
def body(whole: bytes) -> etree._Element:
    with ZipFile(BytesIO(whole)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def fields(body: etree._Element) -> list[str]:
    simple = [each.get(qn("w:instr"), "").strip() for each in body.iter(qn("w:fldSimple"))]
    return simple + [(each.text or "").strip() for each in body.iter(qn("w:instrText"))]


def test_no_heading_skips_a_level(body: etree._Element) -> None:
    styles = [each.get(qn("w:val")) for each in body.iter(qn("w:pStyle"))]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_picture_is_told_in_words_and_has_lines_beside_dots(whole: bytes, body: etree._Element) -> None:
    pictures = list(body.iter(qn("wp:docPr")))
    assert [bool(each.get("descr")) for each in pictures] == [True, True]
    assert len({each.get("id") for each in pictures}) == 2
    with ZipFile(BytesIO(whole)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert Counter(name.rpartition(".")[2] for name in media) == {"png": 2, "svg": 2}


def test_every_table_has_a_header_row_and_no_merged_cells(body: etree._Element) -> None:
    tables = list(body.iter(qn("w:tbl")))
    assert len(tables) > 8
    for table in tables:
        first = table.find(qn("w:tr"))
        assert first is not None
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert not list(table.iter(qn("w:gridSpan"), qn("w:vMerge")))
        widths = {len(row.findall(qn("w:tc"))) for row in table.iter(qn("w:tr"))}
        assert widths == {len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))}


def test_every_reference_and_every_line_of_the_contents_leads_to_a_bookmark(body: etree._Element) -> None:
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    numbers = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(set(marks)) == len(marks)
    assert sorted(numbers) == sorted(each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkEnd")))
    asked = [each.split()[1] for each in fields(body) if each.startswith("REF ")]
    linked = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert asked
    assert linked
    assert {*asked, *linked} <= set(marks)


def test_the_contents_name_every_chapter_and_word_is_asked_for_its_pages(whole: bytes, body: etree._Element) -> None:
    assert 'TOC \\o "1-2" \\h \\z \\u' in fields(body)
    assert [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]
    document = Document(BytesIO(whole))
    chapters = [p.text for p in document.paragraphs if p.style and p.style.name in ("Heading 1", "Heading 2")]
    lines = ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:hyperlink"))]
    assert lines == chapters
    assert document.settings.element.find(qn("w:updateFields")) is not None


def test_a_report_without_contents_asks_nothing_when_it_is_opened(findings: Findings) -> None:
    document = Document(BytesIO(word(findings, Choices((Part.THEMES,)))))
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_every_style_that_is_used_exists_and_every_part_is_declared(whole: bytes, body: etree._Element) -> None:
    used = {each.get(qn("w:val")) for each in body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    with ZipFile(BytesIO(whole)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        types = archive.read("[Content_Types].xml").decode()
        links = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        names = set(archive.namelist())
    assert used <= {each.get(qn("w:styleId")) for each in styles}
    assert 'Extension="svg"' in types or "figure1.svg" in types
    assert {normpath(f"word/{each.get('Target')}") for each in links} <= names
    embedded = {value for each in body.iter() for name, value in each.attrib.items() if name == f"{RELATIONSHIP}embed"}
    assert embedded <= {each.get("Id") for each in links}


def test_the_title_page_bears_no_number_and_what_follows_begins_a_page(whole: bytes, body: etree._Element) -> None:
    assert Document(BytesIO(whole)).sections[0].different_first_page_header_footer
    fresh = [each.getparent().getparent() for each in body.iter(qn("w:pageBreakBefore"))]
    begun = ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in fresh]
    assert begun == ["Inhoud", "Werkwijze", "Bijlage A: overeenstemming per code"]


def test_the_same_choices_give_the_same_bytes(whole: bytes) -> None:
    assert word(displayed(study()), EVERYTHING) == whole
    assert word(displayed(study()), replace(EVERYTHING, codes=False)) != whole
