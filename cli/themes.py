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

    from actions.workspace import Desk
    from codebooks.codebook import Theme
    from coding.codings import Coding


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    themes = group(app, "theme")
    command(themes, "add", "theme-add")(add)
    command(themes, "list", "theme-list")(listed)
    command(themes, "move", "theme-move")(move)
    command(themes, "quote", "theme-quote")(take)


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


def listed(at: Terminal) -> None:
    """The chapters of the report in their order, with how many quotes each has."""
    from actions import theming
    from corpora.documents import words_in

    value = [
        {"title": theme.title, "words": words_in(theme.text), "quotes": len(theme.coding_ids)}
        for theme in theming.themes(at.desk())
    ]
    at.answer(value, *(at.say("cli-theme-line", **{"place": place, **row}) for place, row in enumerate(value, 1)))


def move(
    at: Terminal,
    title: Annotated[str, argument("title")],
    place: Annotated[int, argument("place")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Put a chapter on another place, counted from 1."""
    from actions import theming

    desk = at.desk(coder)
    theme = _theme(desk, title)
    now = [each.id for each in theming.themes(desk)].index(theme.id)
    theming.move_theme(desk, theme.id, place - 1 - now)
    titles = [each.title for each in theming.themes(desk)]
    at.answer(titles, at.say("cli-theme-moved", title=theme.title, place=titles.index(theme.title) + 1))


def take(
    at: Terminal,
    title: Annotated[str, argument("title")],
    quote: Annotated[list[str], argument("quote")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Take quotes up in a theme, by words that stand in them."""
    from actions import theming
    from actions.coding import codings

    desk = at.desk(coder)
    theme, made = _theme(desk, title), codings(desk)
    new = theming.add_quotes(desk, theme.id, [quoted(made, words) for words in quote])
    at.answer({"added": new}, at.say("cli-theme-quoted", title=theme.title, n=new, count=new))


def _theme(desk: Desk, title: str) -> Theme:
    from actions import theming

    known = theming.themes(desk)
    wanted = " ".join(title.split()).casefold()
    for theme in known:
        if " ".join(theme.title.split()).casefold() == wanted:
            return theme
    raise Refusal("theme-unknown", name=title, known=", ".join(theme.title for theme in known) or "–")


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
