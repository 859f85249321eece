"""Finding what a query asks for in an indexed text."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpora.searching_index import Map
from corpora.searching_queries import Chain, Query, Term

# Half-open numbers of words: an occurrence in one document.
Words = tuple[int, int]
Found = Mapping[Term, Sequence[int]]


def occurrences(query: Query, found: Found, at: Map) -> list[Words]:
    """Where the query is met in one document, in reading order.

    `found` holds the numbers of the words that each term matches there. In a passage that meets the whole query, every
    word, phrase or pair of near words that helped to meet it is an occurrence; one inside another is left out.
    """
    groups = [_of_any(group, found, at) for group in query.groups]
    if not all(groups):
        return []
    met = set.intersection(*({at.passage(start) for start, _ in group} for group in groups))
    met -= {at.passage(start) for start, _ in _of_any(query.without, found, at)}
    return _outermost(place for group in groups for place in group if at.passage(place[0]) in met)


def _of_any(chains: Iterable[Chain], found: Found, at: Map) -> list[Words]:
    return [place for chain in chains for place in _linked(chain, found, at)]


def _linked(chain: Chain, found: Found, at: Map) -> list[Words]:
    """The shortest stretches in which the runs of a chain are near enough to each other, within one passage."""
    first, *others = (_runs(run, found, at) for run in chain.runs)
    linked = first
    for run, apart in zip(others, chain.apart, strict=True):
        linked = list(_near(linked, run, apart, at.passage))
    return linked


def _runs(run: Sequence[Term], found: Found, at: Map) -> list[Words]:
    """Where all terms stand one after the other, without a border of passages between them."""
    first, *others = (found.get(term, ()) for term in run)
    starts = set(first)
    for step, numbers in enumerate(others, 1):
        starts &= {number - step for number in numbers}
    end = len(run)
    return [(n, n + end) for n in sorted(starts) if end == 1 or at.passage(n) == at.passage(n + end - 1)]


def _near(these: list[Words], those: list[Words], apart: int, passage: Callable[[int], int]) -> Iterator[Words]:
    """Of each of these with its nearest of those before and behind, if at most `apart` words stand between."""
    starts, ends = [start for start, _ in those], sorted(end for _, end in those)
    by_end = sorted(those, key=lambda place: place[1])
    for start, end in these:
        near = []
        if (behind := bisect_left(starts, end)) < len(those):
            near.append((those[behind][0] - end, those[behind]))
        if before := bisect_right(ends, start):
            near.append((start - ends[before - 1], by_end[before - 1]))
        for distance, (other_start, other_end) in near:
            if distance <= apart and passage(start) == passage(other_start):
                yield min(start, other_start), max(end, other_end)


def _outermost(places: Iterable[Words]) -> list[Words]:
    kept: list[Words] = []
    for place in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept


def joined(numbers: Iterable[Sequence[int]]) -> array[int]:
    """The numbers of several words together, in order."""
    return array("I", sorted(number for each in numbers for number in each))
