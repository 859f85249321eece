"""Documents: bringing files in, one or a thousand."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.files import read_file
from cli.previewing import READ, choices_of, described, lines, previewed
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.workspace import Desk
    from corpora.relabelling import Choices

MANY = 20
WIDTH = 100
KNOWN = frozenset({"document-twice", "document-same-text"})
STOPPED = 130  # what a shell expects of a command that was interrupted


def add_to(app: typer.Typer) -> None:
    """The command of this room."""
    command(app, "import")(imported)


def imported(
    at: Terminal,
    files: Annotated[list[Path], argument("files")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
    preview: Annotated[bool, option("--preview")] = False,
    without: Annotated[str | None, option("--without", metavar="A,B")] = None,
    rename: Annotated[list[str] | None, option("--rename", metavar="A=B")] = None,
) -> None:
    """Bring files in, and those in folders, each on its own: one that is refused does not keep the others out.

    Exit code 1 if any was, or is in already. Control-C stops between two files, a second time at once; what is in,
    stays.
    """
    choices = choices_of(without, rename or ())
    paths = [path for given in files for path in _within(given)]
    if preview:
        _look(at, paths, choices)
        return
    desk = at.desk(coder)
    results: list[dict[str, Any]] = []
    done = 0
    with _interruptible() as interrupted:
        for path in paths:
            _progress(at, done, len(paths), path.name)
            arrivals = _imported(at, desk, path, choices)
            results += arrivals
            done += 1
            for result in () if at.as_json else arrivals:
                typer.echo(_line(at, result), err=bool(result["refused"]))
            if interrupted and done < len(paths):
                break
    _progress(at, done, len(paths), "")
    at.answer(results, _counted(at, results))
    if done < len(paths):
        typer.echo(at.say("cli-import-stopped", done=done, count=len(paths)), err=True)
        raise typer.Exit(STOPPED)
    if any(result["refused"] for result in results):
        raise typer.Exit(1)


def _counted(at: Terminal, results: list[dict[str, Any]]) -> str:
    """How many documents came in, how many files were in already, and how many were refused for what they are."""
    arrived = sum(not result["refused"] for result in results)
    known = sum(result["refused"] in KNOWN for result in results)
    return at.say("cli-imported", n=arrived, count=arrived, known=known, refused=len(results) - arrived - known)


def _look(at: Terminal, paths: list[Path], choices: Choices) -> None:
    """What the files hold and what is repaired in them; no database is opened."""
    results = [result for path in paths for result in previewed(at, path, choices)]
    for result in () if at.as_json else results:
        for line in [str(result["message"])] if result["refused"] else lines(at, result, choices):
            typer.echo(line, err=bool(result["refused"]))
    at.answer(results)
    if any(result["refused"] for result in results):
        raise typer.Exit(1)


def _within(given: Path) -> Iterator[Path]:
    """The file itself, or every file in the folder and the folders in it; hidden ones stay out."""
    if not given.is_dir():
        yield given
        return
    found = sorted(
        path
        for path in given.rglob("*")
        if path.is_file() and not any(part.startswith((".", "~$")) for part in path.relative_to(given).parts)
    )
    if not found:
        raise Refusal("folder-empty", name=str(given))
    yield from found


@contextmanager
def _interruptible() -> Iterator[list[int]]:
    """A list that holds something once the reader has asked to stop."""
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def _progress(at: Terminal, done: int, count: int, name: str) -> None:
    """Where it is, on stderr: on one line that changes; in a file a line now and then, and for many files only."""
    if count < 2:
        return
    line = at.say("cli-import-progress", done=min(done + 1, count), count=count, percent=100 * done // count, name=name)
    if sys.stderr.isatty():
        typer.echo(f"\r\x1b[2K{line[:WIDTH]}" if name else "\r\x1b[2K", nl=False, err=True)
    elif name and count >= MANY and done % (count // MANY) == 0:
        typer.echo(line, err=True)


def _imported(at: Terminal, desk: Desk, path: Path, choices: Choices) -> list[dict[str, Any]]:
    """One for each document in the file, or the one refusal."""
    from actions.documents import add_all

    try:
        added = add_all(desk, path.name, read_file(path), choices)
        return [
            {"file": str(path), **described(each.document.name, each.reading), "refused": None, "message": None}
            for each in added
        ]
    except Refusal as refusal:
        nothing = dict.fromkeys(READ)
        return [{"file": str(path), **nothing, "refused": refusal.code, "message": at.sentence(refusal)}]


def _line(at: Terminal, result: dict[str, Any]) -> str:
    if result["refused"]:
        return str(result["message"])
    facts = {key: result[key] for key in ("name", "kind", "words")}
    return at.say(
        "cli-imported-file", **facts, speakers=len(result["speakers"]), repairs=sum(result["repairs"].values())
    )
