"""Codes beside groups of documents of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import command, option
from cli.files import write_file
from cli.joint_tables import lines, written
from cli.terminal import Terminal

if TYPE_CHECKING:
    from actions.jointing import JointDisplay


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "joint")(joint)


def joint(
    at: Terminal,
    *,
    group: Annotated[str, option("--group", metavar="ATTRIBUTE", said="joint-group")] = "",
    unit: Annotated[str, option("--unit", metavar="document|part|board", said="joint-unit")] = "document",
    everything: Annotated[bool, option("--all", said="joint-all")] = False,
    seed: Annotated[int, option("--seed")] = 1,
    file: Annotated[Path | None, option("--export", said="csv-export")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Counts, effects and tests by code and by category, each a family of its own."""
    from actions import jointing
    from coding.joint_grouping import counted_in

    desk = at.desk(coder)
    grouping, each = jointing.grouping_named(desk, group), counted_in(unit)
    if file:
        write_file(file, jointing.joint_csv(desk, grouping, each))
    found = jointing.display(desk, grouping, each, everything=everything, seed=seed)
    value = {"group": grouping.name, "source": str(grouping.source), "unit": str(each), **_written(at, found)}
    at.answer(value, *lines(at, found.categories), "", *lines(at, found.codes))


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
