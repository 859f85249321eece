"""What a table of codes by groups keeps to itself when it is published: small cells, and what would give these away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from uuid import UUID

from coding.counting import CountRow
from coding.differencing import telling
from coding.joint_units import JointSubject
from coding.referring import Group
from coding.smallcells import LEAST_BOARDS, boards_of, is_small
from coding.suppressing import OUTSIDE, TOTAL, Cell, Margins, suppressed

Behind = Mapping[UUID, frozenset[str]]
Place = tuple[UUID, str]
Told = Mapping[UUID, Mapping[str, tuple[UUID, ...]]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: the codings behind each of its cells, and behind its total.

    Of a category `category_id` is its own id; a code in several categories has a line in each.
    """

    id: UUID
    category_id: UUID | None
    label: str
    cells: Mapping[str, tuple[UUID, ...]]
    every: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One cell that is left out, for the researcher only: `boards` are behind it. Not `small`: it would give one away.

    `group` is None for the total of a row.
    """

    subject_id: UUID
    label: str
    group: str | None
    boards: int
    small: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """`cells` say nothing at all, `ways` nothing of promoting and hindering, `groups` not even how large they are.

    `totals` and `total_ways` are the subjects of which the whole is left out as well, wherever that is published.
    """

    cells: frozenset[Place] = frozenset()
    ways: frozenset[Place] = frozenset()
    totals: frozenset[UUID] = frozenset()
    total_ways: frozenset[UUID] = frozenset()
    groups: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()


NOTHING = Withheld()


def lines_of(subjects: Iterable[JointSubject], every: Mapping[UUID, tuple[UUID, ...]]) -> tuple[Line, ...]:
    """The rows of a joint display; `every` is by code and category what its total is of, where that is more."""
    return tuple(
        Line(each.id, each.category_id, each.label, cells, every.get(each.id) or _together(cells))
        for each in subjects
        for cells in [{cell.group: cell.coding_ids for cell in each.cells}]
    )


def lines_of_counts(rows: Iterable[CountRow]) -> tuple[Line, ...]:
    """The rows of a table of counts by board group; of two lists with groups of one name these are two columns."""
    return tuple(
        Line(
            row.id,
            row.category_id,
            row.label,
            {column_of(count.group): count.tally.coding_ids for count in row.by_group},
            row.tally.coding_ids,
        )
        for row in rows
    )


def column_of(group: Group) -> str:
    """By what name a board group is a column of what is withheld."""
    return f"{group.list_id}:{group.name}"


def withheld(
    lines: Sequence[Line],
    behind: Behind,
    *,
    groups: Mapping[str, frozenset[str]] | None = None,
    ways: Sequence[Collection[UUID]] = (),
    least: int = LEAST_BOARDS,
    said_by: Behind | None = None,
    besides: Sequence[Told] = (),
) -> Withheld:
    """Everything that stays out. `groups` are by name the boards of each group, `ways` the codings that promote and
    those that hinder. What is said by too few is small too: `said_by` are by coding the boards of who says it.
    `besides` are tables of the same codings that are published too: what would follow from one of those and this stays
    out of this.

    A group with too few boards is left out whole, its zeros too: that of one board something was never said also
    points at it.
    """
    of_few = frozenset(name for name, boards in (groups or {}).items() if is_small(boards, least))
    sides = [behind, *([] if said_by is None else [said_by])]
    small = frozenset(cell for each in sides for cell in _small(lines, each, least)) | _columns(lines, of_few)
    hidden = _beside(lines, suppressed(tuple(_tables(lines)), small), behind, least, besides)
    hidden_ways: frozenset[Cell] = frozenset()
    for way in ways:
        here = [_only(line, way) for line in lines]
        few = frozenset(cell for each in sides for cell in _small(here, each, least))
        hidden_ways |= suppressed(tuple(_tables(here)), hidden | few)
    cells, totals = _parted(hidden)
    in_ways, total_ways = _parted(hidden_ways)
    told = tuple(_left_out(lines, behind, hidden, small))
    return Withheld(cells, in_ways, totals, total_ways, of_few, told)


def published_cells(lines: Iterable[Line], kept_back: Withheld) -> Told:
    """Of each row what is told of it in its columns."""
    return {
        line.id: {name: ids for name, ids in line.cells.items() if (line.id, name) not in kept_back.cells}
        for line in lines
    }


def _beside(
    lines: Sequence[Line], hidden: frozenset[Cell], behind: Behind, least: int, besides: Sequence[Told]
) -> frozenset[Cell]:
    """With what another table would betray, and what would betray that here, until nothing is added any more."""
    pointing = {coding_id for coding_id, boards in behind.items() if is_small(boards, least)}
    some = [line for line in lines if not pointing.isdisjoint(line.every)]
    looked_at = -1
    while looked_at != len(hidden):
        looked_at = len(hidden)
        for line, other in product(some, besides):
            shown = {name: ids for name, ids in line.cells.items() if (line.id, name) not in hidden}
            found = telling(other.get(line.id, {}), shown, line.every, behind, least)
            hidden |= {(line.id, name) for name in found}
        hidden = suppressed(tuple(_tables(lines)), hidden)
    return hidden


def _together(cells: Mapping[str, tuple[UUID, ...]]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(each for ids in cells.values() for each in ids))


def _columns(lines: Sequence[Line], of_few: frozenset[str]) -> frozenset[Cell]:
    return frozenset((line.id, group) for line in lines for group in line.cells if group in of_few)


def _only(line: Line, way: Collection[UUID]) -> Line:
    """The line as far as it counts what goes one way."""
    cells = {name: tuple(each for each in ids if each in way) for name, ids in line.cells.items()}
    return replace(line, cells=cells, every=tuple(each for each in line.every if each in way))


def _small(lines: Sequence[Line], behind: Behind, least: int) -> Iterator[Cell]:
    for line in lines:
        for name, ids in (*line.cells.items(), (TOTAL, line.every)):
            if is_small(boards_of(ids, behind), least):
                yield line.id, name


def _tables(lines: Sequence[Line]) -> Iterator[Margins]:
    """A table per category with its codes, and one per code that stands in none."""
    of_category: dict[UUID, list[Line]] = defaultdict(list)
    for line in lines:
        if line.category_id is not None:
            of_category[line.category_id].append(line)
    for line in lines:
        if line.category_id is None:
            yield _margins([line], None)
    for category_id, some in of_category.items():
        yield _margins(some, category_id if any(line.id == category_id for line in some) else None)


def _margins(lines: Sequence[Line], sum_row: UUID | None) -> Margins:
    columns = tuple(dict.fromkeys(name for line in lines for name in line.cells))
    values: dict[Cell, int] = {(line.id, name): len(ids) for line in lines for name, ids in line.cells.items()}
    values |= {(line.id, TOTAL): len(line.every) for line in lines}
    for line in lines:
        values[line.id, OUTSIDE] = max(0, len(line.every) - sum(map(len, line.cells.values())))
    rows = tuple(line.id for line in lines if line.id != sum_row)
    return Margins(rows, sum_row, (*columns, OUTSIDE), values)


def _parted(hidden: Iterable[Cell]) -> tuple[frozenset[Place], frozenset[UUID]]:
    """Cells of groups, and the subjects of which the total is among them."""
    known: list[tuple[UUID, str]] = [each for each in hidden if each[1] != OUTSIDE]  # type: ignore[misc]
    return frozenset(each for each in known if each[1] != TOTAL), frozenset(row for row, name in known if name == TOTAL)


def _left_out(
    lines: Sequence[Line], behind: Behind, hidden: frozenset[Cell], small: frozenset[Cell]
) -> Iterator[LeftOut]:
    told = set()
    for line in lines:
        for name, ids in (*line.cells.items(), (TOTAL, line.every)):
            cell = (line.id, name)
            if cell in hidden and cell not in told:
                told.add(cell)
                group = None if name == TOTAL else name
                yield LeftOut(line.id, line.label, group, len(boards_of(ids, behind)), cell in small)
