"""The codebook in and out, and what researchers assert between its parts."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cli import meanings, reshaping
from cli.commands import argument, command, group, option
from cli.files import read_file, write_file
from cli.terminal import Terminal
from corpora.refusal import Refusal


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    codebook = group(app, "codebook")
    command(codebook, "import", "codebook-import")(imported)
    command(codebook, "export", "codebook-export")(exported)
    reshaping.add_to(codebook)
    meanings.add_to(codebook)


def imported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    preview: Annotated[bool, option("--preview", said="import-preview")] = False,
    take: Annotated[bool, option("--take", said="import-take")] = False,
    alike: Annotated[list[str] | None, option("--same", said="import-same")] = None,
    apart: Annotated[list[str] | None, option("--apart", said="import-apart")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Add what is new in a codebook file; where only a name is alike, somebody has to say."""
    from actions.codebook_files import import_codebook, preview_codebook

    data, chosen = read_file(file), {*(alike or ()), *(apart or ())}
    matches = preview_codebook(at.desk(), file.name, data)
    if preview:
        found = [{"name": each.item.name, "how": str(each.how), "differs": list(each.fields)} for each in matches]
        lines = [at.say(f"match-{each.how}", name=each.item.name) for each in matches]
        at.answer(found, *lines)
        return
    if asked := [each.item.name for each in matches if each.asks and each.item.name not in chosen]:
        raise Refusal("codebook-asks", n=len(asked), names=", ".join(asked))
    book = import_codebook(at.desk(coder), file.name, data, take=take, apart=apart or ())
    value: dict[str, Any] = {
        "categories": [category.name for category in book.categories],
        "codes": [code.name for code in book.codes],
    }
    at.answer(value, at.say("cli-codebook-now", categories=len(book.categories), codes=len(book.codes)))


def exported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    revision: Annotated[int | None, option("--at", said="export-at")] = None,
) -> None:
    """Write the codebook, as it is or as a revision left it, in the format that the name of the file says."""
    from actions.codebook_files import export_codebook
    from actions.workspace import projects

    desk = at.desk()
    suffix = file.suffix.lower().lstrip(".")
    name = next(project.name for project in projects(desk.workspace) if project.id == desk.project_id)
    write_file(file, export_codebook(desk, "yaml" if suffix == "yml" else suffix, name, revision))
    at.answer({"file": str(file)}, at.say("cli-written", file=str(file)))
