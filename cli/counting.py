"""Counting codes per part of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands import command, option
from cli.terminal import Terminal, table
from cli.withheld import of_table

if TYPE_CHECKING:
    from coding.counting_parts import PartColumn
    from coding.withholding import Withheld


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "part-counts")(counts)


def counts(
    at: Terminal,
    *,
    attribute: Annotated[str, option("--attribute", said="count-attribute")] = "",
    publication: Annotated[bool, option("--publication")] = False,
    withheld: Annotated[bool, option("--withheld")] = False,
) -> None:
    """How often every category and code occurs per name of a part, or per value of an attribute."""
    from actions.counting import counts_by_part
    from actions.publishing import of_parts
    from coding.withholding import NOTHING

    desk = at.desk()
    kept_back = of_parts(desk, attribute) if publication else NOTHING
    columns = tuple(each for each in counts_by_part(desk, attribute) if each.label not in kept_back.groups)
    value = [
        {
            "column": column.label,
            "documents": column.of,
            "rows": [
                {"label": row.label, "documents": row.tally.documents, "fragments": row.tally.fragments}
                if (row.id, column.label) not in kept_back.cells
                else {"label": row.label, "documents": None, "fragments": None}
                for row in column.rows
            ],
        }
        for column in columns
    ]
    told, sentences = of_table(at, desk, kept_back, withheld=withheld) if publication else ({}, [])
    at.answer({"columns": value, **told} if publication else value, *_count_table(at, columns, kept_back), *sentences)


def _count_table(at: Terminal, columns: tuple[PartColumn, ...], kept_back: Withheld) -> list[str]:
    if not columns:
        return [at.say("cli-no-parts")]
    head = (at.say("column-name"), *(column.label or at.say("parts-outside") for column in columns))
    rows = [
        (
            together[0].label,
            *(
                at.say("joint-head-hidden")
                if (row.id, column.label) in kept_back.cells
                else at.number(row.tally.fragments)
                for row, column in zip(together, columns, strict=True)
            ),
        )
        for together in zip(*(column.rows for column in columns), strict=True)
        if any(row.tally.fragments for row in together)
    ]
    return table([head, *rows], right=tuple(range(1, len(head))))
