"""What is counted where: words and fragments of each group's talk, by document, part or board."""

import pytest

from codebooks.codebook import Category, Code, Codebook, Direction
from coding.joint_grouping import CountedIn, Grouping, Source, counted_in, grouped, grouping_named, groupings
from coding.joint_units import JointCounts, Talk, joint_counts
from corpora.boards import Board, BoardList
from corpora.parts import Part
from corpora.refusal import Refusal
from corpora.spans import Span
from reports.joint import joint_csv
from tests.unit.coding.joint_making import read
from tests.unit.coding.making import board, board_list, mark, named, refer

STEERING, MONEY = Category(named("Sturing"), "Sturing"), Category(named("Geld"), "Geld")
BOOK = Codebook(
    (STEERING, MONEY),
    (
        Code(named("monitoren"), "monitoren", STEERING.id, direction=Direction.PROMOTING),
        Code(named("visie"), "visie", STEERING.id),
        Code(named("bekostiging"), "bekostiging", MONEY.id),
        Code(named("los"), "los"),
    ),
)
TEXT = "laag laag laag laag hoog hoog"  # four words about the low list, two about the high
LOW, HIGH, ALL = Span(0, 20), Span(20, 29), Span(0, 29)
LISTED = Grouping(Source.LIST, "lijst", named("lijst"))


def counts(codings, references, *, grouping=LISTED, boards=(), parts=(), unit=CountedIn.DOCUMENT) -> JointCounts:
    talks = {named(name): Talk(name, 6, TEXT) for name in "DE"}
    names = {document: talk.name for document, talk in talks.items()}
    return joint_counts(BOOK, codings, grouped(grouping, references, boards, parts, names, unit), talks)


def coded(code: str, start: int, end: int, **of):
    return mark(of.pop("coder", "Anne"), code, start, end, text=TEXT, **of)


def units(found: JointCounts) -> list[tuple[object, ...]]:
    return [(each.document, each.group, each.words, dict(each.fragments)) for each in found.codes.counted]


def test_a_conversation_about_both_lists_is_divided_over_them() -> None:
    codings = [coded("monitoren", 0, 4), coded("monitoren", 2, 9, coder="Bea"), coded("visie", 20, 24)]
    found = counts(codings, [refer("D", "laag", span=LOW), refer("D", "hoog", span=HIGH)])
    assert units(found) == [("D", "laag", 4, {"monitoren": 1}), ("D", "hoog", 2, {"visie": 1})]
    assert found.codes.paired


def test_a_sentence_about_the_other_list_takes_its_words_along() -> None:
    inside = [refer("D", "laag", span=ALL), refer("D", "hoog", span=Span(5, 9))]
    found = counts([coded("visie", 5, 9)], inside)
    assert units(found) == [("D", "laag", 5, {}), ("D", "hoog", 1, {"visie": 1})]


def test_a_document_that_is_about_one_group_as_a_whole_counts_once_whatever_refers_to_it() -> None:
    low = (board("A", "laag"), board("B", "laag"))
    found = counts([], [refer("D", "", about="A"), refer("D", "", about="B"), refer("E", "hoog")], boards=low)
    assert units(found) == [("D", "laag", 6, {}), ("E", "hoog", 6, {})]
    assert (found.codes.codes, found.subjects) == ((), ())


def test_what_a_group_never_spoke_about_is_no_absence() -> None:
    codings = [coded("monitoren", 0, 4), coded("bekostiging", 5, 9), coded("visie", 20, 24)]
    found = counts(codings, [refer("D", "laag", span=LOW), refer("D", "hoog", span=HIGH)])
    assert found.codes.unraised == {("bekostiging", "hoog")}
    assert found.categories.unraised == {("Geld", "hoog")}
    assert not found.codes.comparable("bekostiging")
    assert found.codes.comparable("monitoren")  # its category was raised there
    assert [subject.label for subject in found.subjects] == ["Sturing", "monitoren", "visie", "Geld", "bekostiging"]
    money = found.subjects[3]
    assert money.is_category
    assert [cell.unraised for cell in money.cells] == [False, True]


def test_a_cell_says_which_way_and_from_which_quotes() -> None:
    codings = [coded("monitoren", 0, 4), coded("visie", 5, 9, way=Direction.HINDERING), coded("los", 10, 14)]
    found = counts(codings, [refer("D", "laag", span=LOW), refer("E", "hoog")])
    steering, monitoring, _, loose = found.subjects
    assert (steering.cells[0].balance.promoting, steering.cells[0].balance.hindering) == (1, 1)
    assert steering.cells[0].coding_ids == (codings[0].id, codings[1].id)
    assert steering.cells[0].per_1000_words == 500
    assert monitoring.cells[1].per_1000_words == 0
    assert loose.category_id is None
    assert counts([coded("los", 0, 4)], []).subjects == ()


