"""HTML: what stands on the page, as saved by Word, Teams or a browser; scripts, styles and navigation stay out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from corpora.blocks import LARGEST_TEXT, MOST_LINES, Block, Found
from corpora.conversation import in_turns
from corpora.documents import SegmentKind
from corpora.formats.markup import refuse_vast
from corpora.formats.tables import tabled
from corpora.formats.wordxml import SUPERSCRIPT, UNIT
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

_SKIPPED = frozenset(
    """script style head nav footer template noscript iframe object svg math canvas audio video select textarea button
    input rp rt map del s strike""".split()
)
_BLOCKS = frozenset(
    """html body p div section article main header aside address blockquote pre ul ol dl li dt dd figure figcaption
    form fieldset details summary center hr caption""".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADING_CLASS = re.compile(r"\b(?:MsoTitle|MsoHeading\d?|MsoSubtitle)\b")
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer)"
)
_NOTE_MARK = re.compile(r"\s*(?:\d{1,3}|\*{1,3}|\[\d{1,3}\])\s*")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LIMIT = re.compile(r"[Ee]xcessive|huge|[Bb]uffer|memory|limit")
_XML_LINE = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def read_webpage(name: str, text: str, repairs: Repairs) -> Found:
    """Blocks of a page; refuses one without any text."""
    text = _XML_LINE.sub("", text.replace("\x00", ""), count=1)
    refuse_vast(name, text.count("<"))
    if text.count("<br") + text.count("<BR") > MOST_LINES:
        raise Refusal("too-many-parts", name=name, limit=MOST_LINES)
    if not text.strip():
        raise Refusal("file-empty", name=name)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as damage:
        _refuse_given_up(name, text, parser)
        raise Refusal("file-empty", name=name) from damage
    _refuse_given_up(name, text, parser)
    reader = _Reader(repairs)
    reader.read(root)
    reader.end()
    blocks = in_turns(reader.blocks)
    repairs.signs(block.words for block in blocks)
    return Found(blocks, repairs)


def _refuse_given_up(name: str, text: str, parser: lxml.html.HTMLParser) -> None:
    """The library gives up without a word at elements hundreds deep, and at ten million signs in one piece."""
    if not any(_LIMIT.search(error.message) for error in parser.error_log):
        return
    if len(text) > LARGEST_TEXT:
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    raise Refusal("html-damaged", name=name)


@dataclass(slots=True)
class _Reader:
    """Collects words until a block ends, and counts what it leaves out."""

    repairs: Repairs
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    heading: bool = False

    def end(self) -> None:
        """The block so far is whole."""
        words = "\n".join(line.strip() for line in "".join(self.words).split("\n")).strip()
        if words:
            self.blocks.append(Block(words, SegmentKind.HEADING if self.heading else SegmentKind.PARAGRAPH))
        self.words, self.heading = [], False

    def read(self, element: etree._Element) -> None:
        """An element with all that is in it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SKIPPED or self._unseen(element, name):
            return
        if name == "table":
            self.end()
            self.blocks += tabled(list(_rows(element, self.repairs)))
        elif name == "br":
            self.words.append("\n")
        elif name in _HEADINGS or _HEADING_CLASS.search(element.get("class", "")):
            self.end()
            self._inside(element)
            self.heading = True
            self.end()
        elif name in _BLOCKS:
            self.end()
            self._inside(element, verbatim=name == "pre")
            self.end()
        elif name == "sup" and _NOTE_MARK.fullmatch("".join(map(str, element.itertext()))):
            self._raised("".join(map(str, element.itertext())))
        else:
            self._inside(element)

    def _raised(self, mark: str) -> None:
        """A mark of a note goes; the 2 of m² stays."""
        if UNIT.search("".join(self.words[-1:])):
            self.words.append(mark.translate(SUPERSCRIPT))
        elif not self.repairs.did(Repair.NOTE_MARKS):
            self.words.append(mark)

    def _unseen(self, element: etree._Element, name: str) -> bool:
        hidden = "hidden" in element.attrib or bool(_UNSEEN.search(element.get("style", "").lower()))
        return hidden and name not in {"html", "body"} and self.repairs.did(Repair.HIDDEN_TEXT)

    def _inside(self, element: etree._Element, *, verbatim: bool = False) -> None:
        self._said(element.text, verbatim)
        for child in element:
            self.read(child)
            self._said(child.tail, verbatim)

    def _said(self, words: str | None, verbatim: bool) -> None:
        if words:
            self.words.append(words if verbatim else _BLANKS.sub(" ", words))


def _rows(table: etree._Element, repairs: Repairs) -> Iterator[list[str]]:
    """The filled rows, each cell as its text; a table within a cell is text of that cell."""
    for row in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if row.tag != "tr":
            yield from _rows(row, repairs)
            continue
        cells = [_cell(cell, repairs) for cell in row.iterchildren("td", "th")]
        if any(cells):
            yield cells


def _cell(cell: etree._Element, repairs: Repairs) -> str:
    reader = _Reader(repairs)
    reader.read(cell)
    reader.end()
    return "\n".join(block.words for block in reader.blocks)
