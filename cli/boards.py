"""Board lists: reading, keeping, and saying what is about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cli.boardchanges import compare
from cli.boardcolumns import Columns
from cli.columns import described
from cli.commands import argument, command, option
from cli.commands import group as commands_of
from cli.files import read_file
from cli.terminal import Terminal
from cli.terminal import table as table_lines
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from corpora.boards import Board

SHAPE = ("rows", "columns", "encoding", "separator", "decimal", "sheet", "header_row", "key", "boards", "remarks")


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    boards = commands_of(app, "boards")
    command(boards, "read", "boards-read")(read)
    command(boards, "import", "boards-import")(imported)
    command(boards, "list", "boards-list")(lists)
    command(boards, "compare", "boards-compare")(compare)


def read(
    at: Terminal,
    file: Annotated[Path, argument("file")],
    *,
    key: Annotated[str, option("--key")] = "",
    columns: Annotated[str, option("--columns")] = "",
    rule: Annotated[list[str] | None, option("--rule")] = None,
    sheet: Annotated[str, option("--sheet")] = "",
) -> None:
    """What is understood of a list, without keeping it."""
    try:
        value = described(at, *Columns(key, given=columns, rules=tuple(rule or ()), sheet=sheet).read(file))
    except Refusal as refusal:
        _refuse(at, refusal)
    at.answer({**value, "refused": None, "message": None}, *_lines(at, value))


def lists(at: Terminal) -> None:
    """The lists that are kept, and what in them does not go together."""
    from actions.boards import board_lists
    from actions.boards import boards as boards_of
    from corpora.boardoverlap import in_two_groups, other_days

    desk = at.desk()
    known = board_lists(desk)
    both = in_two_groups(known, [board for each in known for board in boards_of(desk, each.id)])
    days = other_days(known)
    value = {
        "lists": [
            {"name": each.name, "as_of": each.as_of, "boards": each.boards, "groups": list(each.groups)}
            for each in known
        ],
        "in_two_groups": [asdict(each) for each in both],
        "other_days": [asdict(each) for each in days],
    }
    lines = [f"{each.name}  {each.as_of or '–'}  {at.number(each.boards)}  {', '.join(each.groups)}" for each in known]
    for day in days:
        facts = {"name": day.name, "date": day.as_of, "first": day.first, "first_date": day.first_as_of}
        lines.append(at.say("boards-other-day", **facts))
    if both:
        named = "; ".join(f"{each.name} ({', '.join(map(': '.join, each.places))})" for each in both)
        lines.append(at.say("boards-in-two", n=len(both), boards=named))
    at.answer(value, *(lines or [at.say("cli-no-lists")]))


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
    sheet: Annotated[str, option("--sheet")] = "",
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Keep a list; columns that are not named are those that look like it, and the day is the one it says itself.

    `linked` counts the rows that the project's other lists know (by their school, else by their key), `unlinked` lists
    the others; without other lists every row with a key is linked. All rows are kept, but those without a key.
    """
    from actions.boardcomparing import unlinked_rows
    from actions.boards import import_boards
    from corpora import listdates

    chosen = Columns(key, name, group, columns, tuple(rule or ()), sheet)
    try:
        table, choice = chosen.read(file)
        desk, day, names = at.desk(coder), _day(as_of) or listdates.as_of(table), chosen.names()
        loose = [asdict(row) for row in unlinked_rows(desk, table, choice)]
        data, rules = read_file(file), chosen.as_rules()
        kept = import_boards(desk, file.name, data, choice, as_of=day, names=names, rules=rules, sheet=sheet)
    except Refusal as refusal:
        _refuse(at, refusal, "linked", "unlinked")
    value = {**described(at, table, choice), "linked": len(table.rows) - len(loose), "unlinked": loose}
    kept_line = at.say("cli-boards-kept", name=kept.name, boards=kept.boards, groups=", ".join(kept.groups) or "–")
    at.answer({**value, "refused": None, "message": None}, *_lines(at, value), kept_line, *_loose(at, loose))


def _refuse(at: Terminal, refusal: Refusal, *others: str) -> NoReturn:
    """In the same shape as what is understood, so that a program needs to know but one."""
    at.refuse(refusal, **dict.fromkeys((*SHAPE, *others)))
    raise typer.Exit(1) from refusal


def _loose(at: Terminal, rows: Sequence[dict[str, Any]]) -> list[str]:
    """The rows that no other list knows, each with its line in the file."""
    if not rows:
        return []
    shown = [f"  {row['line']}: {row['key']} {row['name']}".rstrip() for row in rows]
    return [at.say("cli-boards-unlinked", n=len(rows)), *shown]


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
    remarks = [each["message"] for each in value["remarks"]]
    return [found, *table_lines([head, *rows], right=(2, 3)), *remarks]


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
