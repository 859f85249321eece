"""Documents: listing, reading back, correcting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import correcting, parts
from cli.commands import argument, command, group, option
from cli.terminal import Terminal, table

if TYPE_CHECKING:
    from actions.documents import Content


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "documents")(listed)
    command(app, "finish")(finish)
    document = group(app, "document")
    command(document, "text", "document-text")(text)
    command(document, "turns", "document-turns")(turns)
    correcting.add_to(document)
    parts.add_to(document)


def listed(at: Terminal) -> None:
    """What is in the project."""
    from actions import documents
    from actions.finishing import finished
    from actions.workspace import coders

    desk = at.desk()
    done = finished(desk)
    counts, names = documents.codings_per_coder(desk), {coder.id: coder.name for coder in coders(desk)}
    value = [
        {
            "name": document.name,
            "kind": document.kind,
            "characters": document.characters,
            "words": document.words,
            "turns": document.turns,
            "speakers": document.speakers,
            "finished": [name for coder, name in names.items() if coder in done.get(document.id, ())],
            "codings": {name: counts.get((document.id, coder), 0) for coder, name in names.items()},
        }
        for document in documents.documents(desk)
    ]
    at.answer(value, *_document_table(at, value))


def finish(
    at: Terminal,
    name: Annotated[str, argument("document")],
    *,
    coder: Annotated[str, option("--coder")],
    reopen: Annotated[bool, option("--reopen")] = False,
) -> None:
    """Say that a coder is done with a document, or not after all."""
    from actions import finishing
    from cli.finding import coder_named

    desk, document = at.desk(), _content(at, name).document
    person = coder_named(desk, coder)
    finishing.finish(at.sit(desk, person), document.id, done=not reopen)
    said = "cli-reopened" if reopen else "cli-finished"
    at.answer(
        {"document": document.name, "coder": person.name, "finished": not reopen},
        at.say(said, name=person.name, document=document.name),
    )


def text(
    at: Terminal,
    name: Annotated[str, argument("document")],
    *,
    version: Annotated[int | None, option("--version", said="text-version")] = None,
) -> None:
    """The stored text, exactly; of the version it is at, or of an earlier one."""
    from actions import versions

    content = _content(at, name)
    said = content.text if version is None else versions.text_of(at.desk(), content.document.id, version)
    if at.as_json:
        at.answer({"name": content.document.name, "text": said})
    else:
        typer.echo(said, nl=False)


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
