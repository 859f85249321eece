"""The parts of a Word text as WordprocessingML: written as text and parsed once, because 5,000 quotes must not wait."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from reports.cleaning import clean

TEXT_WIDTH = 9071
"""16 centimetres in twentieths of a point: A4 less its margins."""

RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the table's width, relative to the other columns; numbers stand at the right."""

    title: str
    share: float = 1.0
    numeric: bool = False


HEADER = "<w:tblHeader/>"
SHORT = 6
"""Tables of so few rows stay on one page, with their caption and note."""


@dataclass(frozen=True, slots=True)
class Row:
    """`strong` rows sum up, `inset` rows are parts of them."""

    cells: tuple[str, ...]
    strong: bool = False
    inset: bool = False


def paragraph(text: str, style: str = "Normal", *, fields: str = "") -> str:
    """One paragraph of the style with this id; `fields` are runs put before the text."""
    bidi, rtl = ("<w:bidi/>", "<w:rtl/>") if runs_right_to_left(text) else ("", "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{fields}{run(text, rtl)}</w:p>'


def run(text: str, properties: str = "") -> str:
    """Text with its line ends and tabs kept and what XML forbids left out."""
    whole = escape(clean(text)).replace("\r", "")
    inner = whole.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    inner = inner.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{inner}</w:t></w:r>"


def field(instruction: str, shown: str) -> str:
    """A field that Word can recalculate, with the value it has now."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown)}</w:fldSimple>"


def caption(kind: str, count: int, text: str, *, above: bool) -> str:
    """As in “Tabel 3. …”, with a number that Word keeps; `above` keeps it on the page of what follows."""
    number = run(f"{kind} ") + field(f"SEQ {kind} \\* ARABIC", str(count))
    return paragraph(f". {text}", "Caption" if above else "CaptionBelow", fields=number)


def table(columns: Sequence[Column], rows: Sequence[Row], *, description: str) -> str:
    """A table with a header row that returns on every page; `description` is for who can't see it."""
    shares = sum(column.share for column in columns)
    widths = [int(TEXT_WIDTH * column.share / shares) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    keep = "<w:keepNext/>" if len(rows) <= SHORT else ""
    head = _row(Row(tuple(column.title for column in columns)), columns, widths, _look("TableHead", keep), HEADER)
    text = _look("TableText", keep)
    body = "".join(_row(row, columns, widths, text) for row in rows)
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
    about = f"<w:tblDescription w:val={quoteattr(clean(description))}/>"
    size = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    shape = f'<w:tblPr><w:tblStyle w:val="ReportTable"/>{size}{look}{about}</w:tblPr>'
    return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def _look(style: str, keep: str) -> str:
    return f'<w:pStyle w:val="{style}"/>{keep}'


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], look: str, header: str = "") -> str:
    sized = enumerate(zip(columns, widths, strict=True))
    cells = "".join(_cell(row.cells[at], row, look, column, width, first=not at) for at, (column, width) in sized)
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _cell(text: str, row: Row, look: str, column: Column, width: int, *, first: bool) -> str:
    indent = '<w:ind w:left="200"/>' if row.inset and first else ""
    side = '<w:jc w:val="right"/>' if column.numeric else ""
    shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    written = run(text, "<w:b/>" if row.strong else "")
    return f"<w:tc>{shape}<w:p><w:pPr>{look}{indent}{side}</w:pPr>{written}</w:p></w:tc>"


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own is Hebrew, Arabic or the like."""
    if text.isascii():
        return False
    directions = (_direction(character) for character in text)
    return next((direction for direction in directions if direction in ("L", *RIGHT_TO_LEFT)), "L") in RIGHT_TO_LEFT


@cache
def _direction(character: str) -> str:
    return unicodedata.bidirectional(character)
