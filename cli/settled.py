"""What came of settling differences, in the terminal: agreement as it was, definitions to change, one's own codings."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.commands import command, option
from cli.settling import Coders, Documents, Who, scope_of
from cli.terminal import Terminal


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    for deed in (settle_measure, settle_definitions, settle_mine):
        command(app, deed.__name__.replace("_", "-"))(deed)


def settle_measure(
    at: Terminal,
    *,
    coder: Annotated[str, option("--coder")] = "",
    coders: Coders = None,
    documents: Documents = None,
    round_name: Annotated[str, option("--round", said="settle-round")] = "",
    show: Annotated[bool, option("--show", said="settle-show")] = False,
) -> None:
    """Keep agreement as it is now, or show what was kept; of a round if one is named."""
    from actions.measuring import keep_agreement, snapshots
    from actions.round_progress import state_named
    from cli.differences import measured, measured_lines

    desk = at.desk(coder or None)
    of = state_named(desk, round_name).round.id if round_name else None
    if not show:
        keep_agreement(desk, scope=scope_of(desk, coders, documents), round_id=of)
    value = [measured(desk, each) for each in snapshots(desk) if of in (None, each.round_id)]
    at.answer(value, *([] if show else [at.say("cli-settle-measured")]), *measured_lines(at, value))


def settle_definitions(at: Terminal) -> None:
    """The codes whose definition must change."""
    from actions.differing import to_redefine

    value = [{"code": each.code.name, "n": len(each.rulings)} for each in to_redefine(at.desk())]
    at.answer(value, *(at.say("cli-definition-line", **each) for each in value))


def settle_mine(at: Terminal, *, coder: Who) -> None:
    """What became of somebody's codings."""
    from actions.coding import codings
    from actions.differing import became
    from cli.differences import outcomes

    desk = at.desk(coder)
    own = [made for made in codings(desk) if made.coder_id == desk.coder_id]
    value = outcomes(desk, own, became(desk))
    lines = [(at.say(f"settling-outcome-{row['outcome']}"), row["code"], f"“{row['quote']}”") for row in value]
    at.answer(value, *map("  ".join, lines))
