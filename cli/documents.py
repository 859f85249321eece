"""Documents: bringing files in, listing, reading back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import parts
from cli.commands import argument, command, group, option
from cli.files import read_file
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.documents import Added, Content
    from actions.workspace import Desk

READ = ("name", "kind", "characters", "words", "segments", "speakers", "pages", "repairs")


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "import")(imported)
    command(app, "documents")(listed)
    document = group(app, "document")
    command(document, "text", "document-text")(text)
    command(document, "turns", "document-turns")(turns)
    command(document, "correct", "document-correct")(corrected)
    parts.add_to(document)


def imported(
    at: Terminal,
    files: Annotated[list[Path], argument("files")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Bring files in, each on its own: one that is refused does not keep the others out. Exit code 1 if any was."""
    desk = at.desk(coder)
    results = []
    for path in files:
        arrivals = _imported(at, desk, path)
        results += arrivals
        for result in () if at.as_json else arrivals:
            typer.echo(_line(at, result), err=bool(result["refused"]))
    arrived = sum(not result["refused"] for result in results)
    at.answer(results, at.say("cli-imported", n=arrived, count=arrived, refused=len(results) - arrived))
    if arrived < len(results):
        raise typer.Exit(1)


def listed(at: Terminal) -> None:
    """What is in the project."""
    from actions import documents
    from actions.workspace import coders

    desk = at.desk()
    counts, names = documents.codings_per_coder(desk), {coder.id: coder.name for coder in coders(desk)}
    value = [
        {
            "name": document.name,
            "kind": document.kind,
            "characters": document.characters,
            "words": document.words,
            "turns": document.turns,
            "speakers": document.speakers,
            "codings": {name: counts.get((document.id, coder), 0) for coder, name in names.items()},
        }
        for document in documents.documents(desk)
    ]
    at.answer(value, *_document_table(at, value))


def text(at: Terminal, name: Annotated[str, argument("document")]) -> None:
    """The stored text, exactly."""
    content = _content(at, name)
    if at.as_json:
        at.answer({"name": content.document.name, "text": content.text})
    else:
        typer.echo(content.text, nl=False)


def turns(at: Terminal, name: Annotated[str, argument("document")]) -> None:
    """Who said what, in order."""
    content = _content(at, name)
    found = [
        {
            "speaker": segment.speaker,
            "start": segment.span.start,
            "end": segment.span.end,
            "begin_s": segment.begin_s,
            "end_s": segment.end_s,
            "text": content.text[segment.span.start : segment.span.end],
        }
        for segment in content.segments
        if segment.kind == "turn"
    ]
    at.answer(found, *(str(turn["text"]) for turn in found))


def corrected(
    at: Terminal,
    name: Annotated[str, argument("document")],
    file: Annotated[Path, argument("file")],
    *,
    coder: Annotated[str, option("--coder")],
    remove_lost: Annotated[bool, option("--remove-lost")] = False,
) -> None:
    """Replace a text by its correction. Without `--remove-lost` nothing is done when a coding cannot be moved."""
    from actions import correcting

    desk, document = at.desk(coder), _content(at, name).document
    given = (document.id, file.name, read_file(file))
    seen = correcting.preview(desk, *given)
    lost = [{**asdict(loss), "id": str(loss.id)} for loss in seen.lost]
    counts = {"name": document.name, "stay": seen.stay, "move": seen.move, "elsewhere": seen.elsewhere}
    counts["shrunk"] = [part.name for part in seen.shrunk]
    for part in () if at.as_json else seen.shrunk:
        typer.echo(at.say("correcting-shrunk", name=part.name, old=len(part.old), new=len(part.new)), err=True)
    for loss in [] if at.as_json else lost:
        typer.echo(at.say(f"correcting-lost-{loss['kind']}", **{**loss, "reason": _reason(at, loss)}), err=True)
    try:
        done = correcting.correct(desk, *given, decisions={loss.id: None for loss in seen.lost} if remove_lost else {})
    except Refusal as refusal:
        at.refuse(refusal, **counts, lost=lost)
        raise typer.Exit(1) from refusal
    removed = len(done.removed)
    value = {**counts, "version": done.version, "removed": removed, "lost": lost, "refused": None, "message": None}
    at.answer(value, at.say("cli-corrected", **value))


def _reason(at: Terminal, loss: dict[str, Any]) -> str:
    return at.say(f"correcting-reason-{loss['reason']}")


def _imported(at: Terminal, desk: Desk, path: Path) -> list[dict[str, Any]]:
    """One for each document in the file, or the one refusal."""
    from actions.documents import add_all

    try:
        added = add_all(desk, path.name, read_file(path))
        return [{"file": str(path), **_described(each), "refused": None, "message": None} for each in added]
    except Refusal as refusal:
        nothing = dict.fromkeys(READ)
        return [{"file": str(path), **nothing, "refused": refusal.code, "message": at.sentence(refusal)}]


def _described(added: Added) -> dict[str, Any]:
    from corpora.documents import SegmentKind, turns_by_speaker

    segments = added.reading.segments
    return {
        "name": added.document.name,
        "kind": added.document.kind,
        "characters": added.document.characters,
        "words": added.document.words,
        "segments": {str(kind): sum(segment.kind is kind for segment in segments) for kind in SegmentKind},
        "speakers": turns_by_speaker(segments),
        "pages": len(added.reading.page_starts),
        "repairs": {kind: n for kind, n in added.reading.repairs.items() if n},
    }


def _line(at: Terminal, result: dict[str, Any]) -> str:
    if result["refused"]:
        return str(result["message"])
    facts = {key: result[key] for key in ("name", "kind", "words")}
    return at.say(
        "cli-imported-file", **facts, speakers=len(result["speakers"]), repairs=sum(result["repairs"].values())
    )


def _document_table(at: Terminal, value: list[dict[str, Any]]) -> list[str]:
    if not value:
        return [at.say("cli-no-documents")]
    head = tuple(at.say(f"cli-column-{key}") for key in ("document", "kind", "words", "turns", "speakers"))
    coders = tuple(value[0]["codings"])
    rows = [
        (
            row["name"],
            row["kind"],
            *(at.number(row[key]) for key in ("words", "turns", "speakers")),
            *(at.number(row["codings"][coder]) for coder in coders),
        )
        for row in value
    ]
    return table([(*head, *coders), *rows], right=tuple(range(2, 5 + len(coders))))


def _content(at: Terminal, name: str) -> Content:
    from actions import documents
    from cli.finding import named

    desk = at.desk()
    return documents.content(desk, named(documents.documents(desk), name, "document-unknown").id)
