"""Board lists that don't go together say so: a board in both, another day than the first."""

from uuid import NAMESPACE_URL, uuid5

from corpora.boardoverlap import InTwoGroups, OtherDay, in_two_groups, other_days
from corpora.boards import Board, BoardList


def listed(name: str, as_of: str = "") -> BoardList:
    return BoardList(uuid5(NAMESPACE_URL, name), name, as_of, (), ("laag",), 1)


def board(of: BoardList, key: str, group: str) -> Board:
    return Board(uuid5(of.id, key), of.id, key, f"Bestuur {key}", group, {})


def test_a_board_in_both_lists_is_named_with_its_groups() -> None:
    low, high = listed("laag"), listed("hoog")
    boards = [board(high, "1", "hoog"), board(low, "1", "laag"), board(low, "2", "laag"), board(high, "2", "Laag")]
    assert in_two_groups([low, high], [*boards, board(high, "3", "")]) == (
        InTwoGroups("Bestuur 1", "1", (("laag", "laag"), ("hoog", "hoog"))),
    )


def test_a_list_of_another_day_than_the_first_is_named() -> None:
    lists = [listed("zonder"), listed("een", "2020-10-01"), listed("twee", "2021-10-01"), listed("drie", "2020-10-01")]
    assert other_days(lists) == (OtherDay("twee", "2021-10-01", "een", "2020-10-01"),)
    assert other_days([listed("zonder")]) == ()
