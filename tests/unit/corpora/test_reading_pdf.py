"""PDF files: printed lines back to paragraphs."""

from collections.abc import Iterator

from corpora.documents import SegmentKind
from corpora.reading import read
from tests.unit.corpora.files import pdf
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns
from tests.unit.corpora.test_reading_word import code_of

Printed = tuple[float, float, str]


def column(*lines: str, top: float = 780, left: float = 50) -> list[tuple[float, float, str]]:
    return list(_printed(lines, top, left))


def _printed(lines: tuple[str, ...], y: float, left: float) -> Iterator[Printed]:
    """Lines 12 points apart; an empty one leaves space."""
    for words in lines:
        if words:
            yield left, y, words
        y -= 12


FULL = "Deze regel loopt helemaal door tot aan de rechterkant van de pagina en"
NEXT = "Een nieuwe alinea begint hier en loopt ook door tot de kant en"


def test_lines_become_paragraphs_and_furniture_goes() -> None:
    first = [
        (50, 820, "Verslag focusgroep 2021"),
        (50, 800, "Bevindingen", 16),
        *column(FULL, f"{FULL} be-", "stuurders gaan verder.", "", NEXT, FULL),
        (290, 20, "1"),
    ]
    second = [(50, 820, "Verslag focusgroep 2021"), *column("eindigt op de volgende pagina."), (290, 20, "2")]
    reading = read("a.pdf", pdf(first, second))
    assert texts(reading, SegmentKind.HEADING) == ["Bevindingen"]
    assert paragraphs(reading) == [
        f"{FULL} {FULL} bestuurders gaan verder.",
        f"{NEXT} {FULL} eindigt op de volgende pagina.",
    ]
    assert reading.repairs == {"joined_lines": 4, "joined_words": 1, "page_furniture": 4}
    assert [reading.text[at:][:7] for at in reading.page_starts] == ["Bevindi", "eindigt"]


def test_a_transcript_with_margin_numbers_and_double_lines() -> None:
    first = [
        *column(
            "Dan: Wat gebruiken jullie?",
            "",
            "Eva: Dat is een lange zin die over het einde van de pagina heen loopt en dan",
        ),
        (22, 780, "1"),
        (22, 756, "2"),
        (50, -40, "Eva: dit valt buiten de pagina"),
        (560, 15, "1/3"),
    ]
    second = [
        *column(
            "Eva: Dat is een lange zin die over het einde van de pagina heen loopt en dan",
            "verder gaat.",
            "",
            "Dan: Goed.",
        ),
        (22, 780, "3"),
        (560, 15, "2/3"),
    ]
    reading = read("a.pdf", pdf(first, second, [(560, 15, "3/3")]))
    assert turns(reading) == [
        "Dan: Wat gebruiken jullie?",
        "Eva: Dat is een lange zin die over het einde van de pagina heen loopt en dan verder gaat.",
        "Dan: Goed.",
    ]
    assert reading.repairs == {
        "double_lines": 1,
        "joined_lines": 1,
        "margin_numbers": 3,
        "outside_page": 1,
        "page_furniture": 3,
    }
    assert len(reading.page_starts) == 3


def test_pdfs_that_hold_no_text_or_are_damaged_are_refused() -> None:
    assert code_of("scan.pdf", pdf([])) == "pdf-without-text"
    assert code_of("nummer.pdf", pdf([(290, 20, "Pagina 1")])) == "file-empty"
    assert code_of("a.pdf", b"geen pdf") == "pdf-damaged"
    assert code_of("a.pdf", b"%PDF-1.4 stuk") == "pdf-damaged"
    assert code_of("a.pdf", LOCKED) == "pdf-encrypted"


# The trailer asks for a password that the empty one does not open (standard security handler, revision 2).
LOCKED = pdf([(50, 700, "Geheim")]).replace(
    b"/Root 1 0 R >>",
    b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> >> "
    b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>",
)
