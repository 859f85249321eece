"""How often codes and categories stand together over all documents, and how strongly for how common they are."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from coding.cooccurrence_counting import DocumentCounts, Numbers

READABLE = 40
"""Lines that can still be told apart at first sight."""


class Strength(StrEnum):
    """By what the strength of a pair is read."""

    COUNT = "count"
    JACCARD = "jaccard"
    NPMI = "npmi"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two subjects, by number, that meet: in how many places, in how many documents, and how strongly.

    `jaccard`: of the positions where either stands, the share where both do (Jaccard 1901); 0 to 1.
    `npmi`: pointwise mutual information, normalised (Bouma 2009), with a position as the unit and as N the positions
    that carry anything at all, of the documents that were counted. 1 is always together, 0 as often as chance would
    have it, below 0 less often. None where both stand at every position, for then there is nothing to compare with.
    """

    first: int
    second: int
    places: int
    documents: int
    jaccard: float
    npmi: float | None

    def by(self, strength: Strength) -> float:
        """The figure that was asked for; a pair without NPMI stands together always, which is 1."""
        if strength is Strength.COUNT:
            return self.places
        return self.jaccard if strength is Strength.JACCARD else 1.0 if self.npmi is None else self.npmi


@dataclass(frozen=True, slots=True, eq=False)
class Cooccurrence:
    """Totals by number of the subject, and by pair (first < second, in rising order); `positions` is N."""

    places: Numbers
    stands: Numbers
    documents: Numbers
    first: Numbers
    second: Numbers
    shared_places: Numbers
    shared: Numbers
    shared_documents: Numbers
    positions: int

    def strengths(self, strength: Strength) -> NDArray[np.float64]:
        """The figure of every pair, in the order of the pairs."""
        if strength is Strength.COUNT:
            return self.shared_places.astype(np.float64)
        one, other = self.stands[self.first], self.stands[self.second]
        if strength is Strength.JACCARD:
            shares: NDArray[np.float64] = self.shared / (one + other - self.shared)
            return shares
        everywhere = self.shared >= self.positions
        together = np.where(everywhere, np.nan, self.shared / max(self.positions, 1))
        information: NDArray[np.float64] = np.log(self.shared * self.positions / (one * other)) / -np.log(together)
        return information

    def pairs(self, chosen: Iterable[int] | None = None) -> Iterator[Pair]:
        """The pairs at these places in the order of the pairs, or all of them."""
        jaccard, npmi = self.strengths(Strength.JACCARD), self.strengths(Strength.NPMI)
        for at in range(len(self.first)) if chosen is None else chosen:
            yield Pair(
                int(self.first[at]),
                int(self.second[at]),
                int(self.shared_places[at]),
                int(self.shared_documents[at]),
                float(jaccard[at]),
                None if np.isnan(npmi[at]) else float(npmi[at]),
            )

    def among(self, subjects: Collection[int]) -> NDArray[np.intp]:
        """Where the pairs stand of which both are among these."""
        wanted = np.zeros(len(self.places), np.bool_)
        wanted[list(subjects)] = True
        return np.flatnonzero(wanted[self.first] & wanted[self.second])


def together(counts: Iterable[DocumentCounts], subjects: int) -> Cooccurrence:
    """The sum over documents; `subjects` is how many there are, met or not."""
    some = list(counts)

    def column(name: str) -> Numbers:
        return np.concatenate([np.zeros(0, np.int64), *(getattr(each, name) for each in some)])

    def summed(keys: Numbers, size: int, name: str = "") -> Numbers:
        weights = column(name) if name else None
        return np.bincount(keys, weights, minlength=size).astype(np.int64)

    alone, pair = column("subject"), column("first") * subjects + column("second")
    met = summed(pair, subjects**2)
    at = np.flatnonzero(met)
    return Cooccurrence(
        summed(alone, subjects, "places"),
        summed(alone, subjects, "stands"),
        summed(alone, subjects),
        at // max(subjects, 1),
        at % max(subjects, 1),
        summed(pair, subjects**2, "shared_places")[at],
        summed(pair, subjects**2, "shared")[at],
        met[at],
        sum(each.positions for each in some),
    )


def readable(strengths: NDArray[np.float64], most: int = READABLE) -> float:
    """The lowest strength from which at most `most` pairs remain; of equals at the top all remain."""
    known = np.sort(strengths[~np.isnan(strengths)])
    if len(known) <= most:
        return float(known[0]) if len(known) else 0.0
    above = known[known > known[-most - 1]]
    return float(above[0]) if len(above) else float(known[-1])
