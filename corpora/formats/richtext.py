"""RTF: printed text with headings and tables; deletions, hidden text, notes, headers and footers stay out.

After the Rich Text Format Specification 1.9.1. Its text is bytes in a code page of the font, or `\\u` with a number.
"""

import re
from dataclasses import dataclass, field, replace

from corpora.blocks import LARGEST_TEXT, Block, Found
from corpora.conversation import in_turns
from corpora.documents import SegmentKind
from corpora.formats.rtfwords import CODE_PAGES, COUNTED, SIGNS, SKIPPED
from corpora.formats.tables import tabled
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

_TOKEN = re.compile(
    rb"\\(?:'(?P<byte>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]{1,65536})|[\r\n]+|\\"
)
_HEADING = re.compile(r"(?:heading|kop) [1-9]|title|titel|subtitle|ondertitel", re.IGNORECASE)
_DEEPEST = 1000
_MOST_WORDS = 1_000_000
_NO_LEVEL = 9


@dataclass(frozen=True, slots=True)
class _State:
    """What a group may change and its end restores. `kept` is where its text goes; empty is nowhere."""

    kept: str = "body"
    page: str = "cp1252"
    hidden: bool = False
    deleted: bool = False
    skips: int = 1
    style: int = 0
    level: int = _NO_LEVEL
    in_table: bool = False


