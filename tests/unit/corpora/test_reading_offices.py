"""OpenDocument, RTF and HTML."""

import zipfile
from io import BytesIO

import pytest

from corpora.documents import SegmentKind
from corpora.reading import KINDS, read
from corpora.refusal import Refusal
from tests.unit.corpora.files import repacked, word
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns
from tests.unit.corpora.test_reading_word import code_of

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
    )
)
RTF = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fcharset238 Arial;}}"


def odt(body: str, automatic: str = "", **parts: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


def rtf(body: str) -> bytes:
    return (RTF + body + "}").encode("cp1252")


def html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def test_an_opendocument_text_is_read_with_headings_and_turns() -> None:
    body = (
        "<text:h>Verslag</text:h><text:p>Anna:<text:s text:c='2'/>Goede<text:tab/>morgen.</text:p>"
        "<text:p>Bas: Ja<text:line-break/>zeker.</text:p><text:p>Anna: <text:span>Mooi</text:span>.</text:p>"
    )
    reading = read("a.odt", odt(body))
    assert reading.kind == "odt"
    assert texts(reading, SegmentKind.HEADING) == ["Verslag"]
    assert turns(reading) == ["Anna: Goede morgen.", "Bas: Ja\nzeker.", "Anna: Mooi."]


def test_what_an_opendocument_does_not_print_is_no_text() -> None:
    hides = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:index-body><text:p>Inhoud 1</text:p>"
        "</text:index-body></text:table-of-content><text:p>Tekst<text:note><text:note-body><text:p>Noot.</text:p>"
        "</text:note-body></text:note> hier<text:span text:style-name='T1'>verborgen</text:span>."
        "<office:annotation><text:p>Opmerking</text:p></office:annotation></text:p>"
        "<text:list><text:list-item><text:p>een</text:p></text:list-item></text:list>"
        "<text:p>Kader:<draw:frame><draw:text-box><text:p>In het kader.</text:p></draw:text-box></draw:frame></text:p>"
    )
    reading = read("a.odt", odt(body, hides, styles=f"<x {SPACES}/>"))
    assert paragraphs(reading) == ["Tekst hier.", "een", "Kader:", "In het kader."]
    assert reading.repairs == {
        "comments": 1,
        "contents_lines": 1,
        "hidden_text": 1,
        "notes_left_out": 1,
        "tracked_deletions": 1,
    }


def test_tables_of_an_opendocument_keep_their_rows_and_their_turns() -> None:
    def row(*cells: str) -> str:
        filled = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{filled}</table:table-row>"

    plain = (
        f"<table:table><table:table-header-rows>{row('A', 'B')}</table:table-header-rows>{row('1', '2')}</table:table>"
    )
    assert paragraphs(read("a.odt", odt(plain))) == ["A | B\n1 | 2"]
    spoken = "".join(row(who, "Dat is een behoorlijk lange zin.") for who in ("Anna", "Bas", "Anna"))
    assert len(turns(read("a.odt", odt(f"<table:table>{spoken}</table:table>")))) == 3


def test_locked_and_damaged_opendocuments_are_refused() -> None:
    locked = odt("<text:p>x</text:p>", **{"META-INF__manifest": "<m><encryption-data/></m>"})
    assert code_of("a.odt", locked) == "odt-encrypted"
    assert code_of("a.odt", b"geen zip") == "odt-damaged"
    whole = odt("<text:p>Tekst.</text:p>")
    assert code_of("a.odt", repacked(whole, content=b"<kapot")) == "odt-damaged"
    assert code_of("a.odt", repacked(whole, content=b"<leeg/>")) == "odt-damaged"
    assert code_of("a.odt", whole[:120]) == "odt-damaged"
    assert read("a.onbekend", whole).kind == "odt"


def test_an_archive_that_reaches_outside_itself_is_refused() -> None:
    for part in ("../../etc/passwd", "/etc/passwd", "C:\\boot.ini"):
        stream = BytesIO(word("Tekst."))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(part, "x")
        assert code_of("a.docx", stream.getvalue()) == "archive-path"


def test_a_crowd_of_parts_is_refused_before_they_are_listed() -> None:
    assert code_of("a.docx", b"PK\x03\x04" + b"PK\x01\x02" * 20_001) == "archive-too-large"
    assert code_of("a.zip", b"PK\x03\x04" + b"PK\x01\x02" * 20_001) == "file-type-unknown"


def test_of_a_document_with_macros_only_the_text_is_read() -> None:
    stream = BytesIO(word("Tekst."))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    reading = read("a.docm", stream.getvalue())
    assert (reading.text, reading.kind, reading.repairs) == ("Tekst.", "docx", {"macros_left_out": 1})


