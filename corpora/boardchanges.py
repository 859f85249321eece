"""An earlier and a later list of the same boards: what is the same, changed, new, gone, renamed, merged, moved.

Boards are the same when their keys are. A board that is gone has merged into another when most of its schools are found
there, and all that are found; where no list says which schools a board has, a name that is much alike is a proposal.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.aggregating import How, is_rule, rule_of
from corpora.boardlists import Row
from corpora.boardnames import alike, same_name
from corpora.numbers import number
from corpora.schools import board_column
from corpora.tables import decimal_of

_MOSTLY = 0.5
_LIKELY = 0.75


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two lists: its boards, each once, and of each school the board it belongs to, as far as known."""

    rows: tuple[Row, ...]
    schools: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A board with other values than before: the column, what it was, what it is."""

    key: str
    name: str
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """The same number with another name."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Boards that are gone, of which `schools` schools now belong to `into`."""

    into: str
    name: str
    boards: tuple[str, ...]
    schools: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A school that belongs to another board than before."""

    school: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A board that is gone and one whose name is alike (from 0 to 1): perhaps the same, for a person to judge."""

    gone: str
    gone_name: str
    key: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Each board stands under same, changed, new or gone; renamed, merged, moved and proposals say more of them."""

    same: tuple[str, ...]
    changed: tuple[Changed, ...]
    new: tuple[Row, ...]
    gone: tuple[Row, ...]
    renamed: tuple[Renamed, ...]
    merged: tuple[Merged, ...]
    moved: tuple[Moved, ...]
    proposals: tuple[Proposal, ...]
    columns_new: tuple[str, ...]
    columns_gone: tuple[str, ...]


def side(rows: Sequence[Row]) -> Side:
    """A list as it is kept. Which schools a board has is known of boards that were made of schools by a rule
    `list(…)`, and of lists that have a row for each school and a column with the numbers of their boards.
    """
    columns = _columns(rows)
    listed = [column for column in columns if _lists(column)]
    if listed:
        return Side(tuple(rows), {school: row.key for row in rows for school in row.attributes[listed[0]].split()})
    board = board_column({column: [row.attributes[column] for row in rows] for column in columns})
    schools = {row.key: row.attributes[board] for row in rows} if board else {}
    return Side(tuple(rows), {school: key for school, key in schools.items() if key})


def changes(before: Side, after: Side) -> Changes:
    """What a later list says otherwise than an earlier one; values are compared as numbers where they are numbers."""
    old, new = {row.key: row for row in before.rows}, {row.key: row for row in after.rows}
    both = [key for key in old if key in new]
    gone = tuple(row for key, row in old.items() if key not in new)
    added = tuple(row for key, row in new.items() if key not in old)
    columns_old, columns_new = _columns(before.rows), _columns(after.rows)
    common = [column for column in columns_old if column in columns_new and not _lists(column)]
    decimals = _decimal(before.rows), _decimal(after.rows)
    differences = [Changed(key, new[key].name, _values(old[key], new[key], common, decimals)) for key in both]
    renamed = tuple(
        Renamed(key, old[key].name, new[key].name) for key in both if not same_name(old[key].name, new[key].name)
    )
    touched = {each.key for each in differences if each.values} | {each.key for each in renamed}
    merged = _merged(before.schools, after.schools, new)
    known = {key for each in merged for key in each.boards}
    return Changes(
        tuple(key for key in both if key not in touched),
        tuple(each for each in differences if each.values),
        added,
        gone,
        renamed,
        merged,
        _moved(before.schools, after.schools),
        tuple(_proposals([row for row in gone if row.key not in known], added, after.rows)),
        tuple(column for column in columns_new if column not in columns_old),
        tuple(column for column in columns_old if column not in columns_new),
    )


def _columns(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for row in rows for column in row.attributes))


def _lists(column: str) -> bool:
    return is_rule(column) and rule_of(column).how is How.LIST


def _decimal(rows: Sequence[Row]) -> str:
    return decimal_of([tuple(row.attributes.values()) for row in rows], book=False)


def _values(old: Row, new: Row, columns: Sequence[str], decimals: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    pairs = [("", old.group, new.group)] + [
        (column, old.attributes[column], new.attributes[column]) for column in columns
    ]
    return tuple(pair for pair in pairs if not _equal(pair[1], pair[2], decimals))


def _equal(old: str, new: str, decimals: tuple[str, str]) -> bool:
    if old.casefold() == new.casefold():
        return True
    one, other = number(old, decimals[0]), number(new, decimals[1])
    return one is not None and one == other and old.endswith("%") == new.endswith("%")


def _merged(before: Mapping[str, str], after: Mapping[str, str], new: Mapping[str, Row]) -> tuple[Merged, ...]:
    """By the board that took over, those without a school, of which most schools went there and none elsewhere."""
    schools: dict[str, list[str]] = {}
    for school, board in before.items():
        schools.setdefault(board, []).append(school)
    went: dict[str, list[tuple[str, int]]] = {}
    for board in schools.keys() - set(after.values()) - new.keys():
        places = Counter(after[school] for school in schools[board] if school in after)
        if len(places) == 1 and places.total() > _MOSTLY * len(schools[board]):
            went.setdefault(next(iter(places)), []).append((board, places.total()))
    return tuple(
        Merged(
            into,
            new[into].name if into in new else "",
            tuple(sorted(key for key, _ in boards)),
            sum(count for _, count in boards),
        )
        for into, boards in sorted(went.items())
    )


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Moved, ...]:
    return tuple(
        Moved(school, board, after[school])
        for school, board in before.items()
        if school in after and after[school] != board
    )


def _proposals(gone: Sequence[Row], added: Sequence[Row], rows: Sequence[Row]) -> list[Proposal]:
    """For each board that is gone the one most alike, rather a new one than one that was there already."""
    found = []
    new = {row.key for row in added}
    for row in gone:
        best = max(rows, key=lambda other: (alike(row.name, other.name), other.key in new), default=None)
        likeness = alike(row.name, best.name) if best else 0
        if best and likeness >= _LIKELY:
            found.append(Proposal(row.key, row.name, best.key, best.name, round(likeness, 2)))
    return found
