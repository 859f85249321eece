"""A workbook written cell by cell: five times as fast as through a library that can do everything (ECMA-376 part 1).

Every text is a text: nothing is calculated, and what starts like a formula stays a text when somebody edits the cell.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corpora.formulas import CALCULATED
from corpora.refusal import Refusal
from reports.cleaning import clean
from reports.tabular import Cell, Field, Kind, Table
from reports.workbook_parts import ROOT, STYLES, content_types, core, relations, workbook_part
from words import Words

LONGEST_CELL = 32_767
CUT = " […]"
LONGEST_TITLE = 31
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
PLAIN, HEAD, PROSE, GUARDED, DAY, REAL = range(6)  # the cell formats in `STYLES`
_BREAK = re.compile(r"\r\n?")
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # would be read as the character of that number
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_EPOCH = date(1899, 12, 30)
_COMPRESSION = 3


def workbook(tables: Sequence[Table], words: Words, *, title: str, subject: str, on: date) -> bytes:
    """A sheet for each table, headed in the reader's words; the same tables and day give the same bytes.

    Refuses `export-too-large` for what no sheet can hold.
    """
    for table in tables:
        if len(table.fields) > MOST_COLUMNS or len(table.rows) >= MOST_ROWS:
            raise Refusal("export-too-large", rows=len(table.rows), columns=len(table.fields))
    strings: dict[str, int] = {}
    names = titles(table.title or words(f"data-sheet-{table.name}") for table in tables)
    sheets = [_sheet(table, words, strings) for table in tables]
    parts = {
        "[Content_Types].xml": content_types(len(sheets)),
        "_rels/.rels": ROOT,
        "docProps/core.xml": core(title, subject, on),
        "xl/workbook.xml": workbook_part([(name, _area(table)) for name, table in zip(names, tables, strict=True)]),
        "xl/_rels/workbook.xml.rels": relations(len(sheets)),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": _strings(strings),
        **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, 1)},
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in parts.items():
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, part, compresslevel=_COMPRESSION)
    return file.getvalue()


def titles(names: Iterable[str]) -> list[str]:
    """As Excel takes them: without its signs, short, and no two alike in more than capitals."""
    made: list[str] = []
    for name in names:
        plain = _NOT_IN_TITLE.sub(" ", clean(name)).strip("' ")[:LONGEST_TITLE] or "Blad"
        free, n = plain, 1
        while free.casefold() in map(str.casefold, made):
            n += 1
            free = f"{plain[: LONGEST_TITLE - len(str(n)) - 1]} {n}"
        made.append(free)
    return made


def fitting(text: str) -> str:
    """Excel's limit counts UTF-16 units; what is cut off is shown to be."""
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def letters(column: int) -> str:
    """What Excel calls a column, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16_383)
    ('A', 'Z', 'AA', 'XFD')
    """
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _area(table: Table) -> str:
    return f"$A$1:${letters(max(len(table.fields) - 1, 0))}${len(table.rows) + 1}"


def _sheet(table: Table, words: Words, strings: dict[str, int]) -> str:
    columns = [letters(at) for at in range(len(table.fields))]
    head = [field.title or words(f"data-column-{field.name}") for field in table.fields]
    rows = [_row(1, columns, [HEAD] * len(columns), head, strings)]
    styles = [_STYLE[field.kind] for field in table.fields]
    rows += [_row(n, columns, styles, row, strings) for n, row in enumerate(table.rows, 2)]
    widths = "".join(_width(at, field) for at, field in enumerate(table.fields, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>{_view(table)}</sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="{_area(table).replace("$", "")}"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


_STYLE = {Kind.TEXT: PROSE, Kind.WHOLE: PLAIN, Kind.FLAG: PLAIN, Kind.REAL: REAL, Kind.DAY: DAY}


def _width(at: int, field: Field) -> str:
    return f'<col min="{at}" max="{at}" width="{field.width}.7109375" customWidth="1"/>'


def _view(table: Table) -> str:
    """The header stays in sight, and on the left what a row is about."""
    corner = f"{letters(table.fixed)}2"
    aside = f' xSplit="{table.fixed}"' if table.fixed else ""
    pane = "bottomRight" if table.fixed else "bottomLeft"
    return (
        '<sheetView workbookViewId="0">'
        f'<pane{aside} ySplit="1" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}"/></sheetView>'
    )


def _row(
    number: int, columns: Sequence[str], styles: Sequence[int], cells: Sequence[Cell], strings: dict[str, int]
) -> str:
    return f'<row r="{number}">{"".join(_cells(number, columns, styles, cells, strings))}</row>'


def _cells(
    number: int, columns: Sequence[str], styles: Sequence[int], cells: Sequence[Cell], strings: dict[str, int]
) -> Iterator[str]:
    for column, style, cell in zip(columns, styles, cells, strict=True):
        if cell is None or cell == "":
            continue
        if isinstance(cell, str):
            at = strings.setdefault(cell, len(strings))
            shown = GUARDED if style == PROSE and clean(cell).startswith(CALCULATED) else style
            yield f'<c r="{column}{number}" s="{shown}" t="s"><v>{at}</v></c>'
        elif isinstance(cell, date):
            yield f'<c r="{column}{number}" s="{style}"><v>{(cell - _EPOCH).days}</v></c>'
        else:
            yield f'<c r="{column}{number}" s="{style}"><v>{cell!r}</v></c>'


def _strings(strings: Iterable[str]) -> str:
    said = "".join(f'<si><t xml:space="preserve">{_written(text)}</t></si>' for text in strings)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{said}</sst>'
    )


def _written(text: str) -> str:
    whole = fitting(_BREAK.sub("\n", clean(text)))
    return escape(_CODED.sub("_x005F_", whole), quote=False)
