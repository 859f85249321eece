"""Codes beside groups of documents of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.files import write_file
from cli.joint_tables import lines, written
from cli.terminal import Terminal
from cli.withheld import of_table

if TYPE_CHECKING:
    from actions.jointing import JointDisplay
    from actions.workspace import Desk


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "joint")(joint)
    command(app, "publish")(publish)


def joint(
    at: Terminal,
    *,
    group: Annotated[str, option("--group", metavar="ATTRIBUTE", said="joint-group")] = "",
    unit: Annotated[str, option("--unit", metavar="document|part|board", said="joint-unit")] = "document",
    everything: Annotated[bool, option("--all", said="joint-all")] = False,
    seed: Annotated[int, option("--seed")] = 1,
    file: Annotated[Path | None, option("--export", said="csv-export")] = None,
    published: Annotated[bool, option("--publication", "--published")] = False,
    withheld: Annotated[bool, option("--withheld")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Counts, effects and tests by code and by category, each a family of its own."""
    from actions import joint_cautions, jointing, publishing
    from coding.joint import CAVEATS
    from coding.joint_grouping import counted_in

    desk = at.desk(coder)
    grouping, each = jointing.grouping_named(desk, group), counted_in(unit)
    if file:
        write_file(file, (publishing.display_csv if published else jointing.joint_csv)(desk, grouping, each))
    found = jointing.display(desk, grouping, each, everything=everything, seed=seed)
    if published:
        return _published(at, desk, found, withheld=withheld)
    told = [at.say(key, **facts) for key, facts in joint_cautions.cautions(desk, found)]
    caveats = [at.say(f"joint-caveat-{name}") for name in CAVEATS]
    facts = {"group": grouping.name, "source": str(grouping.source), "unit": str(each)}
    value = {**facts, "cautions": told, "caveats": caveats, **_written(at, found)}
    return at.answer(value, *lines(at, found.categories), "", *lines(at, found.codes), *told, "", *caveats)


def publish(
    at: Terminal,
    n: Annotated[int | None, argument("least")] = None,
    *,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """From how many boards on something is published."""
    from actions import publishing

    desk = at.desk(coder)
    if n is not None:
        publishing.set_least(desk, n)
    value = {"least": publishing.least(desk)}
    at.answer(value, at.say("cli-least-said", n=value["least"]))


def _published(at: Terminal, desk: Desk, found: JointDisplay, *, withheld: bool) -> None:
    """Only what may be seen by everybody, and apart from that what was left out."""
    from actions import publishing

    kept_back = publishing.of_display(desk, found)
    cells = [
        {"label": subject.label, "category": subject.is_category, "group": cell.group, "fragments": cell.fragments}
        for subject in found.counts.subjects
        for cell in subject.cells
        if (subject.id, cell.group) not in kept_back.cells
    ]
    told, sentences = of_table(at, desk, kept_back, withheld=withheld)
    said = (f"{each['label']} · {each['group']}: {each['fragments']}" for each in cells)
    at.answer({"least": publishing.least(desk), "cells": cells, **told}, *said, *sentences)


def _written(at: Terminal, found: JointDisplay) -> dict[str, Any]:
    """The codes as `joint-table` prints them, and beside them the categories; each with its balance."""
    codes, categories = written(at, found.codes), written(at, found.categories)
    for subject in found.counts.subjects:
        row = (categories if subject.is_category else codes)["codes"][subject.label]
        row["per_1000_words"] = {cell.group: cell.per_1000_words for cell in subject.cells}
        row["promoting"] = {cell.group: cell.balance.promoting for cell in subject.cells}
        row["hindering"] = {cell.group: cell.balance.hindering for cell in subject.cells}
        row["not_raised"] = [cell.group for cell in subject.cells if cell.unraised]
    return {**codes, "categories": {"family": categories["family"], "codes": categories["codes"]}}
