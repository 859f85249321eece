"""A project in one file: to another laptop, and back into the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from cli.commands import argument, command, option
from cli.keys import passphrase_in
from cli.terminal import Terminal, table
from corpora.refusal import Refusal
from words import kind_name

if TYPE_CHECKING:
    from actions.uniting import Merging

PROMPT = "prompt"
Phrase = Annotated[str, option("--passphrase-from")]
File = Annotated[Path, argument("duiding")]


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "pack")(pack)
    command(app, "unpack")(unpack)
    command(app, "merge", "travel-merge")(merge)


def pack(
    at: Terminal,
    file: File,
    *,
    coder: Annotated[str, option("--coder", said="pack-coder")] = "",
    passphrase_from: Phrase = "",
    without_files: Annotated[bool, option("--without-files")] = False,
) -> None:
    """Write the project into one file, of everybody or of one coder."""
    from actions.travelling import Luggage, pack
    from actions.workspace import Desk
    from cli.finding import coder_named

    desk = at.desk()
    coder_id = coder_named(desk, coder).id if coder else None
    luggage = Luggage(not without_files, coder_id, _phrase(at, passphrase_from))
    if file.is_dir() or not file.parent.is_dir():
        raise Refusal("file-is-folder" if file.is_dir() else "folder-missing", name=str(file))
    beside = file.with_name(file.name + ".new")
    try:
        with beside.open("wb") as written:
            pack(Desk(desk.workspace, desk.project_id, coder_id), written, luggage)
        beside.replace(file)
    except OSError as error:
        raise Refusal("file-unwritable", name=str(file)) from error
    finally:
        beside.unlink(missing_ok=True)
    at.answer({"file": str(file), "bytes": file.stat().st_size}, at.say("cli-written", file=str(file)))


def unpack(at: Terminal, file: File, *, passphrase_from: Phrase = "") -> None:
    """Open a file as a project of its own."""
    from actions.travelling import unpack

    with _opened(file) as data:
        made = unpack(at.workspace, data, file.name, _phrase(at, passphrase_from))
    at.answer({"project": made.name, "revision": made.revision}, at.say("cli-unpacked", name=made.name))


def merge(
    at: Terminal,
    file: File,
    *,
    coder: Annotated[str, option("--coder")] = "",
    preview: Annotated[bool, option("--preview", said="merge-preview")] = False,
    conflicts: Annotated[str, option("--conflicts", metavar="mine|theirs|newest")] = "",
    passphrase_from: Phrase = "",
) -> None:
    """Take over what is in a file; what both changed is told and settled by a rule."""
    from actions import uniting

    phrase = _phrase(at, passphrase_from)
    desk = at.desk() if preview else at.desk(coder or None)
    with _opened(file) as data:
        seen = uniting.preview(desk, data, file.name, phrase)
        if preview or (seen.undecided and not conflicts):
            at.answer(_value(seen), *_lines(at, seen))
            if preview:
                return
            raise Refusal("merge-undecided", n=seen.undecided)
        done = uniting.merge(desk, data, file.name, phrase, rule=conflicts or None)
    last = at.say("cli-merged", revision=done.revision) if done.revision else at.say("travel-nothing")
    at.answer(_value(done), *([] if done.nothing else _lines(at, done)), last)


def _phrase(at: Terminal, source: str) -> str:
    """None, or from a file, or asked for."""
    if source == PROMPT:
        return str(typer.prompt(at.say("cli-passphrase"), hide_input=True, err=True))
    return passphrase_in(Path(source)) if source else ""


def _opened(file: Path) -> BinaryIO:
    if not file.is_file():
        raise Refusal("file-is-folder" if file.is_dir() else "file-missing", name=str(file))
    try:
        return file.open("rb")
    except OSError as error:
        raise Refusal("file-closed", name=str(file)) from error


def _lines(at: Terminal, seen: Merging) -> list[str]:
    if seen.nothing and not seen.remarks:
        return [at.say("travel-nothing")]
    words = at.words()
    head = tuple(words(f"travel-column-{name}") for name in ("kind", "coder", "added", "changed", "removed"))
    rows = [
        (kind_name(words, each.kind), each.coder, *map(at.number, (each.added, each.changed, each.removed)))
        for each in seen.tallies
    ]
    lines = table([head, *rows], right=(2, 3, 4)) if rows else []
    lines += [
        at.say("cli-merge-conflict", about=each.about, mine=each.mine or "–", theirs=each.theirs or "–")
        for each in seen.disputes
    ]
    for each in seen.remarks:
        said = at.say(f"travel-note-{each.note.what}", about=each.about or kind_name(words, each.note.kind))
        lines.append(" · ".join(filter(None, (said, each.coder, each.document, each.quote))))
    return lines


def _value(seen: Merging) -> dict[str, Any]:
    counts = ("kind", "coder", "added", "changed", "removed")
    return {
        "project": seen.project,
        "same_project": seen.same,
        "revision": seen.revision,
        "undecided": seen.undecided,
        "changes": [{name: getattr(each, name) for name in counts} for each in seen.tallies],
        "conflicts": [
            {
                "name": each.conflict.name,
                "about": each.about,
                "field": each.conflict.field,
                "mine": each.mine,
                "theirs": each.theirs,
                "newest": each.conflict.newest,
            }
            for each in seen.disputes
        ],
        "notes": [
            {
                "what": each.note.what,
                "kind": each.note.kind,
                "id": each.note.subject,
                "about": each.about,
                "coder": each.coder,
                "document": each.document,
                "quote": each.quote,
            }
            for each in seen.remarks
        ],
    }
