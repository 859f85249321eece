"""Board lists: reading, keeping, and saying what is about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, group, option
from cli.files import read_file
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.documents import Content
    from corpora.boards import Board
    from corpora.spans import Span
    from corpora.tables import Table

SHAPE = ("rows", "columns", "encoding", "separator", "decimal", "sheet", "header_row", "key", "boards", "remarks")


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    boards = group(app, "boards")
    command(boards, "read", "boards-read")(read)
    command(boards, "import", "boards-import")(imported)
    command(app, "refer")(refer)


def read(
    at: Terminal, file: Annotated[Path, argument("file")], *, key: Annotated[str, option("--key")] = ""
) -> None:
    """What is understood of a list, without keeping it."""
    with _shaped(at):
        table = _table(file)
        value = _described(at, table, key)
        at.answer({**value, "refused": None, "message": None}, *_lines(at, value))


def imported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    key: Annotated[str, option("--key")] = "",
    name: Annotated[str, option("--name")] = "",
    by: Annotated[str, option("--group")] = "",
    as_of: Annotated[str, option("--as-of", metavar="JJJJ-MM-DD")] = "",
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Keep a list; columns that are not named are those that look like it."""
