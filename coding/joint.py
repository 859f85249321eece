"""Codes beside groups of documents: what was counted, and of statistics only as much as the number of documents bears.

The unit is the document in a group (or a part, or what is about one board), never the fragment: fragments of one
conversation are no independent observations.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coding.joint_effects import Estimate, Range

LEAST_DOCUMENTS = 4
LEAST_PAIRS = 6
MANY_DOCUMENTS = 10
MOST_FOR_BOSCHLOO = 40
DOMINATED = 0.5
SEED = 1
CAVEATS = ("selected", "extremes", "known", "cause", "population", "unraised")
"""What has to be said under every display, whatever its numbers are."""
_IN_ORDER = (("laag", "hoog"), ("low", "high"))

Reason = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Counted:
    """One document in one group: its words there (0 when unknown), and its fragments by code."""

    document: str
    group: str
    words: float
    fragments: Mapping[str, int]


@dataclass(frozen=True)
class JointTable:
    """What was counted, each document once in a group, with the codes in the order of the display.

    `unraised` are the (code, group) of which the whole subject was never raised in that group's talk: there a zero is
    no absence, and nothing is compared. `matrix`, where it is known already, is a row per document and a column per
    code.
    """

    counted: tuple[Counted, ...]
    codes: tuple[str, ...]
    unraised: frozenset[tuple[str, str]] = frozenset()
    matrix: NDArray[np.int64] | None = field(default=None, compare=False, repr=False)

    def comparable(self, code: str) -> bool:
        """Whether the code could have been met in every group."""
        return not any((code, group) in self.unraised for group in self.groups)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Low before high, whatever comes first; others as they are met."""
        met = tuple(dict.fromkeys(each.group for each in self.counted))
        known = {name.casefold(): name for name in met}
        for order in _IN_ORDER:
            if known.keys() == set(order):
                return tuple(known[name] for name in order)
        return met

    @cached_property
    def sides(self) -> tuple[tuple[Counted, ...], ...]:
        """By group what was counted in it, by the name of the documents."""
        return tuple(tuple(self.counted[row] for row in rows) for rows in self._rows)

    @cached_property
    def fragments(self) -> tuple[NDArray[np.int64], ...]:
        """By group a row per document of its side and a column per code."""
        matrix = self._filled() if self.matrix is None else self.matrix
        return tuple(matrix[list(rows)] for rows in self._rows)

    @cached_property
    def _rows(self) -> tuple[tuple[int, ...], ...]:
        found: dict[str, list[int]] = {group: [] for group in self.groups}
        for row in sorted(range(len(self.counted)), key=lambda row: self.counted[row].document):
            found[self.counted[row].group].append(row)
        return tuple(map(tuple, found.values()))

    def _filled(self) -> NDArray[np.int64]:
        columns = {code: n for n, code in enumerate(self.codes)}
        made = np.zeros((len(self.counted), len(columns)), np.int64)
        for row, each in zip(made, self.counted, strict=True):
            known = [(columns[code], n) for code, n in each.fragments.items() if code in columns]
            if known:
                places, counts = zip(*known, strict=True)
                row[list(places)] = counts
        return made

    @cached_property
    def paired(self) -> bool:
        """Whether any document stands under several groups, so that the groups are compared within documents."""
        return len({each.document for each in self.counted}) < len(self.counted)

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """The documents that stand under both of two groups, by name."""
        if len(self.sides) != 2:
            return ()
        first, second = ({each.document for each in side} for side in self.sides)
        return tuple(sorted(first & second))


@dataclass(frozen=True, slots=True)
class JointRow:
    """One code: counts by group, then what can be said of the difference; None is undefined or withheld.

    `bh_p` adjusts `permutation_p`, or of pairs `sign_flip_p`, for all codes of the table. `log_odds` only describes.
    `without_one` holds between which values an estimate lies when any one document is left out.
    """

    code: str
    documents_with_code: Mapping[str, int]
    fragments: Mapping[str, int]
    median_per_1000_words: Mapping[str, float | None]
    risk_difference: Estimate | None = None
    cliffs_delta: float | None = None
    fisher_p: float | None = None
    permutation_p: float | None = None
    sign_flip_p: float | None = None
    sign_test_p: float | None = None
    bh_p: float | None = None
    log_odds: Estimate | None = None
    dominance: float | None = None
    boschloo_p: float | None = None
    odds_ratio: Estimate | None = None
    cramers_v: float | None = None
    without_one: Mapping[str, Range | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joint:
    """`documents` and `words` are by group; `pairs` are the documents under both. `first_minus` names the two compared.

    `withheld` says why p-values are not given, `notes` what else one should know; both by code with facts. `drawn` is
    whether divisions were drawn with `seed`, because there are too many to go through all.
    """

    paired: bool
    documents: Mapping[str, int]
    words: Mapping[str, float]
    pairs: int
    smallest_attainable_p: float | None
    withheld: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    first_minus: tuple[str, ...]
    family: int
    drawn: bool
    seed: int
    rows: tuple[JointRow, ...]

    def written(self) -> dict[str, Any]:
        """As one mapping, ready for JSON; the reasons stay codes with facts."""
        return {name: value for name, value in asdict(self).items() if name != "rows"} | {
            "codes": {row.code: _without_name(row) for row in self.rows}
        }


def _without_name(row: JointRow) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if name != "code"}
