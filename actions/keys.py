"""The key: which name a pseudonym stands for, and the project's own names. An encrypted file apart from the project."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from platformdirs import user_data_path

from actions.keys_file import FORMATS, locked, seal, unsealed
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_labels import NUMBERED, normal
from corpora.pseudonyms_lists import NOBODY, NameList
from corpora.refusal import Refusal

FOLDER = "DUIDING_KEYS"


@dataclass(frozen=True, slots=True)
class Key:
    """The names behind each pseudonym, as they stood in the text; and the project's own list of names to look for."""

    names: Mapping[str, tuple[str, ...]]
    listed: NameList = NOBODY

    def by_name(self) -> dict[str, str]:
        """The pseudonym of every name, the name as it is compared."""
        return {normal(name): pseudonym for pseudonym, names in self.names.items() for name in names}

    def with_names(self, pairs: Iterable[tuple[str, str]]) -> "Key":
        """This key and these names with their pseudonyms."""
        names = {pseudonym: list(known) for pseudonym, known in self.names.items()}
        for name, pseudonym in pairs:
            if name not in names.setdefault(pseudonym, []):
                names[pseudonym].append(name)
        return replace(self, names={pseudonym: tuple(known) for pseudonym, known in names.items()})

    def without(self, pseudonym: str) -> "Key":
        """This key without one pseudonym and its names, on the list as well; refuses `pseudonym-unknown`."""
        if pseudonym not in self.names:
            raise Refusal("pseudonym-unknown", pseudonym=pseudonym)
        gone = {normal(name) for name in self.names[pseudonym]}
        listed = NameList(tuple(each for each in self.listed.names if normal(each[1]) not in gone))
        return Key({each: names for each, names in self.names.items() if each != pseudonym}, listed)


EMPTY = Key({})


def default_path(project_id: UUID) -> Path:
    """Where a project's key is kept when nothing else is said: in the folder that DUIDING_KEYS names, or else in the
    user's data folder, under `keys`."""
    chosen = os.environ.get(FOLDER)
    folder = Path(chosen).expanduser() if chosen else user_data_path("Duiding", appauthor=False) / "keys"
    return folder / f"{project_id}.key"


def reveal(path: Path, passphrase: str) -> Key:
    """The key in a file; refuses `key-missing`, `key-damaged` and `passphrase-wrong`."""
    form, value = unsealed(path, passphrase)
    try:
        held = cast("dict[str, Any]", {"names": value} if form == FORMATS[0] else value)
        names = {pseudonym: tuple(known) for pseudonym, known in held["names"].items()}
        return Key(names, NameList(tuple((Kind(kind), name) for kind, name in held.get("list", ()))))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Refusal("key-damaged", path=str(path)) from error


def revealed_or_new(path: Path, passphrase: str) -> Key:
    """The key in a file, or an empty one where there is no file yet."""
    return reveal(path, passphrase) if path.exists() else EMPTY


def keep(path: Path, key: Key, passphrase: str) -> None:
    """Keep a key; whoever changes one holds it with `keys_file.locked` from before it was read."""
    listed = [[str(kind), name] for kind, name in key.listed.names]
    seal(path, {"names": dict(key.names), "list": listed}, passphrase)


def changed(path: Path, passphrase: str, change: Callable[[Key], Key], *, begin: bool = False) -> Key:
    """Change a key while everybody else waits, or with `begin` start one; what `reveal` and `seal` refuse."""
    with locked(path):
        key = change(revealed_or_new(path, passphrase) if begin else reveal(path, passphrase))
        keep(path, key, passphrase)
    return key


def drop(path: Path, pseudonym: str, passphrase: str) -> Key:
    """Take a pseudonym and its names out of a key, for good: nobody can tell any more who it was."""
    return changed(path, passphrase, lambda key: key.without(pseudonym))


def drop_speaker(path: Path, speaker: str, passphrase: str) -> tuple[str, ...]:
    """Take out every pseudonym that a speaker's label shows; which those were."""
    shown = {match[0] for match in NUMBERED.finditer(speaker)}
    dropped = tuple(pseudonym for pseudonym in reveal(path, passphrase).names if pseudonym in shown)
    for pseudonym in dropped:
        drop(path, pseudonym, passphrase)
    return dropped


def list_names(path: Path, names: NameList, passphrase: str) -> Key:
    """Put names on the project's own list; one that is on it gets the kind that is said now."""
    return changed(path, passphrase, lambda key: replace(key, listed=key.listed.with_names(names.names)), begin=True)


def unlist_name(path: Path, name: str, passphrase: str) -> Key:
    """Take a name off the list; refuses `name-not-listed`. What was replaced by it stays replaced."""
    return changed(path, passphrase, lambda key: replace(key, listed=key.listed.without(name)))
