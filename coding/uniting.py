"""Two copies of a project become one, row by row and column by column: what only one of them changed is taken over,
what both changed differently is listed with both sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from coding.uniting_log import EXISTS, PLACE, Copy, Image, Key, differing, fresh, group_of, images_at
from coding.uniting_values import UNITED, united_value

MINE, THEIRS, NEWEST = "mine", "theirs", "newest"
RULES = (MINE, THEIRS, NEWEST)
FOR_GOOD = ("document.pseudonymise", "document.forget", "speaker.forget")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both copies changed the same thing, to something else; `newest` is the side that did so last."""

    kind: str
    subject: str
    field: str
    mine: Image
    theirs: Image
    newest: str

    @property
    def name(self) -> str:
        """What a choice about it is filed under."""
        return f"{self.kind}:{self.subject}:{self.field}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a merge did which nobody asked for, and that people must be able to look up.

    `what` is kept (one side removed it, the other worked on it), lost, joined, followed, renamed, or forgotten.
    """

    what: str
    kind: str
    subject: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Union:
    """The rows as they would be; `places` says whose place a row has, where one text is not the other's."""

    rows: dict[Key, Image]
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    places: dict[Key, str] = field(default_factory=dict)
    added: set[Key] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Both:
    ours: Copy
    theirs: Copy
    new_here: Mapping[Key, Mapping[str, str]]
    new_there: Mapping[Key, Mapping[str, str]]
    base: Mapping[Key, Image]
    gone_here: frozenset[Key]
    gone_there: frozenset[Key]
    forgotten: str
    settled: str
    choices: Mapping[str, str]


def united(ours: Copy, theirs: Copy, choices: Mapping[str, str], rule: str = MINE) -> Union:
    """Both copies in one. `choices` settles conflicts by their name, `rule` all others."""
    both = _Both(
        ours,
        theirs,
        fresh(ours, theirs),
        fresh(theirs, ours),
        _base(ours, theirs),
        _gone(ours),
        _gone(theirs),
        _forgotten(ours, theirs),
        MINE if _all_known(theirs) else THEIRS if _all_known(ours) else "",
        choices,
    )
    union = Union({})
    for key in sorted(ours.rows.keys() | theirs.rows.keys(), key=lambda key: (key[0] != "document", key)):
        mine, other = ours.rows.get(key), theirs.rows.get(key)
        if mine is not None and other is not None:
            union.rows[key] = _joined(both, union, key, rule)
        else:
            _single(both, union, key)
    _keep_worked_on(both, union)
    return union


def _single(both: _Both, union: Union, key: Key) -> None:
    """A row that only one copy has: it is new, or the other removed it."""
    mine = both.ours.rows.get(key)
    image = mine if mine is not None else both.theirs.rows[key]
    removed_new = key in (both.new_there if mine is not None else both.new_here)
    removed = key in (both.gone_there if mine is not None else both.gone_here)
    worked_on = key in (both.new_here if mine is not None else both.new_there)
    if removed and not worked_on and (removed_new or mine is None):
        return
    if removed and removed_new and worked_on:
        union.notes.append(Note("kept", *key))
    union.rows[key] = image
    if mine is None:
        union.places[key] = THEIRS
        union.added.add(key)


def _joined(both: _Both, union: Union, key: Key, rule: str) -> Image:
    """A row that both copies have."""
    mine, other = both.ours.rows[key], both.theirs.rows[key]
    result = dict(mine)
    for group in sorted(differing(key[0], mine, other)):
        if _takes_theirs(both, union, key, group, rule):
            result |= _columns(key[0], group, other)
            if group == PLACE:
                union.places[key] = THEIRS
        elif (joined := _value(both, key, group)) is not UNITED:
            result[group] = joined
    return result


