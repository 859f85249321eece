"""Projects from and for other programs, by REFI-QDA."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands import argument, command, group, help_for, option
from cli.files import read_file, write_file
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from actions.exchanging import Arrived, Remark

COUNTED: tuple[str, ...] = ("origin", "users", "codes", "code_depth", "sources", "selections", "codings", "notes")
COUNTED += ("variables", "cases", "sets", "links", "graphs")
EVERY = 20


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    exchange = group(app, "exchange")
    command(exchange, "import", "exchange-import")(imported)
    command(exchange, "export", "exchange-export")(exported)
    command(app, "import-project")(brought)


def imported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    quotations: Annotated[bool, option("--quotations")] = False,
    preview: Annotated[bool, option("--preview", said="nothing-kept")] = False,
) -> None:
    """Make a project of a file of another program, called as `--project` says or else as the file does."""
    _tell(at, file, _Asked(preview=preview, quotations=quotations))


def brought(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    along: Annotated[list[Path] | None, option("--with", metavar=help_for("argument-files"))] = None,
    which: Annotated[str, option("--which", metavar=help_for("argument-name"))] = "",
    quotations: Annotated[bool, option("--quotations")] = False,
    preview: Annotated[bool, option("--preview", said="nothing-kept")] = False,
) -> None:
    """The same of any file of a program that is known; what it is, is found by what is in it."""
    _tell(at, file, _Asked(tuple(along or ()), which, preview, quotations))


@dataclass(frozen=True, slots=True)
class _Asked:
    along: tuple[Path, ...] = ()
    which: str = ""
    preview: bool = False
    quotations: bool = False


def _tell(at: Terminal, file: Path, asked: _Asked) -> None:
    try:
        arrived = _read(at, file, asked)
    except Refusal as refusal:
        rest: dict[str, object] = {"origin": None, "sources": {}, "xsd_errors": 0, "repairs": [], "lost": []}
        rest |= {"quotations": {}} if asked.quotations else {}
        at.refuse(refusal, **{**dict.fromkeys(COUNTED, 0), **rest})
        raise typer.Exit(1) from refusal
    facts = {name: arrived.held[name] for name in ("documents", "codes", "codings", "coders")}
    message = at.say("cli-exchange-seen" if asked.preview else "cli-exchange-imported", name=arrived.name, **facts)
    repairs, lost, gone = (_said(at, each) for each in (arrived.repairs, arrived.lost, arrived.gone))
    value = {
        **{name: arrived.counts[name] for name in COUNTED},
        "xsd_errors": arrived.faults,
        "repairs": repairs,
        "lost": [*lost, *gone],
        "refused": None,
        "message": message,
    }
    told = [*_listed(at.say("cli-exchange-repairs"), repairs), *_listed(at.say("cli-exchange-lost"), lost)]
    told += _listed(at.say("cli-exchange-gone"), gone)
    at.answer({**value, "quotations": dict(arrived.quotations)} if asked.quotations else value, message, *told)


def _read(at: Terminal, file: Path, asked: _Asked) -> Arrived:
    from actions.exchanging import import_project, look_at

    inner = file / "data.qda" if file.is_dir() else file  # a project of QualCoder is a folder
    data = read_file(inner if inner.exists() else file)
    if inner.name == "data.qda" and inner.parent.name:
        file = inner.parent
    along = tuple((path.name, read_file(path)) for path in asked.along)
    if asked.preview:
        return look_at(file.name, data, along=along, which=asked.which, quotations=asked.quotations)
    called, progress = at.project or "", _progress(at)
    return import_project(
        at.workspace,
        file.name,
        data,
        called=called,
        along=along,
        which=asked.which,
        quotations=asked.quotations,
        progress=progress,
    )


def exported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    program: Annotated[str, option("--for", metavar="nvivo|maxqda", said="exchange-for")] = "",
) -> None:
    """Write the project, or its codebook alone, in the form that the name of the file says."""
    from actions.handing_on import export_project

    desk, kind = at.desk(), file.suffix.lower().lstrip(".")
    if kind == "qdc":
        from actions.codebook_files import export_codebook

        data, lost = export_codebook(desk, kind, file.stem), []
    elif kind == "qdpx":
        written = export_project(desk, program.strip().lower())
        data, lost = written.data, _said(at, written.lost)
    elif kind == "jsonld":
        from actions.annotating import export_annotations

        data, lost = export_annotations(desk), [at.say("door-annotations-alone")]
    else:
        raise Refusal("refi-type", name=file.name)
    write_file(file, data)
    value = {"file": str(file), "bytes": len(data), "lost": lost}
    at.answer(value, at.say("cli-written", file=str(file)), *_listed(at.say("cli-exchange-target-loses"), lost))


def _said(at: Terminal, remarks: Iterable[Remark]) -> list[str]:
    return [at.say(each.code, **each.facts) for each in remarks]


def _listed(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"- {line}" for line in lines)] if lines else []


def _progress(at: Terminal) -> Callable[[int, int, str], None]:
    """On one line that changes; in a file a line now and then, and for many documents only."""

    def said(done: int, count: int, name: str) -> None:
        if not sys.stderr.isatty() and (count < EVERY or done % (count // EVERY)):
            return
        line = at.say("cli-exchange-progress", done=done + 1, count=count, name=name)
        end = "" if sys.stderr.isatty() else "\n"
        typer.echo(f"\r\x1b[2K{line[:100]}{end}" if not end else line, nl=bool(end), err=True)

    return said
