"""The parts that documents are divided in."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from uuid import UUID

    from actions.documents import Content
    from actions.workspace import Desk
    from corpora.documents import Document
    from corpora.parts import Part

Many = list[str] | None
BEGINS = 40


def add_to(document: typer.Typer) -> None:
    """The commands of this room, among the others of `document`."""
    command(document, "parts", "document-parts")(parts)
    command(document, "part-add", "document-part-add")(add)
    command(document, "part-change", "document-part-change")(change)
    command(document, "part-remove", "document-part-remove")(remove)


def parts(
    at: Terminal,
    name: Annotated[str, argument("document")],
    *,
    by_heading: Annotated[bool, option("--by-heading")] = False,
    headings: Annotated[Many, option("--heading", said="part-heading")] = None,
    preview: Annotated[bool, option("--preview", said="part-preview")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """The parts of a document; with `--by-heading` (or some headings) they are made first, or only shown."""
    from actions.parting import divide, proposed

    desk = at.desk(coder)
    document = _document(desk, name)
    starts = [_heading(desk, document, each) for each in headings] if headings else None
    if (by_heading or headings) and preview:
        found = proposed(desk, document.id, starts)
        value = [{"name": each.name, "start": each.span.start, "end": each.span.end} for each in found]
        at.answer(value, *(each.name for each in found), at.say("cli-parts-proposed", n=len(found), count=len(found)))
        return
    if by_heading or headings:
        divide(desk, document.id, starts)
    _show(at, desk, document)


def add(
    at: Terminal,
    document: Annotated[str, argument("document")],
    *,
    name: Annotated[str, option("--name", said="part-name")] = "",
    first: Annotated[str, option("--from", said="part-from")] = "",
    last: Annotated[str, option("--to", said="part-to")] = "",
    heading: Annotated[str, option("--heading", said="part-under")] = "",
    start: Annotated[int | None, option("--start")] = None,
    end: Annotated[int | None, option("--end")] = None,
    attributes: Annotated[Many, option("--attribute", metavar="K=V", said="part-attribute")] = None,
    board_list: Annotated[str, option("--list", said="part-list")] = "",
    group: Annotated[str, option("--group", said="about-group")] = "",
    board: Annotated[str, option("--board")] = "",
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Make a part by hand: from one passage to another, from a heading to the next, or between two offsets."""
    from actions.documents import content
    from actions.parting import add_part
    from cli.placing import between, stretch
    from corpora.parts import attributes_in

    desk = at.desk(coder)
    found = content(desk, _document(desk, document).id)
    span = between(found, first, last) if first else stretch(desk, found, heading, start, end)
    if span is None or (first and (heading or start is not None)) or (last and not first):
        raise Refusal("part-unclear")
    said = attributes_in("\n".join(attributes or ()))
    about = _about(desk, board_list, group, board)
    made = add_part(desk, found.document.id, name or heading, span, attributes=said, about=about)
    at.answer(_described(desk, made, found), at.say("cli-part-added", name=made.name, document=found.document.name))


