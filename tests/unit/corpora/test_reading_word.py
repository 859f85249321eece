"""Word documents."""

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from corpora.documents import SegmentKind, turns_by_speaker
from corpora.reading import read
from corpora.refusal import Refusal
from tests.unit.corpora.files import W, p, pdf, r, repacked, saved, word, word_xml
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read(name, data)
    assert refused.value.facts["name"] == name
    return refused.value.code


def test_headings_paragraphs_and_tables_are_read_without_header_and_footer() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
    document.sections[0].footer.paragraphs[0].text = "Pagina 1"
    document.add_heading("Verslag", level=0)
    document.add_heading("1 Laag", level=1)
    document.add_paragraph("De bestuurder komt langs.\nOp tijd.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Deelnemer", "Sector", "Anna", "po"], strict=True):
        cell.text = words
    reading = read("verslag.docx", saved(document))
    assert texts(reading, SegmentKind.HEADING) == ["Verslag", "1 Laag"]
    assert paragraphs(reading) == ["De bestuurder komt langs.\nOp tijd.", "Deelnemer | Sector\nAnna | po"]
    assert reading.repairs == {}
    assert reading.kind == "docx"


def test_tracked_changes_hidden_text_and_note_marks_read_as_printed() -> None:
    superscript, hidden = '<w:vertAlign w:val="superscript"/>', "<w:vanish/>"
    reading = read(
        "a.docx",
        word_xml(
            p(r("Komt ") + f"<w:del w:id='1'>{'<w:r><w:delText>nooit</w:delText></w:r>'}</w:del>").replace(
                "</w:p>", f"<w:ins w:id='2'>{r('vaak')}</w:ins>{r(' langs.')}</w:p>"
            ),
            p(
                r("Eén-op-één")
                + r("1", superscript)
                + r(". Van 20 m")
                + r("2", superscript)
                + r(" en de 1")
                + r("e", superscript)
            ),
            p(r("Verborgen", hidden)),
            p(
                r("Zichtbaar", '<w:vanish w:val="0"/>')
                + "<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:t>a</w:t></w:r>"
            ),
            p(f"<w:moveFrom w:id='3'>{r('weg')}</w:moveFrom><w:moveTo w:id='4'>{r('hier')}</w:moveTo><!-- niets -->"),
        ),
    )
    assert paragraphs(reading) == ["Komt vaak langs.", "Eén-op-één. Van 20 m² en de 1e", "Zichtbaar -a", "hier"]
    assert reading.repairs == {
        "hidden_text": 1,
        "note_marks": 1,
        "soft_hyphens": 1,
        "tracked_deletions": 1,
        "tracked_insertions": 1,
    }


