"""Pseudonymising and forgetting: seen first, done when somebody says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, group, option
from cli.files import read_file, write_file
from cli.proposals import accepted_in, as_csv
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.pseudonymising import Preview
    from actions.workspace import Desk

PASSPHRASE = "DUIDING_PASSPHRASE"  # noqa: S105 the name of a variable, not what is in it
AROUND = 40


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "pseudonymise")(pseudonymise)
    command(app, "forget")(forget)
    key = group(app, "key")
    command(key, "show", "key-show")(key_show)
    command(key, "drop", "key-drop")(key_drop)


def pseudonymise(
    at: Terminal,
    name: Annotated[str, argument("document")],
    *,
    names: Annotated[Path | None, option("--names")] = None,
    accept: Annotated[str | None, option("--accept", metavar="all|CSV")] = None,
    key: Annotated[Path | None, option("--key", said="key-path")] = None,
    to: Annotated[Path | None, option("--to", said="proposals-to")] = None,
    deduce: Annotated[bool, option("--deduce")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Without `--accept` the proposals, and nothing changes; with it they are carried out."""
    from actions.pseudonymising import apply

    desk = at.desk(coder)
    seen = _seen(desk, name, names, key, deduce=deduce)
    if accept is None:
        _shown(at, seen, to)
        return
    chosen = seen.proposals
    if accept != "all":
        chosen = accepted_in(Path(accept).name, read_file(Path(accept)), seen.content.text)
    done = apply(desk, seen.content.document.id, chosen, _passphrase(at), key_path=key)
    facts = {"places": done.places, "pseudonyms": done.pseudonyms, "key": str(done.key_path)}
    at.answer({"document": done.name, **facts}, at.say("cli-pseudonymised", name=done.name, n=done.places, **facts))


def forget(
    at: Terminal,
    name: Annotated[str | None, typer.Argument(metavar="[DOCUMENT]", show_default=False)] = None,
    *,
    speaker: Annotated[str | None, option("--speaker")] = None,
    document: Annotated[str | None, option("--document", said="forget-document")] = None,
    yes: Annotated[bool, option("--yes")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """A document, or somebody who speaks in one or in all of them; asks first unless `--yes` is said."""
    from actions.forgetting import forget_document, forget_speaker, forgettable
    from cli.finding import named

    desk = at.desk(coder)
    if (name is None) == (speaker is None):
        raise Refusal("forget-what")
    found = named(forgettable(desk), said, "document-unknown") if (said := name or document) else None
    if not yes:
        typer.confirm(at.say("cli-forget-sure", name=speaker or (found.name if found else "")), abort=True, err=True)
    if speaker is None and found:
        done = forget_document(desk, found.id)
        sentence = at.say("cli-forgotten-document", name=done.name)
    else:
        done = forget_speaker(desk, str(speaker), found.id if found else None)
        sentence = at.say(
            "cli-forgotten-speaker", name=done.name, n=done.turns, turns=done.turns, documents=done.documents
        )
    at.answer({"name": done.name, "documents": done.documents, "turns": done.turns}, sentence)


def key_show(at: Terminal, path: Annotated[Path, argument("key")]) -> None:
    """Which names stand behind the pseudonyms."""
    from actions.keys import reveal

    names = reveal(path, _passphrase(at)).names
    lines = table([(pseudonym, ", ".join(known)) for pseudonym, known in names.items()]) if names else []
    at.answer({pseudonym: list(known) for pseudonym, known in names.items()}, *lines)


def key_drop(
    at: Terminal, path: Annotated[Path, argument("key")], pseudonym: Annotated[str, argument("pseudonym")]
) -> None:
    """Forget who somebody was."""
    from actions.keys import drop

    drop(path, pseudonym, _passphrase(at))
    at.answer({"dropped": pseudonym}, at.say("cli-key-dropped", pseudonym=pseudonym))


def _seen(desk: Desk, name: str, names: Path | None, key: Path | None, *, deduce: bool) -> Preview:
    """With the passphrase at hand, the key counts as a list of names."""
    from actions import deducing, documents
    from actions.keys import default_path, reveal
    from actions.pseudonymising import preview
    from cli.finding import named
    from corpora.decoding import decoded
    from corpora.pseudonyms import NameList

    document_id = named(documents.documents(desk), name, "document-unknown").id
    listed = NameList.parsed(decoded(names.name, read_file(names))[0]) if names else None
    path, passphrase = key or default_path(desk.project_id), os.environ.get(PASSPHRASE)
    known = reveal(path, passphrase) if passphrase and path.exists() else None
    detected = deducing.detected(documents.content(desk, document_id).text) if deduce else ()
    return preview(desk, document_id, listed, key=known, detected=detected)


def _shown(at: Terminal, seen: Preview, to: Path | None) -> None:
    if to:
        write_file(to, as_csv(seen.proposals))
    value = [
        {
            "start": each.span.start,
            "end": each.span.end,
            "quote": each.quote,
            "kind": str(each.kind),
            "pseudonym": each.pseudonym,
            "reason": at.say(f"pseudonym-reason-{each.reason}"),
            "context": context(seen, each.span.start, each.span.end),
        }
        for each in seen.proposals
    ]
    rows = [(row["pseudonym"], row["quote"], row["reason"], row["context"]) for row in value]
    lines = table([tuple(" ".join(str(cell).split()) for cell in row) for row in rows]) if rows else []
    at.answer(value, *lines, at.say("cli-proposals", n=len(value), count=len(value)))


def context(seen: Preview, start: int, end: int) -> str:
    """The words around a place."""
    text: Any = seen.content.text
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())


def _passphrase(at: Terminal) -> str:
    return os.environ.get(PASSPHRASE) or str(typer.prompt(at.say("cli-passphrase"), hide_input=True, err=True))