def change(
    at: Terminal,
    document: Annotated[str, argument("document")],
    part: Annotated[str, argument("part")],
    *,
    name: Annotated[str | None, option("--name", said="part-name")] = None,
    attributes: Annotated[Many, option("--attribute", metavar="K=V", said="part-attributes")] = None,
    board_list: Annotated[str | None, option("--list", said="part-list")] = None,
    group: Annotated[str, option("--group", said="about-group")] = "",
    board: Annotated[str, option("--board")] = "",
    first: Annotated[str, option("--from", said="part-from")] = "",
    last: Annotated[str, option("--to", said="part-to")] = "",
    heading: Annotated[str, option("--heading", said="part-under")] = "",
    start: Annotated[int | None, option("--start")] = None,
    end: Annotated[int | None, option("--end")] = None,
    neighbours: Annotated[bool, option("--neighbours", said="part-neighbours")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Give a part another name, place or attributes, or let it be about something else; an empty list about nothing."""
    from actions import documents
    from actions.parting import change_part
    from cli.placing import moved
    from corpora.parts import attributes_in

    desk = at.desk(coder)
    content = documents.content(desk, _document(desk, document).id)
    found = changed = _part(desk, content.document, part)
    if name is not None:
        changed = replace(changed, name=name)
    if attributes is not None:
        changed = replace(changed, attributes=attributes_in("\n".join(attributes)))
    if board_list is not None or group or board:
        list_id, named, board_id = _about(desk, board_list or "", group, board)
        changed = replace(changed, list_id=list_id, group=named, board_id=board_id)
    changed = replace(changed, span=moved(desk, content, changed.span, (first, last, heading, start, end)))
    change_part(desk, changed, others_give_way=neighbours)
    at.answer(_described(desk, changed, content), at.say("cli-part-changed", name=found.name))


def remove(
    at: Terminal,
    document: Annotated[str, argument("document")],
    part: Annotated[str, typer.Argument(metavar="[PART]", show_default=False)] = "",
    *,
    every: Annotated[bool, option("--all", said="parts-all")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Take a part away, or all of them; their text stays as it is."""
    from actions.parting import parts_of, remove_parts

    desk = at.desk(coder)
    found = _document(desk, document)
    if bool(part) == every:
        raise Refusal("part-which")
    gone = parts_of(desk, found.id) if every else (_part(desk, found, part),)
    remove_parts(desk, [each.id for each in gone])
    names = [each.name for each in gone]
    at.answer({"removed": names}, at.say("cli-parts-removed", n=len(gone), count=len(gone), document=found.name))


def _show(at: Terminal, desk: Desk, document: Document) -> None:
    from actions.documents import content
    from actions.parting import parts_of
    from corpora.parts import attributes_out

    found = content(desk, document.id)
    value = [_described(desk, part, found) for part in parts_of(desk, document.id)]
    head = tuple(at.say(f"parts-column-{key}") for key in ("name", "begins", "words", "attributes", "about"))
    rows = [
        (row["name"], row["begins"], at.number(row["words"]), attributes_out(row["attributes"]), row["about"] or "–")
        for row in value
    ]
    at.answer(value, *(table([head, *rows], right=(2,)) if rows else [at.say("cli-no-parts")]))


def _described(desk: Desk, part: Part, found: Content) -> dict[str, Any]:
    from actions.parting_targets import target_of
    from corpora.documents import words_in

    text, target = found.text[part.span.start : part.span.end], target_of(desk, part)
    return {
        "name": part.name,
        "start": part.span.start,
        "end": part.span.end,
        "begins": shorten(text, BEGINS, placeholder=" …"),
        "words": words_in(text),
        "attributes": dict(part.attributes),
        "about": target.name if target else None,
    }


def _about(desk: Desk, board_list: str, group: str, board: str) -> tuple[UUID | None, str, UUID | None]:
    """The list, group and board that are meant; a group or board stands in a list."""
    from actions import boards
    from cli.finding import named
    from cli.referring import board_named

    if not board_list:
        if group or board:
            raise Refusal("part-list-missing")
        return None, "", None
    known = named(boards.board_lists(desk), board_list, "board-list-unknown")
    if not board:
        return known.id, group, None
    chosen = board_named(boards.boards(desk, known.id), board)
    return known.id, chosen.group, chosen.id


def _part(desk: Desk, document: Document, said: str) -> Part:
    """By its name, or by its number where that is more certain: parts may share a name."""
    from actions.parting import parts_of
    from cli.finding import named

    known = parts_of(desk, document.id)
    alike = [part for part in known if part.name.casefold() == said.casefold()]
    if len(alike) > 1:
        raise Refusal("part-several", name=said, numbers=", ".join(str(known.index(part) + 1) for part in alike))
    if not alike and said.isdecimal() and 0 < int(said) <= len(known):
        return known[int(said) - 1]
    return named(known, said, "part-unknown")


def _heading(desk: Desk, document: Document, said: str) -> int:
    """Where this heading begins."""
    from actions.documents import content
    from corpora.parts import by_headings

    found = content(desk, document.id)
    known = by_headings(found.text, found.segments)
    for each in known:
        if each.name.casefold() == " ".join(said.split()).casefold():
            return each.span.start
    names = ", ".join(each.name for each in known) or "–"
    raise Refusal("heading-unknown", heading=said, document=document.name, known=names)


def _document(desk: Desk, name: str) -> Document:
    from actions import documents
    from cli.finding import named

    return named(documents.documents(desk), name, "document-unknown")
