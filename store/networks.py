"""Drawings of the network that somebody kept."""

from typing import Any

from sqlalchemy import Connection, select

from coding.network_choices import Choice, Drawing
from store.network_tables import drawing


def drawings(connection: Connection, project_id: Any) -> tuple[Drawing, ...]:
    """By name."""
    rows = connection.execute(select(drawing).where(drawing.c.project_id == project_id))
    found = (Drawing(row.id, row.name, Choice.read(row.choice), _places(row.places)) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), str(each.id))))


def columns(row: Drawing) -> dict[str, object]:
    """A drawing as its row holds it, apart from its own id."""
    places = {node_id: list(place) for node_id, place in row.places.items()}
    return {"name": row.name, "choice": row.choice.written(), "places": places}


def _places(said: Any) -> dict[str, tuple[float, float]]:
    return {node_id: (float(x), float(y)) for node_id, (x, y) in said.items()}
