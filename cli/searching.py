"""Searching the project, and coding what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from cli.attributes import attribute
from cli.commands import argument, command, help_for, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from enum import StrEnum

    from actions.searching import Hit, Options
    from actions.workspace import Desk
    from coding.referring import Group

    E = TypeVar("E", bound=StrEnum)

Many = list[str] | None


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "search")(search)


def search(
    at: Terminal,
    query: Annotated[str, argument("query")],
    *,
    match: Annotated[str, option("--match", metavar="exact|forms|compounds|pieces")] = "forms",
    compounds: Annotated[bool, option("--compounds")] = False,
    exact: Annotated[bool, option("--exact")] = False,
    pieces: Annotated[bool, option("--substring")] = False,
    speakers: Annotated[Many, option("--speaker")] = None,
    documents: Annotated[Many, option("--document")] = None,
    codes: Annotated[Many, option("--coded")] = None,
    coders: Annotated[Many, option("--coded-by")] = None,
    groups: Annotated[Many, option("--group", said="search-group")] = None,
    parts: Annotated[Many, option("--part", said="search-part")] = None,
    who: Annotated[Many, option("--who", metavar=help_for("argument-attribute"))] = None,
    sort: Annotated[str, option("--sort", metavar="reading|left|hit|right")] = "reading",
    autocode: Annotated[str, option("--autocode")] = "",
    unit: Annotated[str, option("--unit", metavar="hit|sentence|turn")] = "sentence",
    coder: Annotated[str | None, option("--coder", said="autocoder")] = None,
) -> None:
    """Print every hit; with `--autocode` also code them all, in one step of `--coder`."""
    from actions.autocoding import Unit
    from actions.searching import search as found
    from corpora.searching_order import Order
    from corpora.searching_queries import Match

    chosen = "compounds" if compounds else "exact" if exact else "pieces" if pieces else match
    order, covered = _member(Order, sort), _member(Unit, unit)
    desk = at.desk(coder)
    options = _options(desk, _member(Match, chosen), speakers, documents, codes, coders, groups)
    chosen_parts = tuple(_part(desk, name) for name in parts or ())
    options = replace(options, who=tuple(attribute(each) for each in who or ()), parts=chosen_parts)
    hits = found(desk, query, options, order)
    value = [_described(hit) for hit in hits]
    if not autocode:
        at.answer(value, *_lines(hits), at.say("cli-search-hits", n=len(hits), count=len(hits)))
        return
    _autocode(at, desk, hits, autocode, covered, value)


def _autocode(
    at: Terminal, desk: Desk, hits: tuple[Hit, ...], name: str, unit: object, value: list[dict[str, object]]
) -> None:
    from actions.autocoding import Unit, autocode
    from actions.codebook import codebook
    from cli.finding import named

    code = named(codebook(desk).codes, name, "code-unknown")
    done = autocode(desk, hits, code.id, Unit(str(unit)))
    facts = {"made": done.made, "already": done.already, "revision": done.revision}
    said = at.say("cli-autocoded", n=done.made, count=done.made, code=code.name, already=done.already)
    at.answer({"hits": value, **facts}, *_lines(hits), said)


def _options(
    desk: Desk, match: object, speakers: Many, documents: Many, codes: Many, coders: Many, groups: Many
) -> Options:
    from actions import documents as documents_of
    from actions.codebook import codebook
    from actions.searching import Options
    from actions.searching import speakers as speakers_of
    from cli.finding import coder_named, named
    from corpora.searching_queries import Match

    known, book = documents_of.documents(desk), codebook(desk).codes
    return Options(
        Match(str(match)),
        tuple(_speaker(speakers_of(desk), name) for name in speakers or ()),
        tuple(named(known, name, "document-unknown").id for name in documents or ()),
        tuple(named(book, name, "code-unknown").id for name in codes or ()),
        tuple(coder_named(desk, name).id for name in coders or ()),
        tuple(group for name in groups or () for group in _groups(desk, name)),
    )


def _part(desk: Desk, name: str) -> str:
    from actions.searching_parts import part_names

    known = part_names(desk)
    for each in known:
        if each.casefold() == name.casefold():
            return each
    raise Refusal("part-unknown", name=name, known=", ".join(known) or "–")


def _speaker(known: tuple[str, ...], name: str) -> str:
    for speaker in known:
        if speaker.casefold() == name.casefold():
            return speaker
    raise Refusal("speaker-unknown", name=name, known=", ".join(known) or "–")


def _groups(desk: Desk, name: str) -> tuple[Group, ...]:
    """The groups of this name, whichever list they belong to."""
    from actions.boards import board_lists
    from coding.referring import groups_of

    known = groups_of(board_lists(desk))
    found = tuple(group for group in known if group.name.casefold() == name.casefold())
    if not found:
        names = dict.fromkeys(group.name for group in known)
        raise Refusal("search-group-unknown", name=name, known=", ".join(names) or "–")
    return found


def _member(kind: type[E], name: str) -> E:
    try:
        return kind(name)
    except ValueError as error:
        raise Refusal("choice-unknown", name=name, known=", ".join(kind)) from error


def _described(hit: Hit) -> dict[str, object]:
    return {
        "document": hit.document.name,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "speaker": hit.speaker or None,
    }


def _lines(hits: tuple[Hit, ...]) -> list[str]:
    """One line a hit: the hits under each other, between their contexts."""
    lines = [hit.line for hit in hits]
    width = max((len(line.left) for line in lines), default=0)
    sources = (", ".join(filter(None, (hit.document.name, hit.speaker))) for hit in hits)
    return [
        f"{line.left:>{width}}  [{line.hit}]  {line.right}  ({source})"
        for line, source in zip(lines, sources, strict=True)
    ]