def _takes_theirs(both: _Both, union: Union, key: Key, group: str, rule: str) -> bool:
    here, there = both.new_here.get(key, {}).get(group), both.new_there.get(key, {}).get(group)
    if there and not here:
        return True
    if here and not there:
        return False
    if not here and both.forgotten:
        return both.forgotten == THEIRS
    if not here and group == PLACE:
        return _text_is_theirs(both, union, key)
    if not here and both.settled:
        return both.settled == THEIRS
    if not here and group == "removed":
        return not both.theirs.rows[key]["removed"]
    if _value(both, key, group) is not UNITED:
        return False
    newest = THEIRS if (there or "") > (here or "") else MINE
    mine, other = (_columns(key[0], group, copy.rows[key]) for copy in (both.ours, both.theirs))
    conflict = Conflict(*key, group, mine, other, newest)
    union.conflicts.append(conflict)
    side = both.choices.get(conflict.name, rule)
    return (newest if side == NEWEST else side) == THEIRS


def _value(both: _Both, key: Key, group: str) -> object:
    """What both made of a value, where that can be one thing; UNITED itself where it can't."""
    base = both.base.get(key, {})
    mine, other = both.ours.rows[key], both.theirs.rows[key]
    if group not in mine or group not in other:
        return UNITED
    if key[0] == "coder" and group == "color":
        return mine[group]
    return united_value(group, mine[group], other[group], base.get(group))


def _columns(kind: str, group: str, image: Image) -> dict[str, Any]:
    return {name: value for name, value in image.items() if group_of(kind, name, image) == group}


def _text_is_theirs(both: _Both, union: Union, key: Key) -> bool:
    """Nobody moved it on purpose: it stands where the text has it that stays."""
    document = ("document", str(both.ours.rows[key].get("document_id")))
    stays, here, there = (rows.get(document, {}) for rows in (union.rows, both.ours.rows, both.theirs.rows))
    return bool(stays.get("version") == there.get("version") != here.get("version"))


def _keep_worked_on(both: _Both, union: Union) -> None:
    """A document that one side put away and the other worked in stays."""
    for key, image in list(union.rows.items()):
        if not image.get("removed") or key[0] != "document":
            continue
        here = bool((both.ours.rows.get(key) or {}).get("removed"))
        away, work = (both.new_here, both.new_there) if here else (both.new_there, both.new_here)
        rows = both.theirs.rows if here else both.ours.rows
        if "removed" in away.get(key, {}) and any(
            rows.get(each, {}).get("document_id") == key[1] and EXISTS in groups for each, groups in work.items()
        ):
            union.rows[key] = {**image, "removed": False}
            union.notes.append(Note("kept", *key))


def _base(ours: Copy, theirs: Copy) -> Mapping[Key, Image]:
    """The rows as both last knew them."""
    ends = [(_moment(copy), copy) for copy in (ours, theirs)]
    _, newest = max(ends, key=lambda end: end[0])
    return images_at(newest.log, newest.since)


def _moment(copy: Copy) -> str:
    return max((entry.at for entry in copy.log if entry.revision <= copy.since), default="")


def _gone(copy: Copy) -> frozenset[Key]:
    """What was there once, and was removed."""
    return frozenset(entry.key for entry in copy.log if entry.before is not None and entry.key not in copy.rows)


def _forgotten(ours: Copy, theirs: Copy) -> str:
    """On which copy something was forgotten that the other still has; what was blanked there is not in its log."""
    if _forgot(ours):
        return MINE
    return THEIRS if _forgot(theirs) else ""


def _all_known(copy: Copy) -> bool:
    """Whether the other copy knows all of this one: where they differ, it was settled there."""
    return all(entry.revision <= copy.since for entry in copy.log)


def _forgot(copy: Copy) -> bool:
    return any(entry.action in FOR_GOOD for entry in copy.log if entry.revision > copy.since)


def undecided(conflicts: Iterable[Conflict], choices: Mapping[str, str], rule: str | None) -> list[Conflict]:
    """The conflicts that nobody settled yet."""
    return [] if rule else [each for each in conflicts if each.name not in choices]
