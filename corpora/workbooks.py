"""Worksheets of .xlsx and .ods files, cell by cell, within limits."""

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from html import unescape

import python_calamine

from corpora.archives import DamagedArchiveError, member, member_names, refuse_bomb
from corpora.cells import MOST_CELLS, Cleaned, Grid, Remark
from corpora.refusal import Refusal

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

# Cells that hold something: spreadsheets also write those that have but a colour.
_PLACE = re.compile(rb"<c [^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>/]*>(?!</c>)")
_REPEATED_MUCH = re.compile(
    rb"number-columns-repeated=\"\d{4,}\"[^>/]*[^/]>|number-rows-repeated=\"\d{5,}\"[^>]*>\s*<[^>]*value"
)
_NO_VALUE = re.compile(rb"</f>(?:<v ?/>|<v></v>)?</c>|<f[^>]*/>(?:<v ?/>|<v></v>)?</c>")
_SHEET = re.compile(rb"<sheet [^>]*?\bname=\"([^\"]*)\"[^>]*?\br:id=\"([^\"]*)\"")
_RELATION = re.compile(rb"<Relationship [^>]*>")
_TARGET, _OWN_ID = re.compile(rb"\bTarget=\"([^\"]*)\""), re.compile(rb"\bId=\"([^\"]*)\"")
_TEXT_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d+%?|-?\d+,\d+%?")


def read_workbook(name: str, data: bytes, sheet: str, clean: dict[str, str] | None = None) -> Grid:
    """The cells of the named sheet, or of the visible one with most rows; refuses what is damaged or far too large."""
    try:
        refuse_bomb(name, data)
        formulas = _measured(name, data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown, hidden = _sheet_names(book)
        sheets = {shown_name: book.get_sheet_by_name(shown_name) for shown_name in shown}
        rows = {title: found.to_python(skip_empty_area=False) for title, found in sheets.items()}
    except (python_calamine.CalamineError, DamagedArchiveError, OSError, ValueError) as damage:
        known = any(part.startswith("xl/") for part in member_names(data))
        raise Refusal("list-damaged" if known else "list-type-unknown", name=name) from damage
    if sheet and sheet not in rows:
        raise Refusal("sheet-unknown", name=name, sheet=sheet, sheets=", ".join(shown))
    if not rows:
        raise Refusal("file-empty", name=name)
    chosen = sheet or _fullest(rows)
    _fill_merged(rows[chosen], sheets[chosen].merged_cell_ranges or ())
    others = [other for other in shown if other != chosen]
    remarks: list[Remark] = [("other-sheets", {"sheets": ", ".join(others), "n": len(others)})] if others else []
    remarks += [("hidden-sheets", {"sheets": ", ".join(hidden), "n": len(hidden)})] if hidden else []
    if empty := formulas.get(_part_of(name, data, chosen), 0):
        remarks.append(("formulas-without-value", {"n": empty}))
    cells = _texts(rows[chosen], Cleaned() if clean is None else clean)
    return Grid(cells, tuple(range(1, len(cells) + 1)), sheet=chosen, remarks=tuple(remarks))


def _measured(name: str, data: bytes) -> dict[str, int]:
    """How many formulas of each part have no value with them, as programs other than spreadsheets leave them.

    Refuses a sheet with a cell in its farthest corner, before a library makes room for all the others.
    """
    formulas: dict[str, int] = {}
    for part in member_names(data):
        if part == "content.xml" and _REPEATED_MUCH.search(member(name, data, part)):
            raise Refusal("list-too-large", name=name, limit=MOST_CELLS)
        if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
            continue
        height = width = 0
        sheet = member(name, data, part)
        for found in _PLACE.finditer(sheet):
            height, width = max(height, int(found[2])), max(width, _column(found[1]))
        if height * width > MOST_CELLS:
            raise Refusal("list-too-large", name=name, limit=MOST_CELLS)
        formulas[part] = len(_NO_VALUE.findall(sheet))
    return formulas


def _part_of(name: str, data: bytes, sheet: str) -> str:
    """The part of an .xlsx that holds this sheet; empty when its names don't say."""
    ids = {
        unescape(found[1].decode("utf-8", "replace")): found[2]
        for found in _SHEET.finditer(member(name, data, "xl/workbook.xml"))
    }
    for found in _RELATION.finditer(member(name, data, "xl/_rels/workbook.xml.rels")):
        target, own = _TARGET.search(found[0]), _OWN_ID.search(found[0])
        if target and own and own[1] == ids.get(sheet):
            return f"xl/{target[1].decode().removeprefix('/xl/')}"
    return ""


def _fill_merged(rows: list[list[Cell]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell that was merged with those below it holds for all of those rows."""
    for (top, left), (bottom, right) in ranges:
        if left == right and bottom < len(rows):
            for row in range(top + 1, bottom + 1):
                rows[row][left] = rows[top][left]


def _texts(rows: Sequence[Sequence[Cell]], clean: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Cells as text; numbers that were typed as text get the point that the other numbers of a workbook have."""
    points = any(isinstance(cell, float) and not cell.is_integer() for row in rows for cell in row)

    def shown(cell: Cell) -> str:
        if not isinstance(cell, str):
            return _shown(cell)
        text = clean[cell]
        return text.replace(".", "").replace(",", ".") if points and _TEXT_NUMBER.fullmatch(text) else text

    return tuple(tuple(map(shown, row)) for row in rows)


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


def _shown(cell: Cell) -> str:
    """A cell as text: whole numbers without `.0`, dates as ISO, leading zeros of text kept."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)
