"""A joint display of a table from elsewhere, so that a number can be checked without a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.files import read_file
from cli.terminal import Terminal, table

if TYPE_CHECKING:
    from coding.joint import Joint, JointRow, Reason


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "joint-table")(joint_table)
    command(app, "table-check")(table_check)


def joint_table(
    at: Terminal,
    file: Annotated[Path, argument("joint-table")],
    *,
    everything: Annotated[bool, option("--all", said="joint-all")] = False,
    seed: Annotated[int, option("--seed")] = 1,
) -> None:
    """Counts, effects and tests by code; None where undefined or withheld, with the reasons under `withheld`."""
    from actions.joint_tables import joint_of

    found = joint_of(file.name, read_file(file), everything=everything, seed=seed)
    at.answer(written(at, found), *lines(at, found))


def table_check(at: Terminal, file: Annotated[Path, argument("joint-table")]) -> None:
    """Name the p-values and percentages that cannot be."""
    from actions.finding_tables import impossible_in

    remarks = impossible_in(file.name, read_file(file))
    said = [at.say(f"list-remark-{code}", **facts) for code, facts in remarks]
    value = [{"remark": code, **facts} for code, facts in remarks]
    at.answer(value, *(said or [at.say("joint-nothing-wrong", name=file.name)]))


def written(at: Terminal, found: Joint) -> dict[str, Any]:
    """As a program gets it; reasons and notes are sentences."""
    return found.written() | {
        "withheld": sentences(at, found.withheld, "withheld"),
        "notes": sentences(at, found.notes, "note"),
        "sign": sign(at, found),
    }


def lines(at: Terminal, found: Joint) -> list[str]:
    """As a person reads it: a table, and under it what one should know of it."""
    groups = tuple(found.documents)
    head = (
        at.say("column-code"),
        *(at.say("joint-column-group", name=group) for group in groups),
        *(at.say("joint-column-rate", name=group) for group in groups),
        *(at.say(f"joint-column-{name}") for name in ("difference", "delta", "p", "adjusted")),
    )
    rows = [_cells(at, found, row) for row in found.rows]
    told = [*sentences(at, found.withheld, "withheld"), *sentences(at, found.notes, "note"), sign(at, found)]
    return [*table([head, *rows], right=tuple(range(1, len(head)))), *filter(None, told), *_tested(at, found)]


def sentences(at: Terminal, reasons: tuple[Reason, ...], kind: str) -> list[str]:
    """What the statistics say about themselves."""
    return [
        at.say(f"joint-{kind}-{code}", **{name: _fact(at, fact) for name, fact in facts.items()})
        for code, facts in reasons
    ]


def sign(at: Terminal, found: Joint) -> str:
    """Which way a difference goes; empty where there is none."""
    if not found.first_minus:
        return ""
    first, second = found.first_minus
    return at.say("joint-sign", first=first, second=second)


def _tested(at: Terminal, found: Joint) -> list[str]:
    """By which tests, in how large a family, and how small p could have become."""
    if not found.first_minus or found.withheld:
        return []
    p = _fact(at, found.smallest_attainable_p)
    told = [at.say(f"joint-tested-{'paired' if found.paired else 'apart'}", n=found.family, p=p)]
    return [*told, at.say("joint-drawn", seed=found.seed)] if found.drawn else told


def _fact(at: Terminal, fact: object) -> object:
    return at.number(fact, 2 if fact >= 0.01 else 4) if isinstance(fact, float) else fact


def _cells(at: Terminal, found: Joint, row: JointRow) -> tuple[str, ...]:
    p = row.sign_flip_p if found.paired else row.permutation_p
    return (
        row.code,
        *(f"{at.number(row.documents_with_code[group])}/{at.number(n)}" for group, n in found.documents.items()),
        *(at.number(row.median_per_1000_words[group], 2) for group in found.documents),
        at.number(row.risk_difference and row.risk_difference[0], 2),
        at.number(row.cliffs_delta, 2),
        *(at.number(each, 3) for each in (p, row.bh_p)),
    )
