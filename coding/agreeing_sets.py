"""All codes of a unit at once: the set that each coder gave it is one value."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from coding.agreeing_documents import CodeSets
from coding.agreement import MISSING, NO_UNITS, Coefficient
from coding.distances import Distances, masi_between
from coding.patterns import NAMES, Patterns, alpha, coefficients, patterns_in


@dataclass(frozen=True, slots=True)
class Sets:
    """Units by the sets they were given, numbered; `values` is how many there are to choose from (q).

    That is every label and none at all, or the number of sets that occur where that is more.
    """

    patterns: Patterns
    distance: Distances
    values: int


def sets_in(counted: Iterable[Mapping[CodeSets, int]], labels: int, coders: int) -> Sets:
    """Of one document or several."""
    every: Counter[CodeSets] = Counter()
    for each in counted:
        every.update(each)
    packed = sorted({one for said in every for one in said if one is not None})
    number = {each: n for n, each in enumerate(packed)}
    numbered = {tuple(MISSING if one is None else number[one] for one in said): times for said, times in every.items()}
    bits = np.frombuffer(b"".join(packed), np.uint8).reshape(len(packed), -(-labels // 8))
    members = np.unpackbits(bits, axis=1, count=labels).astype(bool)
    return Sets(patterns_in(numbered, coders), masi_between(members), max(labels + 1, len(packed)))


def set_alpha(sets: Sets) -> Coefficient:
    """Krippendorff's alpha with the MASI distance: sets that share codes are less apart than sets that do not."""
    return alpha(sets.patterns, sets.distance)


def set_coefficients(sets: Sets) -> dict[str, Coefficient]:
    """Every coefficient in NAMES, with two sets the same only if all codes are."""
    if not len(sets.patterns.times):
        return dict.fromkeys(NAMES, Coefficient(None, 0, NO_UNITS))
    return coefficients(sets.patterns, sets.values)
