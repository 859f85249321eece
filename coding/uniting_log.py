"""Two logs of one project: how far each knows the other, and what each did since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

Image = Mapping[str, Any]
# The kind of a row, and its id.
Key = tuple[str, str]
# After so many revisions a copy was in this state; a state says everything that came before it too.
Chain = Sequence[tuple[int, str]]

MERGE = "project.merge"
EXISTS, PLACE, TEXT = "exists", "place", "text"
OF_TEXT = frozenset("version sha256 characters words turns speakers kind page_starts repairs".split())
OF_PLACE = frozenset(("document_id", "start", "end"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that changed, as a log keeps it; ids and moments as text, the way they travel."""

    revision: int
    at: str
    actor: str | None
    action: str
    kind: str
    subject: str
    before: Image | None
    after: Image | None
    undoes: int | None = None

    @property
    def key(self) -> Key:
        return self.kind, self.subject


@dataclass(frozen=True, slots=True)
class Copy:
    """A project on one laptop. Up to `since` the other copy knows this log; `merges` says which revision of this copy
    took in which one of the other."""

    rows: Mapping[Key, Image]
    log: Sequence[Entry]
    since: int = 0
    merges: Mapping[int, int] | None = None


def chained(log: Iterable[Entry], revision: int, state: str) -> Iterator[tuple[int, str]]:
    """The state after each revision behind this one.

    What was forgotten was blanked in the log too, so images don't count: moments, people and subjects do.
    """
    behind = (entry for entry in log if entry.revision > revision)
    for number, entries in groupby(behind, key=lambda entry: entry.revision):
        some = list(entries)
        told = [number, some[0].at, some[0].actor, some[0].action, sorted(entry.subject for entry in some)]
        state = sha256(f"{state}{told}".encode()).hexdigest()[:32]
        yield number, state


def shared(chain: Chain, known: frozenset[str]) -> int:
    """The last revision of a copy that somebody knows who knows these states; 0 for none."""
    return max((revision for revision, state in chain if state in known), default=0)


def turned_back(log: Iterable[Entry], since: int) -> frozenset[int]:
    """The revisions behind `since` that came to nothing: an undo and what it undid."""
    undoes = {entry.revision: entry.undoes for entry in log if entry.revision > since and entry.undoes is not None}
    nothing: set[int] = set()
    for revision in sorted(undoes, reverse=True):
        undone = undoes[revision]
        if revision not in nothing and undone is not None and undone > since:
            nothing |= {revision, undone}
    return frozenset(nothing)


def images_at(log: Iterable[Entry], revision: int) -> dict[Key, Image]:
    """The rows as the log says they were after a revision."""
    found: dict[Key, Image] = {}
    for entry in log:
        if entry.revision > revision:
            break
        if entry.after is None:
            found.pop(entry.key, None)
        else:
            found[entry.key] = entry.after
    return found


def group_of(kind: str, column: str, image: Image) -> str:
    """What changes as one: a document's text, a place in it, or else one column."""
    if kind == "document" and column in OF_TEXT:
        return TEXT
    return PLACE if column in OF_PLACE and "start" in image else column


def differing(kind: str, one: Image, other: Image) -> set[str]:
    """The groups of columns in which two images of a row differ."""
    columns = one.keys() | other.keys()
    return {group_of(kind, name, {**one, **other}) for name in columns if one.get(name) != other.get(name)}


def fresh(copy: Copy, other: Copy) -> dict[Key, dict[str, str]]:
    """What was done on this copy that the other doesn't know: of each row the groups that changed, and when last.

    A row that came or went has EXISTS among them. That a correction of the text moved a span along is nobody's choice,
    and what a merge took over from the other copy is not new to it.
    """
    nothing = turned_back(copy.log, copy.since)
    done: dict[Key, dict[str, str]] = {}
    behind = (entry for entry in copy.log if entry.revision > copy.since and entry.revision not in nothing)
    for revision, entries in groupby(behind, key=lambda entry: entry.revision):
        some = list(entries)
        corrected = {entry.subject for entry in some if _corrects(entry)}
        taken = (copy.merges or {}).get(revision)
        there = images_at(other.log, taken) if taken is not None else None
        for entry in some:
            groups = _changed(entry, corrected)
            noted = done.setdefault(entry.key, {})
            noted |= dict.fromkeys(groups, entry.at)
            if there is not None:
                for group in _as_there(entry, there.get(entry.key)):
                    noted.pop(group, None)
    return {key: groups for key, groups in done.items() if groups}


def _corrects(entry: Entry) -> bool:
    if entry.kind != "document" or not entry.before or not entry.after:
        return False
    return bool(entry.before.get("version") != entry.after.get("version"))


def _changed(entry: Entry, corrected: set[str]) -> set[str]:
    if entry.before is None or entry.after is None:
        image = entry.after or {}
        return {EXISTS, *(group_of(entry.kind, name, image) for name in image)}
    groups = differing(entry.kind, entry.before, entry.after)
    return groups - {PLACE} if entry.after.get("document_id") in corrected else groups


def _as_there(entry: Entry, there: Image | None) -> set[str]:
    """The groups in which a merge left a row as the other copy had it."""
    if entry.after is None or there is None:
        return {EXISTS} if entry.after is there else set()
    every = {group_of(entry.kind, name, entry.after) for name in entry.after}
    return {EXISTS, *(every - differing(entry.kind, entry.after, there))}
