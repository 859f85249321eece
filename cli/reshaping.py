"""Reshaping the codebook: every command says first, or with --preview only, what happens to whose codings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal

if TYPE_CHECKING:
    from codebooks.codebook import Category, Code
    from coding.codings import Coding
    from coding.reshaping import Operation

Many = list[str] | None
Who = Annotated[str | None, option("--coder")]
Only = Annotated[bool, option("--preview", said="reshape-preview")]
Again = Annotated[bool, option("--review", said="reshape-review")]


def add_to(codebook: typer.Typer) -> None:
    """The commands of `codebook` that change its shape."""
    for name, deed in (
        ("show", show),
        ("rename", rename),
        ("move", move),
        ("merge", merge),
        ("split", split),
        ("archive", archive),
        ("copy", copy),
        ("also-in", also_in),
        ("gather", gather),
    ):
        command(codebook, name, f"codebook-{name}")(deed)


def show(at: Terminal) -> None:
    """The tree, with how often each code is in use."""
    from actions.codebook import codebook
    from actions.coding import codings_per_code

    desk = at.desk()
    book, counts = codebook(desk), codings_per_code(desk)
    lines, value = [], []
    for category, codes in book.tree():
        lines.append(category.name if category else at.say("category-none"))
        for code in codes:
            n = counts.get(code.id, 0)
            away = f" ({at.say('code-archived-short')})" if code.archived else ""
            lines.append(f"{'  ' * (len(book.above(code)) + 1)}{code.name}{away}  {at.number(n)}")
            home = category.name if category else None
            value.append({"category": home, "path": book.path(code), "codings": n, "archived": code.archived})
    if often := book.shared():
        lines.append(at.say("report-note-codes-often", codes=", ".join(code.name for code in often)))
    at.answer(value, *lines)


def rename(
    at: Terminal,
    name: Annotated[str, argument("code")],
    new_name: Annotated[str, argument("new-name")],
    *,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """Another name for a code or category."""
    from coding.reshaping import Rename

    _do(at, coder, Rename(_item(at, name).id, new_name), preview)


def move(
    at: Terminal,
    names: Annotated[list[str], argument("codes")],
    *,
    to: Annotated[str, option("--to", said="reshape-to")] = "",
    under: Annotated[str, option("--under", said="reshape-under")] = "",
    before: Annotated[str, option("--before", said="reshape-before")] = "",
    preview: Only = False,
    coder: Who = None,
) -> None:
    """Codes to a category, under a code, or before another one; without a place, out of their category."""
    from coding.reshaping import Move

    codes = tuple(code_named(at, name).id for name in names)
    parent, next_one = code_named(at, under) if under else None, code_named(at, before) if before else None
    if next_one and not to and not parent:
        place = Move(codes, next_one.category_id, next_one.parent_id, next_one.id)
    else:
        category_id = _category(at, to).id if to else None
        place = Move(codes, category_id, parent.id if parent else None, next_one.id if next_one else None)
    _do(at, coder, place, preview)


def merge(
    at: Terminal,
    names: Annotated[list[str], argument("codes")],
    *,
    into: Annotated[str, option("--into", said="reshape-into")],
    review: Again = False,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """All codings of codes to one code; the others are archived."""
    from coding.merging import Merge

    _do(at, coder, Merge(tuple(code_named(at, name).id for name in names), code_named(at, into).id, review), preview)


def split(
    at: Terminal,
    name: Annotated[str, argument("code")],
    new_name: Annotated[str, argument("new-name")],
    *,
    quotes: Annotated[Many, option("--quote", said="reshape-quote")] = None,
    of: Annotated[Many, option("--of", said="reshape-of")] = None,
    review: Again = False,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """A new code with the codings that hold these words, or that these coders made."""
    from actions.coding import codings
    from cli.finding import coder_named
    from coding.reshaping import Split

    code, desk = code_named(at, name), at.desk()
    whose = {coder_named(desk, each).id for each in of or ()}

    def chosen(each: Coding) -> bool:
        words = " ".join(each.quote.split()).casefold()
        return each.coder_id in whose or any(" ".join(quote.split()).casefold() in words for quote in quotes or ())

    made = tuple(each.id for each in codings(desk) if each.code_id == code.id and chosen(each))
    _do(at, coder, Split(code.id, uuid4(), new_name, made, review), preview)


def archive(
    at: Terminal,
    name: Annotated[str, argument("code")],
    *,
    back: Annotated[bool, option("--back", said="reshape-back")] = False,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """No longer to be applied; or with --back again."""
    from coding.reshaping import Archive

    _do(at, coder, Archive(code_named(at, name).id, away=not back), preview)


def copy(
    at: Terminal,
    name: Annotated[str, argument("code")],
    new_name: Annotated[str, argument("new-name")],
    *,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """A new code that says the same, without codings."""
    from coding.reshaping import Copy

    _do(at, coder, Copy(code_named(at, name).id, uuid4(), new_name), preview)


def also_in(
    at: Terminal,
    name: Annotated[str, argument("code")],
    categories: Annotated[list[str], argument("categories")],
    *,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """The categories in which a code stands, its own one among them."""
    from coding.reshaping import AlsoIn

    _do(at, coder, AlsoIn(code_named(at, name).id, tuple(_category(at, each).id for each in categories)), preview)


def gather(
    at: Terminal,
    name: Annotated[str, argument("new-name")],
    codes: Annotated[list[str], argument("codes")],
    *,
    preview: Only = False,
    coder: Who = None,
) -> None:
    """A new category made of these codes."""
    from coding.gathering import Gather

    ids = tuple(code_named(at, each).id for each in codes)
    _do(at, coder, Gather(uuid4(), name, code_named(at, codes[0]).color, ids), preview)


def _do(at: Terminal, coder: str | None, operation: Operation, preview: bool) -> None:
    from actions import reshaping
    from actions.workspace import coders
    from coding.consequences import statements

    desk = at.desk() if preview else at.desk(coder)
    found = reshaping.preview(desk, operation)
    if not preview:
        reshaping.reshape(desk, operation, seen=found)
    names = {each.id: each.name for each in coders(desk)}
    said = [at.say(key, **facts) for key, facts in statements(found, names)]
    value = {
        "done": not preview,
        "codings": {"before": found.before, "after": found.after},
        "coders": [
            {
                "coder": names.get(each.coder_id),
                "recoded": each.recoded,
                "joined": each.joined,
                "memos": each.memos,
                "elsewhere": each.elsewhere,
            }
            for each in found.effects
        ],
        "said": said,
    }
    at.answer(value, *said, *([] if preview else [at.say("cli-reshape-done")]))


def code_named(at: Terminal, name: str) -> Code:
    """By name, or by the path behind its parents; refuses `code-unknown`."""
    from actions.codebook import codebook
    from cli.finding import named

    book = codebook(at.desk())
    by_path = [code for code in book.codes if book.path(code) == name]
    return by_path[0] if by_path else named(book.codes, name, "code-unknown")


def _category(at: Terminal, name: str) -> Category:
    from actions.codebook import codebook
    from cli.finding import named

    return named(codebook(at.desk()).categories, name, "category-unknown")


def _item(at: Terminal, name: str) -> Code | Category:
    from actions.codebook import codebook
    from cli.finding import Named, named

    book = codebook(at.desk())
    items: list[Named] = [*book.codes, *book.categories]
    return named(items, name, "subject-unknown")  # type: ignore[return-value]
