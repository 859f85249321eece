"""From cells to a table: which row names the columns, where the data end, what means "missing"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpora.numbers import is_thousands
from corpora.refusal import Refusal
from corpora.sheets import Grid, Remark
from corpora.totals import totals

_NUMBER = re.compile(r"[<>≤≥]?\s*-?[\d.]*\d(?:,\d+)?\s*%?|-?\d+(?:\.\d+)?%?|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}")
_DECIMAL_COMMA = re.compile(r"-?[\d.]*\d,\d+%?")
_DECIMAL_POINT = re.compile(r"-?\d*\.\d+%?")
_MISSING = frozenset({"-", "–", "—", "--", "n.v.t.", "n.v.t", "nvt", "n.b.", "n/a", "na", "#n/b", "#n/a", "null"})
_TOTALS = re.compile(r"(?:totaal|gemiddelde?|som|bron|noot|toelichting|total|average|mean|source)\b.*", re.IGNORECASE)
_SUM = re.compile(r"(?:totaal|som|total)\b.*", re.IGNORECASE)
_LATEST_HEADER = 30
_SPLIT = 0.2
_ROW_SHOWN = 200
_LONG_NOTE = 30


@dataclass(frozen=True, slots=True)
class Table:
    """A list as read: text cells, missing ones empty. `header_row` and `lines` count as a spreadsheet does, from 1.

    `header_row` is 0 when no row names the columns. `decimal` is `,` or `.`, empty without broken numbers.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = ""
    separator: str = ""
    decimal: str = ""
    sheet: str = ""
    header_row: int = 1
    remarks: tuple[Remark, ...] = ()
    lines: tuple[int, ...] = ()

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of one column; refuses a name that is not there."""
        if name not in self.columns:
            raise Refusal("column-unknown", column=name, columns=", ".join(self.columns))
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return not cell or cell.lower() in _MISSING


def is_number(cell: str) -> bool:
    """Whether a cell holds a number, percentage, censored number or date, in Dutch or English writing."""
    return bool(_NUMBER.fullmatch(cell))


def table_of(name: str, grid: Grid, *, header: bool = True, names: Sequence[str] = ()) -> Table:
    """The table in a grid; `names` are those that a person gives its columns, `header=False` says that no row does.

    Refuses one without any data row, one with its decimals in cells of their own, and names that are too few or many.
    """
    width = max((len(row) for row in grid.cells), default=0)
    cells = [row + ("",) * (width - len(row)) for row in grid.cells]
    if not any(any(row) for row in cells):
        raise Refusal("file-empty", name=name)
    usual = _usual(cells)
    top = _header(cells, usual) if header else None
    first = top + 1 if top is not None else 0
    last = _last(cells, first, usual)
    body = [(line, row) for line, row in zip(grid.lines[first:last], cells[first:last], strict=True) if any(row)]
    if not body:
        raise Refusal("list-without-rows", name=name)
    if top is not None:
        refuse_split_decimals(name, grid.cells[top], [(line, _bare(row)) for line, row in body])
    titles, remarks = _columns(cells, top)
    kept = [place for place in range(width) if titles[place] or any(row[place] for _, row in body)]
    titles = _named([titles[place] or f"kolom {place + 1}" for place in kept], names)
    table = Table(
        tuple(titles),
        tuple(tuple("" if is_missing(row[place]) else row[place] for place in kept) for _, row in body),
        grid.encoding,
        grid.separator,
        _decimal([row for _, row in body], book=bool(grid.sheet)),
        grid.sheet,
        grid.lines[top] if top is not None else 0,
        () if names else tuple(remarks),
        tuple(line for line, _ in body),
    )
    marks = sum(bool(row[place]) and is_missing(row[place]) for _, row in body for place in kept)
    counted = _counted({"empty-columns": width - len(kept), "missing-marks": marks})
    below = [[row[place] for place in kept] for row in cells[last:] if any(row)]
    return replace(table, remarks=(*table.remarks, *_about(table, grid, below, counted)))


def _about(table: Table, grid: Grid, below: Sequence[Sequence[str]], counted: Sequence[Remark]) -> list[Remark]:
    """What a person should know: sheets not read, lines under the data, marks for missing, and odd sums."""
    remarks = _remarks(grid, [" ".join(filter(None, row)) for row in below])
    remarks += [*counted, *_fractions(table.columns, table.rows)]
    for row in below:
        if _SUM.fullmatch(row[0]):
            remarks += totals(table.columns, table.rows, row, table.decimal)
    return remarks


def _bare(row: Sequence[str]) -> Sequence[str]:
    """The row without the empty cells at its end."""
    return row[: max((place + 1 for place, cell in enumerate(row) if cell), default=0)]


def refuse_split_decimals(name: str, header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Refuse a list with decimal commas that was saved with commas between its cells: `37,5` is two cells by then."""
    columns = len(_bare(header))
    split = [
        (line, row)
        for line, row in rows
        if len(row) > columns and any(a.isdecimal() and b.isdecimal() for a, b in pairwise(row))
    ]
    if columns > 1 and len(split) > _SPLIT * len(rows):
        line, row = split[0]
        raise Refusal(
            "list-split-decimals",
            name=name,
            line=line,
            columns=columns,
            cells=len(row),
            row=", ".join(row)[:_ROW_SHOWN],
        )


