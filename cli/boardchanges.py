"""Two board lists compared: what the later one changes."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cli.boardcolumns import Columns
from cli.commands import argument, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from corpora.boardchanges import Changes
    from corpora.boardlists import Row

PARTS = ("changed", "new", "gone", "renamed", "merged", "moved", "proposals")


def compare(
    at: Terminal,
    before: Annotated[str, argument("list-before")],
    after: Annotated[str, argument("list-after")],
    *,
    key: Annotated[str, option("--key")] = "",
) -> None:
    """Each list is one of the project's by name, else a file; `--key` is for files."""
    from corpora.boardchanges import changes, side

    if before == after:
        raise Refusal("lists-same")
    found = changes(side(_rows(at, before, key)), side(_rows(at, after, key)))
    at.answer({"before": before, "after": after, **_value(found)}, *_lines(at, found))


def _rows(at: Terminal, wanted: str, key: str) -> tuple[Row, ...]:
    """The boards of a list of the project, or of a file."""
    from actions.boardcomparing import rows_of
    from actions.boards import board_lists
    from cli.finding import named
    from corpora.boardlists import as_boards, boards

    file = Path(wanted)
    if file.suffix and file.is_file():
        return boards(*as_boards(*Columns(key).read(file)))
    desk = at.desk()
    return rows_of(desk, named(board_lists(desk), wanted, "board-list-unknown").id)


def _value(found: Changes) -> dict[str, Any]:
    value = asdict(found)
    for part in ("new", "gone"):
        value[part] = [{"key": row.key, "name": row.name, "group": row.group} for row in getattr(found, part)]
    for each in value["changed"]:
        each["values"] = [{"column": c, "before": b, "after": a} for c, b, a in each["values"]]
    return value


def _lines(at: Terminal, found: Changes) -> list[str]:
    lines = [at.say("board-changes-same", n=len(found.same), shown=at.number(len(found.same)))]
    group = at.say("group")
    said: dict[str, list[str]] = {
        "changed": [
            f"{each.key} {each.name}: " + "; ".join(f"{c or group}: {b or '–'} → {a or '–'}" for c, b, a in each.values)
            for each in found.changed
        ],
        "new": [f"{row.key} {row.name}" for row in found.new],
        "gone": [f"{row.key} {row.name}" for row in found.gone],
        "renamed": [f"{each.key}: {each.before} → {each.after}" for each in found.renamed],
        "merged": [f"{', '.join(each.boards)} → {each.into} {each.name} ({each.schools})" for each in found.merged],
        "moved": [f"{each.school}: {each.before} → {each.after}" for each in found.moved],
        "proposals": [f"{each.gone} {each.gone_name} → {each.key} {each.name}?" for each in found.proposals],
    }
    for part in PARTS:
        if said[part]:
            lines += [at.say(f"board-changes-{part}", n=len(said[part]), shown=at.number(len(said[part])))]
            lines += [f"  {line}" for line in said[part]]
    return lines
