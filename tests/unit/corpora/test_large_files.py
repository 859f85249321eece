"""What no researcher has is refused before it costs memory; the largest that they do have is read."""

from random import Random

import pytest

from benchmarks.invented import files
from corpora.reading import read
from corpora.refusal import Refusal
from tests.unit.corpora.files import repacked, word

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def table(rows: int) -> bytes:
    """A Word document of one table with two columns."""
    cells = "".join(f"<w:tr>{_CELL.format(f'rij {n}')}{_CELL.format('rechts')}</w:tr>" for n in range(rows))
    body = f'<w:document xmlns:w="{_W}"><w:body><w:tbl>{cells}</w:tbl></w:body></w:document>'
    return repacked(word("x"), word__document=body.encode())


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        read(name, data)
    return refusal.value.code


def test_a_table_of_a_hundred_thousand_rows_is_refused_and_one_of_two_thousand_is_read() -> None:
    assert refused("a.docx", table(100_000)) == "too-many-parts"
    assert read("a.docx", table(2_000)).text.count("\n") == 1_999


def test_a_page_of_more_lines_than_a_book_has_is_refused() -> None:
    assert refused("a.html", b"<html><body>" + b"woord<br>" * 200_001) == "too-many-parts"
    assert len(read("a.html", b"<html><body>" + b"woord<br>" * 5_000).text.split()) == 5_000


def test_a_recording_of_more_than_a_day_is_refused_and_one_of_eight_hours_is_read() -> None:
    def captions(cues: int) -> bytes:
        time = "{:02}:{:02}:{:02}".format
        times = [time(n // 1800, n // 30 % 60, n % 30 * 2) for n in range(cues + 1)]
        return "\n\n".join(f"{n + 1}\n{times[n]},000 --> {times[n + 1]},000\nZin {n}." for n in range(cues)).encode()

    assert refused("a.srt", captions(90_000)) == "too-many-parts"
    assert read("a.srt", captions(14_400)).text.split()[-1] == "14399."


def test_an_open_document_of_sixty_million_bytes_of_words_is_refused() -> None:
    letters = Random(1).randbytes(11_000_000).hex()  # what hardly packs, so that it is no zip bomb
    empty = files(1)["odt"]
    spaces = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0".format
    head = f'xmlns:office="{spaces("office")}" xmlns:text="{spaces("text")}"'
    content = (
        f"<office:document-content {head}><office:body><office:text><text:p>{letters}</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    assert refused("a.odt", repacked(empty, content=content.encode())) == "text-too-large"
