"""The report on the screen: what it is made of, and how it reads."""

from typing import Any

from starlette.requests import Request

from actions import report_choosing, report_displays, reporting, rights
from actions.networking_kept import drawings
from actions.report_choosing import OVERVIEW, Choices, display_of, parts_named
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
    displays, kept = _named(body.get("displays")), _named(body.get("drawings"))
    shown = None if displays is None else tuple(map(display_of, displays))
    codes, beside, publication = map(bool, ways)
    wanted = Choices(parts_named(map(str, parts)), codes, beside, publication, shown, kept)
    await in_thread(report_choosing.choose, desk, wanted)
    return await preview(request, desk)


def _named(said: Any) -> tuple[str, ...] | None:
    """Keys of displays or drawings, each once; None is what is usual."""
    if said is not None and not isinstance(said, list):
        raise Refusal("request-wrong")
    return None if said is None else tuple(dict.fromkeys(map(str, said)))


def _answer(desk: Desk, language: str) -> dict[str, Any]:
    wanted = report_choosing.choices(desk)
    return {
        "parts": [str(part) for part in wanted.parts],
        "left": [str(part) for part in wanted.left],
        **{way: getattr(wanted, way) for way in WAYS},
        "displays": _displays(desk, wanted),
        "drawings": _drawings(desk, wanted),
        "may": rights.may(desk, "report.choose"),
        "blocks": reporting.shown(desk, language, wanted),
    }


def _displays(desk: Desk, wanted: Choices) -> list[dict[str, Any]]:
    """What stands in the report in its order, then what could stand there too."""
    known = report_displays.offered(desk)
    chosen = report_displays.usual(desk) if wanted.displays is None else wanted.displays
    some = [each for each in chosen if each in known]
    return [
        {"key": each.key, "shows": each.shows, "by": each.by.name if each.by else "", "on": each in some}
        for each in (*some, *(each for each in known if each not in some))
    ]


def _drawings(desk: Desk, wanted: Choices) -> list[dict[str, Any]]:
    """The same of the drawings that were kept, and of the overview."""
    names = {OVERVIEW: "", **{str(each.id): each.name for each in drawings(desk)}}
    chosen = report_displays.usual_drawings(desk) if wanted.drawings is None else wanted.drawings
    some = [each for each in chosen if each in names]
    keys = (*some, *(each for each in names if each not in some))
    return [{"key": each, "name": names[each], "on": each in some} for each in keys]
