"""How a request is answered: who asks (a signed token in a header), in which language, and how a refusal is said."""

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from actions.access import desk_of, renewed
from actions.workspace import Desk, Workspace, may_pass
from corpora.refusal import Refusal
from words import LANGUAGES, Words, refused, spoken

T = TypeVar("T")
TOKEN = "X-Duiding-Token"  # noqa: S105 (the name of a header)
LANGUAGE = "X-Duiding-Language"
STATUS = {
    "token-expired": HTTPStatus.UNAUTHORIZED,
    "token-wrong": HTTPStatus.UNAUTHORIZED,
    "sign-in-wrong": HTTPStatus.UNAUTHORIZED,
    "sign-in-first": HTTPStatus.UNAUTHORIZED,
    "sign-in-wait": HTTPStatus.TOO_MANY_REQUESTS,
    "not-your-coding": HTTPStatus.FORBIDDEN,
    "not-allowed": HTTPStatus.FORBIDDEN,
    "document-gone": HTTPStatus.NOT_FOUND,
    "project-gone": HTTPStatus.NOT_FOUND,
    "changed-since": HTTPStatus.CONFLICT,
    "in-conflict": HTTPStatus.CONFLICT,
    "file-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}
Answer = Callable[[Request, Desk], Awaitable[Any]]


def answering(workspace: Callable[[], Workspace], answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """A Starlette endpoint that lets `answer` speak for the desk of the token, and says every refusal as a sentence."""

    async def endpoint(request: Request) -> Response:
        token = request.headers.get(TOKEN, "")
        try:
            desk = await in_thread(desk_of, workspace(), token)
            result = await answer(request, desk)
            response = result if isinstance(result, Response) else JSONResponse(result)
            fresh = await in_thread(renewed, workspace(), token)
        except Refusal as refusal:
            return refusing(request, refusal)
        if fresh:
            response.headers[TOKEN] = fresh
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return endpoint


async def in_thread(do: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Run what waits for the database beside the event loop."""
    return await run_in_threadpool(do, *args, **kwargs)


def refusing(request: Request, refusal: Refusal) -> JSONResponse:
    """A refusal as `{code, message}` with a status that fits."""
    status = STATUS.get(refusal.code, HTTPStatus.UNPROCESSABLE_ENTITY)
    if may_pass(refusal):
        status = HTTPStatus.SERVICE_UNAVAILABLE  # what waits in an outbox stays there
    return JSONResponse({"code": refusal.code, "message": sentence(request, refusal)}, status_code=status)


def sentence(request: Request, refusal: Refusal) -> str:
    """The refusal in the reader's language."""
    return refused(language_of(request), refusal.code, refusal.facts)


def language_of(request: Request) -> Words:
    """Dutch, unless the page says otherwise."""
    asked = request.headers.get(LANGUAGE, "")
    return spoken(asked if asked in LANGUAGES else "nl")


async def body_of(request: Request) -> dict[str, Any]:
    """The request's JSON object; refuses `request-wrong` for anything else."""
    try:
        body = json.loads(await request.body())
    except ValueError as error:
        raise Refusal("request-wrong") from error
    if not isinstance(body, dict):
        raise Refusal("request-wrong")
    return body


def id_in(request: Request, name: str = "id") -> UUID:
    """The id in the path; refuses `request-wrong` for what is no UUID."""
    try:
        return UUID(request.path_params[name])
    except ValueError as error:
        raise Refusal("request-wrong") from error


def since_in(request: Request) -> int:
    """The revision the page knows; 0 when it knows nothing."""
    asked = request.query_params.get("since", "0")
    if not asked.isdecimal():
        raise Refusal("request-wrong")
    return int(asked)
