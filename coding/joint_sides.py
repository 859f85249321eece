"""The two sides of a comparison as numbers: a row per document and a column per code."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coding import joint_tests as tests
from coding.joint import LEAST_DOCUMENTS, LEAST_PAIRS, JointTable

Numbers = NDArray[np.float64]
Had = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: a row per document and a column per code; `rates` only of documents of which words are known.

    Of pairs the rows of the first and of the second belong together.
    """

    paired: bool
    had: tuple[Had, Had]
    rates: tuple[Numbers, Numbers]

    @property
    def least(self) -> int:
        return LEAST_PAIRS if self.paired else LEAST_DOCUMENTS

    @property
    def bears(self) -> bool:
        """Whether there are documents enough to compare presence."""
        return min(map(len, self.had)) >= self.least

    @property
    def drawn(self) -> bool:
        n1, n2 = map(len, self.rates)
        return tests.is_drawn(n1, n2, paired=self.paired)

    @property
    def bears_rates(self) -> bool:
        return min(map(len, self.rates)) >= self.least


def compared_sides(table: JointTable, codes: Sequence[str]) -> Sides:
    """The documents of two groups, or the pairs of those that stand under both; nothing stands alone in a pair."""
    pairs, wanted = set(table.pairs), set(codes)
    columns = [n for n, code in enumerate(table.codes) if code in wanted]
    rows = [[n for n, each in enumerate(side) if not table.paired or each.document in pairs] for side in table.sides]
    first, second = ([side[n] for n in some] for side, some in zip(table.sides, rows, strict=True))
    counts = [found[some][:, columns] for found, some in zip(table.fragments, rows, strict=True)]
    known = [np.array([each.words > 0 for each in side], bool) for side in (first, second)]
    if table.paired:
        known = [known[0] & known[1]] * 2
    words = [np.array([each.words for each in side]).reshape(-1, 1) for side in (first, second)]
    one, other = (1000 * counts[n][known[n]] / words[n][known[n]] for n in (0, 1))
    return Sides(table.paired, (counts[0] > 0, counts[1] > 0), (one, other))
