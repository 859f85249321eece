"""Boards that are named in the texts: proposed, and kept or turned down by whoever looked at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.referring import board_named
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.workspace import Desk
    from coding.mentioning import Proposal

Who = Annotated[str | None, option("--coder")]
Board_ = Annotated[str, option("--board")]
List_ = Annotated[str, option("--list")]
AROUND = 45


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "refer-proposals")(proposed)
    command(app, "board-name")(called)


def proposed(
    at: Terminal,
    *,
    board_list: List_,
    document: Annotated[str, option("--document", said="refer-document")] = "",
    board: Board_ = "",
    sure: Annotated[bool, option("--sure", said="refer-sure")] = False,
    place: Annotated[list[str] | None, option("--id", said="refer-id")] = None,
    accept: Annotated[bool, option("--accept", said="refer-accept")] = False,
    reject: Annotated[bool, option("--reject", said="refer-reject")] = False,
    within: Annotated[str, option("--within", said="refer-within")] = "turn",
    coder: Who = None,
) -> None:
    """Where boards of a list are named; kept or turned down only where that is asked, for one board or for ids."""
    from actions import boards, documents, mentioning
    from cli.finding import named

    acting = accept or reject
    if acting and (accept == reject or not (board or place)):
        raise Refusal("proposals-which")
    desk = at.desk(coder if acting else None)
    known = named(boards.board_lists(desk), board_list, "board-list-unknown")
    wanted = named(documents.documents(desk), document, "document-unknown").id if document else None
    chosen = board_named(boards.boards(desk, known.id), board) if board else None
    found = [
        each
        for each in mentioning.proposals(desk, known.id)
        if wanted in (None, each.document_id)
        and (chosen is None or each.target[1] == chosen.id)
        and not (sure and each.doubts)
        and (not place or str(each.id) in place)
    ]
    value, ids, made = [_proposal(desk, each) for each in found], [each.id for each in found], 0
    if ids and accept:
        made = mentioning.accept(desk, known.id, ids, _within(within))
    elif ids and reject:
        made = mentioning.reject(desk, known.id, ids)
    lines = [_line(at, row) for row in value]
    done = [at.say("cli-referred-n" if accept else "cli-rejected-n", n=made)] if acting else []
    at.answer({"made": made, "proposals": value}, *(lines or [at.say("mentions-none")]), *done)


def called(
    at: Terminal,
    name: Annotated[str, argument("name")],
    *,
    board_list: List_,
    board: Board_ = "",
    group: Annotated[str, option("--group", said="name-group")] = "",
    never: Annotated[bool, option("--never", said="name-never")] = False,
    coder: Who = None,
) -> None:
    """What people call a board or a group; with --never, what certainly doesn't mean it."""
    from actions import boards, mentioning
    from cli.finding import named

    desk = at.desk(coder)
    known = named(boards.board_lists(desk), board_list, "board-list-unknown")
    chosen = board_named(boards.boards(desk, known.id), board) if board else None
    said = {"board_id": chosen.id if chosen else None, "group": "" if chosen else group}
    mentioning.add_name(desk, known.id, name, refused=never, **said)  # type: ignore[arg-type]
    n = len(mentioning.proposals(desk, known.id))
    at.answer(
        {"name": name, "refused": never, "proposals": n}, at.say("cli-name-kept", name=name), at.say("mentions-n", n=n)
    )


def _within(said: str) -> Any:
    from coding.mentioning import Within

    if said not in set(Within):
        raise Refusal("within-unknown", name=said, known=", ".join(Within))
    return Within(said)


def _proposal(desk: Desk, each: Proposal) -> dict[str, Any]:
    from actions.documents import content

    found, span = content(desk, each.document_id), each.span
    return {
        "id": str(each.id),
        "document": found.document.name,
        "start": span.start,
        "end": span.end,
        "quote": found.text[span.start : span.end],
        "before": " ".join(found.text[max(span.start - AROUND, 0) : span.start].split()) + " ",
        "after": " " + " ".join(found.text[span.end : span.end + AROUND].split()),
        "board": each.board or None,
        "group": each.group,
        "name": each.shown,
        "doubts": [str(doubt) for doubt in each.doubts],
    }


def _line(at: Terminal, row: dict[str, Any]) -> str:
    doubts = "".join(f"  ({at.say(f'mention-doubt-{doubt}')})" for doubt in row["doubts"])
    place = f"{row['before']}[{row['quote']}]{row['after']}"
    return f"{row['id']}  {row['document']}  {place}  → {row['board'] or row['group']}{doubts}"
