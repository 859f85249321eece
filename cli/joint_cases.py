"""Boards and quotes of a project as joint displays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.files import write_file
from cli.joint_findings import subject_named
from cli.terminal import Terminal

if TYPE_CHECKING:
    from coding.joint_ordered import Case, Ordered


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "joint-boards")(joint_boards)
    command(app, "joint-plot")(joint_plot)
    command(app, "joint-quotes")(joint_quotes)


def joint_boards(
    at: Terminal,
    *,
    by: Annotated[str, option("--by", metavar="ATTRIBUTE", said="boards-by")] = "",
    file: Annotated[Path | None, option("--export", said="csv-export")] = None,
) -> None:
    """Boards in the order of an attribute, with their fragments of every category and code; None is not raised."""
    from actions import joint_cases

    desk = at.desk()
    attribute = joint_cases.attribute_named(desk, by)
    if file:
        write_file(file, joint_cases.cases_csv(desk, attribute))
    found = joint_cases.cases(desk, attribute)
    value = [_value(found, case) for case in found.cases]
    said = [f"{each['board']}: {each['value'] or '–'}" for each in value] or [at.say("cli-nothing-named")]
    at.answer({"by": found.attribute, "boards": value}, *said)


def joint_plot(
    at: Terminal,
    code: Annotated[str, argument("code")],
    *,
    by: Annotated[str, option("--by", metavar="ATTRIBUTE", said="boards-by")] = "",
    seed: Annotated[int, option("--seed")] = 1,
) -> None:
    """An attribute of boards against how often a code or category is used, per 1,000 words about each."""
    from actions import joint_cases

    desk = at.desk()
    attribute = joint_cases.attribute_named(desk, by)
    plot = joint_cases.plot(desk, attribute, subject_named(desk, code), seed=seed)
    dots = [{"board": dot.name, "at": dot.at, "per_1000_words": dot.rate} for dot in plot.dots]
    counted: dict[str, Any] = {
        "by": attribute.name,
        "rho": plot.rho,
        "p": plot.p,
        "seed": plot.seed,
        "drawn": plot.drawn,
    }
    left_out = {"not_raised": plot.unraised, "without": plot.without}
    said = [f"{dot.name}: {at.number(dot.at, 1)}; {at.number(dot.rate, 1)}" for dot in plot.dots]
    said += [f"rho = {at.number(plot.rho, 2)}, p = {at.number(plot.p, 3)}"] if dots else [at.say("cli-no-dots")]
    at.answer({**counted, **left_out, "dots": dots}, *said)


def joint_quotes(
    at: Terminal,
    file: Annotated[Path, argument("csv")],
    *,
    group: Annotated[str, option("--group", metavar="ATTRIBUTE", said="joint-group")] = "",
    published: Annotated[bool, option("--publication", "--published")] = False,
) -> None:
    """The quote matrix as CSV."""
    from actions import joint_quotes as matrix
    from actions import jointing

    desk = at.desk()
    write_file(file, matrix.quotes_csv(desk, jointing.grouping_named(desk, group), published))
    at.answer({"file": str(file)}, str(file))


def _value(found: Ordered, case: Case) -> dict[str, Any]:
    cells = {
        label: None if case.cells[each].unraised else case.cells[each].fragments
        for each, label, is_category in found.subjects
        if not is_category
    }
    return {"board": case.name, "value": case.value, "documents": case.documents, "words": case.words, "codes": cells}
