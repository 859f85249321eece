"""Codings in and out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, group, option
from cli.files import read_file, write_file
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.coding import Mark
    from actions.workspace import Desk
    from cli.marks import Known, Line


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows of a file: what each coder says, and which rows can't be carried out."""

    marks: dict[str, list[Mark]]
    refused: list[tuple[int, Refusal]]


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "code")(code)
    codings = group(app, "codings")
    command(codings, "export", "codings-export")(exported)


def code(
    at: Terminal,
    file: Annotated[Path, argument("csv")],
    *,
    coder: Annotated[str, option("--coder")] = "",
    strict: Annotated[bool, option("--strict")] = False,
) -> None:
    """Apply the codings in a CSV, one step per coder; a row that is refused is named, and makes the exit code 1."""
    from actions.coding import apply_codes
    from cli.marks import lines_of

    desk = at.desk()
    found = _sorted(desk, lines_of(file.name, read_file(file)), coder)
    kept = {} if strict and found.refused else found.marks
    for name, marks in kept.items():
        apply_codes(at.desk(name), marks)
    _tell(at, {name: len(marks) for name, marks in kept.items()}, found.refused)
    if found.refused:
        raise typer.Exit(1)


def exported(
    at: Terminal,
    file: Annotated[Path, argument("csv")],
    *,
    important: Annotated[bool, option("--important", said="only-important")] = False,
) -> None:
    """Write every coding, or only the important ones, as a CSV that `code` reads back."""
    from actions.reporting import codings_csv

    write_file(file, codings_csv(at.desk(), important=important))
    at.answer({"file": str(file)}, at.say("cli-written", file=str(file)))


def _sorted(desk: Desk, rows: list[Line], coder: str) -> Sorted:
    from actions.workspace import coders
    from cli.marks import mark_of

    known, taken = _known(desk), _taken(desk)
    spelling = {each.name.casefold(): each.name for each in coders(desk)}
    result = Sorted({}, [])
    for line in rows:
        try:
            name = " ".join((line["coder"] or coder).split())
            if not name:
                raise Refusal("coder-absent")
            name = spelling.setdefault(name.casefold(), name)
            mark = mark_of(line, known)
            place = (name, mark.document_id, mark.code_id, mark.span)
            if place in taken:
                raise Refusal("coded-already")
            taken.add(place)
            result.marks.setdefault(name, []).append(mark)
        except Refusal as refusal:
            result.refused.append((line.number, refusal))
    return result


def _known(desk: Desk) -> Known:
    from actions.codebook import codebook
    from actions.documents import contents
    from cli.marks import Known

    found = contents(desk)
    return Known(
        tuple(content.document for content in found),
        {content.document.id: content for content in found},
        codebook(desk).codes,
    )


def _taken(desk: Desk) -> set[tuple[object, ...]]:
    from actions.coding import codings
    from actions.workspace import coders

    names = {coder.id: coder.name for coder in coders(desk)}
    return {(names[made.coder_id], made.document_id, made.code_id, made.span) for made in codings(desk)}


def _tell(at: Terminal, stored: dict[str, int], refused: list[tuple[int, Refusal]]) -> None:
    value: dict[str, Any] = {
        "stored": sum(stored.values()),
        "coders": stored,
        "rows_refused": [
            {"line": line, "refused": refusal.code, "message": at.sentence(refusal)} for line, refusal in refused
        ],
    }
    at.answer(value, *(at.say("cli-coded-by", name=name, n=n, count=n) for name, n in stored.items()))
    for row in value["rows_refused"]:
        typer.echo(at.say("cli-row-refused", line=row["line"], message=row["message"]), err=True)
    if refused:
        typer.echo(at.say("cli-rows-refused", n=len(refused), count=len(refused), stored=value["stored"]), err=True)
