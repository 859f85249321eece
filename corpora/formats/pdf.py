"""PDF: printed lines with their places, back to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.blocks import LARGEST_TEXT, Found
from corpora.conversation import in_turns
from corpora.furniture import furniture
from corpora.layout import Line, paragraphs
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads
# PDFium marks a hyphen at the end of a line by a sign of its own and then leaves out the line end.
_LINE_END = re.compile("(?P<hyphen>[\x02\ufffe](?:\r\n)?)|\r\n|$")
_DOUBLE_LINE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: words, place on the page in points (y upwards), letter size, and whether it is on the page."""

    words: str
    left: float
    right: float
    y: float
    size: float
    visible: bool = True


def read_pdf(name: str, data: bytes, repairs: Repairs) -> Found:
    """Blocks of a PDF with a text layer; every refusal names the file."""
    with ONE_AT_A_TIME:
        pages = _pages(name, data)
    if not any(row.words for page in pages for row in page):
        raise Refusal("pdf-without-text", name=name, pages=len(pages))
    repairs.signs(row.words for page in pages for row in page)
    lines = _lines(_body(pages, repairs), repairs)
    return Found(in_turns(paragraphs(lines, repairs)), repairs, pages=len(pages))


def _pages(name: str, data: bytes) -> list[list[Row]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as damage:
        locked = damage.err_code == pdfium.FPDF_ERR_PASSWORD
        raise Refusal("pdf-encrypted" if locked else "pdf-damaged", name=name) from damage
    try:
        pages, length = [], 0
        for number in range(len(document)):
            pages.append(_rows(document[number]))
            length += sum(len(row.words) for row in pages[-1])
            if length > LARGEST_TEXT:
                raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
        return pages
    except pypdfium2.PdfiumError as damage:
        raise Refusal("pdf-damaged", name=name) from damage
    finally:
        document.close()


def _rows(page: pypdfium2.PdfPage) -> list[Row]:
    """The page's lines in the order in which they were written, which is the reading order of columns too."""
    left, bottom, right, top = page.get_cropbox()
    text = page.get_textpage()
    printed, rows, start, at = text.get_text_range(), [], 0, 0
    for end in _LINE_END.finditer(printed):
        raw = printed[start : end.start()]
        if raw.strip():
            row = _placed(text, raw.strip(), at + len(raw) - len(raw.lstrip()))
            row = replace(row, words=row.words + "-") if end["hyphen"] else row
            rows.append(row if left <= row.left <= right and bottom <= row.y <= top else replace(row, visible=False))
        at += _units(printed[start : end.end()])
        start = end.end()
    text.close()
    page.close()
    return rows


def _placed(text: pypdfium2.PdfTextPage, words: str, first: int) -> Row:
    last = first + _units(words) - 1
    begin, end = (pdfium.FPDFText_GetCharIndexFromTextIndex(text.raw, at) for at in (first, last))
    left, bottom, _, _ = text.get_charbox(max(begin, 0), loose=True)
    _, _, right, _ = text.get_charbox(max(end, 0), loose=True)
    return Row(words, left, right, bottom, pdfium.FPDFText_GetFontSize(text.raw, max(begin, 0)))


def _units(words: str) -> int:
    """Length as PDFium counts, in UTF-16."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _body(pages: list[list[Row]], repairs: Repairs) -> list[list[Row]]:
    """Pages without furniture, margin numbers, lines that fall off the page and lines printed twice at its edge."""
    seen = [[row for row in page if row.visible] for page in pages]
    if not repairs.did(Repair.OUTSIDE_PAGE, sum(map(len, pages)) - sum(map(len, seen))):
        seen = pages
    margin = _left_margin([row for page in seen for row in page])
    aside = {id(row) for page in seen for row in page if row.words.isdigit() and row.right <= margin}
    top_down = [sorted((r for r in page if id(r) not in aside), key=lambda r: (-r.y, r.left)) for page in seen]
    numbers, returning = (
        {id(top_down[page][line]) for page, line in places}
        for places in furniture([[row.words for row in page] for page in top_down])
    )
    found = {
        Repair.MARGIN_NUMBERS: aside,
        Repair.PAGE_NUMBERS: numbers,
        Repair.RUNNING_LINES: returning,
    }
    drop = {row for repair, rows in found.items() if repairs.did(repair, len(rows)) for row in rows}
    return _without_doubles([[row for row in page if id(row) not in drop] for page in seen], repairs)


def _left_margin(rows: Sequence[Row]) -> float:
    """Left edge of most lines that are more than a number."""
    edges = Counter(round(row.left) for row in rows if not row.words.isdigit())
    return edges.most_common(1)[0][0] if edges else 0.0


def _without_doubles(pages: list[list[Row]], repairs: Repairs) -> list[list[Row]]:
    kept: list[list[Row]] = []
    before: Row | None = None
    for page in pages:
        double = before and page and page[0].words == before.words and len(before.words) >= _DOUBLE_LINE
        kept.append(page[1:] if double and repairs.did(Repair.DOUBLE_LINES) else page)
        before = kept[-1][-1] if kept[-1] else before
    return kept


def _lines(pages: list[list[Row]], repairs: Repairs) -> list[Line]:
    rows = [row for page in pages for row in page]
    if not rows:
        return []
    left = _left_margin(rows)
    widths = sorted(row.right - left for row in rows)
    usual, leading, size = widths[len(widths) * 9 // 10], _leading(pages), _body_size(rows)
    return [
        Line(
            words,
            (row.right - left) / max(usual, 1),
            gap > 1.35 * leading,
            page,
            row.size > 1.15 * size,
        )
        for page, page_rows in enumerate(pages)
        for row, gap in zip(page_rows, _gaps(page_rows), strict=True)
        if (words := repairs.clean(row.words))
    ]


def _gaps(rows: Sequence[Row]) -> Iterator[float]:
    """Points between each line and the one before; none above the first, or where a new column begins."""
    for number, row in enumerate(rows):
        yield max(0.0, rows[number - 1].y - row.y) if number else 0.0


def _leading(pages: list[list[Row]]) -> float:
    """The usual distance between lines: a low quartile, since many short turns have space between them."""
    gaps = sorted(gap for page in pages for gap in _gaps(page) if gap > 1)
    return gaps[len(gaps) // 4] if gaps else 1.0


def _body_size(rows: Sequence[Row]) -> float:
    return median(row.size for row in rows for _ in range(max(1, len(row.words) // 20)))
