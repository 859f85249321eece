"""A house style: what a Word file may give the report, and what is refused."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from corpora.refusal import Refusal
from reports.findings import Findings
from reports.house_style import LARGEST, HouseStyle, checked
from reports.word import word

STYLES, SETTINGS = "word/styles.xml", "word/settings.xml"


def saved(document: Docx) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def dutch() -> Docx:
    """A file of a Dutch Word, where Heading 1 is called Kop1, with a header and text of its own."""
    document = Document()
    heading = document.styles["Heading 1"]
    heading.element.set(qn("w:styleId"), "Kop1")
    heading.font.size = Pt(31)
    document.sections[0].left_margin = Twips(2000)
    document.sections[0].header.paragraphs[0].text = "Inspectie van het Onderwijs"
    document.add_paragraph("Geheim concept van een collega")
    document.add_picture(BytesIO(PNG))
    return document


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)


def changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    change(parts)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, inner in parts.items():
            made.writestr(name, inner)
    return file.getvalue()


def in_part(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return change


def test_the_report_takes_page_styles_and_header_and_nothing_of_the_text(findings: Findings) -> None:
    data = word(findings, house=HouseStyle("huisstijl.docx", saved(dutch())))
    document = Document(BytesIO(data))
    headings = [p for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert {p._p.pPr.pStyle.get(qn("w:val")) for p in headings} == {"Kop1"}
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert document.sections[0].left_margin == Twips(2000)
    assert document.sections[0].header.paragraphs[0].text == "Inspectie van het Onderwijs"
    assert "Geheim concept" not in "".join(p.text for p in document.paragraphs)
    assert document.tables[0].style is not None
    captions = [p for p in document.paragraphs if p.style and p.style.name == "Caption"]
    assert all(p.paragraph_format.keep_with_next for p in captions)
    with ZipFile(BytesIO(data)) as archive:
        assert not any(archive.read(name) == PNG for name in archive.namelist())
        grid = archive.read("word/document.xml").decode().count("<w:tblGrid>")
    assert grid == len(document.tables)
    assert word(findings, house=HouseStyle("huisstijl.docx", saved(dutch()))) == data


def test_a_template_file_serves_as_well_as_a_document(findings: Findings) -> None:
    types = in_part("[Content_Types].xml", b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
    data = word(findings, house=HouseStyle("huisstijl.dotx", changed(saved(dutch()), types)))
    assert Document(BytesIO(data)).sections[0].left_margin == Twips(2000)


def with_macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"macro"


def with_entities(parts: dict[str, bytes]) -> None:
    body = parts[STYLES].split(b"?>", 1)[1]
    parts[STYLES] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + body


def with_outside(parts: dict[str, bytes]) -> None:
    parts["word/_rels/header1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="https://example.org/a.png" TargetMode="External"/></Relationships>'
    )


def with_broken_styles(parts: dict[str, bytes]) -> None:
    parts[STYLES] = b"<w:styles"


def without_document(parts: dict[str, bytes]) -> None:
    del parts["word/document.xml"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (with_macros, "template-macros"),
        (with_entities, "template-hostile"),
        (with_outside, "template-outside"),
        (with_broken_styles, "template-unreadable"),
        (without_document, "template-unreadable"),
    ],
)
def test_what_is_no_mere_look_is_refused(change: Callable[[dict[str, bytes]], None], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        checked(HouseStyle("huisstijl.docx", changed(saved(dutch()), change)))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("huisstijl.docm", b"", "template-macros"),
        ("huisstijl.docx", b"geen zip", "template-unreadable"),
        ("huisstijl.docx", b"PK" + b"\0" * LARGEST, "template-large"),
    ],
)
def test_other_files_are_refused_by_what_they_are(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        checked(HouseStyle(name, data))


def test_what_a_template_asks_of_word_stays_behind(findings: Findings) -> None:
    document = dutch()
    for name in ("w:attachedTemplate", "w:documentProtection"):
        document.settings.element.insert(0, document.settings.element.makeelement(qn(name), {}))
    made = Document(BytesIO(word(findings, house=HouseStyle("huisstijl.docx", saved(document)))))
    assert made.settings.element.find(qn("w:documentProtection")) is None
    assert made.settings.element.find(qn("w:attachedTemplate")) is None
