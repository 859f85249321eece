"""The parts of a Word text as WordprocessingML: written as text and parsed once, because 5,000 quotes must not wait."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from reports.blocks import Column, Row
from reports.cleaning import clean

RIGHT_TO_LEFT = ("R", "AL")


TEXT_WIDTH = 9071
"""16 centimetres in twentieths of a point: A4 less its margins."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a text is set in: the ids of the styles by our names for them, where a house style has its own, and the
    width of the text in twentieths of a point."""

    ids: Mapping[str, str] = field(default_factory=dict)
    width: int = TEXT_WIDTH

    def style(self, name: str) -> str:
        """The id of the style that we call `name`, as an attribute."""
        return quoteattr(self.ids.get(name, name))


OURS = Look()
KEEPING = {"Caption", "Quote", "QuoteCode", "Figure"}
"""Never the last on a page, whatever a house style says of them."""
HEADER = "<w:tblHeader/>"
SHORT, BRIEF = 6, 1_500
"""Tables of so few rows and so few letters stay on one page, with their caption and note."""


def paragraph(text: str, style: str = "Normal", *, fields: str = "", fresh: bool = False, look: Look = OURS) -> str:
    """One paragraph in a style; `fields` are runs put before the text, and `fresh` begins a page."""
    bidi, rtl = ("<w:bidi/>", "<w:rtl/>") if runs_right_to_left(text) else ("", "")
    keep = "<w:keepNext/>" if style in KEEPING else ""
    shape = f"<w:pStyle w:val={look.style(style)}/>{keep}{'<w:pageBreakBefore/>' if fresh else ''}{bidi}"
    return f"<w:p><w:pPr>{shape}</w:pPr>{fields}{run(text, rtl) if text else ''}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Text with its line ends and tabs kept and what XML forbids left out."""
    whole = escape(clean(text)).replace("\r", "")
    inner = whole.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    inner = inner.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{inner}</w:t></w:r>"


def instructed(instruction: str, shown: str) -> str:
    """A field that Word can recalculate, with the value it has now."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown)}</w:fldSimple>"


def marked(number: int, name: str, inner: str) -> str:
    """Runs under a bookmark, which a field elsewhere can refer to."""
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{begin}{inner}<w:bookmarkEnd w:id="{number}"/>'


def caption(fields: str, text: str, *, above: bool, look: Look = OURS) -> str:
    """As in “Tabel 3. …”, with a number that Word keeps; `above` keeps it on the page of what follows."""
    return paragraph(f". {text}", "Caption" if above else "CaptionBelow", fields=fields, look=look)


def counted(label: str, count: int) -> str:
    """The label with its number, as in “Tabel 3”."""
    return run(f"{label} ") + instructed(f"SEQ {label} \\* ARABIC", str(count))


def table(columns: Sequence[Column], rows: Sequence[Row], *, description: str, look: Look = OURS) -> str:
    """A table with a header row that returns on every page; `description` is for who can't see it."""
    shares = sum(column.share for column in columns)
    widths = [int(look.width * column.share / shares) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    keep = "<w:keepNext/>" if _short(rows) else ""
    head = _row(Row(tuple(column.title for column in columns)), columns, widths, _look(look, "TableHead", keep), HEADER)
    text = _look(look, "TableText", keep)
    body = "".join(_row(row, columns, widths, text) for row in rows)
    shown = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
    about = f"<w:tblDescription w:val={quoteattr(clean(description))}/>"
    size = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    shape = f"<w:tblPr><w:tblStyle w:val={look.style('ReportTable')}/>{size}{shown}{about}</w:tblPr>"
    return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def _short(rows: Sequence[Row]) -> bool:
    return len(rows) <= SHORT and sum(len(cell) for row in rows for cell in row.cells) <= BRIEF


def _look(look: Look, style: str, keep: str) -> str:
    return f"<w:pStyle w:val={look.style(style)}/>{keep}"


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
