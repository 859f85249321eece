"""Hearing from each other: an event whenever anything in the project changed, whoever or whatever wrote it."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, current_thread, main_thread
from types import FrameType
from uuid import UUID

from starlette.requests import Request
from starlette.responses import StreamingResponse

from actions.access import desk_of
from actions.codebook import changed_since
from actions.workspace import Desk, revision
from api.answering import TOKEN, in_thread, since_in
from corpora.refusal import Refusal

# Asking the database rather than listening in this process: the terminal writes too. A look costs 0.1 ms.
LOOK_EVERY_S = 0.3
SIGN_OF_LIFE_EVERY = 50
ASK_AGAIN_EVERY = 10  # looks: whether who listens still may, in case they signed out or lost their role

_closing = Event()


async def events(request: Request, desk: Desk) -> StreamingResponse:
    """Server-sent events: `{"revision": n}` from the revision the page knows, `{"present": […]}` who else is here.

    A page that says which `document` it has open is in it for the others, for as long as it listens.
    """
    since_in(request)
    stream = _changes(request, desk, _document(request))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _changes(request: Request, desk: Desk, document_id: UUID | None) -> AsyncIterator[str]:
    page, looks, known, told, present = object(), 0, since_in(request), False, list[str]()
    yield ": here\n\n"
    try:
        while not (_closing.is_set() or await request.is_disconnected()):
            now = await in_thread(revision, desk)
            if looks % ASK_AGAIN_EVERY == 0:
                await in_thread(desk_of, desk.workspace, request.headers.get(TOKEN, ""))
            others = _present(desk, document_id, page)
            if now > known:
                # A page may have asked for its codebook just before the revision that it knows: once it is told anyway.
                learn = not told or await in_thread(changed_since, desk, known)
                yield f"data: {json.dumps({'revision': now, 'codebook': learn})}\n\n"
                told = True
            if others != present:
                yield f"data: {json.dumps({'present': others})}\n\n"
            if looks % SIGN_OF_LIFE_EVERY == 0:
                yield ": here\n\n"
            known, present, looks = now, others, looks + 1
            await asyncio.sleep(LOOK_EVERY_S)
    except Refusal:
        return  # the project went, or the right to see it: who asks again hears why
    finally:
        desk.workspace.present.leave(page)


def _present(desk: Desk, document_id: UUID | None, page: object) -> list[str]:
    """Who else has the document of this page open; and this page's own coder is in it."""
    if document_id is None or desk.coder_id is None:
        return []
    now, present = datetime.now(UTC), desk.workspace.present
    present.see(page, desk.project_id, document_id, desk.coder_id, now)
    here = present.readers(desk.project_id, now).get(document_id, frozenset())
    return sorted(str(each) for each in here - {desk.coder_id})


def _document(request: Request) -> UUID | None:
    asked = request.query_params.get("document")
    try:
        return UUID(asked) if asked else None
    except ValueError as error:
        raise Refusal("request-wrong") from error


@contextmanager
def ending_with_the_server() -> Iterator[None]:
    """End every stream when the server is asked to stop: it waits for open connections, and these never close."""
    _closing.clear()
    if current_thread() is main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            _also_close_on(number)
    yield
    _closing.set()


def _also_close_on(number: signal.Signals) -> None:
    known = signal.getsignal(number)

    def close(received: int, frame: FrameType | None) -> None:
        _closing.set()
        if callable(known):
            known(received, frame)

    signal.signal(number, close)
