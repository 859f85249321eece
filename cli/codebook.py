"""The codebook in and out, and what researchers assert between its parts."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cli import meanings, reshaping
from cli.commands import argument, command, group, option
from cli.files import read_file, write_file
from cli.terminal import Terminal


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    codebook = group(app, "codebook")
    command(codebook, "import", "codebook-import")(imported)
    command(codebook, "export", "codebook-export")(exported)
    reshaping.add_to(codebook)
    meanings.add_to(codebook)
    command(app, "relate")(relate)


def imported(
    at: Terminal, file: Annotated[Path, argument("file")], *, coder: Annotated[str | None, option("--coder")] = None
) -> None:
    """Add what is new in a codebook file."""
    from actions.codebook import import_codebook

    book = import_codebook(at.desk(coder), file.name, read_file(file))
    value: dict[str, Any] = {
        "categories": [category.name for category in book.categories],
        "codes": [code.name for code in book.codes],
    }
    at.answer(value, at.say("cli-codebook-now", categories=len(book.categories), codes=len(book.codes)))


def exported(at: Terminal, file: Annotated[Path, argument("file")]) -> None:
    """Write the codebook as .yaml or .csv, by the name of the file."""
    from actions.codebook import export_codebook
    from actions.workspace import projects

    desk = at.desk()
    suffix = file.suffix.lower().lstrip(".")
    name = next(project.name for project in projects(desk.workspace) if project.id == desk.project_id)
    write_file(file, export_codebook(desk, "yaml" if suffix == "yml" else suffix, name))
    at.answer({"file": str(file)}, at.say("cli-written", file=str(file)))


def relate(
    at: Terminal,
    source: Annotated[str, argument("source")],
    target: Annotated[str, argument("target")],
    *,
    kind: Annotated[str, option("--kind")],
    note: Annotated[str, option("--note")] = "",
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Assert a relation between two categories or codes."""
    from actions import codebook, relating
    from cli.finding import Named, named

    desk = at.desk(coder)
    book = codebook.codebook(desk)
    subjects: list[Named] = [*book.categories, *book.codes]
    one, other = (named(subjects, name, "subject-unknown") for name in (source, target))
    relating.relate(desk, one.id, other.id, kind, note)
    value = {"source": one.name, "target": other.name, "kind": kind}
    at.answer(value, at.say("cli-related", **value))
