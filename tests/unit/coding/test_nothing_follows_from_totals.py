"""What is left out of a published table cannot be computed from what is left, whatever one adds up or takes away."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from coding.suppressing import OUTSIDE, TOTAL, Cell, Margins, suppressed
from tests.examples import examples

SUM = "som"


def table(body: list[list[int]], *, summed: bool = True) -> Margins:
    """Rows of numbers with their sums; the rows add up to one more row where they are `summed`."""
    rows = [f"r{n}" for n in range(len(body))]
    columns = [f"c{n}" for n in range(len(body[0]))]
    values: dict[Cell, int] = {
        (row, column): body[n][m] for n, row in enumerate(rows) for m, column in enumerate(columns)
    }
    if summed:
        values |= {(SUM, column): sum(line[m] for line in body) for m, column in enumerate(columns)}
        rows.append(SUM)
    values |= {(row, TOTAL): sum(values[row, column] for column in columns) for row in rows}
    return Margins(tuple(row for row in rows if row != SUM), SUM if summed else None, tuple(columns), values)


def bounds(of: Margins, hidden: frozenset[Cell]) -> dict[Cell, tuple[float, float]]:
    """Between which values a reader can place every cell that is left out, with all sums and no number below zero.

    A reader is also told where nothing of the whole was raised: wherever a zero of it is not itself left out.
    """
    cells = list(of.cells())
    place = {cell: n for n, cell in enumerate(cells)}
    whole = [] if of.sum_row is None else [of.sum_row]
    sums = [([(row, column) for column in of.columns], (row, TOTAL)) for row in (*of.rows, *whole)]
    if whole:
        sums += [([(row, column) for row in of.rows], (of.sum_row, column)) for column in (*of.columns, TOTAL)]
    equal = np.zeros((len(sums), len(cells)))
    for n, (parts, total) in enumerate(sums):
        for part in parts:
            equal[n, place[part]] = 1
        equal[n, place[total]] -= 1
    silent = {
        column
        for column in of.columns
        if whole and of.values[of.sum_row, column] == 0 and any((row, column) not in hidden for row in of.rows)
    }
    known = [
        (0, 0) if cell[1] in silent else ((0, None) if cell in hidden else (of.values[cell], of.values[cell]))
        for cell in cells
    ]
    found = {}
    for cell in hidden:
        ends = []
        for sign in (1, -1):
            aim = np.zeros(len(cells))
            aim[place[cell]] = sign
            made = linprog(aim, A_eq=equal, b_eq=np.zeros(len(sums)), bounds=known)
            ends.append(float("inf") if made.status == 3 else sign * made.fun)
        found[cell] = (ends[0], ends[1])
    return found


@st.composite
def published(draw: st.DrawFn) -> tuple[Margins, frozenset[Cell]]:
    width = draw(st.integers(1, 4))
    body = draw(st.lists(st.lists(st.integers(0, 3), min_size=width, max_size=width), min_size=1, max_size=5))
    made = table(body, summed=draw(st.booleans()))
    filled = [cell for cell in made.cells() if made.values[cell]]
    return made, frozenset(draw(st.sets(st.sampled_from(filled), max_size=4)) if filled else ())


@settings(max_examples=examples(120), deadline=None)
@given(published())
def test_no_number_that_is_left_out_can_be_computed(made: tuple[Margins, frozenset[Cell]]) -> None:
    of, small = made
    hidden = suppressed([of], small)
    assert small <= hidden
    for cell, (low, high) in bounds(of, hidden).items():
        assert high - low >= 1, (cell, low, high)


@settings(max_examples=examples(40), deadline=None)
@given(published(), published())
def test_what_two_tables_share_is_left_out_of_both(
    one: tuple[Margins, frozenset[Cell]], other: tuple[Margins, frozenset[Cell]]
) -> None:
    tables = [each for each, _ in (one, other)]
    hidden = suppressed(tables, one[1])
    assert suppressed(tables, hidden) == hidden


def test_one_small_cell_hides_a_second_and_what_would_give_both_away() -> None:
    of = table([[5, 1], [4, 6], [7, 8]])
    hidden = suppressed([of], frozenset({("r0", "c1")}))
    assert ("r0", "c1") in hidden
    assert len(hidden) == 4
    assert {row for row, _ in hidden} == {"r0", "r1"}
    assert not any(row == SUM for row, _ in hidden)


def test_without_a_small_cell_nothing_is_left_out_and_two_may_cover_each_other() -> None:
    of = table([[5, 4], [4, 6]])
    assert suppressed([of], frozenset()) == frozenset()
    together = frozenset(product(("r0", "r1"), ("c0", "c1")))
    assert suppressed([of], together) == together


def test_a_row_on_its_own_keeps_a_second_cell_or_its_total() -> None:
    of = table([[5, 1, 3]], summed=False)
    hidden = suppressed([of], frozenset({("r0", "c1")}))
    assert hidden == {("r0", "c1"), ("r0", "c2")}


def test_what_stands_in_no_group_covers_a_cell_that_would_follow_from_its_total() -> None:
    values = {("r0", "laag"): 5, ("r0", "hoog"): 1, ("r0", OUTSIDE): 2, ("r0", TOTAL): 8}
    small = frozenset({("r0", "hoog")})
    covered = suppressed([Margins(("r0",), None, ("laag", "hoog", OUTSIDE), values)], small)
    assert covered - {("r0", OUTSIDE)} == small
    nothing_else = values | {("r0", OUTSIDE): 0}
    assert ("r0", "laag") in suppressed([Margins(("r0",), None, ("laag", "hoog", OUTSIDE), nothing_else)], small)


def test_which_totals_are_left_out_does_not_hang_on_the_groups() -> None:
    one, other = table([[1, 0], [2, 3], [0, 9]]), table([[0, 1, 0], [1, 1, 3], [3, 3, 3]])
    found = [suppressed([of], frozenset({("r0", TOTAL)})) for of in (one, other)]
    totals = [{cell for cell in hidden if cell[1] == TOTAL} for hidden in found]
    assert totals[0] == totals[1] == {("r0", TOTAL), ("r1", TOTAL)}


@pytest.mark.parametrize("body", [[[1]], [[0, 1]], [[1, 0], [0, 1]], [[0, 0, 2], [0, 3, 0]]])
def test_also_where_nearly_everything_is_zero(body: list[list[int]]) -> None:
    of = table(body)
    small = frozenset(cell for cell in of.cells() if of.values[cell] and cell[0] != SUM and cell[1] != TOTAL)
    for cell in small:
        hidden = suppressed([of], frozenset({cell}))
        assert all(high > low for low, high in bounds(of, hidden).values())