def _named(titles: Sequence[str], names: Sequence[str]) -> list[str]:
    """The columns under the names a person gives them, else under their own."""
    if names and len(names) != len(titles):
        raise Refusal("column-names-count", n=len(titles), given=len(names))
    return _unique(list(names) or titles)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell) for cell in row)


def _usual(cells: Sequence[Sequence[str]]) -> float:
    """How many cells a row usually has; rows with one are titles and notes, unless there is but one column."""
    several = [_filled(row) for row in cells if _filled(row) > 1]
    return median(several) if several else 1


def _header(cells: Sequence[Sequence[str]], usual: float) -> int | None:
    """The first row that is filled like the others and holds no number."""
    for place, row in enumerate(cells[:_LATEST_HEADER]):
        if _filled(row) >= max(min(usual, 2), 0.6 * usual):
            if _numbers_in(row):
                return None
            return place + 1 if _completed(row, cells[place + 1 : place + 2]) else place
    return None


def _numbers_in(row: Sequence[str]) -> bool:
    return any(_NUMBER.fullmatch(cell) for cell in row if cell)


def _completed(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the row below names the columns that this one leaves open, and leaves open one that this one names."""
    if not below or _numbers_in(below[0]):
        return False
    pairs = list(zip(row, below[0], strict=True))
    return any(not upper and lower for upper, lower in pairs) and any(upper and not lower for upper, lower in pairs)


def _last(cells: Sequence[Sequence[str]], first: int, usual: float) -> int:
    """Where the data end: sources, notes and totals under them are left out."""
    last = len(cells)
    while last > first:
        row, before = cells[last - 1], cells[last - 2]
        words = next((cell for cell in row if cell), "")
        note = _filled(row) == 1 < usual and (usual >= 3 or len(words) > _LONG_NOTE or not any(before))
        if any(row) and not note and not (_TOTALS.fullmatch(row[0]) and not _NUMBER.fullmatch(row[0])):
            return last
        last -= 1
    return last


def _columns(cells: Sequence[Sequence[str]], header: int | None) -> tuple[list[str], list[Remark]]:
    """Column names; a header of two rows is joined, the upper one running on to the right."""
    if header is None:
        return [""] * len(cells[0]), [("no-header", {"n": len(cells[0])})]
    names, above = list(cells[header]), cells[header - 1] if header else ()
    if _filled(above) < 2 or _numbers_in(above):
        return names, []
    upper = ""
    for place, group in enumerate(above):
        upper = group or upper
        names[place] = " ".join(part for part in (upper, names[place]) if part) if names[place] else group
    return names, [("double-header", {})]


def _unique(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def _remarks(grid: Grid, notes: Sequence[str]) -> list[Remark]:
    """What a person should know about sheets not read and lines under the data."""
    footer: list[Remark] = [("footer", {"n": len(notes), "words": notes[0]})] if notes else []
    return [*grid.remarks, *footer]


def _counted(counts: dict[str, int]) -> list[Remark]:
    return [(code, {"n": count}) for code, count in counts.items() if count]


def _fractions(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Remark]:
    """Percentages that a spreadsheet keeps as parts of one."""
    found = []
    for place, name in enumerate(names):
        numbers = [float(row[place]) for row in rows if "%" in name and re.fullmatch(r"\d(?:\.\d+)?", row[place])]
        if len(numbers) > len(rows) / 2 and max(numbers) <= 1:
            found.append(name)
    return [("fractions", {"columns": ", ".join(found), "n": len(found)})] if found else []


def _decimal(rows: Sequence[Sequence[str]], *, book: bool) -> str:
    """The sign before decimals; in a workbook, which writes no thousands, always a point."""
    cells = [cell for row in rows for cell in row]
    commas = sum(bool(_DECIMAL_COMMA.fullmatch(cell)) for cell in cells)
    points = sum(bool(_DECIMAL_POINT.fullmatch(cell)) for cell in cells)
    if (
        points
        and not commas
        and not book
        and all(is_thousands(cell) for cell in cells if _DECIMAL_POINT.fullmatch(cell))
    ):
        return ""
    return "" if not commas + points else "," if commas >= points else "."
