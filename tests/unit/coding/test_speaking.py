"""Who says what was coded, and codes by an attribute of who says it."""

from uuid import UUID

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Coding
from coding.speaking import said_by, spoken_table
from corpora.participants import Turn
from corpora.spans import Span

DOCUMENT, CODER = UUID(int=1), UUID(int=2)
MANY, TEAM, QUIET = UUID(int=10), UUID(int=11), UUID(int=12)
BOOK = Codebook(
    (Category(MANY, "Personeel", color="#000000"),),
    (Code(TEAM, "Team", MANY, color="#000000"), Code(QUIET, "Rust", MANY, color="#000000", position=1)),
)
TURNS = {DOCUMENT: (Turn("I", Span(0, 10), 2), Turn("A", Span(10, 20), 2), Turn("B", Span(25, 40), 3))}


def a_coding(n: int, start: int, end: int, code: UUID = TEAM) -> Coding:
    return Coding(UUID(int=100 + n), DOCUMENT, code, CODER, Span(start, end), "")


def labels(*codings: Coding) -> list[list[str]]:
    return [[label for _, label in each] for each in said_by(codings, TURNS).values()]


def test_a_coding_is_said_by_everybody_whose_turn_it_touches() -> None:
    spans = ((0, 10), (10, 11), (9, 11), (5, 39), (20, 25), (40, 50))
    assert labels(*(a_coding(n, *span) for n, span in enumerate(spans))) == [
        ["I"], ["A"], ["I", "A"], ["I", "A", "B"], [], [],
    ]  # fmt: skip


def test_codes_are_counted_by_the_attribute_of_who_says_it() -> None:
    annet, bram, chris = (UUID(int=n) for n in (21, 22, 23))
    people = {
        (DOCUMENT, "A"): (annet, "po"),
        (DOCUMENT, "B"): (bram, "vo"),
        (UUID(int=5), "C"): (chris, "po"),
        (DOCUMENT, "I"): (UUID(int=24), ""),
    }
    codings = [a_coding(1, 12, 14), a_coding(2, 15, 30), a_coding(3, 2, 4), a_coding(4, 26, 28, QUIET)]
    category, team, quiet = spoken_table(BOOK, codings, TURNS, people)
    assert [(each.value, each.participants, each.of) for each in team.by_value] == [("po", 1, 2), ("vo", 1, 1)]
    assert [each.tally.fragments for each in team.by_value] == [2, 1]
    assert (team.unsaid.fragments, quiet.unsaid.fragments) == (1, 0)
    assert [(each.participants, each.tally.fragments) for each in quiet.by_value] == [(0, 0), (1, 1)]
    assert [each.tally.fragments for each in category.by_value] == [2, 1]


def test_the_same_person_under_two_labels_counts_once() -> None:
    annet = UUID(int=21)
    people = {(DOCUMENT, "A"): (annet, "po"), (DOCUMENT, "B"): (annet, "po")}
    _, team, _ = spoken_table(BOOK, [a_coding(1, 12, 30), a_coding(2, 30, 32)], TURNS, people)
    assert [(each.participants, each.of) for each in team.by_value] == [(1, 1)]