def test_boards_can_be_what_is_counted_and_what_groups() -> None:
    boards = [
        Board(named("A"), named("lijst"), "1", "A", "laag", {"sector": "po"}),
        Board(named("B"), named("lijst"), "2", "B", "laag", {"sector": "vo"}),
        Board(named("C"), named("lijst"), "3", "C", "hoog", {}),
    ]
    said = [
        refer("D", "", span=Span(0, 9), about="A"),
        refer("E", "", span=Span(0, 4), about="A"),
        refer("D", "", span=Span(10, 19), about="B"),
        refer("E", "", span=HIGH, about="C"),
        refer("D", "hoog", span=HIGH),
    ]
    codings = [coded("visie", 0, 4), coded("visie", 0, 4, document="E"), coded("los", 10, 14)]
    by_board = counts(codings, said, boards=boards, unit=CountedIn.BOARD)
    assert units(by_board) == [
        ("A (1)", "laag", 3, {"visie": 2}),
        ("B (2)", "laag", 2, {"los": 1}),
        ("C (3)", "hoog", 2, {}),
    ]
    sector = Grouping(Source.BOARDS, "sector", named("lijst"))
    assert units(counts(codings, said, grouping=sector, boards=boards)) == [
        ("D", "po", 2, {"visie": 1}),
        ("D", "vo", 2, {"los": 1}),
        ("E", "po", 1, {"visie": 1}),
    ]


def test_parts_can_be_what_is_counted_and_what_groups() -> None:
    parts = [
        Part(named("d1"), named("D"), "ronde", LOW, {"onderwerp": "kenmerken"}, named("lijst"), "laag"),
        Part(named("d2"), named("D"), "slot", HIGH, {"onderwerp": "leren"}),
        Part(named("e1"), named("E"), "ronde", HIGH, {"onderwerp": "leren"}, named("lijst"), "hoog"),
    ]
    said = [part.reference for part in parts if part.reference] + [refer("E", "hoog", span=LOW)]
    by_part = counts([coded("visie", 0, 4)], said, parts=parts, unit=CountedIn.PART)
    assert units(by_part) == [("D · ronde", "laag", 4, {"visie": 1}), ("E · ronde", "hoog", 2, {})]
    subject = Grouping(Source.PARTS, "onderwerp")
    assert units(counts([coded("visie", 0, 4)], [], grouping=subject, parts=parts)) == [
        ("D", "kenmerken", 4, {"visie": 1}),
        ("D", "leren", 2, {}),
        ("E", "leren", 2, {}),
    ]
    assert len(counts([], [], grouping=subject, parts=parts, unit=CountedIn.PART).codes.counted) == 3


def test_a_list_that_something_is_about_is_the_first_to_group_by() -> None:
    empty, spoken_of = board_list("leeg"), board_list("besproken")
    assert [each.name for each in groupings([empty, spoken_of], [])] == ["leeg", "besproken"]
    about = groupings([empty, spoken_of], [], [refer("D", "laag", of="besproken")])
    assert [each.name for each in about] == ["besproken", "leeg"]


def test_groupings_are_found_by_name() -> None:
    lists = [board_list("lijst"), BoardList(named("los"), "los", "", ("Sector",), (), 2)]
    known = groupings(lists, [Part(named("p"), named("D"), "p", ALL, {"onderwerp": "x"})])
    assert [each.name for each in known] == ["lijst", "Sector", "onderwerp"]
    assert grouping_named(known, "sector ").source is Source.BOARDS
    assert grouping_named(known, "") == known[0]
    with pytest.raises(Refusal, match="joint-group-unknown"):
        grouping_named(known, "regio")
    with pytest.raises(Refusal, match="joint-no-groups"):
        grouping_named((), "")
    assert counted_in("board") is CountedIn.BOARD
    with pytest.raises(Refusal, match="joint-unit-unknown"):
        counted_in("fragment")


def test_counts_that_went_to_csv_come_back_the_same() -> None:
    codings = [coded("monitoren", 0, 4), coded("monitoren", 20, 24), coded("visie", 20, 24)]
    table = counts(codings, [refer("D", "laag", span=LOW), refer("D", "hoog", span=HIGH), refer("E", "hoog")]).codes
    back = read(joint_csv(table).decode())
    assert back.codes == table.codes
    assert [(e.document, e.group, e.words) for e in back.counted] == [
        (e.document, e.group, e.words) for e in table.counted
    ]
