"""What the search field calls: hits in their lines while somebody types, and what there is to narrow them down."""

from typing import Any, TypeVar
from uuid import UUID

from starlette.requests import Request

from actions.boards import board_lists
from actions.codebook import codebook
from actions.documents import documents
from actions.searching import Hit, Options, find, speakers
from actions.workspace import Desk, coders
from api.answering import in_thread
from coding.referring import Group, groups_of
from corpora.refusal import Refusal
from corpora.searching_order import Order
from corpora.searching_queries import Match

T = TypeVar("T")
MOST = 500


async def hits(request: Request, desk: Desk) -> dict[str, Any]:
    """`{count, begun, hits}`: how many there are, and `limit` of them from number `from` on."""
    return await in_thread(_hits, desk, request)


async def choices(_request: Request, desk: Desk) -> dict[str, Any]:
    """By what hits can be narrowed down: of each filter its (value, name)."""
    return await in_thread(_choices, desk)


def _hits(desk: Desk, request: Request) -> dict[str, Any]:
    asked = request.query_params
    order = _one_of(Order, asked.get("order", Order.READING))
    first, most = (_number(asked.get(name, default)) for name, default in (("from", "0"), ("limit", "100")))
    found = find(desk, asked.get("q", ""), options_in(request), order, typing=asked.get("typing") == "1")
    return {
        "count": len(found),
        "begun": found.begun,
        "hits": [_hit(each) for each in found.some(first, min(most, MOST))],
    }


def options_in(request: Request) -> Options:
    """How and where is searched, by the request's address; refuses `request-wrong`."""
    asked = request.query_params
    return Options(
        match=_one_of(Match, asked.get("match", Match.FORMS)),
        speakers=tuple(asked.getlist("speaker")),
        document_ids=_ids(asked.getlist("document")),
        code_ids=_ids(asked.getlist("code")),
        coder_ids=_ids(asked.getlist("coder")),
        groups=tuple(_group(each) for each in asked.getlist("group")),
    )


def _choices(desk: Desk) -> dict[str, Any]:
    return {
        "speaker": [(name, name) for name in speakers(desk)],
        "document": [(str(each.id), each.name) for each in documents(desk)],
        "code": [(str(each.id), each.name) for each in codebook(desk).codes],
        "coder": [(str(each.id), each.name) for each in coders(desk)],
        "group": [(f"{each.list_id}:{each.name}", each.name) for each in groups_of(board_lists(desk))],
    }


def _hit(found: Hit) -> dict[str, Any]:
    line = found.line
    return {
        "document": str(found.document.id),
        "name": found.document.name,
        "start": found.span.start,
        "end": found.span.end,
        "left": line.left,
        "hit": line.hit,
        "right": line.right,
        "speaker": found.speaker,
    }


def _group(asked: str) -> Group:
    list_id, _, name = asked.partition(":")
    return Group(_ids([list_id])[0], name)


def _ids(asked: list[str]) -> tuple[UUID, ...]:
    try:
        return tuple(UUID(each) for each in asked)
    except ValueError as error:
        raise Refusal("request-wrong") from error


def _one_of(kind: type[T], asked: str) -> T:
    try:
        return kind(asked)  # type: ignore[call-arg]
    except ValueError as error:
        raise Refusal("request-wrong") from error


def _number(asked: str) -> int:
    if not asked.isdecimal():
        raise Refusal("request-wrong")
    return int(asked)
