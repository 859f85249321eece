"""Finding what a query asks for in the words of many texts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpora.searching_queries import Chain, Query, Term
from corpora.searching_texts import Numbers, Texts

Found = Callable[[Term], Numbers]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Occurrences as half-open numbers of words: the n-th runs from `first[n]` up to `after[n]`."""

    first: Numbers
    after: Numbers

    def __len__(self) -> int:
        return len(self.first)

    def taken(self, which: NDArray[Any] | slice) -> Places:
        """Those of a mask, of numbers in an order of their own, or of a slice."""
        return Places(self.first[which], self.after[which])


def occurrences(query: Query, word_ids: Mapping[Term, Set[int]], texts: Texts) -> Places:
    """Where the query is met, in reading order; `word_ids` says which words of the vocabulary each term means.

    In a passage that meets the whole query every word, phrase or pair of near words that helped to meet it is an
    occurrence; one inside another is left out. The texts are gone through once, whatever the number of words.
    """
    anything = texts.where(set().union(*word_ids.values()))
    there = texts.words[anything]
    found = {term: anything[texts.among(ids).take(there)] for term, ids in word_ids.items()}
    groups = [_of_any(group, found.__getitem__, texts) for group in query.groups]
    if len(groups) == 1 and not query.without:
        return _outermost(groups[0])
    met = np.ones(len(texts.passages), bool)
    for group in groups:
        met &= _passages(group, texts)
    met &= ~_passages(_of_any(query.without, found.__getitem__, texts), texts)
    every = _together(groups)
    return _outermost(every.taken(met[texts.passage_of(every.first)]))


def _passages(places: Places, texts: Texts) -> NDArray[np.bool_]:
    """Which passages have one of these."""
    met = np.zeros(len(texts.passages), bool)
    met[texts.passage_of(places.first)] = True
    return met


def _of_any(chains: Iterable[Chain], found: Found, texts: Texts) -> Places:
    return _together([_linked(chain, found, texts) for chain in chains])


def _together(some: Sequence[Places]) -> Places:
    if len(some) == 1:
        return some[0]
    nothing = np.empty(0, np.int64)
    firsts, afters = [each.first for each in some], [each.after for each in some]
    return Places(np.concatenate([nothing, *firsts]), np.concatenate([nothing, *afters]))


def _linked(chain: Chain, found: Found, texts: Texts) -> Places:
    """The shortest stretches in which the runs of a chain are near enough to each other, within one passage."""
    first, *others = (_runs(run, found, texts) for run in chain.runs)
    linked = first
    for run, apart in zip(others, chain.apart, strict=True):
        linked = _near(linked, run, apart, texts)
    return linked


def _runs(run: Sequence[Term], found: Found, texts: Texts) -> Places:
    """Where all terms stand one after the other, without a border of passages between them."""
    each = [found(term) - step for step, term in enumerate(run)]
    starts = min(each, key=len)
    for other in each:
        starts = starts if other is starts else starts[_within(starts, other)]
    if len(run) > 1:
        starts = starts[texts.passage_of(starts) == texts.passage_of(starts + len(run) - 1)]
    return Places(starts, starts + len(run))


def _within(numbers: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Which of the numbers are among the others, which stand in order."""
    if not len(others):
        return np.zeros(len(numbers), bool)
    at: Numbers = np.searchsorted(others, numbers).clip(max=len(others) - 1)
    return np.equal(others[at], numbers)


def _near(these: Places, those: Places, apart: int, texts: Texts) -> Places:
    """Of each of these with its nearest of those before and behind, if at most `apart` words stand between.

    Those are runs of one length in order, so their ends stand in order as well.
    """
    behind = np.searchsorted(those.first, these.after)
    before = np.searchsorted(those.after, these.first, side="right") - 1
    pairs = []
    for nearest, there in ((behind, behind < len(those)), (before, before >= 0)):
        one, other = these.taken(there), those.taken(nearest[there])
        distance = np.maximum(other.first - one.after, one.first - other.after)
        near = (distance <= apart) & (texts.passage_of(one.first) == texts.passage_of(other.first))
        one, other = one.taken(near), other.taken(near)
        pairs.append(Places(np.minimum(one.first, other.first), np.maximum(one.after, other.after)))
    return _together(pairs)


def _outermost(places: Places) -> Places:
    """In order, without what lies inside another."""
    ordered = places.taken(np.lexsort((-places.after, places.first)))
    if not len(ordered):
        return ordered
    reached = np.maximum.accumulate(ordered.after)
    return ordered.taken(np.concatenate([[True], ordered.after[1:] > reached[:-1]]))
