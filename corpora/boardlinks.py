"""Which rows of a list are about something that stands in the other lists already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.boardchanges import side
from corpora.boardlists import Choice, Row
from corpora.schools import is_location, school_key
from corpora.tables import Table


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in lists: the keys of their rows, and the locations of schools, of as far as they say."""

    keys: frozenset[str]
    schools: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A row that stands in no other list, with its line in the file."""

    line: int
    key: str
    name: str


def known(lists: Iterable[Sequence[Row]]) -> Known:
    """Of all lists together."""
    keys, schools = set[str](), set[str]()
    for rows in lists:
        keys.update(row.key for row in rows)
        schools.update(side(rows).schools)
    return Known(frozenset(keys), frozenset(schools | set(filter(is_location, keys))))


def unlinked(table: Table, choice: Choice, others: Known | None) -> tuple[Unlinked, ...]:
    """The rows without a link, in their order; all other rows are linked.

    A row is linked when its school stands in another list, if it is about a school and other lists say which schools
    there are; else when its key does. Without other lists (None) there is nothing to look in, and only rows without a
    key are left.
    """
    keys = table.column(choice.key)
    school = school_key(table)
    places = table.column(school) if school and others and others.schools else ("",) * len(keys)
    names = table.column(choice.name) if choice.name else ("",) * len(keys)

    def is_linked(key: str, place: str) -> bool:
        if others is None or not key:
            return bool(key)
        return place in others.schools if is_location(place) else key in others.keys

    rows = zip(table.lines, keys, places, names, strict=True)
    return tuple(Unlinked(line, key, name) for line, key, place, name in rows if not is_linked(key, place))
