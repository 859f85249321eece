"""What is left out of a table stays unknown beside another table of the same codings."""

from itertools import combinations, product
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
            if n < LEAST:
                aim = np.array([float(kind in few) for kind in kinds])
                low, high = (reached(sign * aim, table, values) for sign in (1, -1))
                assert -high - low >= 1, (few, rows)


def reached(aim: "np.typing.NDArray[np.float64]", table: object, values: object) -> float:
    """The least that a sum can be, with no number below zero."""
    found = linprog(aim, A_eq=table, b_eq=values, bounds=(0, None))
    return float(found.fun) if found.status == 0 else -np.inf


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
