"""Forgetting for good: a document, or somebody who speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.commands import command, option
from cli.keys import passphrase_of, place_of
from cli.terminal import Terminal
from corpora.refusal import Refusal


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "forget")(forget)


def forget(
    at: Terminal,
    name: Annotated[str | None, typer.Argument(metavar="[DOCUMENT]", show_default=False)] = None,
    *,
    speaker: Annotated[str | None, option("--speaker")] = None,
    document: Annotated[str | None, option("--document", said="forget-document")] = None,
    yes: Annotated[bool, option("--yes")] = False,
    from_key: Annotated[bool, option("--from-key")] = False,
    key: Annotated[Path | None, option("--key", said="key-path")] = None,
    passphrase_file: Annotated[Path | None, option("--passphrase-file")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """A document, or somebody who speaks in one or in all of them; asks first unless `--yes` is said."""
    from actions.forgetting import forget_document, forget_speaker, forgettable
    from actions.keys import drop_speaker, reveal
    from cli.finding import named

    desk = at.desk(coder)
    if (name is None) == (speaker is None) or (from_key and speaker is None):
        raise Refusal("forget-what")
    found = named(forgettable(desk), said, "document-unknown") if (said := name or document) else None
    if not yes:
        typer.confirm(at.say("cli-forget-sure", name=speaker or (found.name if found else "")), abort=True, err=True)
    path, passphrase = place_of(desk, key), passphrase_of(at, passphrase_file) if from_key else ""
    if from_key:
        reveal(path, passphrase)  # a wrong passphrase is said before anything is forgotten
    if speaker is None and found:
        done = forget_document(desk, found.id)
        sentence = at.say("cli-forgotten-document", name=done.name)
    else:
        done = forget_speaker(desk, str(speaker), found.id if found else None)
        counts = {"turns": done.turns, "documents": done.documents}
        sentence = at.say("cli-forgotten-speaker", name=done.name, n=done.turns, **counts)
    dropped = drop_speaker(path, str(speaker), passphrase) if from_key else ()
    facts = {"name": done.name, "documents": done.documents, "turns": done.turns, "dropped": list(dropped)}
    at.answer(facts, sentence, *(at.say("cli-key-dropped", pseudonym=each) for each in dropped))
