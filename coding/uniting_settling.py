"""What two copies made together that neither could have made alone: put right, and listed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from codebooks.codebook import Direction
from coding.uniting import Note, Union
from coding.uniting_log import Copy, Image, Key, turned_back
from coding.uniting_same import Shape

CODE_COLUMNS = {"coding": ("code_id",), "relation": ("source_id", "target_id"), "theme": ("code_ids",)}
CODE_COLUMNS |= {"finding": ("subject_id",), "quote_cell": ("subject_id",)}
NAMED = ("category", "code", "document")


def settled(union: Union, ours: Copy, theirs: Copy, shape: Shape) -> None:
    """Nothing refers to what is not there; codings follow codes that were merged; names differ."""
    _bring_back(union, ours, theirs, shape)
    _follow(union, ours, theirs)
    _name_apart(union, ours)


def _bring_back(union: Union, ours: Copy, theirs: Copy, shape: Shape) -> None:
    """What one side removed and the other still uses stays."""
    todo = sorted(union.rows)
    while todo:
        key = todo.pop()
        image = union.rows.get(key, {})
        for column, (kind, must) in shape.references.get(key[0], {}).items():
            wanted = (kind, str(image.get(column)))
            if image.get(column) is None or wanted in union.rows:
                continue
            found = ours.rows.get(wanted) or theirs.rows.get(wanted)
            if found is not None:
                union.rows[wanted] = found
                union.notes.append(Note("kept", *wanted))
                todo.append(wanted)
            elif must:
                del union.rows[key]
                union.notes.append(Note("lost", *key, {"reason": "orphan"}))
                break
            else:
                image = union.rows[key] = {**image, column: None}


def _follow(union: Union, ours: Copy, theirs: Copy) -> None:
    """What was coded on one copy with a code that the other merged, is of the code into which that went."""
    went = {**_merged(theirs), **_merged(ours)}
    into: dict[str, str] = {}
    for source in went:
        target, seen = source, {source}
        while (after := went.get(target)) and after not in seen and _archived(union, target):
            seen.add(after)
            target = after
        if target != source and ("code", target) in union.rows:
            into[source] = target
    for key, image in list(union.rows.items()) if into else ():
        for column in CODE_COLUMNS.get(key[0], ()):
            value: Any = image.get(column)
            many = isinstance(value, list)
            now = list(dict.fromkeys(into.get(each, each) for each in value)) if many else into.get(value, value)
            if now != value:
                image = union.rows[key] = {**image, column: now}
                if key[0] == "coding":
                    union.notes.append(Note("followed", *key, {"from": value, "to": now}))


def _archived(union: Union, code_id: str) -> bool:
    return bool(union.rows.get(("code", code_id), {}).get("archived"))


def _merged(copy: Copy) -> dict[str, str]:
    """Which codes went into which, since the other copy last knew of this one."""
    nothing = turned_back(copy.log, copy.since)
    changed: dict[int, list[tuple[str, Image, Image]]] = defaultdict(list)
    for entry in copy.log:
        done = entry.action in ("code.merge", "project.merge") and entry.kind == "code"
        if done and entry.revision > copy.since and entry.revision not in nothing and entry.before and entry.after:
            changed[entry.revision].append((entry.subject, entry.before, entry.after))
    went: dict[str, str] = {}
    for some in changed.values():
        names = {b["name"]: code for code, b, a in some if a.get("archived") and not b.get("archived")}
        for into, before, after in some:
            for name in {*after.get("synonyms", ())} - {*before.get("synonyms", ())}:
                if not after.get("archived") and name in names:
                    went[names[name]] = into
    return went


def _name_apart(union: Union, ours: Copy) -> None:
    """Of two things that came to be called the same, the one that was not here gets a number behind its name."""
    for kind in NAMED:
        rows = [(key, image) for key, image in union.rows.items() if key[0] == kind and not image.get("removed")]
        rows.sort(key=lambda row: (_new_name(ours, *row), row[0]))
        taken: set[str] = set()
        for key, image in rows:
            name = _free(str(image["name"]), taken)
            taken.add(name.casefold())
            if name != image["name"] and _new_name(ours, key, image):
                union.rows[key] = {**image, "name": name}
                union.notes.append(Note("renamed", *key, {"from": image["name"], "to": name}))
    _keys_apart(union, ours)


def _new_name(ours: Copy, key: Key, image: Image) -> bool:
    return bool(ours.rows.get(key, {}).get("name") != image["name"])


def _free(name: str, taken: set[str]) -> str:
    free, n = name, 1
    while free.casefold() in taken:
        n += 1
        free = f"{name} ({n})"
    return free


def _keys_apart(union: Union, ours: Copy) -> None:
    """One key, one code: the code that had it here keeps it."""
    codes = [key for key, image in union.rows.items() if key[0] == "code" and image.get("key")]
    codes.sort(key=lambda key: (ours.rows.get(key, {}).get("key") != union.rows[key]["key"], key))
    taken: set[str] = set()
    for key in codes:
        pressed = union.rows[key]["key"]
        if pressed in taken and ours.rows.get(key, {}).get("key") != pressed:
            union.rows[key] = {**union.rows[key], "key": ""}
            union.notes.append(Note("unkeyed", *key, {"key": pressed}))
        taken.add(pressed)


def twins_joined(union: Union) -> None:
    """Where one coder has two codings with one code on the same words, one remains, with what both say."""
    places: dict[tuple[Any, ...], list[Key]] = defaultdict(list)
    for key, image in union.rows.items():
        if key[0] == "coding":
            places[tuple(image[name] for name in ("document_id", "coder_id", "code_id", "start", "end"))].append(key)
    became: dict[str, str] = {}
    for keys in places.values():
        first, *others = sorted(keys)
        for other in others:
            gone = union.rows.pop(other)
            union.rows[first] = _joined(union.rows[first], gone)
            union.notes.append(Note("joined", *other, {"with": first[1]}))
            became[other[1]] = first[1]
    for key, image in list(union.rows.items()) if became else ():
        for column, value in _naming(image, became):
            union.rows[key] = {**union.rows[key], column: value}


def _joined(kept: Image, gone: Image) -> Image:
    """What the other said comes behind; said before, it is not said twice."""
    one, other, memo = kept["direction"], gone["direction"], gone["memo"]
    direction = one or other
    if one and other and one != other:
        direction = one if Direction.NEUTRAL in (one, other) else str(Direction.BOTH)
        if direction == one != str(Direction.BOTH):
            memo = f"({other}) {memo}".strip()
    said = kept["memo"] if memo in kept["memo"] else f"{kept['memo']}\n\n{memo}".strip()
    return {**kept, "memo": said, "direction": direction, "important": kept["important"] or gone["important"]}


def _naming(image: Image, became: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The columns that name something that became something else."""
    for column, value in image.items():
        if column == "coding_id" and value in became:
            yield column, became[value]
        if isinstance(value, list):
            now = [_now(each, became) for each in value]
            if now != value:
                yield column, [each for n, each in enumerate(now) if each not in now[:n]]


def _now(value: Any, became: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _now(each, became) for name, each in value.items()}
    return became.get(value, value) if isinstance(value, str) else value
