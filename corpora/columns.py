"""What each column of a list holds, for a person to agree with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpora.boardlists import Choice, is_key, proposed
from corpora.codedvalues import is_coded
from corpora.keyzeros import location_columns
from corpora.numbers import is_censored, is_percentage_name, number
from corpora.tables import Table

_DATE_NAME = re.compile(r"datum|date\b", re.IGNORECASE)
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
)
_COMPACT_DATE = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
_LEADING_ZERO = re.compile(r"0\d+")
_MOST_GROUPS = 12


class ColumnType(StrEnum):
    KEY = "key"
    TEXT = "text"
    NUMBER = "number"
    PERCENTAGE = "percentage"
    DATE = "date"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """A column with how many cells are filled, are missing, and are censored (`<5`: filled, but no number)."""

    name: str
    type: ColumnType
    filled: int
    missing: int
    censored: int


def facts(table: Table, choice: Choice | None = None) -> tuple[ColumnFacts, ...]:
    """The columns in their order; `choice` says which of them are key and group, else `proposed` does."""
    known = choice or proposed(table)
    keys = frozenset({known.key, *known.key.split("+"), *location_columns(table)})
    return tuple(_facts(table, name, known, keys) for name in table.columns)


def _facts(table: Table, name: str, choice: Choice, keys: frozenset[str]) -> ColumnFacts:
    cells = table.column(name)
    filled = [cell for cell in cells if cell]
    censored = [is_censored(cell) for cell in filled]
    kind = ColumnType.TEXT
    if name in keys:
        kind = ColumnType.KEY
    elif name == choice.group:
        kind = ColumnType.GROUP
    elif filled and name != choice.name:
        kind = _type(name, cells, [cell for cell, kept in zip(filled, censored, strict=True) if not kept], table)
    return ColumnFacts(name, kind, len(filled), len(cells) - len(filled), sum(censored))


def _type(name: str, cells: Sequence[str], known: Sequence[str], table: Table) -> ColumnType:
    """The type by the cells that say something; codes with a leading zero are no numbers."""
    if known and all(_is_date(name, cell) for cell in known):
        return ColumnType.DATE
    if is_key(name, cells):
        return ColumnType.KEY
    zeros = any(_LEADING_ZERO.fullmatch(cell) for cell in known)
    if not zeros and all(number(cell, table.decimal) is not None for cell in known):
        if is_coded(name, known):
            return ColumnType.GROUP
        percentages = any(cell.endswith("%") for cell in known) or is_percentage_name(name)
        return ColumnType.PERCENTAGE if percentages else ColumnType.NUMBER
    values = {cell.casefold() for cell in known}
    return ColumnType.GROUP if len(values) <= _MOST_GROUPS and 2 * len(values) <= len(known) else ColumnType.TEXT


def _is_date(name: str, cell: str) -> bool:
    forms = (*_DATES, _COMPACT_DATE) if _DATE_NAME.search(name) else _DATES
    match = next((match for form in forms if (match := form.fullmatch(cell))), None)
    if not match:
        return False
    try:
        date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return False
    return True
