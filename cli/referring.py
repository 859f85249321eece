"""What is about which board or group: said by hand, by who speaks, or looked over where a name stands in the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.documents import Content
    from actions.workspace import Desk
    from corpora.boards import Board, BoardList, Reference

Who = Annotated[str | None, option("--coder")]
Board_ = Annotated[str, option("--board")]
List_ = Annotated[str, option("--list")]


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "refer")(refer)
    command(app, "references")(listed)
    command(app, "refer-remove")(removed)
    command(app, "refer-speakers")(by_speakers)


def refer(
    at: Terminal,
    document: Annotated[str, argument("document")],
    *,
    board_list: List_,
    group: Annotated[str, option("--group", said="about-group")] = "",
    board: Board_ = "",
    heading: Annotated[str, option("--heading")] = "",
    start: Annotated[int | None, option("--start")] = None,
    end: Annotated[int | None, option("--end")] = None,
    turn: Annotated[str, option("--turn", said="refer-turn")] = "",
    speaker: Annotated[str, option("--speaker", said="refer-speaker")] = "",
    quote: Annotated[str, option("--quote", said="refer-quote")] = "",
    code: Annotated[str, option("--code", said="refer-code")] = "",
    coder: Who = None,
) -> None:
    """Say that a document, part, turn, coding or speaker is about a group of a list or about one board."""
    from actions import boards, documents
    from cli.finding import named
    from cli.placing import between, stretch

    desk = at.desk(coder)
    content = documents.content(desk, named(documents.documents(desk), document, "document-unknown").id)
    known = named(boards.board_lists(desk), board_list, "board-list-unknown")
    chosen = board_named(boards.boards(desk, known.id), board) if board else None
    about, board_id = group or (chosen.group if chosen else ""), chosen.id if chosen else None
    ways = (bool(heading) or start is not None or end is not None, turn, speaker, quote or code)
    if sum(map(bool, ways)) > 1:
        raise Refusal("part-unclear")
    span = between(content, turn, "") if turn else stretch(desk, content, heading, start, end)
    coding_id = _coding(desk, content, quote, code) if quote or code else None
    add = partial(boards.refer, desk, content.document.id, known.id, about, board_id=board_id)
    for who in _voices(desk, content, speaker) if speaker else (None,):
        add(span=span, coding_id=coding_id, participant_id=who)
    value = {"document": content.document.name, "list": known.name, "group": about}
    at.answer(
        {**value, "board": chosen.name if chosen else None, "span": [span.start, span.end] if span else None},
        at.say("cli-referred", **value),
    )


def listed(at: Terminal, *, document: Annotated[str, option("--document", said="refer-document")] = "") -> None:
    """What was said to be about which group or board."""
    from actions import documents, referring
    from cli.finding import named

    desk = at.desk()
    wanted = named(documents.documents(desk), document, "document-unknown").id if document else None
    value = [_described(desk, each) for each in referring.stated(desk) if wanted in (None, each.document_id)]
    lines = [
        f"{row['id']}  {row['document']}  {at.say('cli-about-' + row['of'])}  {row['place'] or ''}".rstrip()
        + f"  → {row['board'] or row['group']} ({row['list']})"
        for row in value
    ]
    at.answer(value, *(lines or [at.say("cli-references-none")]))


def removed(at: Terminal, reference: Annotated[str, argument("reference")], *, coder: Who = None) -> None:
    """Take one away, by its id."""
    from actions.boards import remove_reference

    try:
        remove_reference(at.desk(coder), UUID(reference))
    except ValueError as error:
        raise Refusal("reference-gone") from error
    at.answer({"id": reference}, at.say("about-removed"))


def by_speakers(
    at: Terminal,
    attribute: Annotated[str, argument("attribute")],
    *,
    board_list: List_,
    preview: Annotated[bool, option("--preview", said="refer-preview")] = False,
    coder: Who = None,
) -> None:
    """What everybody says is about the board, or the group, that an attribute of them names."""
    from actions import boards, documents
    from actions.referring_speakers import by_speakers as following
    from actions.referring_speakers import refer_speakers
    from cli.finding import named

    desk = at.desk(None if preview else coder)
    known = named(boards.board_lists(desk), board_list, "board-list-unknown")
    found, names = following(desk, known.id, attribute), {each.id: each.name for each in documents.documents(desk)}
    made = 0 if preview else refer_speakers(desk, known.id, attribute)
    value = [
        {"document": names[each.voice.document_id], "speaker": each.voice.label, "value": each.value}
        | {"known": each.reference is not None}
        for each in found
    ]
    lines = [
        f"{row['document']}  {row['speaker']}  {row['value']}{'' if row['known'] else '  ' + at.say('cli-not-listed')}"
        for row in value
    ]
    at.answer({"made": made, "speakers": value}, *lines, at.say("cli-referred-n", n=made))


def board_named(known: tuple[Board, ...], wanted: str) -> Board:
    """By its key or its name; refuses `board-not-listed`."""
    from cli.finding import named

    return next((board for board in known if board.key == wanted), None) or named(known, wanted, "board-not-listed")


def _coding(desk: Desk, content: Content, quote: str, code: str) -> UUID:
    """The one coding with these words and this code, whichever is given."""
    from actions.codebook import codebook
    from actions.coding import codings

    names = {each.id: each.name.casefold() for each in codebook(desk).codes}
    wanted = " ".join(quote.split()).casefold()
    found = [
        each
        for each in codings(desk, content.document.id)
        if wanted in " ".join(each.quote.split()).casefold()
        and names[each.code_id] == (code.casefold() or names[each.code_id])
    ]
    if len({(each.span, each.code_id) for each in found}) != 1:
        raise Refusal("coding-which", n=len(found), words=quote or code)
    return found[0].id


def _voices(desk: Desk, content: Content, speaker: str) -> list[UUID]:
    """Under every label that this speaker has in the document."""
    from actions.participants import participant_named

    found = participant_named(desk, speaker, content.document.name)
    return [voice.participant_id for voice in found.voices if voice.document_id == content.document.id]


def _described(desk: Desk, each: Reference) -> dict[str, Any]:
    from actions import boards, documents, referring_shown

    content = documents.content(desk, each.document_id)
    listed: BoardList = next(known for known in boards.board_lists(desk) if known.id == each.list_id)
    rows = boards.boards(desk, each.list_id)
    said = referring_shown.shown(desk, each)
    return {
        "id": str(each.id),
        "document": content.document.name,
        "of": str(said.of),
        "place": said.name or None,
        "span": [each.span.start, each.span.end] if each.span else None,
        "list": listed.name,
        "group": each.group,
        "board": next((row.name for row in rows if row.id == each.board_id), None),
        "by": str(each.by) or "hand",
    }
