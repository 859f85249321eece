"""A merge as people read it: how much of whose comes, changes and goes, and what needs a look, by its name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actions.uniting_planning import Plan
from coding.uniting import Conflict, Note
from coding.uniting_log import PLACE, TEXT, Image, Key

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a kind, of one coder where they have one, are added, changed and removed."""

    kind: str
    coder: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict about something by its name, with what stands on both sides."""

    conflict: Conflict
    about: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A note about something by its name; `quote` are the words of a fragment."""

    note: Note
    about: str
    coder: str = ""
    document: str = ""
    quote: str = ""


def tallies(plan: Plan) -> tuple[Tally, ...]:
    """By kind and coder; a kind of which nothing changes is not there."""
    before, after = plan.ours.rows, plan.union.rows
    counts: Counter[tuple[str, str, str]] = Counter()
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        what = "added" if old is None else "removed" if new is None else "changed"
        image = new or old or {}
        counts[key[0], _coder(plan, image), what] += 1
    found = sorted({(kind, coder) for kind, coder, _ in counts})
    return tuple(
        Tally(kind, coder, *(counts[kind, coder, what] for what in ("added", "changed", "removed")))
        for kind, coder in found
    )


def disputes(plan: Plan) -> tuple[Dispute, ...]:
    """Every conflict, in words."""
    return tuple(
        Dispute(
            each,
            _about(plan, (each.kind, each.subject)),
            _shown(plan, each, each.mine, plan.ours.rows),
            _shown(plan, each, each.theirs, plan.theirs.rows),
        )
        for each in plan.union.conflicts
    )


def remarks(plan: Plan) -> tuple[Remark, ...]:
    """Every note, in words."""
    return tuple(_remark(plan, note) for note in plan.union.notes)


def _remark(plan: Plan, note: Note) -> Remark:
    key = (note.kind, note.subject)
    image = note.facts.get("image") or _image(plan, key)
    quote = str(note.facts.get("quote") or _quote(plan, key, image))
    document = _name(plan, ("document", str(image.get("document_id"))))
    return Remark(note, _about(plan, key), _coder(plan, image), document, quote[:LONGEST])


def _image(plan: Plan, key: Key) -> Image:
    return plan.union.rows.get(key) or plan.ours.rows.get(key) or plan.theirs.rows.get(key) or {}


def _coder(plan: Plan, image: Image) -> str:
    return _name(plan, ("coder", str(image.get("coder_id"))))


def _name(plan: Plan, key: Key) -> str:
    image = _image(plan, key)
    return str(image.get("name") or image.get("title") or "")


def _about(plan: Plan, key: Key) -> str:
    """The name of a thing, or that of the code of a coding."""
    image = _image(plan, key)
    return _name(plan, key) or _name(plan, ("code", str(image.get("code_id"))))


def _quote(plan: Plan, key: Key, image: Image) -> str:
    side = plan.ours if key in plan.ours.rows else plan.theirs
    return _words(plan, image, side.rows)


def _words(plan: Plan, image: Image, rows: Mapping[Key, Image]) -> str:
    """What stands at a place in the text of that copy."""
    document_id = str(image.get("document_id"))
    version = rows.get(("document", document_id), {}).get("version")
    text = plan.text(document_id, version) if version and image.get("start") is not None else None
    return text[image["start"] : image["end"]] if text else ""


def _shown(plan: Plan, conflict: Conflict, columns: Image, rows: Mapping[Key, Image]) -> str:
    if conflict.field == PLACE:
        return _words(plan, rows[conflict.kind, conflict.subject], rows)[:LONGEST]
    if conflict.field == TEXT:
        return str(columns.get("words", ""))
    return ", ".join(_said(plan, value) for value in columns.values())[:LONGEST]


def _said(plan: Plan, value: object) -> str:
    """A value as people read it: what an id names, a list with commas."""
    if isinstance(value, list):
        return ", ".join(_said(plan, each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_said(plan, each)}" for name, each in sorted(value.items()))
    named = list(_naming(plan, str(value)))
    return named[0] if named else "" if value is None else str(value)


def _naming(plan: Plan, row_id: str) -> Iterator[str]:
    for kind in ("code", "category", "coder", "document", "board_list"):
        if name := _name(plan, (kind, row_id)):
            yield name