@dataclass(slots=True)
class _Reader:
    """Reads tokens one by one, and counts what it leaves out."""

    repairs: Repairs
    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    pages: dict[int, str] = field(default_factory=dict)
    headings: set[int] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    style_name: str = ""
    default: str = "cp1252"
    font: int = 0
    skip: int = 0
    length: int = 0
    fresh: bool = False  # just behind an opening brace, where a group says what it is for

    def close_bytes(self) -> None:
        """Bytes in a row are decoded together, as code pages of more than one byte need it."""
        if self.raw:
            text, self.raw = bytes(self.raw).decode(self.state.page, "replace"), bytearray()
            self.write(text)

    def write(self, text: str) -> None:
        if self.state.kept == "style":
            self.style_name += text
        elif self.state.kept == "body" and not self.state.hidden and not self.state.deleted:
            self.words.append(text)
            self.length += len(text)
        elif self.state.kept == "note":
            self.notes.append(text)
            self.length += len(text)

    def brace(self, sign: bytes) -> None:
        self.close_bytes()
        self.skip, self.fresh = 0, sign == b"{"
        if sign == b"{":
            self.outer.append(self.state)
            return
        if self.state.kept == "style" and _HEADING.fullmatch(self.style_name.strip(" ;")):
            self.headings.add(self.state.style)
        self.style_name = ""
        ended, self.state = self.state, self.outer.pop() if self.outer else self.state
        if ended.kept == "note" != self.state.kept:
            self.notes.append("\n\n")

    def paragraph(self) -> None:
        """What was written since the last end of a paragraph; inside a table it waits for its cell."""
        words = "".join(self.words).strip()
        if self.state.in_table:
            self.words = [words, "\n"] if words else []
            return
        self.words = []
        self.table()
        heading = self.state.level < _NO_LEVEL or self.state.style in self.headings
        if words:
            self.blocks.append(Block(words, SegmentKind.HEADING if heading else SegmentKind.PARAGRAPH))

    def cell(self) -> None:
        self.cells.append("".join(self.words).strip())
        self.words = []

    def row(self) -> None:
        if any(self.cells):
            self.rows.append(self.cells)
        self.cells = []

    def table(self) -> None:
        """The rows so far are a table."""
        self.row()
        self.blocks += tabled(self.rows)
        self.rows = []

    def control(self, word: str, number: int | None) -> None:
        """A control word: a sign, an end, a destination, or how the text that follows looks."""
        first, self.fresh = self.fresh, False
        if first and word in SKIPPED:
            note = word in COUNTED and not self.repairs.did(COUNTED[word])
            printed = bool(self.outer) and self.outer[-1].kept == "body"
            self.state = replace(self.state, kept="note" if note and printed else "")
        elif word in SIGNS:
            self.write(SIGNS[word])
        elif self.state.kept == "body" and word in {"par", "sect", "page", "cell", "nestcell", "row", "nestrow"}:
            {"cell": self.cell, "nestcell": self.cell, "row": self.row, "nestrow": self.row}.get(word, self.paragraph)()
        elif word == "stylesheet":
            self.state = replace(self.state, kept="style")
        elif word == "fonttbl":
            self.state = replace(self.state, kept="fonts")
        else:
            self.look(word, number)

    def look(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "v":
            if on and self.state.kept == "body":
                self.repairs.did(Repair.HIDDEN_TEXT)
            self.state = replace(self.state, hidden=on and self.repairs.on(Repair.HIDDEN_TEXT))
        elif word == "deleted":
            if on and self.state.kept == "body":
                self.repairs.did(Repair.TRACKED_DELETIONS)
            self.state = replace(self.state, deleted=on and self.repairs.on(Repair.TRACKED_DELETIONS))
        elif word == "plain":
            self.state = replace(self.state, hidden=False, deleted=False)
        elif word == "pard":
            self.state = replace(self.state, style=0, level=_NO_LEVEL, in_table=False)
        elif word == "intbl":
            self.state = replace(self.state, in_table=True)
        elif word == "s":
            self.state = replace(self.state, style=number or 0)
        elif word == "outlinelevel":
            self.state = replace(self.state, level=number if number is not None else _NO_LEVEL)
        elif word == "uc":
            self.state = replace(self.state, skips=min(max(number or 0, 0), 10))
        elif word in {"ansicpg", "f", "fcharset", "mac"}:
            self.code_page(word, number)

    def code_page(self, word: str, number: int | None) -> None:
        """Which letters the bytes stand for: the document's, or those of the font in use."""
        if word == "fcharset":
            self.pages[self.font] = CODE_PAGES.get(number or 0, self.default)
        elif word == "f":
            self.font = number or 0
            self.state = replace(self.state, page=self.pages.get(self.font, self.default))
        else:
            self.default = "mac_roman" if word == "mac" else CODE_PAGES.get(-(number or 0), self.default)
            self.state = replace(self.state, page=self.default)


def read_richtext(name: str, data: bytes, repairs: Repairs) -> Found:
    """Blocks of an .rtf; every refusal names the file."""
    reader = _Reader(repairs)
    place = data.find(b"{\\rtf")
    if place < 0:
        raise Refusal("rtf-damaged", name=name)
    if data.count(b"\\") + data.count(b"{") > _MOST_WORDS:
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    while place < len(data) and (token := _TOKEN.match(data, place)):
        place = token.end() + _read(reader, token)
        if len(reader.outer) > _DEEPEST:
            raise Refusal("rtf-damaged", name=name)
        if reader.length > LARGEST_TEXT:
            raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    reader.close_bytes()
    reader.state = _State()
    reader.paragraph()
    reader.table()
    blocks = [replace(block, words=_whole(block.words)) for block in reader.blocks]
    notes = [Block(_whole(words.strip())) for words in "".join(reader.notes).split("\n\n") if words.strip()]
    repairs.signs(block.words for block in (*blocks, *notes))
    return Found((*in_turns(blocks), *notes), repairs)


def _whole(words: str) -> str:
    """Characters outside the basic plane, which RTF writes as two halves."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _read(reader: _Reader, token: re.Match[bytes]) -> int:
    """Read one token; how many bytes behind it are a picture and no text."""
    byte, word, sign, brace, text = token.group("byte", "word", "sign", "brace", "text")
    if byte or text:
        _letters(reader, bytes.fromhex(byte.decode()) if byte else text)
        return 0
    if brace:
        reader.brace(brace)
        return 0
    reader.close_bytes()
    number = int(token["number"]) if token["number"] else None
    if word == b"u" and number is not None:
        reader.fresh, reader.skip = False, reader.state.skips
        reader.write(chr(number % 0x10000))
    elif word == b"bin":
        return max(number or 0, 0)
    elif word:
        reader.control(word.decode(), number)
    elif sign == b"*":
        reader.state = replace(reader.state, kept="")
    elif sign:
        reader.fresh = False
        reader.write(SIGNS.get(sign.decode("latin-1"), ""))
    return 0


def _letters(reader: _Reader, letters: bytes) -> None:
    """Letters, without those that stand in for the `\\u` before them."""
    reader.fresh = False
    shown = letters[reader.skip :]
    reader.skip = max(0, reader.skip - len(letters))
    reader.raw += shown
