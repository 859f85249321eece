"""Looking at a file before it is kept: what is found in it, what is repaired, who speaks; then keep it or not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from actions.documents import Added, add_all, refuse_double
from actions.shelf import Held as Held
from actions.shelf import Owner
from actions.workspace import Desk
from corpora.abreast import Pair, abreast
from corpora.documents import Reading, turns_by_speaker
from corpora.reading import read_all
from corpora.refusal import Refusal
from corpora.relabelling import Choices, among, relabelled
from corpora.repairs import ALL, NONE, Repair


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that waits, with the documents in it as they would be kept.

    `found` counts every repair that could be made, the ones that are switched off included; `speakers` gives the turns
    of each speaker under the name in the file.
    """

    held: Held
    readings: tuple[Reading, ...]
    found: Mapping[Repair, int]
    speakers: Mapping[str, int]


def hold(desk: Desk, name: str, data: bytes) -> Held:
    """Keep a file aside until it is kept or dropped; nothing is stored.

    Refuses what can't be read, `document-twice` and `preview-full`.
    """
    refuse_double(desk, name, data)
    readings = read_all(name, data)
    held = desk.workspace.shelf.put(_owner(desk), name, data, _now())
    desk.workspace.shelf.remembered(held.id, NONE, lambda: readings)
    return held


def waiting(desk: Desk) -> tuple[Held, ...]:
    """The files that this coder holds, in the order in which they came in."""
    return desk.workspace.shelf.waiting(_owner(desk), _now())


def preview(desk: Desk, held_id: str) -> Preview:
    """What is found in a file, as chosen; refuses `preview-gone`."""
    held = desk.workspace.shelf.look(_owner(desk), held_id, _now())
    as_found = _read(desk, held, NONE)
    plain = _read(desk, held, held.choices.without)
    found = {repair: n for repair in Repair if (n := sum(each.counted.get(repair, 0) for each in as_found))}
    return Preview(held, _named(desk, held, plain), found, _speakers(plain))


def side_by_side(desk: Desk, held_id: str, part: int = 0) -> tuple[Pair, ...]:
    """One of the documents in the file: without any repair, and as it would be kept."""
    held = desk.workspace.shelf.look(_owner(desk), held_id, _now())

    def compared() -> tuple[Pair, ...]:
        found = _read(desk, held, NONE)
        # Where nothing was counted that could be repaired, a reading without repairs is this one.
        untouched = found if not any(each.counted for each in found) else read_all(held.name, _data(desk, held), ALL)
        return abreast(untouched[part].text, _named(desk, held, _read(desk, held, held.choices.without))[part].text)

    return desk.workspace.shelf.remembered(held.id, ("pairs", part, *_key(held.choices)), compared)


def switch(desk: Desk, held_id: str, repair: Repair, *, on: bool) -> None:
    """Make a repair, or leave it undone."""
    held = desk.workspace.shelf.look(_owner(desk), held_id, _now())
    without = held.choices.without - {repair} if on else held.choices.without | {repair}
    _read(desk, held, without)  # a file that can't be read in this way is refused here
    _choose(desk, held, replace(held.choices, without=without))


def call(desk: Desk, held_id: str, speaker: str, name: str | None) -> None:
    """Give a speaker a name, that of another to make one of both, or None when the label is no speaker.

    The name in the file takes an earlier choice back. Refuses `speaker-unknown` and `speaker-name-wrong`.
    """
    held = desk.workspace.shelf.look(_owner(desk), held_id, _now())
    names = {**held.choices.names, speaker: name}
    if name == speaker:
        del names[speaker]
    plain = _read(desk, held, held.choices.without)
    if speaker not in _speakers(plain):
        raise Refusal("speaker-unknown", name=speaker, known=", ".join(_speakers(plain)) or "–")
    _named(desk, replace(held, choices=replace(held.choices, names=names)), plain)
    _choose(desk, held, replace(held.choices, names=names))


def keep(desk: Desk, held_id: str) -> tuple[Added, ...]:
    """Store the documents in a file as chosen, all or none; what is refused still waits. Refuses as `add` does."""
    held = desk.workspace.shelf.look(_owner(desk), held_id, _now())
    known = _speakers(_read(desk, held, held.choices.without))
    # A switch may have taken a speaker away that was renamed before.
    names = {speaker: name for speaker, name in held.choices.names.items() if speaker in known}
    added = add_all(desk, held.name, _data(desk, held), replace(held.choices, names=names))
    drop(desk, held_id)
    return added


def keep_all(desk: Desk) -> dict[str, Refusal]:
    """Keep every file that waits, each on its own; the refused ones still wait, by name."""
    refused = {}
    for held in waiting(desk):
        try:
            keep(desk, held.id)
        except Refusal as refusal:
            refused[held.name] = refusal
    return refused


def drop(desk: Desk, held_id: str) -> None:
    """Let a file go without storing anything of it."""
    desk.workspace.shelf.drop(_owner(desk), held_id)


def _read(desk: Desk, held: Held, without: frozenset[Repair]) -> tuple[Reading, ...]:
    return desk.workspace.shelf.remembered(held.id, without, lambda: read_all(held.name, _data(desk, held), without))


def _data(desk: Desk, held: Held) -> bytes:
    return desk.workspace.shelf.data(_owner(desk), held.id, _now())


def _named(desk: Desk, held: Held, plain: tuple[Reading, ...]) -> tuple[Reading, ...]:
    names = held.choices.names
    if not names:
        return plain
    return desk.workspace.shelf.remembered(
        held.id,
        ("named", *_key(held.choices)),
        lambda: tuple(relabelled(reading, among(names, reading)) for reading in plain),
    )


def _key(choices: Choices) -> tuple[frozenset[Repair], frozenset[tuple[str, str | None]]]:
    return choices.without, frozenset(choices.names.items())


def _speakers(readings: tuple[Reading, ...]) -> dict[str, int]:
    turns: dict[str, int] = {}
    for reading in readings:
        for speaker, n in turns_by_speaker(reading.segments).items():
            turns[speaker] = turns.get(speaker, 0) + n
    return turns


def _choose(desk: Desk, held: Held, choices: Choices) -> None:
    desk.workspace.shelf.choose(_owner(desk), held.id, choices, _now())


def _owner(desk: Desk) -> Owner:
    return desk.project_id, desk.coder_id


def _now() -> datetime:
    return datetime.now(UTC)
