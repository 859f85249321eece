"""Rows of a codebook file, checked and put together into a codebook."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from codebooks.codebook import BETWEEN, Category, Code, Codebook, Direction
from corpora.refusal import Refusal

NewId = Callable[[str], UUID]
COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
NO_COLOR = "#777777"
MAX_LEVELS = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One category or code as a file states it, and its line; `key` and `parent` are the file's own ids."""

    line: int
    key: str
    name: str
    is_category: bool
    parent: str = ""
    definition: str = ""
    use_when: str = ""
    avoid_when: str = ""
    direction: str = ""
    color: str = ""
    shortcut: str = ""
    keywords: tuple[str, ...] = ()
    guid: str = ""
    short: str = ""
    synonyms: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    domain: str = ""
    also_in: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """A relation as a codebook file states it: the fields of `coding.codings.Relation`, which lives above this room."""

    id: UUID
    source_id: UUID
    target_id: UUID
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a codebook file holds; `name` is empty where the file gives none."""

    codebook: Codebook
    relations: tuple[StatedRelation, ...] = ()
    name: str = ""


def one_line(text: str) -> str:
    """A name as it is kept: one line, single spaces, NFC."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def same(name: str) -> str:
    """What two names have in common that a reader takes for one."""
    return unicodedata.normalize("NFC", name.casefold())


def assembled(entries: Collection[Entry], new_id: NewId) -> tuple[Codebook, dict[str, UUID]]:
    """The codebook, and the id each of the file's own ids became.

    A category within a category is named `outer › inner`; so is a code below a code where its own name is taken. An
    item keeps the GUID that the file states for it.
    """
    if not entries:
        raise Refusal("codebook-empty")
    known = _by_key(entries)
    above = {entry.key: _above(entry, known) for entry in entries}
    names = _names(entries, above)
    _refuse_doubles([e for e in entries if e.is_category], names, "codebook-category-double")
    _refuse_doubles([e for e in entries if not e.is_category], names, "codebook-code-double")
    _refuse_shared_shortcuts(entries)
    ids = {e.key: _guid(e) or new_id(f"{'category' if e.is_category else 'code'}:{names[e.key]}") for e in entries}
    _refuse_double_guids(entries, ids)
    categories = [e for e in entries if e.is_category]
    codes = [e for e in entries if not e.is_category]
    codebook = Codebook(
        tuple(_category(e, ids[e.key], names[e.key], position) for position, e in enumerate(categories)),
        tuple(
            replace(
                _code(e, ids[e.key], name=names[e.key], category_id=_home(above[e.key], ids), position=position),
                parent_id=ids[above[e.key][0].key] if above[e.key] and not above[e.key][0].is_category else None,
                also_in=_also_in([e, *above[e.key]], ids),
            )
            for position, e in enumerate(codes)
        ),
    )
    return codebook, ids


def _by_key(entries: Iterable[Entry]) -> dict[str, Entry]:
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in known:
            raise Refusal("codebook-id-double", line=entry.line, id=entry.key, first=known[entry.key].line)
        known[entry.key] = entry
    return known


def _above(entry: Entry, known: dict[str, Entry]) -> list[Entry]:
    """Everything `entry` stands under, nearest first."""
    chain: list[Entry] = []
    child = entry
    while child.parent:
        parent = known.get(child.parent)
        if parent is None:
            raise Refusal("codebook-parent-unknown", line=child.line, name=child.name, parent=child.parent)
        if child.is_category and not parent.is_category:
            raise Refusal("codebook-parent-is-code", line=child.line, name=child.name, parent=parent.name)
        chain.append(parent)
        if parent is entry or len(chain) > MAX_LEVELS:
            raise Refusal("codebook-parent-loop", line=entry.line, name=entry.name, levels=MAX_LEVELS)
        child = parent
    return chain


