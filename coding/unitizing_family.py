"""The family of 2016 on stretches of text that coders chose themselves, with exclusive values: u, |u, cu and (k)u.

Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of unitizing textual continua:
further developments. Quality & Quantity 50(6), 2347-2364, nominal values.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from coding.agreement import NO_UNITS, Coefficient, Counts, from_disagreement
from coding.unitizing import GAP, Continuum, Lineup, from_lineup, lined_up, pieces, valued

NO_INTERSECTIONS = "no-intersections"
NO_GAPS = "no-gaps"

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Partial:
    """A coefficient on the text that units of two coders share; `coverage` says how much of the whole that is."""

    alpha: Coefficient
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Family:
    """`u`: units and values; `bar_u`: relevant or not; `cu`: the same value where both marked; `ku`: that per value."""

    u: Coefficient
    bar_u: Coefficient
    cu: Partial
    ku: tuple[Partial, ...]


@dataclass(frozen=True, slots=True)
class FamilyCounts:
    """What the family rests on; adding two lays their texts end to end.

    `covered`, by value: of every unit and every other coder the squared length that their units cover, by coders less
    one.
    """

    lineup: Lineup
    covered: Shares

    def __add__(self, other: "FamilyCounts") -> "FamilyCounts":
        return FamilyCounts(self.lineup + other.lineup, self.covered + other.covered)


def family(texts: Iterable[Continuum], values: int) -> Family:
    """All four over texts laid end to end; `values` are numbered from 1. A text that one coder read does not count."""
    return from_counts(reduce(add, (family_counts(text, values) for text in texts), no_counts(values)))


def no_counts(values: int) -> FamilyCounts:
    """Of no text at all."""
    return FamilyCounts(Lineup(np.zeros((values + 1, values + 1)), 0.0, 0), np.zeros(values))


def family_counts(text: Continuum, values: int) -> FamilyCounts:
    """What one text adds; nothing where fewer than two coders read it."""
    if len(text.coders) < 2:
        return no_counts(values)
    return FamilyCounts(lined_up(text, values), _covered(text, values))


def from_counts(counts: FamilyCounts) -> Family:
    """The family of what was counted."""
    observed, covered = counts.lineup.observed, counts.covered
    return Family(
        from_lineup(counts.lineup),
        _bar(counts.lineup),
        _shared(observed, covered),
        tuple(_single(observed, covered, value) for value in range(1, len(covered) + 1)),
    )


def _covered(text: Continuum, values: int) -> Shares:
    """The squares of `FamilyCounts`."""
    lengths, numbers = pieces(text)
    found = np.zeros(values + 1)
    for one, (units, mine) in enumerate(zip(text.coders, numbers, strict=True)):
        of_unit = valued(units, np.arange(len(units) + 1))
        for other, theirs in enumerate(numbers):
            if other != one:
                shared = np.bincount(mine, weights=lengths * (theirs > 0), minlength=len(units) + 1)
                found += np.bincount(of_unit, weights=shared**2, minlength=values + 1)
    return np.asarray(found[1:] / (len(text.coders) - 1))


def _bar(lineup: Lineup) -> Coefficient:
    """Units against gaps, whatever their values; the self-pairs are the same."""
    every = float(lineup.observed.sum())
    if not every:
        return Coefficient(None, 0, NO_UNITS)
    gaps = float(lineup.observed[GAP].sum())
    if not gaps:
        return Coefficient(None, lineup.characters, NO_GAPS)
    differ = gaps - float(lineup.observed[GAP, GAP])
    expected = gaps * (every - gaps) / (every**2 - lineup.self_pairs)
    return from_disagreement(differ / every, expected, lineup.characters)


def _shared(observed: Counts, covered: Shares) -> Partial:
    inside, totals, shared = _inside(observed)
    if not shared:
        return Partial(Coefficient(None, 0, NO_INTERSECTIONS), _share(shared, float(observed.sum())))
    differ = 1 - float(np.trace(inside)) / shared
    expected = _over(shared**2 - float((totals**2).sum()), shared**2 - float(covered.sum()))
    return Partial(from_disagreement(differ, expected, round(shared)), _share(shared, float(observed.sum())))


def _single(observed: Counts, covered: Shares, value: int) -> Partial:
    inside, totals, shared = _inside(observed)
    mine = float(totals[value - 1])
    coverage = _share(mine, float(observed[value].sum()))
    if not mine:
        return Partial(Coefficient(None, 0, NO_INTERSECTIONS), coverage)
    differ = 1 - float(inside[value - 1, value - 1]) / mine
    # Chance as it falls on this value alone: its column of the expected coincidences, without what pairs with itself.
    expected = _over(mine * (shared - mine), mine * shared - float(covered[value - 1]))
    return Partial(from_disagreement(differ, expected, round(mine)), coverage)


def _over(differing: float, pairs: float) -> float:
    """The share of pairs by chance that differ; none where everything could only be paired with itself."""
    return differing / pairs if not np.isclose(pairs, 0) else 0.0


def _inside(observed: Counts) -> tuple[Counts, Shares, float]:
    """Only where units of two coders meet, with the sums per value and in all."""
    inside = observed[1:, 1:]
    totals = inside.sum(axis=1)
    return inside, totals, float(totals.sum())


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
