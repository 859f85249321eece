"""Agreement on a table from elsewhere, so that a number can be checked without a project."""

import json
from pathlib import Path
from typing import Annotated

import typer

from cli.commands import argument, command, option
from cli.files import read_file
from cli.terminal import Terminal


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "agreement-table")(agreement_table)


def agreement_table(
    _at: Terminal,
    file: Annotated[Path, argument("agreement-table")],
    *,
    codes: Annotated[int, option("--codes", said="agreement-codes")] = 0,
) -> None:
    """Print every coefficient as JSON, None where undefined with its reason under `reasons`."""
    from actions.agreement_tables import agreement_of

    typer.echo(json.dumps(agreement_of(file.name, read_file(file), codes).written(), ensure_ascii=False, indent=2))
