"""Cells of a CSV file or worksheet, as text, before anyone has asked what they mean."""

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import python_calamine

from corpora.archives import DamagedArchiveError, member, member_names, refuse_bomb
from corpora.decoding import decoded
from corpora.normalising import normalised
from corpora.refusal import Refusal

Remark = tuple[str, dict[str, object]]

LARGEST_LIST = 50_000_000
MOST_CELLS = 20_000_000
MOST_CELLS_OF_TEXT = 5_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEPARATORS = ";,\t|"
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(?P<separator>.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE_ROWS = 60
_AS_TEXT = re.compile(r"=\"(?P<words>[^\"]*)\"")
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells row by row; `lines` are the rows' numbers in the file as a spreadsheet shows them."""

    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    remarks: tuple[Remark, ...] = ()


def read_grid(name: str, data: bytes, sheet: str = "") -> Grid:
    """All cells of a list; of a workbook the named sheet, or the visible one with most rows."""
    if not data.strip():
        raise Refusal("file-empty", name=name)
    if len(data) > LARGEST_LIST:
        raise Refusal("file-too-large", name=name, limit=LARGEST_LIST // 1_000_000)
    if data.startswith(_OLE):  # an old .xls, or a workbook with a password
        raise Refusal("list-type-unknown", name=name)
    if data.startswith(b"PK\x03\x04"):
        return _workbook(name, data, sheet)
    if name.rpartition(".")[2].lower() not in {"csv", "tsv", "txt"}:
        raise Refusal("list-type-unknown", name=name)
    return _csv(name, data)


def _csv(name: str, data: bytes) -> Grid:
    text, encoding = decoded(name, data)
    said = _SEPARATOR_LINE.match(text)
    first = 1 if said else 0
    text = text[said.end() :] if said else text.removeprefix("\ufeff")
    separator = said["separator"] if said else _separator(text)
    if text.count(separator) + text.count("\n") > MOST_CELLS_OF_TEXT:
        raise Refusal("list-too-large", name=name, limit=MOST_CELLS_OF_TEXT)
    rows, lines, before = [], [], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append(tuple(_clean(cell) for cell in row))
            lines.append(first + before + 1)
            before = reader.line_num
    except csv.Error as damage:
        raise Refusal("list-damaged", name=name) from damage
    return Grid(tuple(rows), tuple(lines), encoding, separator)


def _separator(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells; a semicolon in doubt."""
    lines = [line for line in text.splitlines()[: 2 * _SAMPLE_ROWS] if line.strip()][:_SAMPLE_ROWS]

    def evenness(separator: str) -> tuple[float, int]:
        widths = Counter(_width(line, separator) for line in lines)
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return (count / len(lines) if width > 1 else 0.0, width)

    return max(_SEPARATORS, key=evenness) if lines else ";"


def _width(line: str, separator: str) -> int:
    outside = re.sub(r"\"[^\"]*\"", "", line)
    return outside.count(separator) + 1


def _workbook(name: str, data: bytes, sheet: str) -> Grid:
    try:
        refuse_bomb(name, data)
        _refuse_vast(name, data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown, hidden = _sheet_names(book)
        rows = {shown_name: book.get_sheet_by_name(shown_name).to_python(skip_empty_area=False) for shown_name in shown}
    except (python_calamine.CalamineError, DamagedArchiveError, OSError, ValueError) as damage:
        known = any(part.startswith("xl/") for part in member_names(data))
        raise Refusal("list-damaged" if known else "list-type-unknown", name=name) from damage
    if sheet and sheet not in rows:
        raise Refusal("sheet-unknown", name=name, sheet=sheet, sheets=", ".join(shown))
    if not rows:
        raise Refusal("file-empty", name=name)
    chosen = sheet or _fullest(rows)
    cells = tuple(tuple(_shown(cell) for cell in row) for row in rows[chosen])
    others = [other for other in shown if other != chosen]
    remarks: list[Remark] = [("other-sheets", {"sheets": ", ".join(others), "n": len(others)})] if others else []
    remarks += [("hidden-sheets", {"sheets": ", ".join(hidden), "n": len(hidden)})] if hidden else []
    return Grid(cells, tuple(range(1, len(cells) + 1)), sheet=chosen, remarks=tuple(remarks))


def _refuse_vast(name: str, data: bytes) -> None:
    """Refuse a sheet with one cell in its farthest corner, before a library makes room for all the others."""
    for part in member_names(data):
        if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
            continue
        places = {(column, int(row)) for column, row in _PLACE.findall(member(name, data, part))}
        height = max((row for _, row in places), default=0)
        width = max((_column(column) for column, _ in places), default=0)
        if height * width > MOST_CELLS:
            raise Refusal("list-too-large", name=name, limit=MOST_CELLS)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet_names(book: python_calamine.CalamineWorkbook) -> tuple[list[str], list[str]]:
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    shown = [sheet.name for sheet in sheets if sheet.visible == python_calamine.SheetVisibleEnum.Visible]
    return shown, [sheet.name for sheet in sheets if sheet.name not in shown]


def _fullest(rows: Mapping[str, Sequence[Sequence[object]]]) -> str:
    """The first sheet with about as many filled rows as any; cover and notes have few cells side by side."""

    def filled(sheet: Sequence[Sequence[object]]) -> int:
        return sum(sum(cell != "" for cell in row) >= 2 for row in sheet)

    most = max(filled(sheet) for sheet in rows.values())
    return next(name for name, sheet in rows.items() if filled(sheet) >= most / 2)


def _shown(cell: object) -> str:
    """A cell as text: whole numbers without `.0`, dates as ISO, leading zeros of text kept."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return _clean(str(cell))


def _clean(cell: str) -> str:
    """One line of normalised text; `="00101"`, with which zeros are saved from Excel, is 00101."""
    cell = " ".join(normalised(cell).split())
    as_text = _AS_TEXT.fullmatch(cell)
    return as_text["words"].strip() if as_text else cell
