"""Files come in here, streamed to disk, so that a large one never stands in memory twice."""

from tempfile import SpooledTemporaryFile
from typing import Any
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request

from actions import (
    boards,
    codebook,
    codebook_files,
    documents,
    drafts,
    exchanging,
    naming,
    previewing,
    report_choosing,
    rights,
    team,
    travelling_held,
)
from actions.workspace import Desk
from api.answering import id_in, in_thread, language_of
from corpora.documents import words_in
from corpora.refusal import Refusal
from words import Words, number

NAME = "X-Duiding-Name"
LARGEST_MB = 100
IN_MEMORY = 1_000_000


async def document(request: Request, desk: Desk) -> dict[str, Any]:
    """One file, as a document of the project."""
    name, data = await _received(request, desk, "document.add")
    added = await in_thread(documents.add_all, desk, name, data)
    said = [sentence for each in added for sentence in _understood(each, language_of(request))]
    return {"name": name, "id": str(added[0].document.id), "message": " ".join(said)}


async def preview(request: Request, desk: Desk) -> dict[str, Any]:
    """One file, held until somebody has looked at it."""
    name, data = await _received(request, desk, "document.add")
    held = await in_thread(previewing.hold, desk, name, data)
    return {"name": name, "id": held.id, "message": language_of(request)("preview-held")}


async def correction(request: Request, desk: Desk) -> dict[str, Any]:
    """A corrected file, held until somebody has seen what it changes."""
    name, data = await _received(request, desk, "document.correct")
    held = await in_thread(drafts.hold_file, desk, id_in(request), name, data)
    words = language_of(request)
    n = words_in(held.reading.text)
    return {
        "name": name,
        "id": name,
        "message": words("correction-file-read", n=n, shown=number(n, language=words.language)),
    }


def _understood(added: documents.Added, words: Words) -> list[str]:
    """What came in, and what was repaired in it."""
    found = added.document
    counted = {what: number(getattr(found, what), language=words.language) for what in ("words", "turns", "speakers")}
    said = [words("document-added", name=found.name, **counted)]
    return said + [words(f"repair-{kind}", n=n) for kind, n in added.reading.repairs.items() if n]


async def board_file(request: Request, desk: Desk) -> dict[str, Any]:
    """A board list, held until its columns are chosen."""
    name, data = await _received(request, desk, "boards.import")
    held = await in_thread(boards.hold, desk, name, data)
    table = await in_thread(boards.held_table, desk, held)
    words, n = language_of(request), len(table.rows)
    return {
        "name": name,
        "id": held,
        "message": words("board-file-read", n=n, shown=number(n, language=words.language), columns=len(table.columns)),
    }


async def people_file(request: Request, desk: Desk) -> dict[str, Any]:
    """A list with attributes of participants, held until somebody has seen what it changes."""
    name, data = await _received(request, desk, "participant.change")
    held = await in_thread(boards.hold, desk, name, data)
    rows = len((await in_thread(boards.held_table, desk, held)).rows)
    words = language_of(request)
    return {
        "name": name,
        "id": held,
        "message": words("people-file-read", n=rows, shown=number(rows, language=words.language)),
    }


async def codebook_file(request: Request, desk: Desk) -> dict[str, Any]:
    """A codebook whose new categories and codes are added, or that is held where somebody has to choose first."""
    name, data = await _received(request, desk, "codebook.import")
    matches = await in_thread(codebook_files.preview_codebook, desk, name, data)
    if any(each.asks or each.fields for each in matches):
        held = await in_thread(codebook_files.hold_codebook, desk, name, data)
        return {"name": name, "id": held, "message": language_of(request)("codebook-held")}
    before = await in_thread(codebook.codebook, desk)
    after = await in_thread(codebook_files.import_codebook, desk, name, data)
    new = {kind: len(getattr(after, kind)) - len(getattr(before, kind)) for kind in ("codes", "categories")}
    return {"name": name, "id": name, "message": language_of(request)("codebook-read", **new)}


async def exchange_file(request: Request, desk: Desk) -> dict[str, Any]:
    """A project of another program, as a project of its own; the page tells what was understood of it."""
    workspace = await in_thread(team.builder, desk)
    name, data = await _received(request, desk, None)
    found = await in_thread(exchanging.import_project, workspace, name, data)
    words = language_of(request)
    facts = {
        key: number(found.held[key], language=words.language) for key in ("documents", "codes", "codings", "coders")
    }
    message = words("exchange-arrived", **facts)
    return {"name": name, "id": exchanging.remember(desk.workspace, found), "message": message}


async def name_file(request: Request, desk: Desk) -> dict[str, Any]:
    """A list of names, held until the page has put it in the key."""
    name, data = await _received(request, desk, "key.open")
    held, n = await in_thread(naming.hold_names, desk, name, data)
    return {"name": name, "id": held, "message": language_of(request)("names-read", n=n)}


async def travelling(request: Request, desk: Desk) -> dict[str, Any]:
    """A project that was taken along, held until somebody has seen what merging it would do."""
    name, data = await _received(request, desk, "project.merge")
    held = await in_thread(travelling_held.hold, desk, name, data)
    return {"name": name, "id": held.id, "message": language_of(request)("travel-held")}


async def house_style(request: Request, desk: Desk) -> dict[str, Any]:
    """A Word file that the report takes its look from."""
    name, data = await _received(request, desk, "report.dress")
    await in_thread(report_choosing.dress, desk, name, data)
    return {"name": name, "id": name, "message": language_of(request)("report-dressed")}


async def _received(request: Request, desk: Desk, deed: str | None) -> tuple[str, bytes]:
    if deed is not None:
        await in_thread(rights.refuse, desk, deed)  # before it comes in, not after
    name = unquote(request.headers.get(NAME, "")).strip()
    if not name:
        raise Refusal("request-wrong")
    received = 0
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        try:
            async for chunk in request.stream():
                received += len(chunk)
                if received > LARGEST_MB * 1_000_000:
                    raise Refusal("file-too-large", name=name, limit=LARGEST_MB)
                file.write(chunk)
        except ClientDisconnect as error:
            raise Refusal("upload-stopped", name=name) from error
        file.seek(0)
        return name, file.read()
