"""Quotations from elsewhere, as codings in the documents of this project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.commands import argument, command, option
from cli.files import read_file
from cli.terminal import Terminal


def add_to(app: typer.Typer) -> None:
    """The command of this room."""
    command(app, "import-quotes")(imported)


def imported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    coder: Annotated[str, option("--coder")],
    preview: Annotated[bool, option("--preview", said="nothing-kept")] = False,
) -> None:
    """Code what a table of quotations says, as one coder; what is not surely found is listed by its line."""
    from actions.quoting import bring_quotes

    done = bring_quotes(at.desk(coder), file.name, read_file(file), keep=not preview)
    repairs = [at.say(each.code, **each.facts) for each in done.repairs]
    left = [at.say(each.code, **each.facts) for each in done.left]
    key = "cli-quotes-seen" if preview else "cli-quotes-coded"
    message = at.say(key, n=done.made, count=done.made, already=done.already, codes=len(done.codes))
    value = {"made": done.made, "already": done.already, "codes": list(done.codes), "repairs": repairs, "lost": left}
    lines = [f"- {line}" for line in (*repairs, *left)]
    at.answer({**value, "refused": None, "message": message}, message, *lines)
