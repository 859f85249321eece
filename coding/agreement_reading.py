"""Which table of coders' judgements a list is, and what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coding.agreement_tables import Fragment
from coding.distances import CodeSet
from corpora.cells import Grid
from corpora.refusal import Refusal
from corpora.spans import Span

FRAGMENT_COLUMNS = ("document", "length", "coder", "start", "end", "code")
_NOTHING = frozenset(("", "na", "n/a", ".", "*"))
_UNIT = frozenset(("", "unit", "units", "eenheid", "item", "id", "nr", "case", "subject", "segment", "zin", "sentence"))
_PLACES = ("document", "unit", "start", "end")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_EMPTY_SET = "{}"


@dataclass(frozen=True, slots=True)
class Ratings:
    """A row per unit, a cell per coder."""

    rows: tuple[tuple[CodeSet | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Fragments:
    """Stretches with codes; `readers` holds the coders of each document, `lengths` its characters."""

    made: tuple[Fragment, ...]
    readers: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, int]


def read_table(name: str, grid: Grid) -> Ratings | Fragments:
    """A table of fragments if its columns are named as such, else a reliability table: units × coders.

    Of a reliability table a first row with names and a first column with units (or document, unit, start and end) are
    passed over; `blank`, NA, `.` and
    `*` are missing, `a|b` is a cell with two codes and `{}` one with none. Refuses `agreement-table-small` where there
    are not two coders, and `agreement-row-wrong` with the row that shows it.
    """
    rows = [(line, row) for line, row in zip(grid.lines, grid.cells, strict=True) if any(row)]
    if not rows:
        raise Refusal("file-empty", name=name)
    head = [cell.casefold() for cell in rows[0][1]]
    if set(FRAGMENT_COLUMNS) <= set(head):
        return _fragments(name, head, rows[1:])
    return _ratings(name, [row for _, row in rows])


def _ratings(name: str, rows: Sequence[Sequence[str]]) -> Ratings:
    width = max(len(row) for row in rows)
    cells = [(*row, *[""] * (width - len(row))) for row in rows]
    if _is_head(cells):
        first = _places(cells[0])
        cells = [row[first:] for row in cells[1:]]
    if not cells or len(cells[0]) < 2:
        raise Refusal("agreement-table-small", name=name)
    return Ratings(tuple(tuple(map(_codes, row)) for row in cells))


def _places(head: Sequence[str]) -> int:
    """How many columns in front only say where a unit stands."""
    names = [cell.casefold() for cell in head]
    if tuple(names[: len(_PLACES)]) == _PLACES:
        return len(_PLACES)
    return 1 if names[0] in _UNIT else 0


def _is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Names of coders are no numbers, and no coder says them of a unit."""
    names = {cell for cell in rows[0] if cell}
    below = {cell for row in rows[1:] for cell in row}
    return not any(_NUMBER.fullmatch(cell) for cell in names) and names.isdisjoint(below)


def _codes(cell: str) -> CodeSet | None:
    if cell.casefold() in _NOTHING:
        return None
    if cell == _EMPTY_SET:
        return frozenset()
    return frozenset(code for each in re.split(r"[|;]", cell) if (code := each.strip()))


def _fragments(name: str, head: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> Fragments:
    made: list[Fragment] = []
    readers: dict[str, dict[str, None]] = {}
    lengths: dict[str, int] = {}
    for line, row in rows:
        found = dict(zip(head, (*row, *[""] * len(head)), strict=False))
        document, coder, length = found["document"], found["coder"], _whole(name, line, found["length"])
        if not document or not coder or lengths.setdefault(document, length) != length:
            raise Refusal("agreement-row-wrong", name=name, line=line)
        readers.setdefault(document, {})[coder] = None
        if found["start"] or found["end"] or found["code"]:
            span = _span(name, line, found, length)
            made.append(Fragment(document, coder, span, found["code"]))
    if len({coder for some in readers.values() for coder in some}) < 2:
        raise Refusal("agreement-table-small", name=name)
    return Fragments(tuple(made), {each: tuple(some) for each, some in readers.items()}, lengths)


def _span(name: str, line: int, found: Mapping[str, str], length: int) -> Span:
    start, end = (_whole(name, line, found[each]) for each in ("start", "end"))
    if not found["code"] or not start < end <= length:
        raise Refusal("agreement-row-wrong", name=name, line=line)
    return Span(start, end)


def _whole(name: str, line: int, cell: str) -> int:
    if not (cell.isascii() and cell.isdecimal()):
        raise Refusal("agreement-row-wrong", name=name, line=line)
    return int(cell)
