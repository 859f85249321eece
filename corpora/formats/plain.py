"""Plain text: pages by form feed, hard wraps, double spacing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora.blocks import PAGE, Block, Found
from corpora.conversation import in_turns
from corpora.documents import SegmentKind
from corpora.formats.bracketed import spelled_out, timed
from corpora.furniture import counting_up, furniture, is_page_number
from corpora.labels import respelled
from corpora.layout import Line, paragraphs
from corpora.normalising import SOFT_HYPHEN
from corpora.repairs import Repair, Repairs

_HYPHEN_AT_LINE_END = re.compile(f"{SOFT_HYPHEN}[ \t]*$", re.MULTILINE)
_MANY_EMPTY_LINES = re.compile("\n{4,}")
_MOST_PAGES = 20_000
_LONE_NUMBER = re.compile(r"\d{1,4}")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_STOP = re.compile(r"[.!?…](?:\W|$)")
_TITLE = re.compile(r"[^.!?:;,]{3,80}")


def read_plain(text: str, repairs: Repairs) -> Found:
    """Blocks of a plain text; every line is a paragraph unless the lines are of one printed width."""
    repairs.signs([text])
    if known := timed(text, repairs):
        return Found(known, repairs)
    text = _MANY_EMPTY_LINES.sub("\n\n\n", re.sub("\r\n?", "\n", text))
    text = text.replace(PAGE, "\n") if text.count(PAGE) > _MOST_PAGES else text
    text = respelled(spelled_out(text))
    pages = [_lines(page, repairs) for page in text.split(PAGE)]
    pages = _without_furniture(pages, repairs)
    lines = _spaced(pages)
    blocks = list(paragraphs(lines, repairs)) if _hard_wrapped(lines) else _one_each(lines)
    return Found(in_turns(_titled(blocks), plain=True), repairs, pages=len(pages) if len(pages) > 1 else 0)


def _lines(page: str, repairs: Repairs) -> list[str]:
    if repairs.on(Repair.SOFT_HYPHENS):
        page = _HYPHEN_AT_LINE_END.sub("-", page)
    return [repairs.clean(line).replace("\n", " ") for line in page.split("\n")]


def _without_furniture(pages: list[list[str]], repairs: Repairs) -> list[list[str]]:
    filled = [[number for number, line in enumerate(page) if line] for page in pages]
    numbers: set[tuple[int, int]] = set()
    returning: set[tuple[int, int]] = set()
    if len(pages) > 1:
        shown = [[page[number] for number in places] for page, places in zip(pages, filled, strict=True)]
        numbers, returning = ({(page, filled[page][place]) for page, place in seen} for seen in furniture(shown))
    numbers |= {(p, n) for p, page in enumerate(pages) for n, line in enumerate(page) if is_page_number(line)}
    numbers |= _lone_numbers(pages)
    returning -= numbers
    drop = numbers if repairs.did(Repair.PAGE_NUMBERS, len(numbers)) else set()
    drop |= returning if repairs.did(Repair.RUNNING_LINES, len(returning)) else set()
    return [[line for n, line in enumerate(page) if (p, n) not in drop] for p, page in enumerate(pages)]


def _lone_numbers(pages: list[list[str]]) -> set[tuple[int, int]]:
    """Numbers alone between empty lines that count up through the text."""
    found = {
        (p, n): int(line)
        for p, page in enumerate(pages)
        for n, line in enumerate(page)
        if _LONE_NUMBER.fullmatch(line) and not any(page[max(0, n - 1) : n] + page[n + 1 : n + 2])
    }
    return set(found) if counting_up(list(found.values())) else set()


def _spaced(pages: list[list[str]]) -> list[Line]:
    """Lines with the space above them; in a double-spaced text one empty line is none."""
    rows: list[tuple[str, int, int]] = []
    for number, page in enumerate(pages):
        empty = 0
        for line in page:
            if line:
                rows.append((line, empty, number))
            empty = 0 if line else empty + 1
    usual = _usual_width([line for line, _, _ in rows])
    double = len(rows) > 10 and sum(empty == 1 for _, empty, _ in rows) > 0.7 * len(rows)
    double = double and not _sentences_end(rows)
    return [Line(line, len(line) / usual, empty > double, page) for line, empty, page in rows]


def _usual_width(lines: Sequence[str]) -> int:
    widths = sorted(len(line) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 1


def _sentences_end(rows: Sequence[tuple[str, int, int]]) -> bool:
    """Whether most lines end where a sentence does, so that they are paragraphs and no printed lines."""
    return sum(bool(_SENTENCE_END.search(line)) for line, _, _ in rows) > 0.6 * len(rows)


def _hard_wrapped(lines: Sequence[Line]) -> bool:
    """Whether at least a third of the lines run full and break off within a sentence, at no more than 130 signs.

    Where nothing ever ends a sentence, the lines are what a recorder heard at once, and all there is to hold on to.
    """
    if len(lines) < 6 or not 30 <= _usual_width([line.words for line in lines]) <= 130:
        return False
    if len(lines) > 50 and sum(bool(_STOP.search(line.words)) for line in lines) < len(lines) / 50:
        return False
    broken = sum(
        before.fill > 0.7 and not _SENTENCE_END.search(before.words) and not after.apart
        for before, after in pairwise(lines)
    )
    return broken >= len(lines) / 3


def _one_each(lines: Sequence[Line]) -> list[Block]:
    blocks, page = [], 0
    for line in lines:
        blocks.append(Block(PAGE * (line.page - page) + line.words))
        page = line.page
    return blocks


def _titled(blocks: list[Block]) -> list[Block]:
    """The first line is a heading when it is short, no sentence, and more follows; a name that returns is none."""
    again = any(block.words == blocks[0].words for block in blocks[1:])
    if len(blocks) > 1 and not again and _TITLE.fullmatch(blocks[0].words) and "\n" not in blocks[0].words:
        return [Block(blocks[0].words, SegmentKind.HEADING), *blocks[1:]]
    return blocks
