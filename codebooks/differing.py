"""Two states of a codebook side by side, and two people's changes of one code put together."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from codebooks.codebook import Category, Code, Codebook

Item = TypeVar("Item", bound=Category | Code)
MEANING = ("short", "definition", "use_when", "avoid_when", "domain")
UNSAID = ("id", "position", "meaning")


class Kind(StrEnum):
    """What happened to a category or code between two states."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one category or code; `field` is empty where all of it came or went."""

    kind: Kind
    item: Category | Code
    field: str = ""
    before: str = ""
    after: str = ""


def differences(old: Codebook, new: Codebook) -> tuple[Difference, ...]:
    """What came, went and changed, categories first; the place in the order does not count."""
    names = _names(old) | _names(new)
    return (
        *_between(old.categories, new.categories, names),
        *_between(old.in_order(), new.in_order(), names),
    )


def changed_fields(one: Category | Code, other: Category | Code) -> tuple[str, ...]:
    """The fields in which two states of one item differ, without its place and the number of its meaning."""
    return tuple(
        field.name
        for field in fields(one)
        if field.name not in UNSAID and getattr(one, field.name) != getattr(other, field.name)
    )


def in_conflict(shown: Item, wanted: Item, now: Item) -> tuple[str, ...]:
    """The fields that both changed since `shown`, each to something else."""
    mine, theirs = set(changed_fields(shown, wanted)), changed_fields(shown, now)
    return tuple(name for name in theirs if name in mine and getattr(wanted, name) != getattr(now, name))


def put_together(shown: Item, wanted: Item, now: Item) -> Item:
    """What is there now, with what `wanted` changes of `shown`."""
    return replace(now, **{name: getattr(wanted, name) for name in changed_fields(shown, wanted)})


def told(item: Category | Code, field: str, names: dict[UUID, str]) -> str:
    """What a field says, as text; of ids the names, where they have one."""
    value = getattr(item, field)
    if isinstance(value, tuple):
        return "; ".join(names.get(each, str(each)) if isinstance(each, UUID) else str(each) for each in value)
    if isinstance(value, UUID):
        return names.get(value, str(value))
    return "" if value is None else str(value)


def _names(book: Codebook) -> dict[UUID, str]:
    items: list[Category | Code] = [*book.categories, *book.codes]
    return {item.id: item.name for item in items}


def _between(
    old: Iterable[Category | Code], new: Iterable[Category | Code], names: dict[UUID, str]
) -> Iterable[Difference]:
    before, after = {item.id: item for item in old}, {item.id: item for item in new}
    for item in after.values():
        if item.id not in before:
            yield Difference(Kind.ADDED, item)
            continue
        was = before[item.id]
        for field in changed_fields(was, item):
            yield Difference(Kind.CHANGED, item, field, told(was, field, names), told(item, field, names))
    yield from (Difference(Kind.REMOVED, item) for item in before.values() if item.id not in after)
