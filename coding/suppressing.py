"""Which cells stay out of a table besides the small ones, so that no small one follows from the totals.

Gusfield, D. (1988). A graph theoretic approach to statistical data security. SIAM J. Comput. 17(3), 552-571. Rows and
columns are points, what is left out are lines between them; a number that is left out can be anything else exactly
when its line lies on a circle. A zero can only become more, so its line can be walked in one direction.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

Row = Hashable
Column = Hashable
Cell = tuple[Row, Column]

TOTAL, OUTSIDE = "\0total", "\0outside"  # the names of no group
_FREE = ("free",)
_CELL, _SUM, _TOTAL = 10**7, 3 * 10**7, 10**12  # what it costs to leave something out


@dataclass(frozen=True, slots=True)
class Margins:
    """A table of which rows add up to their `TOTAL`, and columns to the row `sum_row` where there is one.

    `values` holds every cell, those of the totals among them. What has no `sum_row` adds up along its rows only. A
    column OUTSIDE holds what of the totals is in no group; nobody is ever told that.
    """

    rows: tuple[Row, ...]
    sum_row: Row | None
    columns: tuple[Column, ...]
    values: Mapping[Cell, int]

    def cells(self) -> Iterator[Cell]:
        for row in (*self.rows, *([] if self.sum_row is None else [self.sum_row])):
            for column in (*self.columns, TOTAL):
                yield row, column


def suppressed(tables: Sequence[Margins], small: frozenset[Cell]) -> frozenset[Cell]:
    """The small cells, and as few and as little else as it takes that none of them can be computed.

    Tables may share cells: what is left out of one is left out of all. Of every cell that is left out it stays possible
    that it is one more or less; nothing is promised of how far. Which totals are left out follows from the totals and
    the small ones among them, so that it is the same whatever the groups are; another one only where all else fails.
    """
    hidden, looked_at = set(small), -1
    for table in tables if any(column == TOTAL for _, column in small) else ():
        hidden |= _totals(table, hidden)
    while looked_at != len(hidden):
        looked_at = len(hidden)
        for table in tables:
            hidden |= _covered(table, hidden)
    return frozenset(hidden)


def _totals(table: Margins, hidden: set[Cell]) -> set[Cell]:
    """What must be left out of the totals as these add up to that of all, as if there were no groups."""
    if table.sum_row is None:
        return set()
    values: dict[Cell, int] = {(TOTAL, row): table.values.get((row, TOTAL), 0) for row in table.rows}
    values[TOTAL, TOTAL] = table.values.get((table.sum_row, TOTAL), 0)
    across = Margins((TOTAL,), None, table.rows, values)
    names: dict[Column, Row] = {**dict(zip(table.rows, table.rows, strict=True)), TOTAL: table.sum_row}
    turned: set[Cell] = {(TOTAL, name) for name, row in names.items() if (row, TOTAL) in hidden}
    return {(names[name], TOTAL) for _, name in _covered(across, turned)}


def _covered(table: Margins, hidden: set[Cell]) -> set[Cell]:
    """What must be left out as well so that every cell that is left out of this table lies on a circle."""
    lines = _Lines(table, {cell for cell in table.cells() if cell in hidden})
    for cell in sorted(lines.hidden, key=lambda each: (-table.values.get(each, 0), repr(each))):
        lines.hidden |= lines.around(cell)
    return lines.hidden


class _Lines:
    """The cells of a table as lines between its rows and columns; `hidden` may be walked for nothing."""

    def __init__(self, table: Margins, hidden: set[Cell]) -> None:
        self.table = table
        self.hidden = hidden
        self.of_row: dict[Row, list[Cell]] = {}
        self.of_column: dict[Column, list[Cell]] = {}
        for cell in table.cells():
            self.of_row.setdefault(cell[0], []).append(cell)
            self.of_column.setdefault(cell[1], []).append(cell)
        silent = [each for each in table.columns if not table.values.get((table.sum_row, each), 1)]
        self.silent = frozenset(silent if table.sum_row is not None else ())

    def around(self, cell: Cell) -> set[Cell]:
        """The cheapest circle through a cell, in whichever direction it can be walked; empty where there is none."""
        row, column = (True, cell[0]), (False, cell[1])
        ways = []
        if self._up(cell):
            ways.append(self._path(column, row, cell))
        if self._down(cell):
            ways.append(self._path(row, column, cell))
        return min((way for way in ways if way is not None), key=lambda way: way[0], default=(0, set[Cell]()))[1]

    def _path(
        self, start: tuple[bool, Hashable], end: tuple[bool, Hashable], without: Cell
    ) -> tuple[int, set[Cell]] | None:
        """From a row or column to another, not through `without`, by Dijkstra."""
        turn = count()
        waiting: list[tuple[int, int, tuple[bool, Hashable], tuple[Cell, ...]]] = [(0, next(turn), start, ())]
        done = set()
        while waiting:
            cost, _, here, path = heappop(waiting)
            if here == end:
                return cost, set(path)
            if here in done:
                continue
            done.add(here)
            for cell, there, more in self._steps(here):
                if cell != without and there not in done:
                    heappush(waiting, (cost + more, next(turn), there, (*path, cell) if cell else path))
        return None

    def _steps(self, here: tuple[bool, Hashable]) -> Iterator[tuple[Cell | None, tuple[bool, Hashable], int]]:
        is_row, name = here
        if is_row and name == _FREE:
            yield from ((None, (False, column), 0) for column in (*self.table.columns, TOTAL))
            return
        for cell in (self.of_row if is_row else self.of_column).get(name, ()):
            if self._up(cell) if is_row else self._down(cell):
                yield cell, (not is_row, cell[int(is_row)]), self._price(cell)
        if not is_row and self.table.sum_row is None:
            yield None, (True, _FREE), 0

    def _price(self, cell: Cell) -> int:
        """Few cells, of those the smallest; a sum rather not, a total only where it must be."""
        if cell in self.hidden or cell[1] == OUTSIDE:
            return 1
        dear = _TOTAL if cell[1] == TOTAL else _SUM if cell[0] == self.table.sum_row else _CELL
        return dear + self.table.values.get(cell, 0)

    def _up(self, cell: Cell) -> bool:
        """Whether the line can be walked from row to column."""
        return self._free(cell, more=not self._turned(cell))

    def _down(self, cell: Cell) -> bool:
        return self._free(cell, more=self._turned(cell))

    def _free(self, cell: Cell, *, more: bool) -> bool:
        if cell[1] in self.silent and cell not in self.hidden:
            return False  # that nothing of the whole is there may be told in words: no zero of it hides anything
        return (more and cell[1] != OUTSIDE) or self.table.values.get(cell, 0) > 0

    def _turned(self, cell: Cell) -> bool:
        """A sum stands on the other side of its line: it becomes more where the rest does."""
        return (cell[1] == TOTAL) != (cell[0] == self.table.sum_row and self.table.sum_row is not None)
