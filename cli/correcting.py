"""Correcting a text: by a file or by replacing words, with a decision about what cannot move; and its versions."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from cli.commands import argument, command, option
from cli.files import read_file, write_file
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.correcting_plan import Correction, Draft
    from actions.workspace import Desk
    from corpora.documents import Document
    from corpora.spans import Span

Decisions = Annotated[Path | None, option("--decisions", metavar="CSV")]
Listed = Annotated[Path | None, option("--list", metavar="CSV", said="correct-list")]
RemoveLost = Annotated[bool, option("--remove-lost")]


def add_to(document: typer.Typer) -> None:
    """The commands of this room, under `document`."""
    command(document, "correct", "document-correct")(corrected)
    command(document, "replace", "document-replace")(replaced)
    command(document, "reread", "document-reread")(reread)
    command(document, "versions", "document-versions")(versions)


def corrected(
    at: Terminal,
    name: Annotated[str, argument("document")],
    file: Annotated[Path, argument("file")],
    *,
    coder: Annotated[str, option("--coder")],
    remove_lost: RemoveLost = False,
    listed: Listed = None,
    decisions: Decisions = None,
) -> None:
    """Replace a text by its correction. Nothing is done while a coding that cannot be moved is undecided."""
    from actions.correcting_plan import of_file

    desk, document = _at(at, name, coder)
    draft = of_file(file.name, read_file(file))
    _carried_out(at, desk, document, draft, (remove_lost, listed, decisions))


def replaced(
    at: Terminal,
    name: Annotated[str, argument("document")],
    sought: Annotated[str, argument("sought")],
    words: Annotated[str, argument("replacement")],
    *,
    coder: Annotated[str, option("--coder")],
    parts: Annotated[bool, option("--parts", said="replace-parts")] = False,
    any_case: Annotated[bool, option("--any-case", said="replace-any-case")] = False,
    remove_lost: RemoveLost = False,
    listed: Listed = None,
    decisions: Decisions = None,
) -> None:
    """Put other words in the place of these, throughout a text."""
    from actions.correcting_plan import of_text
    from actions.documents import content
    from corpora.revising import places
    from corpora.revising import replaced as revised

    desk, document = _at(at, name, coder)
    text = content(desk, document.id).text
    found = places(text, sought, whole=not parts, same_case=not any_case)
    if not found:
        raise Refusal("words-not-found", words=sought)
    draft = of_text(document.name, revised(text, found, words), known=document.edition)
    _carried_out(at, desk, document, draft, (remove_lost, listed, decisions))


def reread(
    at: Terminal,
    name: Annotated[str, argument("document")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
    preview: Annotated[bool, option("--preview", said="reread-preview")] = False,
    without: Annotated[str | None, option("--without", metavar="A,B")] = None,
    rename: Annotated[list[str] | None, option("--rename", metavar="A=B")] = None,
    remove_lost: RemoveLost = False,
    listed: Listed = None,
    decisions: Decisions = None,
) -> None:
    """Read a document's own file once more, and make that its text."""
    from actions.rereading import draft_of
    from actions.rereading import reread as read_anew
    from cli.previewing import choices_of
    from cli.rereading import answered

    desk, document = _at(at, name, coder)
    choices = choices_of(without, rename or ())
    if preview:
        answered(at, desk, document, read_anew(desk, document.id, choices), choices)
    else:
        _carried_out(at, desk, document, draft_of(desk, document.id, choices), (remove_lost, listed, decisions))


def versions(at: Terminal, name: Annotated[str, argument("document")]) -> None:
    """When each text of a document came, from whom, and what changed in it."""
    from actions import versions

    desk, document = _at(at, name)
    known = versions.versions(desk, document.id)
    value: list[dict[str, Any]] = []
    before: int | None = None
    for version in known:
        seen = versions.changes_in(desk, document.id, version.number, before) if before is not None else None
        counts: dict[str, int] = {}
        if seen:
            counts = {"places": len(seen.all), "added": seen.added, "left_out": seen.removed}
        value.append({**asdict(version), "at": version.at.isoformat(), **counts})
        before = version.number
    columns = ("number", "when", "who", "kind", "words", "places", "left-out", "added", "moved", "removed")
    head = tuple(at.say(f"versions-{column}") for column in columns)
    rows = [
        _row(at, each, f"{version.at.astimezone():%Y-%m-%d %H:%M}") for each, version in zip(value, known, strict=True)
    ]
    at.answer(value, *table([head, *rows], right=(0, *range(4, 10))))


def _row(at: Terminal, value: dict[str, Any], when: str) -> tuple[str, ...]:
    number = f"{value['number']}{'*' if value['current'] else ''}"
    counts = (at.number(value.get(key)) for key in ("words", "places", "left_out", "added", "moved", "removed"))
    return (number, when, value["coder"] or "–", value["kind"], *counts)


def _at(at: Terminal, name: str, coder: str | None = None) -> tuple[Desk, Document]:
    from actions import documents
    from cli.finding import named

    desk = at.desk(coder)
    return desk, named(documents.documents(desk), name, "document-unknown")


def _carried_out(
    at: Terminal, desk: Desk, document: Document, draft: Draft, how: tuple[bool, Path | None, Path | None]
) -> None:
    """Tell what cannot be moved, and correct the text when everything is decided."""
    from actions import correcting
    from cli.decisions import as_csv

    remove_lost, listed, decisions = how
    seen = correcting.preview_draft(desk, document.id, draft)
    lost = [{**asdict(loss), "id": str(loss.id)} for loss in seen.lost]
    counts: dict[str, Any] = {"name": document.name, "stay": seen.stay, "move": seen.move, "elsewhere": seen.elsewhere}
    counts["shrunk"] = [part.name for part in seen.shrunk]
    for part in () if at.as_json else seen.shrunk:
        typer.echo(at.say("correcting-shrunk", name=part.name, old=len(part.old), new=len(part.new)), err=True)
    for loss in [] if at.as_json else lost:
        reason = at.say(f"correcting-reason-{loss['reason']}")
        typer.echo(at.say(f"correcting-lost-{loss['kind']}", **{**loss, "reason": reason}), err=True)
    if listed:
        write_file(listed, as_csv(seen))
        at.answer({**counts, "lost": lost, "refused": None}, at.say("cli-correct-listed", n=len(lost), file=listed))
        return
    try:
        done = correcting.correct_draft(desk, document.id, draft, decisions=_decisions(seen, remove_lost, decisions))
    except Refusal as refusal:
        at.refuse(refusal, **counts, lost=lost)
        raise typer.Exit(1) from refusal
    value = {**counts, "version": done.version, "removed": len(done.removed), "lost": lost}
    at.answer({**value, "refused": None, "message": None}, at.say("cli-corrected", **value))


def _decisions(seen: Correction, remove_lost: bool, decisions: Path | None) -> dict[UUID, Span | None]:
    """Those in the file; of what it leaves open, removal where that was asked for."""
    from cli.decisions import decided_in

    said = decided_in(decisions.name, read_file(decisions), seen) if decisions else {}
    return ({loss.id: None for loss in seen.lost} if remove_lost else {}) | said
