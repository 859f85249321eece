"""Whether documents still bring anything new, and how far every coder is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import command, option
from cli.files import write_file
from cli.terminal import Terminal, table
from words import percentage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.workspace import Desk
    from coding.saturation import Saturation
    from coding.saturation_published import Read


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "saturation")(saturation)
    command(app, "progress")(progress)


def saturation(
    at: Terminal,
    *,
    order: Annotated[str, option("--order", metavar="added|name|coded", said="reading-order")] = "added",
    base: Annotated[int, option("--base", said="saturation-base")] = 4,
    run: Annotated[int, option("--run", said="saturation-run")] = 2,
    threshold: Annotated[float, option("--threshold", said="saturation-threshold")] = 0.05,
    by: Annotated[list[str] | None, option("--by", said="saturation-by")] = None,
    file: Annotated[Path | None, option("--export", said="csv-export")] = None,
    publication: Annotated[bool, option("--publication")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """New codes and code-document pairs per document, and whether saturation is reached."""
    from actions import saturating
    from cli.finding import coder_named
    from coding.saturation import Rule, reading_order

    desk = at.desk(coder)
    rule, wanted = Rule(base, run, threshold), reading_order(order)
    whose = tuple(coder_named(desk, name).id for name in by or ())
    found = saturating.saturation(desk, wanted, rule, whose)
    if file:
        write_file(file, saturating.saturation_csv(desk, wanted, rule, whose, published=publication))
    rows = _steps(at, desk, saturating.read(desk, found, published=publication), named=not publication)
    at.answer({"base_codes": found.base_codes, "reached": found.reached, "steps": rows}, *_lines(at, found, rows))


def _steps(at: Terminal, desk: Desk, read: Sequence[Read], *, named: bool) -> list[dict[str, Any]]:
    from actions.documents import documents

    names = {document.id: document.name for document in documents(desk)}

    def name(each: Read) -> str:
        if named:
            return names[each.step.document_id]
        return at.say("saturation-documents", n=each.last - each.first + 1, number=each.number)

    return [
        {
            "document": name(each),
            "new": len(step.new_ids),
            "so_far": step.codes,
            "codes": len(step.code_ids),
            "pairs": step.pairs,
            "share": step.share,
        }
        for each in read
        for step in [each.step]
    ]


def _lines(at: Terminal, found: Saturation, rows: list[dict[str, Any]]) -> list[str]:
    from coding.saturation import verdict

    if not rows:
        return [at.say("saturation-nothing")]
    columns = ("new", "so-far", "here", "pairs", "share")
    head = (at.say("document"), *(at.say(f"saturation-{column}") for column in columns))
    cells = [
        (
            row["document"],
            *(at.number(row[name]) for name in ("new", "so_far", "codes", "pairs")),
            "" if row["share"] is None else percentage(row["share"], language=at.language),
        )
        for row in rows
    ]
    code, facts = verdict(found)
    said = {
        name: percentage(fact, language=at.language) if isinstance(fact, float) else fact
        for name, fact in facts.items()
    }
    return [*table([head, *cells], right=(1, 2, 3, 4, 5)), at.say(f"saturation-{code}", **said)]


def progress(
    at: Terminal,
    *,
    file: Annotated[Path | None, option("--export", said="csv-export")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """What every coder marked of every document."""
    from actions import saturating
    from actions.documents import documents
    from actions.workspace import coders

    desk = at.desk(coder)
    if file:
        write_file(file, saturating.progress_csv(desk))
    names = {document.id: document.name for document in documents(desk)}
    names |= {each.id: each.name for each in coders(desk)}
    value: list[dict[str, Any]] = [
        {
            "document": names[row.document_id],
            "coder": names[row.coder_id],
            "codings": row.codings,
            "share": round(row.share, 4),
            "turns": row.turns,
            "of_turns": row.of_turns,
            "reach": round(row.reach, 4),
        }
        for row in saturating.progress(desk)
    ]
    at.answer(value, *_table(at, value))


def _table(at: Terminal, value: list[dict[str, Any]]) -> list[str]:
    columns = ("coder", "codings", "marked", "turns", "reach")
    head = (at.say("document"), *(at.say(f"progress-{column}") for column in columns))
    rows = [
        (
            row["document"],
            row["coder"],
            at.number(row["codings"]),
            percentage(row["share"], language=at.language),
            f"{row['turns']}/{row['of_turns']}",
            percentage(row["reach"], language=at.language),
        )
        for row in value
    ]
    return table([head, *rows], right=(2, 3, 4, 5))
