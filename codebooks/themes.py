"""Themes that several people work on: one's order, choices and text beside what a colleague changed meanwhile."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from codebooks.codebook import Codebook, Theme

T = TypeVar("T")


class Piece(StrEnum):
    """Words that both versions have, that only the earlier has, or only the later."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def codes_of(book: Codebook, theme: Theme) -> frozenset[UUID]:
    """The codes that a theme draws on: those of its categories, and those chosen by themselves."""
    within = {code.id for category_id in theme.category_ids for code in book.codes_in(category_id)}
    return frozenset(within | {code.id for code in book.codes if code.id in theme.code_ids})


def moved(items: Sequence[T], item: T, steps: int) -> tuple[T, ...]:
    """The same items with one of them so many places further on, or back; at the ends it stays.

    >>> moved("abcd", "c", -1), moved("abcd", "d", 1)
    (('a', 'c', 'b', 'd'), ('a', 'b', 'c', 'd'))
    """
    rest = [each for each in items if each != item]
    place = min(max(items.index(item) + steps, 0), len(rest))
    return (*rest[:place], item, *rest[place:])


def together(seen: Collection[T], mine: Sequence[T], now: Sequence[T]) -> tuple[T, ...]:
    """What two people made of one list that both saw as `seen`: my order and my choices, and theirs behind.

    What either took away stays away, what either added is there.

    >>> together("abc", "cab", "abd")
    ('a', 'b', 'd')
    """
    taken = {each for each in seen if each not in now}
    added = [each for each in now if each not in seen and each not in mine]
    return (*(each for each in mine if each not in taken), *added)


def pieces(before: str, after: str) -> Iterator[tuple[Piece, str]]:
    """How one text became another, word by word, with the white space behind each."""
    old, new = _words(before), _words(after)
    for deed, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if deed == "equal":
            yield Piece.SAME, "".join(old[start:end])
            continue
        if end > start:
            yield Piece.GONE, "".join(old[start:end])
        if new_end > new_start:
            yield Piece.NEW, "".join(new[new_start:new_end])


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        if words and (character.isspace() or not words[-1][-1].isspace()):
            words[-1] += character
        else:
            words.append(character)
    return words
