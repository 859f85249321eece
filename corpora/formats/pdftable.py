"""A table printed to PDF, back to rows and cells by where its words stand under the names of the columns."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.blocks import LARGEST_TEXT
from corpora.cells import Grid
from corpora.formats.pdf import ONE_AT_A_TIME
from corpora.refusal import Refusal

MOST_PIECES = 200_000
SLACK = 6.0  # points by which words may stand before the name of their column, or higher than the others of a line
NEXT_ROW = 1.6  # times the height of letters; lines of one cell stand closer
_TURN = re.compile(r"\w[\w .-]{0,30}:")
Piece = tuple[float, float, float, str]  # left, middle, height, words
Line = tuple[float, tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    lefts: tuple[float, ...]
    names: tuple[str, ...]


def read_pdf_table(name: str, data: bytes, known: Sequence[str]) -> Grid | None:
    """The rows under a line with two of these names at least; None for a PDF without such a line."""
    with ONE_AT_A_TIME:
        pages = _pages(name, data)
    head = next((found for page in pages[:1] if (found := _head(page, known))), None)
    if head is None:
        return None
    lines = [line for n, page in enumerate(pages) for line in page[0 if n else head.line + 1 :]]
    usual = median(height for _, pieces in lines for _, _, height, _ in pieces) if lines else 0.0
    rows: list[list[str]] = []
    before = 0.0
    for y, pieces in lines:
        cells = _cells(head, pieces)
        apart = before - y > NEXT_ROW * usual or y > before
        if cells[0] and (apart or not rows):
            rows.append([""] * len(head.names))
        if rows:
            rows[-1] = [_joined(had, more) for had, more in zip(rows[-1], cells, strict=True)]
        before = y
    cells_of = (head.names, *(tuple(row) for row in rows))
    return Grid(cells_of, tuple(range(1, len(cells_of) + 1)))


def _head(page: Sequence[Line], known: Sequence[str]) -> _Head | None:
    for n, (_, pieces) in enumerate(page):
        names = tuple(words for *_, words in pieces)
        if sum(each.lower() in known for each in names) > 1:
            return _Head(n, tuple(left for left, *_ in pieces), names)
    return None


def _cells(head: _Head, pieces: Sequence[Piece]) -> list[str]:
    cells = [""] * len(head.names)
    for left, _, _, words in pieces:
        place = max(bisect_right(head.lefts, left + SLACK) - 1, 0)
        cells[place] = f"{cells[place]} {words}".strip()
    return cells


def _joined(had: str, more: str) -> str:
    """Lines of a cell as running text; who speaks begins a new line."""
    if not had or not more:
        return had or more
    return f"{had}\n{more}" if _TURN.match(more) else f"{had} {more}"


def _pages(name: str, data: bytes) -> list[list[Line]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as damage:
        locked = damage.err_code == pdfium.FPDF_ERR_PASSWORD
        raise Refusal("pdf-encrypted" if locked else "pdf-damaged", name=name) from damage
    try:
        pages: list[list[Line]] = []
        count = length = 0
        for number in range(len(document)):
            pieces = _pieces(name, document[number])
            count, length = count + len(pieces), length + sum(len(words) for *_, words in pieces)
            if count > MOST_PIECES or length > LARGEST_TEXT:
                raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
            pages.append(_lines(pieces))
        return pages
    except pypdfium2.PdfiumError as damage:
        raise Refusal("pdf-damaged", name=name) from damage
    finally:
        document.close()


def _pieces(name: str, page: pypdfium2.PdfPage) -> list[Piece]:
    text = page.get_textpage()
    count = text.count_rects()
    if count > MOST_PIECES:
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    found = []
    for n in range(count):
        left, bottom, right, top = text.get_rect(n)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            found.append((left, (top + bottom) / 2, top - bottom, words))
    text.close()
    page.close()
    return found


def _lines(pieces: list[Piece]) -> list[Line]:
    """Pieces side by side, from above to below and from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece[1]):
        if lines and abs(lines[-1][0][1] - piece[1]) <= SLACK:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [(line[0][1], tuple(sorted(line))) for line in lines]
