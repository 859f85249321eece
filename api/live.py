"""Hearing from each other: an event whenever anything in the project changed, whoever or whatever wrote it."""

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse

from actions.workspace import Desk, revision
from api.answering import in_thread, since_in
from corpora.refusal import Refusal

# Asking the database rather than listening in this process: the terminal writes too. A look costs 0.1 ms.
LOOK_EVERY_S = 0.3
SIGN_OF_LIFE_EVERY = 50


async def events(request: Request, desk: Desk) -> StreamingResponse:
    """Server-sent events `{"revision": n}` from the revision the page knows."""
    stream = _changes(request, desk, since_in(request))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _changes(request: Request, desk: Desk, known: int) -> AsyncIterator[str]:
    quiet = 0
    yield ": here\n\n"
    while not await request.is_disconnected():
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
