"""From cells to a table: which row names the columns, where the data end, what means "missing"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpora.headers import filled, header_of, without_header
from corpora.numbers import is_number, is_percentage_name, is_thousands
from corpora.refusal import Refusal
from corpora.sheets import Grid, Remark
from corpora.totals import totals

_DECIMAL_COMMA = re.compile(r"-?[\d.]*\d,\d+%?")
_DECIMAL_POINT = re.compile(r"-?\d*\.\d+%?")
_MISSING = frozenset(
    {"-", "–", "—", "--", "n.v.t.", "n.v.t", "nvt", "n.b.", "n/a", "na", "#n/b", "#n/a", "null", ".", "..", "…"}
)
_TOTALS = re.compile(r"(?:totaal|gemiddelde?|som|bron|noot|toelichting|total|average|mean|source)\b.*", re.IGNORECASE)
_SUM = re.compile(r"(?:totaal|som|total)\b.*", re.IGNORECASE)
_SPLIT = 0.2
_LAST_OF_NUMBERS = frozenset("0123456789%")
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
        """The cells of one column, or of several as one (`BRIN+VEST`); refuses a name that is not there."""
        parts = name.split("+")
        if name not in self.columns and len(parts) > 1 and set(parts) <= set(self.columns):
            return tuple("".join(cells) if all(cells) else "" for cells in zip(*map(self.column, parts), strict=True))
        if name not in self.columns:
            raise Refusal("column-unknown", column=name, columns=", ".join(self.columns))
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return not cell or cell.lower() in _MISSING


def table_of(name: str, grid: Grid, *, header: bool = True, names: Sequence[str] = ()) -> Table:
    """The table in a grid; `names` are those that a person gives its columns, `header=False` says that no row does.

    Refuses one without any data row, one with its decimals in cells of their own, and names that are too few or many.
    """
    width = max((len(row) for row in grid.cells), default=0)
    cells = [row + ("",) * (width - len(row)) for row in grid.cells]
    if not any(any(row) for row in cells):
        raise Refusal("file-empty", name=name)
    usual = _usual(cells)
    head = header_of(cells, usual) if header else without_header(width)
    first, last = head.first, _last(cells, head.first, usual)
    body = [(line, row) for line, row in zip(grid.lines[first:last], cells[first:last], strict=True) if any(row)]
    if not body:
        raise Refusal("list-without-rows", name=name)
    if head.row is not None and grid.separator == ",":
        refuse_split_decimals(name, grid.cells[head.row], [(line, _bare(row)) for line, row in body])
    kept = [place for place in range(width) if head.names[place] or any(row[place] for _, row in body)]
    titles = _named([head.names[place] or f"kolom {place + 1}" for place in kept], names)
    table = Table(
        tuple(titles),
        tuple(tuple("" if is_missing(row[place]) else row[place] for place in kept) for _, row in body),
        grid.encoding,
        grid.separator,
        decimal_of([row for _, row in body], book=bool(grid.sheet)),
        grid.sheet,
        grid.lines[head.row] if head.row is not None else 0,
        () if names else head.remarks,
        tuple(line for line, _ in body),
    )
    marks = sum(bool(row[place]) and is_missing(row[place]) for _, row in body for place in kept)
    counted = _counted({"empty-columns": width - len(kept), "missing-marks": marks})
    nameless = [title for title, place in zip(titles, kept, strict=True) if not (names or head.names[place])]
    if nameless and head.row is not None:
        counted.append(("nameless-columns", {"n": len(nameless), "columns": ", ".join(nameless)}))
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


def _usual(cells: Sequence[Sequence[str]]) -> float:
    """How many cells a row usually has; rows with one are titles and notes, unless there is but one column."""
    several = [filled(row) for row in cells if filled(row) > 1]
    return median(several) if several else 1


def _last(cells: Sequence[Sequence[str]], first: int, usual: float) -> int:
    """Where the data end: sources, notes and totals under them are left out."""
    last = len(cells)
    while last > first:
        row, before = cells[last - 1], cells[last - 2]
        words = next((cell for cell in row if cell), "")
        note = filled(row) == 1 < usual and (usual >= 3 or len(words) > _LONG_NOTE or not any(before))
        if any(row) and not note and not (_TOTALS.fullmatch(row[0]) and not is_number(row[0])):
            return last
        last -= 1
    return last


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
        if not is_percentage_name(name):
            continue
        numbers = [float(row[place].replace(",", ".")) for row in rows if re.fullmatch(r"[01](?:[.,]\d+)?", row[place])]
        filled_in = sum(bool(row[place]) for row in rows)
        if len(numbers) == filled_in > 0 and max(numbers) <= 1 and any(0 < number < 1 for number in numbers):
            found.append(name)
    return [("fractions", {"columns": ", ".join(found), "n": len(found)})] if found else []


def decimal_of(rows: Sequence[Sequence[str]], *, book: bool) -> str:
    """The sign before decimals; in a workbook, which writes no thousands, always a point."""
    cells = Counter(cell for row in rows for cell in row if cell and cell[-1] in _LAST_OF_NUMBERS)
    commas = sum(n for cell, n in cells.items() if _DECIMAL_COMMA.fullmatch(cell))
    points = sum(n for cell, n in cells.items() if _DECIMAL_POINT.fullmatch(cell))
    apart = all(is_thousands(cell) for cell in cells if _DECIMAL_POINT.fullmatch(cell))
    if points and not commas and not book and apart:
        return ""
    return "" if not commas + points else "," if commas >= points else "."
