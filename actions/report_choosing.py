"""What a project's report is made of: parts, order and house style, kept for everybody who makes it."""

from uuid import uuid4

from actions.workspace import Desk
from reports.choices import OVERVIEW as OVERVIEW
from reports.choices import Choices as Choices
from reports.choices import Part as Part
from reports.choices import display_of as display_of
from reports.choices import parts_named as parts_named
from reports.house_style import HouseStyle as HouseStyle
from reports.house_style import checked
from store import reports as kept
from store.writing import Writing

KNOWN = {part.value: part for part in Part}


def choices(desk: Desk) -> Choices:
    """What was chosen, or what is usual."""
    with desk.workspace.database.reading() as connection:
        found = kept.chosen(connection, desk.project_id)
    return _choices(found) if found else Choices()


def house_style(desk: Desk) -> HouseStyle | None:
    """The file the report takes its look from; None where it has its own."""
    with desk.workspace.database.reading() as connection:
        found = kept.chosen(connection, desk.project_id)
        file = kept.house_style_of(connection, found.house_id) if found and found.house_id else None
    return HouseStyle(*file) if file else None


def choose(desk: Desk, wanted: Choices) -> None:
    """Keep parts, order and ways; what is as it was is not written again."""
    if wanted != choices(desk):
        with desk.writing("report.choose") as change:
            _put(change, **_columns(wanted))


def dress(desk: Desk, name: str, data: bytes) -> None:
    """Take page, styles, header and footer from a Word file; refuses `template-…` for what is no mere look."""
    house = checked(HouseStyle(name, data))
    house_id = uuid4()
    with desk.writing("report.dress") as change:
        kept.keep_house_style(change.connection, desk.project_id, house_id, house.name, house.data)
        _put(change, house_id=house_id)


def undress(desk: Desk) -> None:
    """Let the report have its own look again."""
    with desk.writing("report.dress") as change:
        _put(change, house_id=None)


def _put(change: Writing, **values: object) -> None:
    row_id = kept.chosen_id(change.project_id)
    if change.image("report", row_id) is None:
        change.insert("report", row_id, **({**_columns(Choices()), "house_id": None} | values))
    else:
        change.update("report", row_id, **values)


def _columns(wanted: Choices) -> dict[str, object]:
    return {
        "parts": [str(part) for part in wanted.parts],
        **{way: getattr(wanted, way) for way in ("codes", "beside", "publication")},
        "displays": None if wanted.displays is None else [each.key for each in wanted.displays],
        "drawings": None if wanted.drawings is None else list(wanted.drawings),
    }


def _choices(found: kept.Chosen) -> Choices:
    parts = tuple(KNOWN[name] for name in found.parts if name in KNOWN)
    displays = None if found.displays is None else tuple(display_of(key) for key in found.displays)
    return Choices(parts, found.codes, found.beside, found.publication, displays, found.drawings)
