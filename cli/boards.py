"""Board lists: reading, keeping, and saying what is about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cli.boardcolumns import Columns
from cli.columns import described, without_key
from cli.commands import argument, command, option
from cli.commands import group as commands_of
from cli.files import read_file
from cli.terminal import Terminal
from cli.terminal import table as table_lines
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from corpora.boardlists import Choice
    from corpora.boards import Board
    from corpora.tables import Table

SHAPE = ("rows", "columns", "encoding", "separator", "decimal", "sheet", "header_row", "key", "boards", "remarks")


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    boards = commands_of(app, "boards")
    command(boards, "read", "boards-read")(read)
    command(boards, "import", "boards-import")(imported)
    command(app, "refer")(refer)


def read(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    key: Annotated[str, option("--key")] = "",
    columns: Annotated[str, option("--columns")] = "",
    rule: Annotated[list[str] | None, option("--rule")] = None,
) -> None:
    """What is understood of a list, without keeping it."""
    try:
        value = described(*_understood(file, Columns(key, given=columns, rules=tuple(rule or ()))))
    except Refusal as refusal:
        _refuse(at, refusal)
    at.answer({**value, "refused": None, "message": None}, *_lines(at, value))


def imported(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    key: Annotated[str, option("--key")] = "",
    name: Annotated[str, option("--name")] = "",
    group: Annotated[str, option("--group")] = "",
    as_of: Annotated[str, option("--as-of", metavar="JJJJ-MM-DD")] = "",
    columns: Annotated[str, option("--columns")] = "",
    rule: Annotated[list[str] | None, option("--rule")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Keep a list; columns that are not named are those that look like it."""
    from actions.boards import import_boards

    chosen = Columns(key, name, group, columns, tuple(rule or ()))
    try:
        table, choice = _understood(file, chosen)
        desk, day, names = at.desk(coder), _day(as_of), chosen.names()
        kept = import_boards(desk, file.name, read_file(file), choice, as_of=day, names=names, rules=chosen.as_rules())
        value = {**described(table, choice), "linked": kept.boards, "unlinked": without_key(table, choice)}
    except Refusal as refusal:
        _refuse(at, refusal)
    kept_line = at.say("cli-boards-kept", name=kept.name, boards=kept.boards, groups=", ".join(kept.groups) or "–")
    at.answer({**value, "list": kept.name, "refused": None, "message": None}, *_lines(at, value), kept_line)


def refer(
    at: Terminal,
    document: Annotated[str, argument("document")],
    *,
    board_list: Annotated[str, option("--list")],
    group: Annotated[str, option("--group", said="about-group")] = "",
    board: Annotated[str, option("--board")] = "",
    heading: Annotated[str, option("--heading")] = "",
    start: Annotated[int | None, option("--start")] = None,
    end: Annotated[int | None, option("--end")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Say that a document, or a part of it, is about a group of a list or about one board."""
    from actions import boards, documents
    from cli.finding import named
    from cli.placing import stretch

    desk = at.desk(coder)
    content = documents.content(desk, named(documents.documents(desk), document, "document-unknown").id)
    known = named(boards.board_lists(desk), board_list, "board-list-unknown")
    chosen = board_named(boards.boards(desk, known.id), board) if board else None
    about = group or (chosen.group if chosen else "")
    span = stretch(desk, content, heading, start, end)
    boards.refer(desk, content.document.id, known.id, about, board_id=chosen.id if chosen else None, span=span)
    value = {"document": content.document.name, "list": known.name, "group": about}
    at.answer(
        {**value, "board": chosen.name if chosen else None, "span": [span.start, span.end] if span else None},
        at.say("cli-referred", **value),
    )


def _refuse(at: Terminal, refusal: Refusal) -> NoReturn:
    """In the same shape as what is understood, so that a program needs to know but one."""
    at.refuse(refusal, **dict.fromkeys(SHAPE))
    raise typer.Exit(1) from refusal


def _understood(file: Path, chosen: Columns) -> tuple[Table, Choice]:
    from corpora.boardlists import read_table

    table = read_table(file.name, read_file(file), header=not chosen.given, names=chosen.names())
    return chosen.applied(table)


def _lines(at: Terminal, value: dict[str, Any]) -> list[str]:
    head = tuple(at.say(f"cli-column-{key}") for key in ("column", "type", "filled", "missing"))
    rows = [
        (
            column["name"],
            at.say(f"cli-type-{column['type']}"),
            at.number(column["filled"]),
            at.number(column["missing"]),
        )
        for column in value["columns"]
    ]
    found = at.say(
        "cli-list-understood", rows=value["rows"], boards=at.number(value["boards"]), key=value["key"] or "–"
    )
    remarks = [at.say(_sentence_of(each["remark"]), **each["facts"]) for each in value["remarks"]]
    return [found, *table_lines([head, *rows], right=(2, 3)), *remarks]


def _sentence_of(remark: str) -> str:
    return remark if remark.startswith("refusal-") else f"list-remark-{remark}"


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Refusal("date-wrong", date=text) from error


def board_named(known: tuple[Board, ...], wanted: str) -> Board:
    """By its key or its name; refuses `board-not-listed`."""
    from cli.finding import named

    return next((board for board in known if board.key == wanted), None) or named(known, wanted, "board-not-listed")