def _names(entries: Collection[Entry], above: dict[str, list[Entry]]) -> dict[str, str]:
    times = Counter(same(entry.name) for entry in entries if not entry.is_category)
    return {
        entry.key: _full_name(entry, above[entry.key])
        if entry.is_category or times[same(entry.name)] > 1
        else entry.name
        for entry in entries
    }


def _guid(entry: Entry) -> UUID | None:
    if not entry.guid:
        return None
    try:
        return UUID(entry.guid)
    except ValueError as error:
        raise Refusal("codebook-guid", line=entry.line, name=entry.name, guid=entry.guid) from error


def _refuse_double_guids(entries: Iterable[Entry], ids: dict[str, UUID]) -> None:
    seen: dict[UUID, Entry] = {}
    for entry in entries:
        if (first := seen.setdefault(ids[entry.key], entry)) is not entry:
            raise Refusal("codebook-id-double", line=entry.line, id=entry.guid or entry.key, first=first.line)


def _also_in(chain: list[Entry], ids: dict[str, UUID]) -> tuple[UUID, ...]:
    """Of a sub-code what is said of the code at the top."""
    top = [entry for entry in chain if not entry.is_category][-1]
    for key in top.also_in:
        if key not in ids:
            raise Refusal("codebook-parent-unknown", line=top.line, name=top.name, parent=key)
    return tuple(dict.fromkeys(ids[key] for key in top.also_in))


def _full_name(entry: Entry, above: list[Entry]) -> str:
    kin = [outer.name for outer in above if outer.is_category == entry.is_category]
    return BETWEEN.join([*reversed(kin), entry.name])


def _home(above: list[Entry], ids: dict[str, UUID]) -> UUID | None:
    return next((ids[outer.key] for outer in above if outer.is_category), None)


def _refuse_doubles(entries: Iterable[Entry], names: dict[str, str], refusal: str) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        name = names[entry.key]
        if same(name) in seen:
            raise Refusal(refusal, line=entry.line, name=name, first=seen[same(name)])
        seen[same(name)] = entry.line


def _refuse_shared_shortcuts(entries: Iterable[Entry]) -> None:
    holders: dict[str, str] = {}
    for entry in entries:
        if len(entry.shortcut) > 1:
            raise Refusal("codebook-shortcut-long", line=entry.line, name=entry.name, shortcut=entry.shortcut)
        if entry.shortcut in holders:
            holder = holders[entry.shortcut]
            raise Refusal(
                "codebook-shortcut-double", line=entry.line, name=entry.name, shortcut=entry.shortcut, holder=holder
            )
        if entry.shortcut:
            holders[entry.shortcut] = entry.name


def _category(entry: Entry, category_id: UUID, name: str, position: int) -> Category:
    return Category(
        category_id, name, entry.definition, entry.use_when, entry.avoid_when, color=_color(entry), position=position
    )


def _code(entry: Entry, code_id: UUID, *, name: str, category_id: UUID | None, position: int) -> Code:
    return Code(
        code_id,
        name,
        category_id,
        entry.definition,
        entry.use_when,
        entry.avoid_when,
        direction=_direction(entry, entry.direction),
        color=_color(entry),
        key=entry.shortcut,
        keywords=_words(entry.keywords),
        position=position,
        short=entry.short,
        synonyms=_words(entry.synonyms),
        directions=tuple(way for each in entry.directions if (way := _direction(entry, each))),
        domain=one_line(entry.domain),
        archived=entry.archived,
    )


def _words(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in said if (word := one_line(each))))


def _direction(entry: Entry, said: str) -> Direction | None:
    word = said.strip().lower()
    if not word:
        return None
    if word not in set(Direction):
        raise Refusal("codebook-direction", line=entry.line, name=entry.name, direction=said)
    return Direction(word)


def _color(entry: Entry) -> str:
    if entry.color and not COLOR.fullmatch(entry.color):
        raise Refusal("codebook-color", line=entry.line, name=entry.name, color=entry.color)
    return entry.color or NO_COLOR
