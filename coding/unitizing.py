"""Agreement where coders choose their own stretches of text: u-alpha, in its 2016 form, on characters.

Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of unitizing textual continua:
further developments. Quality & Quantity 50(6), 2347-2364, nominal values. It replaces the alpha_U of 1995 and 2004.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from coding.agreement import NO_UNITS, Coefficient, Counts, from_disagreement
from corpora.spans import Span, merged

GAP = 0

Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that one coder gave a value (1, 2, …); text without a unit is a gap."""

    span: Span
    value: int = 1


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text of `length` characters and, for every coder who read it, the units in reading order, never overlapping.

    A coder who marked nothing is an empty tuple; one who never opened the text is not there at all.
    """

    length: int
    coders: tuple[tuple[Unit, ...], ...]


@dataclass(frozen=True, slots=True)
class Lineup:
    """What u-alpha rests on; adding two lays their texts end to end, and no unit joins across the border.

    `observed[c, k]`: characters that one coder valued c and another k, over ordered pairs of coders, divided by the
    number of coders less one. `self_pairs`: the squared length of every unit plus the plain length of every gap.
    """

    observed: Counts
    self_pairs: float
    characters: int

    def __add__(self, other: "Lineup") -> "Lineup":
        return Lineup(
            self.observed + other.observed, self.self_pairs + other.self_pairs, self.characters + other.characters
        )


def marked(spans: Iterable[Span]) -> tuple[Unit, ...]:
    """One coder's marks of one code in one document: what overlaps or touches is one unit."""
    return tuple(Unit(span) for span in merged(spans))


def lined_up(continuum: Continuum, values: int = 1) -> Lineup:
    """Cut the text at every border and count the pieces by what each pair of coders said; O(n log n), no characters.

    Touching units of one coder stay apart here. With fewer than two coders there is nothing to compare.
    """
    observed = np.zeros((values + 1, values + 1))
    coders = len(continuum.coders)
    if coders < 2:
        return Lineup(observed, 0.0, 0)
    lengths, numbers = pieces(continuum)
    labels = [valued(units, each) for units, each in zip(continuum.coders, numbers, strict=True)]
    for one in range(coders):
        for other in range(one):
            table = crossed_lengths(lengths, labels[one], labels[other], values)
            observed += (table + table.T) / (coders - 1)
    squares = sum(len(unit.span) ** 2 for units in continuum.coders for unit in units)
    return Lineup(observed, squares + float(observed[GAP].sum()), continuum.length)


def u_alpha(texts: Iterable[Continuum], values: int = 1) -> Coefficient:
    """Krippendorff's u-alpha (2016) over texts laid end to end: one long continuum, not a mean over texts.

    Chance pairs every stretch with every other except itself: `e_ck` is `l_c. l_.k`, less for c = k the self-pairs.
    `n` counts characters that two or more coders read.
    """
    zero = Lineup(np.zeros((values + 1, values + 1)), 0.0, 0)
    return from_lineup(reduce(add, (lined_up(text, values) for text in texts), zero))


def from_lineup(lineup: Lineup) -> Coefficient:
    """u-alpha of what was counted; `n` counts characters that two or more coders read."""
    totals = lineup.observed.sum(axis=1)
    every = float(totals.sum())
    if not every:
        return Coefficient(None, 0, NO_UNITS)
    observed = 1 - float(np.trace(lineup.observed)) / every
    expected = (every**2 - float((totals**2).sum())) / (every**2 - lineup.self_pairs)
    return from_disagreement(observed, expected, lineup.characters)


def characters(first: Sequence[Unit], second: Sequence[Unit], length: int) -> Counts:
    """Characters by what two coders said: `[1, 1]` both, `[1, 0]` only the first, `[0, 1]` only the second."""
    lengths, (one, other) = pieces(Continuum(length, (tuple(first), tuple(second))))
    return crossed_lengths(lengths, (one > 0).astype(np.intp), (other > 0).astype(np.intp), values=1)


def pieces(continuum: Continuum) -> tuple[Labels, list[Labels]]:
    """The lengths of the pieces between all borders; for each coder the number (1, 2, …) of each piece's unit, or 0."""
    bounds = [
        np.array([(u.span.start, u.span.end) for u in units], np.intp).reshape(-1, 2) for units in continuum.coders
    ]
    borders = np.unique(np.concatenate([np.array([0, continuum.length], np.intp), *(b.ravel() for b in bounds)]))
    if borders[-1] > continuum.length or any((b[1:, 0] < b[:-1, 1]).any() for b in bounds):
        raise ValueError("units overlap or run past the end of their text")
    return np.diff(borders), [_numbered(borders[:-1], bound) for bound in bounds]


def valued(units: Sequence[Unit], numbers: Labels) -> Labels:
    """The value of the unit that each piece is in, by the number of the unit; `GAP` where it is in none."""
    return np.array([GAP, *(unit.value for unit in units)], np.intp)[numbers]


def _numbered(starts: Labels, bounds: Labels) -> Labels:
    """The number of the unit in which each piece begins."""
    unit = np.searchsorted(bounds[:, 0], starts, side="right")
    ends = np.concatenate([np.zeros(1, np.intp), bounds[:, 1]])
    return np.where(starts < ends[unit], unit, 0)


def crossed_lengths(lengths: Labels, first: Labels, second: Labels, values: int) -> Counts:
    """`table[i, j]`: characters that the first coder valued i and the second j."""
    width = values + 1
    cells = np.bincount(first * width + second, weights=lengths, minlength=width * width)
    return cells.astype(np.float64).reshape(width, width)
