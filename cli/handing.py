"""Handing over: the Word report and Excel files."""

from pathlib import Path
from typing import Annotated

import typer

from cli.commands import argument, command, option
from cli.files import read_file, write_file
from cli.terminal import Terminal

# As in `coding.unit_codes`, which the terminal reads no sooner than it needs it.
UNITS = "sentence|paragraph|turn|fragment"


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "report")(report)
    command(app, "export")(export)


def report(
    at: Terminal,
    file: Annotated[Path, argument("docx")],
    *,
    parts: Annotated[str | None, option("--parts", metavar="A,B,…", said="report-parts")] = None,
    template: Annotated[Path | None, option("--template", said="report-template")] = None,
    codes: Annotated[bool, option("--codes", said="report-codes")] = False,
    beside: Annotated[bool, option("--beside", said="report-beside")] = False,
    publication: Annotated[bool, option("--publication", said="report-publication")] = False,
    display: Annotated[list[str] | None, option("--display", metavar="WAY:NAME", said="report-display")] = None,
    drawing: Annotated[list[str] | None, option("--drawing", metavar="NAME", said="report-drawing")] = None,
    memos: Annotated[bool, option("--memos", said="report-memos")] = False,
) -> None:
    """Write the report, in the language of `--language`: as it was chosen for the project, and as is said here."""
    from actions import report_choosing, reporting
    from actions.report_displays import display_named, drawing_key

    desk = at.desk()
    kept = report_choosing.choices(desk)
    chosen = report_choosing.Choices(
        kept.parts if parts is None else report_choosing.parts_named(parts.split(",")),
        codes or kept.codes,
        beside or kept.beside,
        publication or kept.publication,
        kept.displays if display is None else tuple(display_named(desk, each) for each in display),
        kept.drawings if drawing is None else tuple(drawing_key(desk, each) for each in drawing),
    )
    house = report_choosing.HouseStyle(template.name, read_file(template)) if template else None
    _write(at, file, reporting.report(desk, at.words().language, with_memos=memos, chosen=chosen, house=house))


def export(
    at: Terminal,
    kind: Annotated[str, argument("kind")],
    file: Annotated[Path, argument("table")],
    *,
    unit: Annotated[str, option("--unit", metavar=UNITS, said="export-unit")] = "sentence",
    coder: Annotated[str, option("--coder", said="export-coder")] = "",
    publish: Annotated[bool, option("--publication", "--publish", said="export-publish")] = False,
) -> None:
    """Write a table as .xlsx, .csv or .parquet, by the name of the file."""
    from actions.datafiles import form_named, question, table_file
    from cli.finding import coder_named

    desk = at.desk()
    who = coder_named(desk, coder).id if coder else None
    asked = question(desk, kind, unit=unit, coder_id=who, published=publish)
    _write(at, file, table_file(desk, asked, form_named(file.suffix), at.language))


def _write(at: Terminal, file: Path, data: bytes) -> None:
    write_file(file, data)
    at.answer({"file": str(file), "bytes": len(data)}, at.say("cli-written", file=str(file)))
