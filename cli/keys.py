"""The key in the terminal: what is in it, what goes out, and the project's own list of names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands import argument, command, group, option
from cli.files import read_file
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.keys import Key
    from actions.workspace import Desk

PASSPHRASE = "DUIDING_PASSPHRASE"  # noqa: S105 the name of a variable, not what is in it
KeyPath = Annotated[Path | None, option("--key", said="key-path")]
PassphraseFile = Annotated[Path | None, option("--passphrase-file")]


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    key = group(app, "key")
    command(key, "show", "key-show")(key_show)
    command(key, "drop", "key-drop")(key_drop)
    command(key, "names", "key-names")(key_names)


def key_show(at: Terminal, *, key: KeyPath = None, passphrase_file: PassphraseFile = None) -> None:
    """Which names stand behind the pseudonyms."""
    from actions.keys import reveal

    path = place_of(at.desk() if key is None else None, key)
    names = reveal(path, passphrase_of(at, passphrase_file)).names
    lines = table([(pseudonym, ", ".join(known)) for pseudonym, known in names.items()]) if names else []
    at.answer({pseudonym: list(known) for pseudonym, known in names.items()}, *lines)


def key_drop(
    at: Terminal,
    pseudonym: Annotated[str, argument("pseudonym")],
    *,
    key: KeyPath = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Forget who somebody was."""
    from actions.keys import drop

    drop(place_of(at.desk() if key is None else None, key), pseudonym, passphrase_of(at, passphrase_file))
    at.answer({"dropped": pseudonym}, at.say("cli-key-dropped", pseudonym=pseudonym))


def key_names(
    at: Terminal,
    *,
    add: Annotated[list[str] | None, option("--add", said="names-add")] = None,
    remove: Annotated[list[str] | None, option("--remove", said="names-remove")] = None,
    read: Annotated[Path | None, option("--import", said="names-import")] = None,
    key: KeyPath = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """The project's own list of names; longer or shorter when that is asked."""
    from actions.keys import EMPTY, list_names, reveal, unlist_name
    from corpora.decoding import decoded
    from corpora.pseudonyms_lists import NOBODY, NameList

    path, said = place_of(at.desk() if key is None else None, key), passphrase_of(at, passphrase_file)
    text = decoded(read.name, read_file(read))[0] if read else ""
    new = NameList.parsed("\n".join((text, *(add or ()))))
    known: Key = reveal(path, said) if path.exists() or remove else EMPTY
    if new != NOBODY:
        known = list_names(path, new, said)
    for name in remove or ():
        known = unlist_name(path, name, said)
    names = known.listed.names
    lines = table([(name, kind.lower()) for kind, name in names]) if names else []
    value = [{"name": name, "kind": str(kind)} for kind, name in names]
    at.answer(value, *lines, at.say("cli-names-listed", n=len(names), count=len(names), key=str(path)))


def place_of(desk: Desk | None, key: Path | None) -> Path:
    """The key that is meant: the one that was named, or the project's own."""
    from actions.keys import default_path

    if key:
        return key
    if desk is None:
        raise Refusal("key-missing", path="–")
    return default_path(desk.project_id)


def passphrase_of(at: Terminal, file: Path | None) -> str:
    """From the file, or DUIDING_PASSPHRASE, or else asked for."""
    if file:
        return passphrase_in(file)
    return os.environ.get(PASSPHRASE) or str(typer.prompt(at.say("cli-passphrase"), hide_input=True, err=True))


def passphrase_in(file: Path) -> str:
    """The first line of a file; refuses `file-empty`."""
    from corpora.decoding import decoded

    lines = decoded(file.name, read_file(file))[0].removeprefix("\ufeff").splitlines()
    if not lines or not lines[0].strip():
        raise Refusal("file-empty", name=file.name)
    return lines[0].strip()
