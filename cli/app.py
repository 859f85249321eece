"""Every command of the terminal, by group."""

import typer

from cli import (
    accounts,
    agreeing,
    agreement_tables,
    boards,
    codebook,
    coding,
    counting,
    documents,
    exchanging,
    handing,
    importing,
    joint_findings,
    joint_tables,
    jointing,
    memos,
    networking,
    participants,
    projects,
    pseudonyms,
    rounds,
    saturating,
    searching,
    settling,
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
    exchanging,
    participants,
    searching,
    codebook,
    boards,
    coding,
    rounds,
    agreeing,
    agreement_tables,
    settling,
    joint_tables,
    jointing,
    joint_findings,
    counting,
    saturating,
    networking,
    themes,
    memos,
    handing,
    travelling,
    pseudonyms,
    accounts,
):
    room.add_to(app)
