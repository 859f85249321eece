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
_NOTHING = frozenset(("", "na", "n/a", "nan", "null", "#n/a", "#n/b", ".", "*"))
_UNIT = frozenset(
    """unit units unit_id unitid eenheid item item_id id nr nr. no no. # index row rij case subject segment fragment zin
    sentence uitspraak tekst text alinea post comment document respondent""".split()
)
_PLACES = ("document", "unit", "start", "end")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_WHOLE = re.compile(r"([-+]?\d+)[.,]0+")


@dataclass(frozen=True, slots=True)
class Ratings:
    """A row per unit, a cell per coder; `names` of the coders where a first row has them, and the columns in front that
    only say where a unit stands."""

    rows: tuple[tuple[CodeSet | None, ...], ...]
    names: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragments:
    """Stretches with codes; `readers` holds the coders of each document, `lengths` its characters."""

    made: tuple[Fragment, ...]
    readers: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, int]


def read_table(name: str, grid: Grid) -> Ratings | Fragments:
    """A table of fragments if its columns are named as such, else a reliability table: units × coders.

    Of a reliability table a first row with names and a first column with units (or document, unit, start and end) are
    passed over; a blank cell, NA, `.` and `*` are missing, `a|b` and `{a,b}` are a cell with two codes and `{}` one
    with none; 1.0 is 1. Refuses `agreement-table-small` where there are not two coders, and `agreement-row-wrong` with
    the row that shows it.
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
    names: Sequence[str] = ()
    first = 0
    if _is_head(cells):
        names, first = cells[0], _places(cells)
        cells = [row[first:] for row in cells[1:]]
    if not cells or len(cells[0]) < 2:
        raise Refusal("agreement-table-small", name=name)
    return Ratings(tuple(tuple(map(_codes, row)) for row in cells), tuple(names[first:]), tuple(names[:first]))


def _places(rows: Sequence[Sequence[str]]) -> int:
    """How many columns in front only say where a unit stands."""
    names = [cell.casefold() for cell in rows[0]]
    if tuple(names[: len(_PLACES)]) == _PLACES:
        return len(_PLACES)
    return 1 if not names[0] or names[0] in _UNIT else 0


def _is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Each coder has another name; names are no numbers unless a column in front is named, and nobody says them of a
    unit."""
    first, *others = rows[0]
    if first.casefold() in _UNIT or _numbered(rows):
        return True
    if not first and len(others) < 2:
        return False
    names = [*filter(None, [first]), *others]
    below = {cell for row in rows[1:] for cell in row}
    told = all(others) and len({*names}) == len(names) and not any(re.search(r"[|{}]", cell) for cell in names)
    return told and not any(_NUMBER.fullmatch(cell) for cell in names) and below.isdisjoint(names)


def _numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nothing stands in the corner and columns and rows are counted from 0 or 1, as programs write a table."""
    across, down = [*rows[0][1:]], [row[0] for row in rows[1:]]
    return not rows[0][0] and all(
        cells in ([str(n + begin) for n in range(len(cells))] for begin in (0, 1)) for cells in (across, down)
    )


def _codes(cell: str) -> CodeSet | None:
    if cell.casefold() in _NOTHING:
        return None
    inside = cell[1:-1] if cell.startswith("{") and cell.endswith("}") else None
    said = re.split(r"[|;]", cell) if inside is None else re.split(r"[|;,]", inside)
    return frozenset(_WHOLE.sub(_unpointed, code) for each in said if (code := each.strip().strip("'\"")))


def _unpointed(found: re.Match[str]) -> str:
    """A whole number without its point, where that is all there is: a column with gaps comes as 1.0 beside 1."""
    return found[1] if found[0] == found.string else found[0]


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
