"""Codes per part: by the name of the parts or by an attribute; what is on a border counts on both sides."""

from uuid import UUID

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Coding
from coding.counting_parts import attributes_of, part_columns, part_names
from corpora.parts import Part
from corpora.spans import Span

ONE, OTHER, CODER = UUID(int=1), UUID(int=2), UUID(int=3)
STAFF = Category(UUID(int=10), "Personeel")
SHORTAGE = Code(UUID(int=11), "Lerarentekort", STAFF.id)
LOOSE = Code(UUID(int=12), "Los")
BOOK = Codebook((STAFF,), (SHORTAGE, LOOSE))
PARTS = (
    Part(UUID(int=20), ONE, "Lage lijst", Span(0, 50), {"ronde": "1"}),
    Part(UUID(int=21), ONE, "Hoge lijst", Span(50, 100), {"ronde": "2"}),
    Part(UUID(int=22), OTHER, "Lage lijst", Span(10, 60), {"ronde": "2"}),
)


def coding(number: int, document: UUID, start: int, end: int, code: Code = SHORTAGE) -> Coding:
    return Coding(UUID(int=100 + number), document, code.id, CODER, Span(start, end), "woord " * 3)


CODINGS = (
    coding(1, ONE, 10, 20),
    coding(2, ONE, 45, 55),
    coding(3, OTHER, 20, 30),
    coding(4, OTHER, 70, 80, LOOSE),
)


def cells(attribute: str = "") -> dict[str, list[tuple[str, int, int, int]]]:
    found = part_columns(BOOK, CODINGS, PARTS, attribute=attribute, documents=2)
    return {
        column.label: [(row.label, row.tally.documents, row.of, row.tally.fragments) for row in column.rows]
        for column in found
    }


def test_a_column_per_name_over_all_documents_that_have_such_a_part() -> None:
    assert cells() == {
        "Lage lijst": [("Personeel", 2, 2, 3), ("Lerarentekort", 2, 2, 3), ("Los", 0, 2, 0)],
        "Hoge lijst": [("Personeel", 1, 1, 1), ("Lerarentekort", 1, 1, 1), ("Los", 0, 1, 0)],
        "": [("Personeel", 0, 2, 0), ("Lerarentekort", 0, 2, 0), ("Los", 1, 2, 1)],
    }


def test_a_column_per_value_of_an_attribute() -> None:
    assert attributes_of(PARTS) == ("ronde",)
    found = cells("ronde")
    assert list(found) == ["1", "2", ""]
    assert (found["1"][1], found["2"][1]) == (("Lerarentekort", 1, 1, 2), ("Lerarentekort", 2, 2, 2))


def test_every_number_knows_its_codings() -> None:
    low, _, outside = part_columns(BOOK, CODINGS, PARTS, documents=2)
    assert low.rows[1].tally.coding_ids == (CODINGS[0].id, CODINGS[1].id, CODINGS[2].id)
    assert outside.rows[2].tally.coding_ids == (CODINGS[3].id,)


def test_a_coding_names_the_parts_that_it_touches() -> None:
    names = part_names(CODINGS, PARTS)
    assert [names[each.id] for each in CODINGS] == [
        ("Lage lijst",),
        ("Lage lijst", "Hoge lijst"),
        ("Lage lijst",),
        (),
    ]
