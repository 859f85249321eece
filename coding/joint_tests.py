"""Tests of two groups of documents that are exact where that can be done, and repeatable where it can not.

Every p is two-sided. What is counted are labels of documents that could have fallen otherwise: it says how remarkable
these documents are, not that they stand for others.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from math import comb

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

MOST_EXACT = 30
DRAWS = 20_000
_AT_ONCE = 1_000_000
_SLACK = 1e-9
_REMEMBERED = 10_000
_DRAWN: dict[tuple[str, int, bytes], float] = {}

Numbers = NDArray[np.float64]


def smallest_p(n1: int, n2: int) -> float | None:
    """The smallest p that Fisher's test can give for groups of this size: all of one and none of the other."""
    if not n1 or not n2:
        return None
    return (2 if n1 == n2 else 1) / comb(n1 + n2, n1)


def smallest_paired_p(pairs: int) -> float | None:
    """The smallest p that signs can give: all pairs the same way."""
    return 2.0 ** (1 - pairs) if pairs else None


@cache
def fisher_p(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Fisher's exact test on presence, each group as (documents with the code, documents)."""
    return float(stats.fisher_exact(_crossed(first, second)).pvalue)


@cache
def boschloo_p(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Boschloo's test, which also lets vary how many documents have the code; 1 where all have it, or none."""
    k, n = first[0] + second[0], first[1] + second[1]
    return 1.0 if k in (0, n) else min(1.0, float(stats.boschloo_exact(_crossed(first, second)).pvalue))


def permutation_p(first: ArrayLike, second: ArrayLike, *, seed: int) -> Numbers:
    """Of every column whether the mean differs between two groups; a row per document.

    Over all divisions of up to 30 documents, else over drawn ones; p is twice the smaller tail, as far as 1.
    """
    one, other = _columns(first), _columns(second)
    n, size = len(one) + len(other), len(one)
    every = np.sort(np.concatenate([one, other]), axis=0)  # p rests on the values, not on the order of the documents
    observed = one.sum(axis=0)
    if n <= MOST_EXACT:
        ps = [_division_p(column, size, found) for column, found in zip(every.T, observed.tolist(), strict=True)]
        return np.array(ps)
    if 2 * size > n:  # the same draws whichever group comes first
        size, observed = n - size, every.sum(axis=0) - observed
    elif 2 * size == n:
        observed = np.maximum(observed, every.sum(axis=0) - observed)
    return _drawn_p(every, observed, lambda rng, rows: _subsets(rng, rows, n, size), seed, f"{size} of")


def sign_flip_p(differences: ArrayLike, *, seed: int) -> Numbers:
    """Of every column whether the differences of pairs are about zero, by turning the sign of each; a row per pair.

    Over all signs of up to 30 pairs, else over drawn ones.
    """
    columns = _columns(differences)
    n, observed = len(columns), np.abs(columns.sum(axis=0))
    every = np.sort(np.abs(columns), axis=0)
    if n <= MOST_EXACT:
        return np.array([_sign_p(column, found) for column, found in zip(every.T, observed.tolist(), strict=True)])
    return _drawn_p(every, observed, lambda rng, rows: rng.choice([-1.0, 1.0], (rows, n)), seed, "signs")


def is_drawn(n1: int, n2: int, *, paired: bool) -> bool:
    """Whether there are too many divisions to go through all of them."""
    return (n1 if paired else n1 + n2) > MOST_EXACT


def sign_test_p(differences: ArrayLike) -> float:
    """The binomial test on which way the pairs differ; pairs without a difference do not count, 1 when none do."""
    found = np.asarray(differences, np.float64)
    up, down = int((found > 0).sum()), int((found < 0).sum())
    return min(1.0, 2 * float(special.bdtr(min(up, down), up + down, 0.5))) if up + down else 1.0


def adjusted(ps: Sequence[float]) -> list[float]:
    """p-values for a family of tests at once, by Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300."""
    if not ps:
        return []
    found: list[float] = stats.false_discovery_control(ps, method="bh").tolist()
    return found


def _crossed(first: tuple[int, int], second: tuple[int, int]) -> NDArray[np.int64]:
    (k1, n1), (k2, n2) = first, second
    return np.array([[k1, k2], [n1 - k1, n2 - k2]], np.int64)


def _columns(values: ArrayLike) -> Numbers:
    found = np.asarray(values, np.float64)
    return found[:, None] if found.ndim == 1 else found


def _division_p(values: Numbers, size: int, observed: float) -> float:
    """Both tails of the sum of `size` of the values, over every choice of them."""
    low, high = (_sums_by_size(half) for half in (values[::2], values[1::2]))
    halves = [(some, high[size - n]) for n, some in enumerate(low) if 0 <= size - n < len(high)]
    return _two_tails(halves, observed, _SLACK * float(values.sum()))


def _sign_p(values: Numbers, observed: float) -> float:
    """Both tails of the sum of the values with any signs: of any of them, twice, less all of them."""
    low, high = (np.concatenate(_sums_by_size(half)) for half in (values[::2], values[1::2]))
    total = float(values.sum())
    return _two_tails([(low, high)], (observed + total) / 2, _SLACK * total)


def _sums_by_size(values: Numbers) -> list[Numbers]:
    """The sum of every choice of these values, by how many are chosen."""
    sums = [np.zeros(1)]
    for value in values.tolist():
        more = [np.zeros(0), *(some + value for some in sums)]
        sums = [np.concatenate(pair) for pair in zip([*sums, np.zeros(0)], more, strict=True)]
    return sums


def _two_tails(halves: Iterable[tuple[Numbers, Numbers]], observed: float, slack: float) -> float:
    """Twice the smaller tail of all sums of one of the first with one of the second; O(m log m) for m² sums."""
    above = below = every = 0
    for some, others in halves:
        ordered = np.sort(others)
        above += int((ordered.size - np.searchsorted(ordered, observed - slack - some, "left")).sum())
        below += int(np.searchsorted(ordered, observed + slack - some, "right").sum())
        every += some.size * ordered.size
    return min(1.0, 2 * min(above, below) / every)


def _drawn_p(
    values: Numbers, observed: Numbers, draw: Callable[[np.random.Generator, int], Numbers], seed: int, of: str
) -> Numbers:
    """Twice the smaller tail of weighted sums; what is observed is itself one of the draws.

    What comes out for a column follows from its own numbers and the draws, so that it is remembered: `of` names how
    these are drawn.
    """
    keys = [(of, seed, _digest(column, found)) for column, found in zip(values.T, observed.tolist(), strict=True)]
    known = {key: p for key in keys if (p := _DRAWN.get(key)) is not None}
    if new := [n for n, key in enumerate(keys) if key not in known]:
        found = _tails(values[:, new], observed[new], draw, seed).tolist()
        fresh = dict(zip((keys[n] for n in new), found, strict=True))
        known |= fresh
        _DRAWN.update(fresh)
        while len(_DRAWN) > _REMEMBERED:
            _DRAWN.pop(next(iter(_DRAWN)), None)
    return np.array([known[key] for key in keys])


def _digest(column: Numbers, observed: float) -> bytes:
    return blake2b(column.tobytes(), digest_size=16, key=repr(observed).encode()).digest()


def _tails(
    values: Numbers, observed: Numbers, draw: Callable[[np.random.Generator, int], Numbers], seed: int
) -> Numbers:
    rng = np.random.default_rng(seed)
    slack = _SLACK * values.sum(axis=0)
    above, below, rows = np.ones(len(observed)), np.ones(len(observed)), max(1, min(DRAWS, _AT_ONCE // len(values)))
    for start in range(0, DRAWS, rows):
        sums = draw(rng, min(rows, DRAWS - start)) @ values
        above += (sums >= observed - slack).sum(axis=0)
        below += (sums <= observed + slack).sum(axis=0)
    return np.minimum(1.0, 2 * np.minimum(above, below) / (DRAWS + 1))


def _subsets(rng: np.random.Generator, rows: int, n: int, size: int) -> Numbers:
    weights = np.zeros((rows, n))
    weights[:, :size] = 1.0
    return rng.permuted(weights, axis=1)
