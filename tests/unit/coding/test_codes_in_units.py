"""Which units carry which codes, and codes crossed with what stands beside them."""

from uuid import UUID

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Coding
from coding.counting import Tally
from coding.crossing import crossed
from coding.unit_codes import CountedUnit, coded_units
from corpora.documents import Segment, SegmentKind
from corpora.spans import Span

TEXT = "Anna: Eerst dit. Dan dat nog. Bram: Ja."
DOCUMENT, ANNA, BRAM = UUID(int=1), UUID(int=2), UUID(int=3)
PEOPLE, MONEY = Category(UUID(int=10), "Personeel"), Category(UUID(int=11), "Geld")
ONE, TWO, NEVER = (Code(UUID(int=20 + n), name, PEOPLE.id) for n, name in enumerate(("Een", "Twee", "Nooit")))
SEGMENTS = (
    Segment(SegmentKind.TURN, Span(0, 29), "Anna"),
    Segment(SegmentKind.TURN, Span(30, 39), "Bram"),
    Segment(SegmentKind.SENTENCE, Span(0, 16)),
    Segment(SegmentKind.SENTENCE, Span(17, 29)),
    Segment(SegmentKind.SENTENCE, Span(30, 39)),
)


def coding(number: int, code: Code, start: int, end: int, coder: UUID = ANNA) -> Coding:
    return Coding(UUID(int=100 + number), DOCUMENT, code.id, coder, Span(start, end), TEXT[start:end])


CODINGS = (coding(0, ONE, 0, 16), coding(1, ONE, 2, 16, BRAM), coding(2, TWO, 12, 25))
CODES = [ONE.id, TWO.id, NEVER.id]


def carrying(unit: CountedUnit) -> list[list[int]]:
    (found,) = coded_units({DOCUMENT: SEGMENTS}, CODINGS, CODES, unit)
    return found.carrying.tolist()  # type: ignore[no-any-return]


def test_a_sentence_carries_what_covers_half_of_it_or_lies_half_in_it() -> None:
    assert carrying(CountedUnit.SENTENCE) == [[1, 0, 0], [0, 1, 0], [0, 0, 0]]


def test_turns_are_the_paragraphs_of_a_conversation() -> None:
    assert carrying(CountedUnit.TURN) == carrying(CountedUnit.PARAGRAPH) == [[1, 1, 0], [0, 0, 0]]


def test_a_fragment_is_what_overlaps_and_carries_every_code_in_it() -> None:
    (found,) = coded_units({DOCUMENT: SEGMENTS}, CODINGS, CODES, CountedUnit.FRAGMENT)
    assert (found.spans, found.carrying.tolist()) == ((Span(0, 25),), [[1, 1, 0]])


def test_nothing_coded_is_all_noughts_and_no_fragments() -> None:
    assert coded_units({DOCUMENT: SEGMENTS}, (), CODES)[0].carrying.sum() == 0
    assert coded_units({DOCUMENT: ()}, (), CODES, CountedUnit.FRAGMENT)[0].carrying.shape == (0, 3)


def test_a_cell_counts_fragments_once_and_tells_whether_its_category_was_raised() -> None:
    loose = Code(UUID(int=30), "Los")
    book = Codebook((PEOPLE, MONEY), (ONE, TWO, NEVER, loose))
    places = {CODINGS[0].id: ("x",), CODINGS[1].id: ("x", "x"), CODINGS[2].id: ("y",)}
    rows = {row.id: row for row in crossed(book, CODINGS, places, ("x", "y", "z"))}
    assert list(rows) == [PEOPLE.id, ONE.id, TWO.id, NEVER.id, MONEY.id, loose.id]
    assert rows[ONE.id].cells[0] == Tally(1, 1, 3, (CODINGS[0].id, CODINGS[1].id))
    assert [cell.fragments for cell in rows[TWO.id].cells] == [0, 1, 0]
    assert rows[TWO.id].raised == (True, True, False)
    assert rows[PEOPLE.id].is_category
    assert rows[PEOPLE.id].whole.fragments == 1
    assert rows[loose.id].raised == (False, False, False)
