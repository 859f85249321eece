"""What is left out of a table stays unknown beside another table of the same codings."""

from itertools import chain, combinations, product
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from coding.differencing import telling
from coding.withholding import Line, published_cells, withheld
from tests.examples import examples

LEAST = 3
Board = tuple[int, int]  # its place in the one table and in the other


@st.composite
def talked_of(draw: st.DrawFn) -> list[Board]:
    """Boards by name, each with its column in two tables; some are in no column."""
    place = st.integers(0, 3)
    return draw(st.lists(st.tuples(place, place), min_size=1, max_size=12))


def cells(boards: list[Board], n: int) -> dict[str, tuple[UUID, ...]]:
    """A coding about each board; column 3 is none."""
    return {
        f"{column}": tuple(UUID(int=at) for at, board in enumerate(boards) if board[n] == column) for column in range(3)
    }


def told_of(boards: list[Board]) -> tuple[list[Line], dict[UUID, frozenset[str]]]:
    every = tuple(UUID(int=at) for at in range(len(boards)))
    lines = [Line(UUID(int=99), None, "code", cells(boards, n), every) for n in range(2)]
    return lines, {each: frozenset({str(each.int)}) for each in every}


@settings(max_examples=examples(60), deadline=None)
@given(talked_of())
def test_no_few_boards_follow_from_two_tables_whatever_is_added_up_or_taken_away(boards: list[Board]) -> None:
    lines, behind = told_of(boards)
    first = withheld(lines[:1], behind, least=LEAST)
    second = withheld(lines[1:], behind, least=LEAST, besides=[published_cells(lines[:1], first)])
    kinds = list(product(range(4), repeat=2))
    rows = [
        [float(kind[n] == int(name)) for kind in kinds]
        for n, kept in enumerate((first, second))
        for name in published_cells([lines[n]], kept)[lines[n].id]
    ]
    rows += [] if first.totals | second.totals else [[1.0] * len(kinds)]
    table = np.array(rows).reshape(-1, len(kinds))
    values = table @ np.array([boards.count(kind) for kind in kinds])
    there = sorted(set(boards))
    for size in (1, 2):
        for few in combinations(there, size):
            n = sum(board in few for board in boards)
            nowhere = any(all(board[of] == 3 for board in few) for of in (0, 1))  # nobody knows what the rest is of
            if n < LEAST and not nowhere:
                aim = np.array([float(kind in few) for kind in kinds])
                low, high = (reached(sign * aim, table, values) for sign in (1, -1))
                assert -high - low >= 1, (few, rows)


def reached(aim: "np.typing.NDArray[np.float64]", table: object, values: object) -> float:
    """The least that a sum can be, with no number below zero."""
    found = linprog(aim, A_eq=table, b_eq=values, bounds=(0, None))
    return float(found.fun) if found.status == 0 else -np.inf


@st.composite
def spoken_of_often(draw: st.DrawFn) -> list[tuple[int, int, int]]:
    """Codings: the board that each is about, and its column in two tables."""
    return draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=24))


@settings(max_examples=examples(80), deadline=None)
@given(spoken_of_often())
def test_no_difference_of_sums_is_of_few_boards_however_often_they_are_spoken_of(
    codings: list[tuple[int, int, int]],
) -> None:
    behind = {UUID(int=n): frozenset({str(board)}) for n, (board, _, _) in enumerate(codings)}
    one, other = (
        {
            f"{column}": ids
            for column in range(3)
            for ids in [[UUID(int=n) for n, coding in enumerate(codings) if coding[of] == column]]
            if len(frozenset[str]().union(*map(behind.__getitem__, ids))) >= LEAST
        }
        for of in (1, 2)
    )
    hidden = telling(one, other, behind.keys(), behind, LEAST)
    shown = {name: ids for name, ids in other.items() if name not in hidden}
    for some, others in product(
        *(list(chain.from_iterable(combinations(t, n) for n in range(4))) for t in (one, shown))
    ):
        added, taken = ({each for name in names for each in t[name]} for names, t in ((some, one), (others, other)))
        if some and others:  # one table alone is the matter of the one table
            boards = frozenset[str]().union(*(behind[each] for each in added ^ taken))
            assert not 0 < len(boards) < LEAST, (some, others, hidden)


def test_one_board_in_three_cells_is_still_one_board() -> None:
    """Laag less Noord leaves what board 0 said in three other regions: three cells, one board."""
    places = [("laag", "noord", each) for each in (1, 2, 3, 4, 5)] + [
        ("laag", to, 0) for to in ("oost", "zuid", "west")
    ]
    places += [("hoog", to, each) for to in ("oost", "zuid", "west") for each in (6, 7, 8)]
    behind = {UUID(int=n): frozenset({str(board)}) for n, (_, _, board) in enumerate(places)}
    one, other = (
        {name: [UUID(int=n) for n, place in enumerate(places) if place[of] == name] for name in dict.fromkeys(names)}
        for of, names in ((0, ("laag", "hoog")), (1, ("noord", "oost", "zuid", "west")))
    )
    assert telling(one, other, behind.keys(), behind, LEAST) == {"noord", "oost"}


def test_a_group_that_has_one_board_more_than_an_attribute_is_left_out_there() -> None:
    """Laag has four boards, Noord three of them: together they would tell of the fourth."""
    boards = [(0, 0), (0, 0), (0, 0), (0, 3), (1, 1), (1, 1), (1, 1)]
    (one, other), behind = told_of(boards)
    first = published_cells([one], withheld([one], behind, least=LEAST))
    alone = withheld([other], behind, least=LEAST)
    assert "0" in published_cells([other], alone)[other.id]
    beside = withheld([other], behind, least=LEAST, besides=[first])
    assert "0" not in published_cells([other], beside)[other.id]
    assert not any(each.small for each in beside.left_out)


def test_the_same_table_twice_tells_nothing_more() -> None:
    (one, _), behind = told_of([(0, 0)] * 4 + [(1, 1)] * 3)
    assert telling(one.cells, one.cells, one.every, behind, LEAST) == frozenset()
