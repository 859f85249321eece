"""Lines as a worksheet, every cell as the text it is."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from reports.cleaning import clean
from reports.worksheets import fitting

MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 (a workbook knows no zones)
SHEET = "codeboek"
WIDTHS = (26, 30, 60, 50, 50, 14, 10, 8, 40)


def sheet_of(title: str, lines: Sequence[Sequence[str]]) -> bytes:
    """A workbook with one sheet, its first line a header; the same lines give the same bytes."""
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": clean(title), "author": "", "created": MOMENT})
        sheet = book.add_worksheet(SHEET)
        head, prose = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        for row, line in enumerate(lines):
            for at, cell in enumerate(line):
                if cell:
                    sheet.write_string(row, at, fitting(clean(cell)), prose if row else head)
        sheet.freeze_panes(1, 0)
    return file.getvalue()
