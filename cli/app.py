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
    joint_cases,
    joint_findings,
    joint_tables,
    jointing,
    memos,
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
    joint_cases,
    counting,
    saturating,
    themes,
    memos,
    handing,
    travelling,
    pseudonyms,
    accounts,
):
    room.add_to(app)