def test_styles_may_hide_text_and_mark_headings_and_contents() -> None:
    document = Document()
    hidden = document.styles.add_style("Weg", WD_STYLE_TYPE.PARAGRAPH)
    hidden.font.hidden = True
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Onzichtbaar", style="Weg")
    document.add_paragraph("1 Inleiding 3", style="toc 1")
    document.add_paragraph("Tekst.")
    reading = read("a.docx", saved(document))
    assert reading.text == "Tekst."
    assert reading.repairs == {"contents_lines": 1, "hidden_text": 1}
    level = p('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + r("Kop"))
    assert texts(read("a.docx", word_xml(level, p(r("x")))), SegmentKind.HEADING) == ["Kop"]


def test_a_teams_transcript_has_turns_with_times() -> None:
    said = [
        "Overleg-20210212-Opname",
        "12 februari 2021, 10:00a.m.",
        "Wit, Anna de heeft de transcriptie gestart",
        "Wit, Anna de   0:03\nGoedemorgen. Herkennen jullie dat?",
        "Bos, Bert (Gast)   0:14\nEn dan denk ik: twee straten verder.",
        "Wit, Anna de   1:01:02\nDank.",
        "Wit, Anna de heeft de transcriptie gestopt",
    ]
    reading = read("teams.docx", word(*said))
    assert turns(reading) == [
        "Anna de Wit: Goedemorgen. Herkennen jullie dat?",
        "Bert Bos: En dan denk ik: twee straten verder.",
        "Anna de Wit: Dank.",
    ]
    assert [s.begin_s for s in reading.segments if s.kind is SegmentKind.TURN] == [3, 14, 3662]
    assert turns_by_speaker(reading.segments) == {"Anna de Wit": 2, "Bert Bos": 1}
    assert len(paragraphs(reading)) == 4


def test_several_people_in_one_paragraph_are_several_turns() -> None:
    reading = read("a.docx", word("I: Wat?\nR1: Dit.\nEn dat.\nI: Goed.", "Een\ngedicht"))
    assert turns(reading) == ["I: Wat?", "R1: Dit.\nEn dat.", "I: Goed.\n\nEen\ngedicht"]


def test_a_table_of_names_and_words_is_a_transcript() -> None:
    document = Document()
    table = document.add_table(rows=4, cols=2)
    cells = [
        "Anna",
        "Wat doet het bestuur daaraan?",
        "Bert",
        "Te weinig, vind ik.",
        "Anna",
        "Hoe komt dat zo?",
        "Bert",
        "",
    ]
    for cell, words in zip(table._cells, cells, strict=True):
        cell.text = words
    assert turns(read("a.docx", saved(document))) == [
        "Anna: Wat doet het bestuur daaraan?",
        "Bert: Te weinig, vind ik.",
        "Anna: Hoe komt dat zo?",
    ]


def test_text_boxes_controls_and_strict_files_are_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(r('In een kader.'))}</w:txbxContent></w:pict></w:r>"
    control = f"<w:sdt {W}><w:sdtContent>{p(r('In een veld.'))}</w:sdtContent></w:sdt>"
    rows = f"<w:tbl {W}><w:sdt><w:sdtContent><w:tr><w:tc>{p(r('cel'))}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    data = word_xml(p(r("Gewoon.") + box), control, rows, f"<w:tbl {W}/>")
    assert paragraphs(read("a.docx", data)) == ["Gewoon.", "In een kader.", "In een veld.", "cel"]


def test_footnotes_are_counted_and_stay_out() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote w:id="2"/></w:footnotes>'.encode()
    reading = read("a.docx", repacked(word("Tekst."), word__footnotes=notes))
    assert reading.repairs == {"notes_left_out": 1}


def test_a_document_without_styles_or_relations_is_read() -> None:
    bare = repacked(repacked(word("Tekst."), without="word/styles.xml"), without="_rels/.rels")
    assert read("a.docx", bare).text == "Tekst."
    odd = b'<R xmlns="x"><Relationship Type="ander" Target="y"/></R>'
    stream = repacked(word("Tekst."), without="_rels/.rels")
    assert read("a.docx", repacked(stream, _rels__=odd)).text == "Tekst."


def test_the_bytes_outweigh_the_name() -> None:
    assert read("a.txt", word("Tekst.")).kind == "docx"
    assert read("a.docx", pdf([(50, 700, "Tekst.")])).kind == "pdf"
    assert read("a.txt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nTekst.").kind == "vtt"
    assert read("a.txt", b"1\n00:00:01,000 --> 00:00:02,000\nTekst.").kind == "srt"


def test_damaged_and_locked_documents_are_refused() -> None:
    whole = word("Tekst.")
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert code_of("a.docx", whole[:500]) == "docx-damaged"
    assert code_of("a.docx", b"geen zip") == "docx-damaged"
    assert code_of("a.docx", repacked(whole, word__document=b"<w:document")) == "docx-damaged"
    assert code_of("a.docx", repacked(whole, word__document=entity)) == "xml-entities"
    assert code_of("a.docx", repacked(whole, without="word/document.xml")) == "docx-damaged"
    assert code_of("a.docx", ole) == "docx-encrypted"
    assert code_of("a.docx", word()) == "file-empty"
    assert code_of("a.odt", repacked(b"PK\x05\x06" + bytes(18), content=b"<x/>")) == "odt-damaged"
    assert code_of("a.zip", b"PK\x03\x04 stuk") == "file-type-unknown"
    flipped = bytearray(whole)
    at = whole.index(b"word/document.xml") + 100
    flipped[at : at + 50] = bytes(50)
    assert code_of("a.docx", bytes(flipped)) == "docx-damaged"


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = repacked(word("Tekst."), word__media=bytes(20_000_000))
    assert code_of("a.docx", bomb) == "archive-too-large"
