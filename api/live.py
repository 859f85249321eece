"""Hearing from each other: an event whenever anything in the project changed, whoever or whatever wrote it."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType

from starlette.requests import Request
from starlette.responses import StreamingResponse

from actions.workspace import Desk, revision
from api.answering import in_thread, since_in
from corpora.refusal import Refusal

# Asking the database rather than listening in this process: the terminal writes too. A look costs 0.1 ms.
LOOK_EVERY_S = 0.3
SIGN_OF_LIFE_EVERY = 50

_closing = Event()


async def events(request: Request, desk: Desk) -> StreamingResponse:
    """Server-sent events `{"revision": n}` from the revision the page knows."""
    stream = _changes(request, desk, since_in(request))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _changes(request: Request, desk: Desk, known: int) -> AsyncIterator[str]:
    quiet = 0
    yield ": here\n\n"
    while not (_closing.is_set() or await request.is_disconnected()):
        try:
            now = await in_thread(revision, desk)
        except Refusal:
            return
        if now > known:
            known, quiet = now, 0
            yield f"data: {json.dumps({'revision': now, 'codebook': True})}\n\n"
        elif quiet >= SIGN_OF_LIFE_EVERY:
            quiet = 0
            yield ": here\n\n"
        quiet += 1
        await asyncio.sleep(LOOK_EVERY_S)


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
