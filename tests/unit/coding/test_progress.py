"""How far everybody is: characters once, turns that are touched, and how far down."""

from datetime import UTC, datetime
from uuid import uuid4

from coding.codings import Coder, Coding
from coding.progress import progress
from corpora.documents import Document, Segment, SegmentKind
from corpora.spans import Span

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
ANNA, BRAM = Coder(uuid4(), "Anna", "A", "#000000"), Coder(uuid4(), "Bram", "B", "#000000")
DOCUMENT = Document(uuid4(), "Gesprek", "md", 100, 20, 2, 1, "", NOON)
TURNS = [Segment(SegmentKind.TURN, Span(start, start + 20)) for start in (0, 20, 40)]


def marked(start: int, end: int) -> Coding:
    return Coding(uuid4(), DOCUMENT.id, uuid4(), ANNA.id, Span(start, end), "x", at=NOON)


def test_what_is_marked_twice_counts_once_and_who_did_not_begin_has_a_row() -> None:
    made = [marked(5, 15), marked(10, 20), marked(45, 50)]
    segments = {DOCUMENT.id: [*TURNS, Segment(SegmentKind.SENTENCE, Span(0, 5))]}
    anna, bram = progress([DOCUMENT], segments, [ANNA, BRAM], made)
    assert (anna.codings, anna.characters, anna.of_characters, anna.share) == (3, 20, 100, 0.2)
    assert (anna.turns, anna.of_turns, anna.reach, anna.last) == (2, 3, 0.5, NOON)
    assert anna.coding_ids == tuple(each.id for each in made)
    assert (bram.codings, bram.turns, bram.reach, bram.last) == (0, 0, 0.0, None)


def test_an_empty_document_is_not_divided_by() -> None:
    empty = Document(uuid4(), "Leeg", "md", 0, 0, 0, 0, "", NOON)
    (row,) = progress([empty], {empty.id: []}, [ANNA], [])
    assert (row.share, row.reach) == (0.0, 0.0)
