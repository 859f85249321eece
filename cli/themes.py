"""Themes: the chapters of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands import argument, command, group, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from coding.codings import Coding


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    themes = group(app, "theme")
    command(themes, "add", "theme-add")(add)


def add(
    at: Terminal,
    title: Annotated[str, argument("title")],
    *,
    text: Annotated[str, option("--text")] = "",
    category: Annotated[list[str] | None, option("--category")] = None,
    quote: Annotated[list[str] | None, option("--quote")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """A chapter with its text, the categories it draws on, and quotes by words that stand in them."""
    from actions import codebook, theming
    from actions.coding import codings
    from cli.finding import named

    desk = at.desk(coder)
    known, made = codebook.codebook(desk).categories, codings(desk)
    categories = tuple(named(known, name, "category-unknown").id for name in category or ())
    quotes = tuple(quoted(made, words) for words in quote or ())
    theming.add_theme(desk, title, text=text, category_ids=categories, coding_ids=quotes)
    value = {"title": title.strip(), "categories": len(categories), "quotes": len(quotes)}
    at.answer(value, at.say("cli-theme-added", **value))


def quoted(made: Iterable[Coding], words: str) -> UUID:
    """The coding whose quote is or holds these words; of several on one place the first."""
    wanted = " ".join(words.split())
    texts = {coding: " ".join(coding.quote.split()) for coding in made}
    found = [coding for coding, text in texts.items() if text == wanted]
    found = found or [coding for coding, text in texts.items() if wanted and wanted in text]
    if not found:
        raise Refusal("quote-not-coded", quote=words)
    if len({(coding.document_id, coding.span) for coding in found}) > 1:
        raise Refusal("quote-coded-often", n=len(found), quote=words)
    return found[0].id
