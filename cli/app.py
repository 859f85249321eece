"""Every command of the terminal, by group."""

import typer

from cli import (
    agreement_tables,
    boards,
    codebook,
    coding,
    counting,
    documents,
    handing,
    importing,
    memos,
    participants,
    projects,
    pseudonyms,
    saturating,
    searching,
    themes,
    travelling,
)
from cli.commands import help_for

app = typer.Typer(
    help=help_for("app"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for room in (
    projects,
    importing,
    documents,
    participants,
    searching,
    codebook,
    boards,
    coding,
    agreement_tables,
    counting,
    saturating,
    themes,
    memos,
    handing,
    travelling,
    pseudonyms,
):
    room.add_to(app)
