"""Which words are other words put right: typing errors, hyphens, words joined or split, abbreviations written out."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

ALIKE = 0.6
JOINED = 0.8
HALF = 0.5
LARGEST = 400
_GROUPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+")
_VOWELS = frozenset("aeiouy")
_EVERYDAY = frozenset("al de een en er het ik in is je na nu of om op te we ze zo".split())


class Pair(NamedTuple):
    """Words `low` to `high` of the one became words `first` to `last` of the other."""

    low: int
    high: int
    first: int
    last: int


def corrections(old: list[str], new: list[str]) -> list[Pair]:
    """The words of a small stretch that were put right, in order; by the best total of characters that agree."""
    if len(old) * len(new) > LARGEST:
        return []
    rows, columns = len(old), len(new)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int]]] = [[(1, 0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            ways = [(best[i + 1][j], (1, 0)), (best[i][j + 1], (0, 1))]
            ways += [(gain + best[i + di][j + dj], (di, dj)) for di, dj, gain in _gains(old, new, i, j)]
            best[i][j], step[i][j] = max(ways, key=lambda way: way[0])
    return list(_path(step, rows, columns))


def _path(step: list[list[tuple[int, int]]], rows: int, columns: int) -> Iterator[Pair]:
    i = j = 0
    while i < rows and j < columns:
        di, dj = step[i][j]
        if di and dj:
            yield Pair(i, i + di, j, j + dj)
        i, j = i + di, j + dj


def _gains(old: list[str], new: list[str], i: int, j: int) -> Iterator[tuple[int, int, float]]:
    for di, dj in _GROUPS:
        if i + di <= len(old) and j + dj <= len(new):
            one, other = "".join(old[i : i + di]), "".join(new[j : j + dj])
            share, size = alike(one, other), len(one) + len(other)
            if share >= (ALIKE if di == dj else JOINED):
                yield di, dj, size * (share - HALF)  # what agrees less what does not, so that no word is swallowed
    yield from _written_out(old, new, i, j)
    yield from ((di, dj, gain) for dj, di, gain in _written_out(new, old, j, i))


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> float:
    """How much of two words is the same, from 0 to 1; signs are alike, a sign and a word are not."""
    one, other = one.casefold(), other.casefold()
    if one == other:
        return 1.0
    if not (one[0].isalnum() or other[0].isalnum()):
        return ALIKE if len(one) == len(other) == 1 else 0.0
    if min(len(one), len(other)) < 2 or max(len(one), len(other)) < 3:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def _written_out(short: list[str], long: list[str], i: int, j: int) -> Iterator[tuple[int, int, float]]:
    """An abbreviation at `i` (vo, bv., o.a.) whose letters are those of one to four words at `j`."""
    for size in (1, 2, 4, 6):
        said = "".join(short[i : i + size])
        letters = said.replace(".", "").casefold()
        dotted = bool(_DOTTED.fullmatch(said))
        if len(short) - i < size or not 2 <= len(letters) <= 6 or not letters.isalpha() or not (dotted or size == 1):
            continue
        for words in range(1, min(4, len(letters), len(long) - j) + 1):
            full = [word.casefold() for word in long[j : j + words]]
            if sum(map(len, full)) >= 2 * len(letters) and _may_stand_for(letters, full, dotted=dotted):
                yield size, words, HALF * len(letters)


def _may_stand_for(letters: str, full: list[str], *, dotted: bool) -> bool:
    if not dotted and (letters in _EVERYDAY or (len(full) == 1 and _VOWELS & set(letters))):
        return False
    return _spelled(letters, full)


def _spelled(letters: str, full: list[str]) -> bool:
    """Every word gives its first letter, and perhaps letters after it, in order."""
    if not full:
        return not letters
    if not letters or not full[0].startswith(letters[0]):
        return False
    return any(
        _within(letters[1:taken], full[0][1:]) and _spelled(letters[taken:], full[1:])
        for taken in range(1, len(letters) + 1)
    )


def _within(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
