"""The Word report, read back with python-docx as a reader would open it."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn

from codebooks.codebook import Codebook, Theme
from coding.networks import Network
from corpora.refusal import Refusal
from reports.elements import run, runs_right_to_left
from reports.findings import Findings
from reports.word import word
from tests.unit.reports.making import BOARD, CODINGS, LIST, REFERENCES, REGION, STOEP, crowd, drawn, study, uid

HOSTILE = "Een\x00 <b>vet</b> &\ud800 =1+1 😀\tklaar\r\ntweede regel"


def opened(findings: Findings) -> Docx:
    return Document(BytesIO(word(findings)))


def styled(document: Docx, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def cells(document: Docx, table: int) -> list[list[str]]:
    rows = document.tables[table]._tbl.tr_lst
    return [["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in rows]


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_chapters_stand_under_real_headings_in_order(report: Docx) -> None:
    assert styled(report, "Title") == ["Besturen & scholen"]
    assert styled(report, "Subtitle") == [
        "Stand van 9 maart 2026, revisie 1.234",
        "Gecodeerd door Anna de Wit, Bram Visser",
    ]
    assert styled(report, "Heading 1") == [
        "Werkwijze",
        "Zien en bijsturen",
        "De omgeving",
        "Zonder iets",
        "Aantallen per code en categorie",
        "Verbanden tussen codes en categorieën",
        "Bijlage A: overeenstemming per code",
        "Bijlage B: codeboek",
        "Bijlage C: besturenlijsten",
        "Bijlage D: kanttekeningen",
    ]
    assert styled(report, "Heading 2") == ["Context", "Monitoren", "Financiën", "Zonder categorie"]


def test_a_quote_is_followed_by_its_source(report: Docx) -> None:
    assert styled(report, "Quote") == ["Zij sturen bij zodra het misgaat.", STOEP, "De regio speelt mee"]
    assert styled(report, "Quote Source") == [
        "Inspecteur 1, Focusgroep mbo, De lijst met besturen die hoog presteren, beurt 3 (groep hoog)",
        "Inspecteur 1, Focusgroep mbo, De lijst met besturen die laag presteren, beurt 1 (groep laag)",
        "Panelverslag, Het panel, alinea 2",
    ]


def test_a_theme_says_how_often_and_in_which_direction(report: Docx) -> None:
    text = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "De categorieën van dit thema komen voor in 1 van de 2 documenten (fragmenten: 2)." in text
    head, monitoring = cells(report, 0)
    assert head[1:] == [
        "Documenten (van\u00a02)",
        "Fragmenten",
        "Bevorderend",
        "Belemmerend",
        "laag (N\u00a0=\u00a01)",
        "hoog (N\u00a0=\u00a01)",
    ]
    assert monitoring == ["Monitoren", "1", "2", "2", "1", "1 (1)", "1 (1)"]


def test_the_count_table_sets_not_raised_apart_from_zero(report: Docx) -> None:
    rows = {row[0]: row[1:] for row in cells(report, 2)}
    assert rows["Monitoren"] == ["1", "2", "18", "1 (1)", "1 (1)"]
    assert rows["Zicht"] == ["1", "1", "12", "1 (1)", "0"]
    assert rows["Regio"] == ["1", "1", "4", "–", "–"]
    assert rows["Los"] == ["0", "0", "0", "–", "–"]


def test_the_agreement_table_shows_dashes_with_their_reason(report: Docx) -> None:
    head, *rows = cells(report, 5)
    assert head == ["Code", "Kappa", "U-alpha", "Gelijk", "Beiden", "Alleen AW", "Alleen BV", "Geen van beiden"]
    assert [row[0] for row in rows] == ["Regio", "Zicht", "Bijsturen", "Los"]
    assert rows[1][1] == "1,00"
    assert rows[3][1:4] == ["–", "–", "–"]
    assert any("door geen van beide codeurs gebruikt: Los" in note for note in styled(report, "Report Note"))


def test_relations_and_meetings_have_their_tables(report: Docx) -> None:
    assert cells(report, 3)[1] == ["Monitoren", "bevordert", "Context", "Alleen bij de hoge lijst."]
    assert cells(report, 4)[1] == ["Zicht", "Bijsturen", "1", "1"]


def test_the_codebook_closes_the_report(report: Docx) -> None:
    assert cells(report, 6)[1] == ["Regio", "De regio.", "Krimp.", "Wijk.", "‘De regio speelt mee’ (Panelverslag)"]
    text = [paragraph.text for paragraph in report.paragraphs]
    assert "Wel gebruiken: Populatie of regio." in text
    assert "Niet gebruiken: Eigen handelen." in text


def test_every_table_repeats_its_header_and_describes_itself(report: Docx) -> None:
    for table in report.tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert table.style is not None
        assert table.style.name == "Report Table"


def test_captions_are_numbered_by_fields(report: Docx) -> None:
    fields = [f.get(qn("w:instr")).strip() for f in report.element.body.iter(qn("w:fldSimple"))]
    assert fields.count("SEQ Tabel \\* ARABIC") == len(report.tables)
    assert fields.count("SEQ Figuur \\* ARABIC") == 1
    body = "".join(t.text or "" for t in report.element.body.iter(qn("w:t")))
    assert "Tabel 1. Categorieën bij het thema ‘Zien en bijsturen’" in body


def test_the_picture_says_in_words_what_it_shows(report: Docx, handed_over: bytes) -> None:
    [picture] = report.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr").startswith(
        "Netwerk (categorieën: 2; codes: 3; groepen besturen: 2; gelegde verbanden: 1)."
    )
    assert "Zicht en Bijsturen (1×)" in picture.get("descr")
    with ZipFile(BytesIO(handed_over)) as archive:
        lines, dots = sorted(name for name in archive.namelist() if name.startswith("word/media/"))
        assert archive.read(dots).startswith(b"\x89PNG")
        assert b"<svg" in archive.read(lines)


def test_a_network_where_nothing_meets_says_so(findings: Findings) -> None:
    alone = replace(findings, codings=CODINGS[:1], themes=(), relations=(), comparison=None)
    alone = replace(alone, **drawn(CODINGS[:1], findings.codebook, relations=()))
    [picture] = opened(alone).element.body.iter(qn("wp:docPr"))
    assert "Geen twee codes of categorieën staan op dezelfde plaats." in picture.get("descr")


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_language_footer_and_properties_are_set(findings: Findings, language: str, locale: str) -> None:
    document = opened(replace(findings, language=language))
    assert [x.get(qn("w:val")) for x in document.styles.element.iter(qn("w:lang"))] == [locale]
    facts = document.core_properties
    assert (facts.title, facts.language, facts.author, facts.comments) == ("Besturen & scholen", locale, "", "")
    assert facts.created == facts.modified
    assert facts.created is not None
    assert facts.created.isoformat().startswith("2026-03-09T00:00:00")
    footer = document.sections[0].footer._element
    assert [f.get(qn("w:instr")).strip() for f in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert document.styles["Normal"].paragraph_format.widow_control


def test_the_same_findings_give_the_same_bytes(findings: Findings, handed_over: bytes) -> None:
    assert word(findings) == handed_over
    with ZipFile(BytesIO(handed_over)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_hostile_text_arrives_as_plain_text(findings: Findings) -> None:
    theme = Theme(uid("t"), HOSTILE, HOSTILE, (uid("Monitoren"),), (CODINGS[0].id,))
    coder = replace(findings.coders[0], name=HOSTILE)
    document = opened(
        replace(findings, project=HOSTILE, themes=(theme,), coders=(coder, findings.coders[1]), comparison=None)
    )
    assert styled(document, "Heading 1")[1] == "Een <b>vet</b> & =1+1 😀 klaar tweede regel"
    assert "tweede regel" in [paragraph.text for paragraph in document.paragraphs]
    assert styled(document, "Title")[0].startswith("Een <b>vet</b> &")


def test_line_ends_and_tabs_in_a_quote_are_kept() -> None:
    assert "<w:br/>" in run("een\ntwee")
    assert "<w:tab/>" in run("een\ttwee")


def test_hebrew_is_set_from_right_to_left() -> None:
    assert runs_right_to_left("«שלום» zei hij")
    assert not runs_right_to_left("Zij zei שלום")
    assert not runs_right_to_left("… – ’")
    assert "<w:bidi/>" in part_of_quote("שלום לכולם")


def part_of_quote(quote: str) -> str:
    """A report's body in which the only quote is this one."""
    base = study()
    coding = replace(CODINGS[2], quote=quote, span=type(CODINGS[2].span)(0, len(quote)))
    theme = Theme(uid("t"), "Thema", "", (), (coding.id,))
    lone = replace(base, codings=(coding,), themes=(theme,), texts={**base.texts, coding.document_id: quote})
    return part(word(replace(lone, segments={}, comparison=None)), "word/document.xml")


