"""Side by side: a quantitative finding, and what the conversations say about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from corpora.coefficientchecks import columns_of, lowest_p, possible_p
from corpora.tables import Table

_NAMES = {
    "predictor": ("predictor", "voorspeller", "variabele", "variable", "kenmerk", "factor", "term"),
    "outcome": ("uitkomst", "outcome", "afhankelijke", "model"),
}
_NUMBER = re.compile(r"\d")
_CONTRAST = ("contrast", "categorie", "niveau", "level")


class Verdict(StrEnum):
    """What the conversations do to a finding; NONE as long as nobody has judged."""

    NONE = ""
    CONFIRMS = "confirms"
    NUANCES = "nuances"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Finding:
    """`b`, `se` and `p` as they were printed, `p` with its sign; empty where not reported. `source` says where.

    `subject_id` is the code or category that is laid beside it.
    """

    id: UUID
    outcome: str
    predictor: str
    b: str
    se: str
    p: str
    source: str
    subject_id: UUID | None = None
    verdict: Verdict = Verdict.NONE
    memo: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A row of a table of findings, as it was printed."""

    outcome: str
    predictor: str
    b: str
    se: str
    p: str
    line: int


def impossible(finding: Finding | Printed) -> float | None:
    """The smallest p that B and se allow, where the printed p is smaller still; None where nothing is wrong."""
    lowest = lowest_p(finding.b, finding.se)
    return lowest if lowest is not None and finding.p and not possible_p(finding.p, lowest) else None


def printed_in(table: Table) -> tuple[Printed, ...]:
    """The findings in a table: every row that has a predictor and a number."""
    names = {name: _column(table, known) for name, known in _NAMES.items()}
    b, se, p, operator = columns_of(table)
    predictor = names["predictor"] or _first(table, (b, se, p, operator))
    contrast = _column(table, _CONTRAST)
    lines = table.lines or tuple(range(1, len(table.rows) + 1))
    found = []
    for line, row in zip(lines, table.rows, strict=True):
        cells = dict(zip(table.columns, row, strict=True))
        named = [cells.get(each, "") for each in (predictor, contrast) if each]
        numbers = [cells.get(each, "") for each in (b, se, p)]
        if not named or not named[0] or not any(map(_NUMBER.search, numbers)):
            continue
        sign = cells.get(operator, "").strip()
        said = f"{sign} {numbers[2]}" if sign and sign != "=" and numbers[2] else numbers[2]
        outcome = cells.get(names["outcome"], "")
        found.append(Printed(outcome, " · ".join(filter(None, named)), numbers[0], numbers[1], said, line))
    return tuple(found)


def _column(table: Table, known: Iterable[str]) -> str:
    titles = {name.strip().casefold(): name for name in reversed(table.columns)}
    return next((titles[each] for each in known if each in titles), "")


def _first(table: Table, others: Iterable[str]) -> str:
    """The first column that holds no number of its own."""
    taken = set(others)
    return next((name for name in table.columns if name not in taken), "")
