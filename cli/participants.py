"""Participants: who they are, what is known of them, and which of them are one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.attributes import attribute
from cli.commands import argument, command, group, option
from cli.files import read_file
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from uuid import UUID

    from actions.speaking import Listed
    from actions.workspace import Desk
    from corpora.participants import Participant

Coder = Annotated[str | None, option("--coder")]
Document = Annotated[str | None, option("--document", said="participant-document")]
# Which document a name is meant in, where it is of several people: `Annet@Panel`.
IN = "@"


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    people = group(app, "participants", listed)
    command(people, "set", "participants-set")(described)
    command(people, "rename", "participants-rename")(renamed)
    command(people, "merge", "participants-merge")(merged)
    command(people, "split", "participants-split")(taken_apart)
    command(people, "proposals", "participants-proposals")(proposed)
    command(people, "apart", "participants-apart")(kept_apart)
    command(people, "import", "participants-import")(imported)


def listed(at: Terminal, *, document: Document = None) -> None:
    """Everybody, or who speaks in one document."""
    from actions import speaking

    desk = at.desk()
    found = speaking.listed(desk, _document(desk, document))
    names = _document_names(desk)
    value = [_described(names, each) for each in found]
    head = tuple(at.say(f"cli-column-{key}") for key in ("participant", "role", "sector", "board"))
    numbers = tuple(at.say(f"cli-column-{key}") for key in ("turns", "words", "codings"))
    rows = [
        (
            each.participant.name,
            *(each.participant.attributes.get(key, "") for key in ("role", "sector")),
            each.board.name if each.board else "",
            *(at.number(count) for count in (each.turns, each.words, each.codings)),
        )
        for each in found
    ]
    at.answer(value, *table([(*head, *numbers), *rows], right=(4, 5, 6)))


def described(
    at: Terminal,
    name: Annotated[str, argument("participant")],
    attributes: Annotated[list[str], argument("attributes")],
    *,
    document: Document = None,
    coder: Coder = None,
) -> None:
    """Attributes, of which `board` (or `bestuur`) links to a board; without a value it is taken away."""
    from actions.participants import Change, change
    from corpora.participants import BOARD, known_as

    desk = at.desk(coder)
    found, said = _named(desk, name, document), dict(attribute(each) for each in attributes)
    board = next((value for title, value in said.items() if known_as(title) == BOARD), None)
    others = {title: value for title, value in said.items() if known_as(title) != BOARD}
    change(desk, {found.id: Change(attributes=others, board=board)})
    at.answer(_seen(desk, found.id), at.say("cli-participant-set", name=found.name))


def renamed(
    at: Terminal,
    name: Annotated[str, argument("participant")],
    new: Annotated[str, argument("new-name")],
    *,
    document: Document = None,
    coder: Coder = None,
) -> None:
    """The labels in the texts stay as they are."""
    from actions.participants import rename

    desk = at.desk(coder)
    found = _named(desk, name, document)
    rename(desk, found.id, new)
    at.answer(_seen(desk, found.id), at.say("cli-participant-renamed", name=found.name, new=" ".join(new.split())))


def merged(
    at: Terminal,
    names: Annotated[list[str], argument("participants")],
    *,
    document: Document = None,
    coder: Coder = None,
) -> None:
    """One person, called and described as the first."""
    from actions.participants import merge

    desk = at.desk(coder)
    found = [_named(desk, name, document) for name in names]
    merge(desk, [each.id for each in found])
    said = at.say("cli-participants-merged", n=len(found), count=len(found), name=found[0].name)
    at.answer(_seen(desk, found[0].id), said)


def taken_apart(
    at: Terminal, name: Annotated[str, argument("participant")], *, document: Document = None, coder: Coder = None
) -> None:
    """Everybody as the texts have them."""
    from actions.participants import split

    desk = at.desk(coder)
    found = _named(desk, name, document)
    split(desk, found.id)
    at.answer({"split": len(found.ids)}, at.say("cli-participants-split-done", name=found.name, count=len(found.ids)))


def proposed(at: Terminal, *, document: Document = None) -> None:
    """Names that may be of one person; nothing changes."""
    from actions.participants import proposals

    desk = at.desk()
    names = _document_names(desk)
    found = [
        (_where(each.first, names), _where(each.second, names), str(each.reason))
        for each in proposals(desk, _document(desk, document))
    ]
    value = [{"first": first, "second": second, "reason": reason} for first, second, reason in found]
    lines = [(first, second, at.say(f"participants-reason-{reason}")) for first, second, reason in found]
    at.answer(value, *(table(lines) if lines else [at.say("cli-participants-no-proposals")]))


def kept_apart(
    at: Terminal,
    first: Annotated[str, argument("participant")],
    second: Annotated[str, argument("participant")],
    *,
    coder: Coder = None,
) -> None:
    """Not one person: never proposed again."""
    from actions.participants import keep_apart

    desk = at.desk(coder)
    one, other = _named(desk, first, None), _named(desk, second, None)
    keep_apart(desk, one.id, other.id)
    at.answer(
        {"apart": [one.name, other.name]}, at.say("cli-participants-kept-apart", first=one.name, second=other.name)
    )


def imported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    document: Document = None,
    preview: Annotated[bool, option("--preview", said="people-preview")] = False,
    coder: Coder = None,
) -> None:
    """What a list says of people whose names stand in one of its columns."""
    from actions.participants_importing import import_attributes, planned
    from cli.people import told

    desk, data = at.desk(coder), read_file(file)
    if preview:
        told(at, planned(desk, file.name, data, _document(desk, document)))
        return
    done = import_attributes(desk, file.name, data, _document(desk, document))
    value = {"described": done.described, "columns": done.columns, "unknown": done.unknown, "several": done.several}
    facts = {"unknown": len(done.unknown), "several": len(done.several)}
    at.answer(value, at.say("cli-participants-imported", n=done.described, count=done.described, **facts))


def _document(desk: Desk, name: str | None) -> UUID | None:
    from actions.documents import documents
    from cli.finding import named

    return named(documents(desk), name, "document-unknown").id if name else None


def _named(desk: Desk, name: str, document: str | None) -> Participant:
    """`Annet@Panel` is meant in that document, unless somebody is called so."""
    from actions.participants import participant_named

    try:
        return participant_named(desk, name, document)
    except Refusal as refusal:
        said, sign, where = name.rpartition(IN)
        if not sign or refusal.code != "participant-unknown":
            raise
        return participant_named(desk, said, where)


def _document_names(desk: Desk) -> dict[UUID, str]:
    from actions.documents import documents

    return {document.id: document.name for document in documents(desk)}


def _where(participant: Participant, names: dict[UUID, str]) -> str:
    return f"{participant.name}{IN}{names[participant.voices[0].document_id]}"


def _seen(desk: Desk, participant_id: UUID) -> dict[str, object]:
    from actions import speaking

    found = next(each for each in speaking.listed(desk) if participant_id in each.participant.ids)
    return _described(_document_names(desk), found)


def _described(names: dict[UUID, str], found: Listed) -> dict[str, object]:
    return {
        "name": found.participant.name,
        "attributes": dict(found.participant.attributes),
        "board": found.board.name if found.board else None,
        "group": found.board.group if found.board else None,
        "labels": [{"document": names[voice.document_id], "label": voice.label} for voice in found.participant.voices],
        "turns": found.turns,
        "words": found.words,
        "codings": found.codings,
    }