def test_a_name_of_200_characters_fits_somewhere(findings: Findings) -> None:
    long = replace(REGION, name="Onderwijs" * 22)
    book = Codebook(findings.codebook.categories, (long, *findings.codebook.codes[1:]))
    assert cells(opened(replace(findings, codebook=book, **drawn(CODINGS, book))), 2)[2][0] == long.name


def test_only_three_groups_get_a_column(findings: Findings) -> None:
    names = ("a", "b", "c", "d", "e")
    groups = replace(LIST, groups=names)
    references = tuple(
        replace(REFERENCES[0], id=uid(f"g{name}"), group=name, span=None, document_id=document.id)
        for at, name in enumerate(names)
        for document in findings.documents[: 1 + (at < 2)]
    )
    document = opened(replace(findings, lists=(groups,), boards=(BOARD,), references=references))
    assert [title.split(" ")[0] for title in cells(document, 2)[0][4:]] == ["a", "b", "c"]
    assert any("2 groepen met minder documenten zijn weggelaten." in n for n in styled(document, "Report Note"))


def test_a_picture_of_a_part_says_what_was_left_out(findings: Findings) -> None:
    document = opened(replace(findings, network=crowd(60), references=(), positions={}))
    [title] = styled(document, "Caption Below")
    assert "weggelaten: 32 codes of categorieën en 53 lijnen" in title
    assert not any("Per groep" in note for note in styled(document, "Report Note"))


def test_a_project_with_nothing_in_it_still_has_a_report(findings: Findings) -> None:
    bare = replace(
        findings,
        codebook=Codebook(),
        codings=(),
        themes=(),
        relations=(),
        references=(),
        lists=(),
        comparison=None,
        network=Network((), (), 2),
        positions={},
    )
    document = opened(bare)
    assert styled(document, "Heading 1") == ["Werkwijze", "Bijlage A: kanttekeningen"]
    assert document.tables == []


def test_a_quote_that_left_its_text_is_never_handed_over(findings: Findings) -> None:
    with pytest.raises(Refusal, match="report-quote-mismatch"):
        word(replace(findings, texts=dict.fromkeys(findings.texts, "")))
