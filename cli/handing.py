"""Handing over: the Word report and Excel files."""

from pathlib import Path
from typing import Annotated

import typer

from cli.commands import argument, command, option
from cli.files import write_file
from cli.terminal import Terminal
from corpora.refusal import Refusal


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "report")(report)
    command(app, "export")(export)


def report(
    at: Terminal,
    file: Annotated[Path, argument("docx")],
    *,
    memos: Annotated[bool, option("--memos", said="report-memos")] = False,
) -> None:
    """Write the report, in the language of `--language`; with memos and journal as an appendix if asked for."""
    from actions import reporting

    _write(at, file, reporting.report(at.desk(), at.language, with_memos=memos))


def export(at: Terminal, kind: Annotated[str, argument("kind")], file: Annotated[Path, argument("xlsx")]) -> None:
    """Write the codings or the codebook as an Excel file."""
    from actions import reporting

    books = {"codings": reporting.codings_book, "codebook": reporting.codebook_book}
    if kind not in books:
        raise Refusal("export-kind-unknown", kind=kind, known=", ".join(books))
    _write(at, file, books[kind](at.desk(), at.language))


def _write(at: Terminal, file: Path, data: bytes) -> None:
    write_file(file, data)
    at.answer({"file": str(file), "bytes": len(data)}, at.say("cli-written", file=str(file)))
