"""Coming in: signing in, the first account, another password. The only answers that set a cookie, and need no desk."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from actions import accounts, sessions
from actions.access import desk_of
from actions.nearness import at_this_computer, is_own_name
from actions.workspace import Desk, Workspace
from api.answering import TOKEN, body_of, in_thread, refusing
from corpora.refusal import Refusal

Entering = Callable[[Request, Workspace, dict[str, Any]], Awaitable[str]]
LARGEST = 10_000


def entering(workspace: Callable[[], Workspace], enter: Entering) -> Callable[[Request], Awaitable[Response]]:
    """A Starlette endpoint whose outcome is a new session, in a cookie that no script reads and no other site sends."""

    async def endpoint(request: Request) -> Response:
        try:
            _refuse_elsewhere(request)
            secure = _secure(request)
            token = await enter(request, workspace(), await body_of(request))
            name = await in_thread(sessions.cookie_name, workspace())
        except Refusal as refusal:
            return refusing(request, refusal)
        response = JSONResponse({"entered": True}, headers={"Cache-Control": "no-store"})
        age = int(sessions.LONGEST.total_seconds())
        response.set_cookie(name, token, max_age=age, httponly=True, samesite="strict", secure=secure)
        return response

    return endpoint


async def sign_in(request: Request, workspace: Workspace, body: dict[str, Any]) -> str:
    """By name and password."""
    name, password = _said(body, "name"), _said(body, "password")
    before = await _token(request, workspace)
    return await in_thread(sessions.sign_in, workspace, name, password, address=_address(request) or "", before=before)


async def set_up(request: Request, workspace: Workspace, body: dict[str, Any]) -> str:
    """The first account, of who sits at the computer itself or knows the code that stands there."""
    name, password = _said(body, "name"), _said(body, "password")
    if not at_this_computer(_address(request), request.headers):
        await in_thread(accounts.refuse_set_up_code, workspace, _said(body, "code"))
    seat = await _seat(request, workspace)
    account = await in_thread(accounts.set_up, workspace, name, password, seat=seat)
    return await in_thread(sessions.begin, workspace, account)


async def password(request: Request, workspace: Workspace, body: dict[str, Any]) -> str:
    """Another password for oneself; this browser stays signed in, every other one does not."""
    near = at_this_computer(_address(request), request.headers)
    visit = await in_thread(sessions.visit, workspace, await _token(request, workspace), local=near)
    if visit is None:
        raise Refusal("sign-in-first")
    await in_thread(accounts.change_password, workspace, visit.account, _said(body, "old"), _said(body, "password"))
    return await in_thread(sessions.begin, workspace, visit.account)


def _refuse_elsewhere(request: Request) -> None:
    """A form on another site can send no JSON, and a script there not without asking; who still comes is refused."""
    size = request.headers.get("content-length", "")
    if not size.isdecimal() or int(size) > LARGEST:  # nobody has signed in yet, so nobody may fill the memory
        raise Refusal("request-wrong")
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    from_here = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if kind != "application/json" or not (site == "same-origin" if site else from_here):
        raise Refusal("request-wrong")


def _secure(request: Request) -> bool:
    """Whether the cookie may go over https only; without https only the computer itself can sign in."""
    if "https" in (request.url.scheme, request.headers.get("x-forwarded-proto")):
        return True
    if not is_own_name(request.headers.get("host")):
        raise Refusal("sign-in-needs-https")
    return False


def _address(request: Request) -> str | None:
    return request.client.host if request.client else None


async def _token(request: Request, workspace: Workspace) -> str:
    return request.cookies.get(await in_thread(sessions.cookie_name, workspace), "")


async def _seat(request: Request, workspace: Workspace) -> Desk | None:
    token = request.headers.get(TOKEN, "")
    return await in_thread(desk_of, workspace, token) if token else None


def _said(body: dict[str, Any], name: str) -> str:
    said = body.get(name, "")
    if not isinstance(said, str):
        raise Refusal("request-wrong")
    return said
