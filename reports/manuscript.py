"""The report's text as it grows: headings, paragraphs, quotes, numbered tables and figures."""

from collections.abc import Sequence

from reports.blocks import Block, Column, Contents, Drawing, Figure, Heading, Prose, Row, Table
from words import Words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Manuscript:
    """Blocks in their order; numbers of tables and figures and letters of appendices are given as they come."""

    def __init__(self, words: Words) -> None:
        self.blocks: list[Block] = []
        self._words = words
        self._numbers = {"report-table": 0, "report-figure": 0}
        self._appendices = 0

    def write(self, text: str, style: str = "Normal", *, to: Sequence[str] = ()) -> None:
        """A paragraph; `to` names what each REFERENCE in it refers to."""
        self.blocks.append(Prose(text, style, tuple(to)))

    def heading(self, text: str, level: int = 1) -> None:
        """The first heading of all begins a page: what stands before it is the title page and the contents."""
        fresh = not any(isinstance(block, Heading) for block in self.blocks)
        self.blocks.append(Heading(" ".join(text.split()), level, fresh))

    def appendix(self, title: str) -> None:
        """The heading of the next appendix; the first begins a page."""
        letter, fresh = LETTERS[self._appendices], not self._appendices
        self._appendices += 1
        self.blocks.append(Heading(self._words("report-appendix", letter=letter, title=title), fresh=fresh))

    def contents(self) -> None:
        self.blocks.append(Contents(self._words("report-contents")))

    def table(
        self, title: str, columns: Sequence[Column], rows: Sequence[Row], *, note: str = "", name: str = ""
    ) -> None:
        """A numbered table with its caption above and, below it, the note that explains its signs."""
        label, number = self._next("report-table")
        self.blocks.append(Table(label, number, " ".join(title.split()), columns, rows, note, name))

    def picture(self, drawing: Drawing, title: str, *, alt: str, name: str = "") -> None:
        """A numbered figure as wide as the text; `alt` says in words what is to be seen."""
        label, number = self._next("report-figure")
        self.blocks.append(Figure(label, number, title, drawing, alt, name))

    def _next(self, kind: str) -> tuple[str, int]:
        self._numbers[kind] += 1
        return self._words(kind), self._numbers[kind]