def test_rich_text_keeps_its_letters_headings_and_tables() -> None:
    body = (
        r"{\stylesheet{\s1\outlinelevel0 heading 1;}{\s0 Normal;}}{\*\generator x}{\header Kop}"
        r"\pard\s1 Verslag\par\pard Anna: Co\'f6peratie \u8220?citaat\u8221? \emdash  \b vet\b0 .\par"
        "\r\n" + r"Bas: \{ja\} \u-10179?\u-8704? {\f1\'b9}\line tweede.\par Anna: Mooi.\par"
        r"\pard\outlinelevel1 Tabel\par\trowd\pard\intbl A\cell B\par b\cell\row"
        r"\pard\intbl 1\cell 2\cell\row\pard Einde\par"
    )
    reading = read("a.rtf", rtf(body))
    assert reading.kind == "rtf"
    assert texts(reading, SegmentKind.HEADING) == ["Verslag", "Tabel"]
    assert turns(reading)[:2] == ["Anna: Coöperatie “citaat” — vet.", "Bas: {ja} 😀 ą\ntweede."]
    assert paragraphs(reading) == ["A | B b\n1 | 2", "Einde"]


def test_what_rich_text_does_not_print_is_no_text() -> None:
    body = (
        r"Een{\v geheim}{\deleted weg}{\plain\v toch niet}{\footnote noot} twee\-der{\pict 0A0B}{\*\annotation nee}"
        r"\bin4 \'80\'80x drie\~vier.\uc0\u233 \par{\info{\title x}}\mac\plain"
    )
    reading = read("a.rtf", rtf(body))
    assert reading.text.startswith("Een tweeder")
    assert reading.text.endswith("drie vier.é")
    assert reading.repairs == {
        "comments": 1,
        "hidden_text": 2,
        "notes_left_out": 1,
        "soft_hyphens": 1,
        "tracked_deletions": 1,
    }


def test_rich_text_under_another_name_is_read_and_a_heap_of_braces_is_not() -> None:
    assert read("a.doc", rtf("Tekst.")).text == "Tekst."
    assert code_of("a.rtf", b"geen rtf") == "rtf-damaged"
    assert code_of("a.rtf", b"{\\rtf1" + b"{" * 2000) == "rtf-damaged"
    assert code_of("a.rtf", b"{\\rtf1 }}} ") == "file-empty"
    assert code_of("a.rtf", rtf("woord " * 900_000)) == "text-too-large"
    assert code_of("a.rtf", rtf("\\b" * 1_000_001)) == "text-too-large"


def test_a_vast_text_is_refused_before_it_is_read() -> None:
    assert code_of("a.html", b"<b></b>" * 3_000_000) == "text-too-large"


def test_a_page_is_read_without_its_scripts_styles_and_navigation() -> None:
    reading = read(
        "a.html",
        html(
            "<nav>menu</nav><style>p{}</style><h1>Ver&shy;slag   van</h1><p class=MsoTitle>Titel</p>"
            "<p>Anna: Goede\nmorgen &amp; <b>welkom</b>.</p><p>Bas: Ja.<br>Zeker.<sup>1</sup></p>"
            "<script>alert(1)</script>"
            "<!-- weg --><p style='mso-hide: all'>weg</p><p>Anna: 5 m<sup>2</sup> mooi</p><del>oud</del>"
            "<h2>Tabel</h2><table><tr><th>A<th>B</tr><tbody><tr><td>1<td><p>2</p><p>3</p></table><pre>a  b\nc</pre>"
        ),
    )
    assert reading.kind == "html"
    assert texts(reading, SegmentKind.HEADING) == ["Verslag van", "Titel", "Tabel"]
    assert turns(reading) == ["Anna: Goede morgen & welkom.", "Bas: Ja.\nZeker.", "Anna: 5 m² mooi"]
    assert paragraphs(reading) == ["A | B\n1 | 2 3", "a b\nc"]
    assert reading.repairs == {"hidden_text": 1, "note_marks": 1, "soft_hyphens": 1}


def test_a_page_is_known_by_its_first_words_and_one_without_text_is_refused() -> None:
    assert read("a.txt", html("<p>Tekst.</p>")).kind == "html"
    assert read("a.htm", b'<?xml version="1.0" encoding="utf-8"?><html><body>Tekst.</body></html>').text == "Tekst."
    assert code_of("a.html", html("<script>x</script>")) == "file-empty"
    assert code_of("a.html", b'<?xml version="1.0"?>') == "file-empty"
    assert code_of("a.html", b"<!-- -->") == "file-empty"


def test_what_cannot_be_read_is_told_what_can() -> None:
    with pytest.raises(Refusal) as refused:
        read("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud")
    assert refused.value.facts == {"name": "oud.doc", "kinds": ", ".join(KINDS)}
    assert {"odt", "rtf", "html", "csv"} <= set(KINDS)
