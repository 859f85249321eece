"""Counts of documents laid end to end: one long text, not a mean over documents."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from coding.agreeing_documents import DocumentCounts, LabelCounts
from coding.agreement import MISSING, NO_UNITS, NO_VARIATION, Coefficient
from coding.patterns import Amounts, Patterns, patterns_in
from coding.unitizing_family import FamilyCounts

NOTHING = LabelCounts({}, {}, 0, (), 0, 0)


def unit_patterns(counts: Iterable[DocumentCounts], number: int, coders: int) -> Patterns:
    """Every unit that two or more judged: 1 where a coder gave it the label, 0 where not."""
    by: dict[tuple[int, tuple[int, ...]], int] = defaultdict(int)
    for each in counts:
        left = each.units
        if label := each.labels.get(number):
            for who, times in label.units.items():
                by[who, each.readers] += times
                left -= times
        if left:
            by[0, each.readers] += left
    found: Counter[tuple[int, ...]] = Counter()
    for (who, readers), times in by.items():
        found[_said(who, readers, coders)] += times
    return patterns_in(found, coders)


def lines(counts: Sequence[DocumentCounts], number: int) -> Amounts:
    """A row per document: what u-alpha of one label rests on.

    Over ordered pairs of coders, divided by coders less one: characters of both, of only the first, of neither; then
    the squared lengths of all marks.
    """
    rows = np.zeros((len(counts), 4))
    for row, each in zip(rows, counts, strict=True):
        label, readers, left = each.labels.get(number, NOTHING), len(each.readers), each.characters
        for who, length in label.characters.items():
            by = who.bit_count()
            row[:3] += (
                length * by * (by - 1),
                length * by * (readers - by),
                length * (readers - by) * (readers - by - 1),
            )
            left -= length
        row[2] += left * readers * (readers - 1)
        row[:3] /= max(readers - 1, 1)
        row[3] = label.squares
    return rows


def u_alphas(sums: Amounts) -> Amounts:
    """u-alpha (2016) of one label for every row of sums; nan where it is undefined."""
    both, one, neither, squares = sums.T
    marked, gaps = both + one, one + neither
    every = marked + gaps
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = 2 * marked * gaps / (every**2 - squares - gaps)
        return np.where(expected > 0, 1 - 2 * one / every / expected, np.nan)


def u_alpha_of(sums: Amounts, characters: int) -> Coefficient:
    """The same of one row, with its reason where it is undefined; `n` counts characters."""
    if not sums[:3].any():
        return Coefficient(None, 0, NO_UNITS)
    (value,) = u_alphas(sums[None])
    return Coefficient(None, characters, NO_VARIATION) if np.isnan(value) else Coefficient(float(value), characters)


def shared(sums: Amounts, characters: int) -> tuple[Coefficient, Coefficient]:
    """Jaccard index and F1 of the marked text, over pairs of coders: empty text does not move them."""
    both, one = float(sums[0]), float(sums[1])
    if not both + one:
        return (Coefficient(None, 0, NO_UNITS),) * 2
    return Coefficient(both / (both + 2 * one), characters), Coefficient(both / (both + one), characters)


def rows_of(families: Sequence[FamilyCounts]) -> Amounts:
    """A row per document: what the family of a domain rests on."""
    return np.array(
        [[*each.lineup.observed.ravel(), each.lineup.self_pairs, *each.covered] for each in families], dtype=np.float64
    )


def family_alphas(values: int) -> tuple[Callable[[Amounts], Amounts], Callable[[Amounts], Amounts]]:
    """u-alpha and cu-alpha of a domain of this many codes, for every row of sums; nan where undefined."""
    cells = (values + 1) ** 2

    def u(sums: Amounts) -> Amounts:
        return _alphas(sums[:, :cells].reshape(-1, values + 1, values + 1), sums[:, cells])

    def cu(sums: Amounts) -> Amounts:
        observed = sums[:, :cells].reshape(-1, values + 1, values + 1)
        return _alphas(observed[:, 1:, 1:], sums[:, cells + 1 :].sum(axis=1))

    return u, cu


def _alphas(observed: Amounts, self_pairs: Amounts) -> Amounts:
    totals = observed.sum(axis=2)
    every = totals.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        differ = 1 - np.trace(observed, axis1=1, axis2=2) / every
        pairs = every**2 - self_pairs
        expected = np.where(np.isclose(pairs, 0), 0, (every**2 - (totals**2).sum(axis=1)) / pairs)
        return np.where((every > 0) & (expected > 0), 1 - differ / expected, np.nan)


def _said(who: int, readers: Iterable[int], coders: int) -> tuple[int, ...]:
    said = [MISSING] * coders
    for coder in readers:
        said[coder] = who >> coder & 1
    return tuple(said)
