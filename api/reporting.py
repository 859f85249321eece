"""The report on the screen: what it is made of, and how it reads."""

from typing import Any

from starlette.requests import Request

from actions import report_choosing, reporting, rights
from actions.report_choosing import Choices, parts_named
from actions.workspace import Desk
from api.answering import body_of, in_thread, language_of
from corpora.refusal import Refusal

WAYS = ("codes", "beside", "publication")


async def preview(request: Request, desk: Desk) -> dict[str, Any]:
    """The choices and the report that comes of them."""
    return await in_thread(_answer, desk, language_of(request).language)


async def choose(request: Request, desk: Desk) -> dict[str, Any]:
    """Keep other choices; the report that comes of them. Refuses `request-wrong` and `report-part-unknown`."""
    body = await body_of(request)
    parts, ways = body.get("parts"), [body.get(way) for way in WAYS]
    if not isinstance(parts, list) or not all(isinstance(way, bool) for way in ways):
        raise Refusal("request-wrong")
    wanted = Choices(parts_named(map(str, parts)), *map(bool, ways))
    await in_thread(report_choosing.choose, desk, wanted)
    return await preview(request, desk)


def _answer(desk: Desk, language: str) -> dict[str, Any]:
    wanted = report_choosing.choices(desk)
    return {
        "parts": [str(part) for part in wanted.parts],
        "left": [str(part) for part in wanted.left],
        **{way: getattr(wanted, way) for way in WAYS},
        "may": rights.may(desk, "report.choose"),
        "blocks": reporting.shown(desk, language, wanted),
    }
