"""What the search field calls: hits in their lines while somebody types, and what there is to narrow them down."""

from typing import Any

from starlette.requests import Request

from actions import narrowing
from actions.searching import Hit, find
from actions.workspace import Desk
from api.answering import in_thread, language_of
from corpora.refusal import Refusal
from corpora.searching_order import Order
from corpora.searching_queries import Match
from words import Words, attribute_name

MOST = 500


async def hits(request: Request, desk: Desk) -> dict[str, Any]:
    """`{count, begun, hits}`: how many there are, and `limit` of them from number `from` on."""
    return await in_thread(_hits, desk, request)


async def choices(request: Request, desk: Desk) -> dict[str, Any]:
    """By what hits can be narrowed down: of each filter its (value, name)."""
    return await in_thread(_choices, desk, language_of(request))


def _hits(desk: Desk, request: Request) -> dict[str, Any]:
    asked = request.query_params
    order = narrowing.one_of(Order, asked.get("order", Order.READING))
    options = narrowing.narrowed(asked.get("match", Match.FORMS), {name: asked.getlist(name) for name in asked})
    first, most = (_number(asked.get(name, default)) for name, default in (("from", "0"), ("limit", "100")))
    found = find(desk, asked.get("q", ""), options, order, typing=asked.get("typing") == "1")
    return {
        "count": len(found),
        "begun": found.begun,
        "hits": [_hit(each) for each in found.some(first, min(most, MOST))],
    }


def _choices(desk: Desk, words: Words) -> dict[str, Any]:
    known: dict[str, Any] = dict(narrowing.choices(desk))
    named = ((each, each.partition("=")) for each, _ in known["who"])
    known["who"] = [(each, f"{attribute_name(words, parts[0])}: {parts[2]}") for each, parts in named]
    return known


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


def _number(asked: str) -> int:
    if not asked.isdecimal():
        raise Refusal("request-wrong")
    return int(asked)
