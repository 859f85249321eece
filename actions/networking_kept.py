"""Drawings of the network that are kept: by name, with what they show and where their nodes stand."""

from dataclasses import replace
from uuid import UUID, uuid4

from actions.networking import Positions, drawn, places
from actions.rows import delete, refuse_taken, update
from actions.workspace import Desk
from coding.network_choices import Choice, Drawing
from corpora.refusal import Refusal
from store import networks as kept


def drawings(desk: Desk) -> tuple[Drawing, ...]:
    """Those of the project, by name."""
    with desk.workspace.database.reading() as connection:
        return kept.drawings(connection, desk.project_id)


def drawing_named(desk: Desk, name: str) -> Drawing:
    """By name, whatever the case; refuses `drawing-unknown` with the names there are."""
    known = drawings(desk)
    for each in known:
        if each.name.casefold() == name.strip().casefold():
            return each
    raise Refusal("drawing-unknown", name=name, known=", ".join(each.name for each in known) or "–")


def keep_drawing(desk: Desk, name: str, choice: Choice, moved: Positions | None = None) -> UUID:
    """Keep a view as it is now, with the weakest line that is drawn; refuses `name-empty` and `name-taken`."""
    made = Drawing(uuid4(), name.strip(), _settled(desk, choice), places(desk, choice, moved))
    with desk.writing("drawing.add") as change:
        refuse_taken(made.name, [each.name for each in kept.drawings(change.connection, desk.project_id)])
        change.insert("drawing", made.id, **kept.columns(made))
    return made.id


def change_drawing(desk: Desk, drawing_id: UUID, choice: Choice, moved: Positions | None = None) -> None:
    """Bring a kept drawing to how the view is now; refuses `drawing-gone`."""
    now = Drawing(drawing_id, "", _settled(desk, choice), places(desk, choice, moved))
    values = kept.columns(now)
    with desk.writing("drawing.change") as change:
        update(change, "drawing", drawing_id, {name: values[name] for name in ("choice", "places")})


def rename_drawing(desk: Desk, drawing_id: UUID, name: str) -> None:
    """Give a kept drawing another name; refuses `name-empty`, `name-taken` and `drawing-gone`."""
    with desk.writing("drawing.change") as change:
        others = [each.name for each in kept.drawings(change.connection, desk.project_id) if each.id != drawing_id]
        refuse_taken(name, others)
        update(change, "drawing", drawing_id, {"name": name.strip()})


def remove_drawing(desk: Desk, drawing_id: UUID) -> None:
    """Take a kept drawing away; refuses `drawing-gone`."""
    with desk.writing("drawing.remove") as change:
        delete(change, "drawing", drawing_id)


def _settled(desk: Desk, choice: Choice) -> Choice:
    """With the threshold that was the data's written down, so that a kept drawing keeps meaning the same."""
    found = drawn(desk, choice)
    return replace(choice, least=found.least) if choice.least is None and found.lines else choice
