"""Page furniture: page numbers, running headers and footers, which are no part of the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpora.speakers import labelled

_SAID_NUMBER = re.compile(
    r"[-–]?\s*(?:pagina|page|blz\.?|p\.)\s*\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?\s*[-–]?", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"[-–]?\s*(?:\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?|[ivxIVX]{1,6})\s*[-–]?")
_DIGITS = re.compile(r"\d+")
_EDGE = 3
_LONGEST = 150

Place = tuple[int, int]


def is_page_number(words: str) -> bool:
    """Whether a line says itself that it is a page number: *Pagina 2*, *blz. 3 van 10*."""
    return bool(_SAID_NUMBER.fullmatch(words))


def is_bare_number(words: str) -> bool:
    """Whether a line may be a page number by where it stands: *12*, *3/8*, *iv*."""
    return bool(_BARE_NUMBER.fullmatch(words))


def furniture(pages: Sequence[Sequence[str]]) -> tuple[set[Place], set[Place]]:
    """Places (page, line) of numbers at the edge of a page, and of lines that return at that edge on most pages.

    Lines are given from top to bottom. Numbers are ignored when lines are compared, so that *Verslag 5 / 17* returns;
    top and bottom are not mixed, since a line printed twice at a page break is no furniture.
    """
    numbers = {place for place, _, words in _edges(pages, 2) if is_page_number(words) or is_bare_number(words)}
    returning: dict[tuple[bool, str], set[int]] = defaultdict(set)
    for (page, _), top, words in _edges(pages, _EDGE):
        returning[top, _DIGITS.sub("#", words)].add(page)
    found: set[Place] = set()
    often = 2 if len(pages) == 2 else max(3, round(len(pages) * 0.4))
    for place, top, words in _edges(pages, _EDGE):
        if len(returning[top, _DIGITS.sub("#", words)]) >= often and len(words) <= _LONGEST and not labelled(words):
            found.add(place)
    return numbers, found - numbers


def _edges(pages: Sequence[Sequence[str]], depth: int) -> Iterator[tuple[Place, bool, str]]:
    """The outer lines of each page, and whether they are at the top."""
    for page, lines in enumerate(pages):
        depth_here = min(depth, (len(lines) + 1) // 2)
        yield from (((page, line), True, lines[line]) for line in range(depth_here))
        yield from (
            ((page, line), False, lines[line]) for line in range(max(depth_here, len(lines) - depth), len(lines))
        )


def counting_up(numbers: Sequence[int]) -> bool:
    """Whether lone numbers in a text without pages are its page numbers: at least three, each higher."""
    return len(numbers) >= 3 and all(before < after for before, after in pairwise(numbers))
