"""From printed lines back to paragraphs: hyphens mended, hard wraps joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.blocks import PAGE, Block
from corpora.documents import SegmentKind
from corpora.repairs import Repair, Repairs
from corpora.speakers import labelled

_HYPHENATED = re.compile(r"(?:^|.*[^\w])(?P<part>[\w'’]+)[-‐¬]$")
_LINKED_BY = re.compile(r"(?:en|of|tot|noch|als|and|or)\b")
_LAST_OF_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\d{1,3}|\[\d{1,3}\])?$")
_BULLET = re.compile(r"(?:[-–—•▪◦‣·*o]|\d{1,2}[.)]|[a-z][.)])\s+\S")
_NUMBERED_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|Hoofdstuk \d+|Bijlage \w+)\s+[A-ZÀ-Þ].*")
_SHORT_LINE = 0.62
_FULL_LINE = 0.8
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `fill` is its share of the usual width; `apart` when more than usual space is above it."""

    words: str
    fill: float = 1.0
    apart: bool = False
    page: int = 0
    large: bool = False


def paragraphs(lines: Sequence[Line], repairs: Repairs) -> Iterator[Block]:
    """Blocks of the lines that belong together, with a form feed where a page begins; counts what it joins."""
    speakers = _speakers(lines)
    together: list[Line] = []
    page = 0
    for line in lines:
        if together and not _continues(together[-1], line, speakers):
            yield _block(together, page, repairs)
            page, together = together[-1].page, []
        together.append(line)
    if together:
        yield _block(together, page, repairs)


def _speakers(lines: Sequence[Line]) -> frozenset[str]:
    labels = Counter(label.name for line in lines if (label := labelled(line.words)))
    return frozenset(name for name, count in labels.items() if count > 1)


def _continues(before: Line, line: Line, speakers: frozenset[str]) -> bool:
    label = labelled(line.words)
    if (label and label.name in speakers) or _BULLET.match(line.words) or before.large != line.large:
        return False
    if line.large:
        return not line.apart
    whole = bool(_LAST_OF_SENTENCE.search(before.words))
    new_page = before.page != line.page
    if line.words[:1].islower():
        return not (whole and line.apart)
    if line.apart or (new_page and whole) or _heading(before.words):
        return new_page and not whole and before.fill >= _FULL_LINE
    return before.fill >= (_FULL_LINE if whole else _SHORT_LINE)


def _heading(words: str) -> bool:
    return bool(_NUMBERED_HEADING.fullmatch(words)) and len(words) <= _LONGEST_HEADING and words[-1] not in ".,;:-"


def _block(lines: Sequence[Line], page: int, repairs: Repairs) -> Block:
    words = ""
    between = " " if repairs.did(Repair.JOINED_LINES, len(lines) - 1) else "\n"
    for line in lines:
        if words:
            words = _hyphen_mended(words, line.words, repairs, between)
        words += PAGE * max(0, line.page - page) + line.words
        page = max(page, line.page)
    alone = len(lines) == 1 and _heading(lines[0].words) and not labelled(lines[0].words)
    large = lines[0].large and len(words) <= 2 * _LONGEST_HEADING
    return Block(words, SegmentKind.HEADING if large or alone else SegmentKind.PARAGRAPH)


def _hyphen_mended(words: str, following: str, repairs: Repairs, between: str) -> str:
    """The words with what must stand between them and the next line: nothing inside a word, else `between`."""
    tail = _HYPHENATED.match(words[-60:].replace("\n", " "))
    if not tail or not following[:1].isalpha() or _LINKED_BY.match(following) or not repairs.on(Repair.JOINED_WORDS):
        return words + between
    if following[0].islower() and len(tail["part"]) > 1 and not tail["part"].isupper() and tail["part"][-1].isalpha():
        repairs.did(Repair.JOINED_WORDS)
        return words[:-1]
    return words
