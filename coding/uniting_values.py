"""One value of two that both copies changed: what can be had of both is, and the rest is a conflict."""

import json
from collections.abc import Mapping
from typing import Any

# Stands for a value that cannot be both.
UNITED: Any = object()
# Of these the last or highest says it; nobody chose them for themselves.
HIGHEST = frozenset(("at", "changed_at", "meaning"))
# Of these it does not matter: how a coder looks, in which order things stand.
FIRST = frozenset(("position", "initials", "added_at"))


def united_value(column: str, mine: object, theirs: object, base: object) -> Any:
    """What both sides want, from what both had; `UNITED` where that is two things.

    >>> united_value("synonyms", ["a", "b"], ["a", "c"], ["a"])
    ['a', 'b', 'c']
    >>> united_value("synonyms", [], ["a", "c"], ["a"])
    ['c']
    """
    if column in FIRST or mine == theirs:
        return mine
    if column in HIGHEST:
        return max(mine, theirs, key=lambda value: (value is not None, value))
    if isinstance(mine, list) and isinstance(theirs, list):
        return _lists(mine, theirs, base if isinstance(base, list) else [])
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _mappings(mine, theirs, base if isinstance(base, dict) else {})
    return UNITED


def _lists(mine: list[Any], theirs: list[Any], base: list[Any]) -> list[Any]:
    """Everything that either added; without what either took away."""
    here, there, before = ({_name(each): each for each in some} for some in (mine, theirs, base))
    kept = {name: each for name, each in here.items() if name in there or name not in before}
    kept |= {name: each for name, each in there.items() if name not in here and name not in before}
    return list(kept.values())


def _mappings(mine: Mapping[str, Any], theirs: Mapping[str, Any], base: Mapping[str, Any]) -> Any:
    """Key by key; a key that both gave another value is no one thing."""
    result: dict[str, Any] = {}
    for name in sorted({*mine, *theirs}):
        here, there, before = (each.get(name) for each in (mine, theirs, base))
        if here not in (before, there) and there != before:
            return UNITED
        value = there if here == before else here
        if value is not None:
            result[name] = value
    return result


def _name(value: object) -> str:
    return json.dumps(value, sort_keys=True)
