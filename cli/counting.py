"""Counting codes per part of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands import command, option
from cli.terminal import Terminal, table

if TYPE_CHECKING:
    from coding.counting_parts import PartColumn


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "part-counts")(counts)


def counts(at: Terminal, *, attribute: Annotated[str, option("--attribute", said="count-attribute")] = "") -> None:
    """How often every category and code occurs per name of a part, or per value of an attribute."""
    from actions.counting import counts_by_part

    columns = counts_by_part(at.desk(), attribute)
    value = [
        {
            "column": column.label,
            "documents": column.of,
            "rows": [
                {"label": row.label, "documents": row.tally.documents, "fragments": row.tally.fragments}
                for row in column.rows
            ],
        }
        for column in columns
    ]
    at.answer(value, *_count_table(at, columns))


def _count_table(at: Terminal, columns: tuple[PartColumn, ...]) -> list[str]:
    if not columns:
        return [at.say("cli-no-parts")]
    head = (at.say("column-name"), *(column.label or at.say("parts-outside") for column in columns))
    rows = [
        (together[0].label, *(at.number(row.tally.fragments) for row in together))
        for together in zip(*(column.rows for column in columns), strict=True)
        if any(row.tally.fragments for row in together)
    ]
    return table([head, *rows], right=tuple(range(1, len(head))))
