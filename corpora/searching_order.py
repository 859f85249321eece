"""Hits in another order than that of reading: by the words left of them, their own, or those right of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from corpora.searching import Places
from corpora.searching_texts import Numbers, Texts

# So many words are compared; who wrote the same eight words wrote the same.
DEEP = 8


class Order(StrEnum):
    """As it is read, or by the words left of the hit (the nearest first), the hit itself, or those right of it."""

    READING = "reading"
    LEFT = "left"
    HIT = "hit"
    RIGHT = "right"


def ranks(plain_words: Mapping[int, str], texts: Texts) -> NDArray[np.int32]:
    """The place of each word of the vocabulary among all, by its number; `plain_words` have no accents."""
    place_of = {word: place for place, word in enumerate(sorted(set(plain_words.values())), 1)}
    found = np.zeros(texts.highest + 1, np.int32)
    for number, word in plain_words.items():
        if number <= texts.highest:
            found[number] = place_of[word]
    return found


def in_order(places: Places, order: Order, texts: Texts, rank_of: Callable[[], NDArray[np.int32]]) -> Places:
    """Sorted without regard to capitals, accents and punctuation; what is alike stays in reading order.

    `rank_of` gives what `ranks` does; where nothing is sorted it is not asked.
    """
    if order is Order.READING or not len(places):
        return places
    place_of = rank_of()
    return places.taken(np.lexsort([place_of[column] for column in reversed(_beside(places, order, texts))]))


def _beside(places: Places, order: Order, texts: Texts) -> list[Numbers]:
    """Word by word from the hit outwards, or through it; 0 where there is no word."""
    text = texts.text_of(places.first)
    begin, end = texts.firsts[text], texts.firsts[text + 1]
    if order is Order.HIT:
        begin, end = places.first, places.after
    found = []
    for step in range(DEEP):
        number = (
            places.first - 1 - step
            if order is Order.LEFT
            else step + (places.after if order is Order.RIGHT else places.first)
        )
        there = (number >= begin) & (number < end)
        found.append(np.where(there, texts.words[np.where(there, number, 0)], 0).astype(np.int64))
    return found
