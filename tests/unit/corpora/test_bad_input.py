"""Files that are no transcript, too vast, or made to do harm: each refused in its own words, before it costs much."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from benchmarks.invented import files
from corpora.kinds import KINDS
from corpora.reading import read, read_all
from corpora.refusal import Refusal
from tests.unit.corpora.files import pdf, word
from tests.unit.corpora.test_reading_anything import read_or_refused
from tests.unit.corpora.test_reading_word import code_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RECORD = b"<handelingen><spreekbeurt><al>%s</al></spreekbeurt></handelingen>"


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "doc-old"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "doc-old"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "xls-old"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "docx-encrypted"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "xlsx-encrypted"),
        ("a.msg", OLE, "file-type-unknown"),
        ("a.zip", zipped("map/a.docx", "b.txt"), "archive-of-files"),
        ("a.pages", zipped("Index/Document.iwa", "a.txt"), "file-type-unknown"),
        ("a.mp4", b"\x00\x00\x00\x20ftypisom" + bytes(90), "recording"),
        ("a.txt", b"ID3\x03" + bytes(90), "recording"),
        ("a.wav", b"RIFF\x00\x00\x00\x00WAVEfmt ", "recording"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "picture"),
        ("a.docx", b"\xff\xd8\xff\xe0" + bytes(90), "picture"),
        ("a.xml", b'<!DOCTYPE h [<!ENTITY a "a"><!ENTITY b "&b;">]>' + RECORD % b"&b;", "xml-entities"),
        ("a.html", b"<html>" + b"<div>" * 5000 + b"woord", "html-damaged"),
        ("a.html", b"<html><p>" + b"woord " * 2_000_000, "text-too-large"),
        ("a.html", b"<html>" + b"<p>x" * 1_000_001, "too-many-parts"),
        ("a.xml", RECORD % (b"<b/>" * 1_000_001), "too-many-parts"),
        ("a.txt", b"x\n" * 200_001, "too-many-parts"),
        ("a.txt", b"woord " * 1_000_000, "text-too-large"),
        ("a.txt", b"x" * 80_000_001, "text-too-large"),
        ("a.csv", b";" * 5_000_001, "list-too-large"),
        ("a.csv", b"a;b\n" * 6_000_000, "text-too-large"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nx\n\n" * 50_001, "too-many-parts"),
        ("a.json", b"[" + b"[]," * 2_000_001 + b"0]", "too-many-parts"),
        ("a.rtf", b"{\\rtf1 " + b"woord " * 1_000_000 + b"}", "text-too-large"),
    ],
)
def test_each_has_its_own_sentence(name: str, data: bytes, code: str) -> None:
    assert code_of(name, data) == code


def test_empty_lines_and_page_marks_without_end_are_no_burden() -> None:
    assert read("a.txt", b"\n" * 2_000_000 + b"x").text == "x"
    assert read("a.txt", b"x\f" * 20_001).page_starts == ()


def test_a_page_saved_as_doc_is_read() -> None:
    read_or_refused("a.doc", b"<html><body><p>Anna: Ja.</p></body></html>")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_at_every_seventh_is_read_or_refused(kind: str) -> None:
    whole = files(5)[kind]
    for part in range(1, 7):
        with suppress(Refusal):
            assert read_all(f"a.{kind}", whole[: len(whole) * part // 7])


def test_whole_files_stay_readable_beside_these_limits() -> None:
    read_or_refused("a.docx", word("Anna: Ja."))
    read_or_refused("a.pdf", pdf([(50, 700, "Anna: Ja.")]))
