"""A table for other programs: fields with a name that stays and a kind, and the cells row by row.

As CSV it is UTF-8 without BOM with commas and points; a text that a spreadsheet would calculate stands behind an
apostrophe, which `corpora.formulas.as_it_was` takes away again. As Parquet every field has its type, texts as they are.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO

from corpora.formulas import harmless
from reports.cleaning import clean

Cell = str | int | float | date | None


class Kind(StrEnum):
    """What the cells of a field are; a FLAG is 1 or 0, and what is not known is None."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    REAL = "real"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is for machines and never changes; people read its word in the catalogue, or `title` where it has one.

    `width` is in characters.
    """

    name: str
    kind: Kind = Kind.TEXT
    width: int = 16
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`name` says what it is a table of, its sheet is called by the catalogue's word for it, or by `title`.

    The first `fixed` fields stay in sight when a sheet is scrolled sideways.
    """

    name: str
    fields: tuple[Field, ...]
    rows: Sequence[Sequence[Cell]]
    fixed: int = 0
    title: str = ""


def columns(table: Table) -> Mapping[str, list[Cell]]:
    """The cells of each field by its name, texts fit for any file."""
    made = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.fields)
    return {
        field.name: [clean(cell) if isinstance(cell, str) else cell for cell in cells]
        for field, cells in zip(table.fields, made, strict=True)
    }


def csv_of(table: Table) -> bytes:
    """The table as CSV; what is not known is an empty cell."""
    return csv_lines([[field.name for field in table.fields], *table.rows])


def csv_lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows that any reader gives back as they are, and in which no spreadsheet finds a formula."""
    lines = _Lines()
    sheet = csv.writer(lines)
    sheet.writerows([harmless(clean(cell)) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "".join(lines).encode()


class _Lines(list[str]):
    """Ends lines with a single sign, and has the writer put quotes around either of the two: else one is lost."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


def parquet_of(table: Table) -> bytes:
    """The table as Parquet; the same table gives the same bytes."""
    import pyarrow
    from pyarrow import parquet

    types = {
        Kind.TEXT: pyarrow.string(),
        Kind.WHOLE: pyarrow.int64(),
        Kind.FLAG: pyarrow.int8(),
        Kind.REAL: pyarrow.float64(),
        Kind.DAY: pyarrow.date32(),
    }
    cells, file = columns(table), BytesIO()
    arrays = [pyarrow.array(cells[field.name], types[field.kind]) for field in table.fields]
    parquet.write_table(pyarrow.Table.from_arrays(arrays, [clean(field.name) for field in table.fields]), file)
    return file.getvalue()


def distinct(names: Sequence[str]) -> list[str]:
    """The names, with a number behind those that were there before.

    >>> distinct(["zicht", "zicht", "regio"])
    ['zicht', 'zicht_2', 'regio']
    """
    taken: dict[str, None] = {}
    for name in names:
        free, n = name, 1
        while free in taken:
            n += 1
            free = f"{name}_{n}"
        taken[free] = None
    return list(taken)
