"""What was chosen for the report of a project, and its house style."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection, insert, select

from store.report_tables import house_style, report


@dataclass(frozen=True, slots=True)
class Chosen:
    """The names of the parts in their order, the ways to set them out, and which displays and drawings; None is what
    is usual."""

    parts: tuple[str, ...]
    codes: bool
    beside: bool
    publication: bool
    house_id: UUID | None
    displays: tuple[str, ...] | None = None
    drawings: tuple[str, ...] | None = None


def chosen_id(project_id: UUID) -> UUID:
    """The id of the one row of a project: always the same, whoever makes it."""
    return uuid5(project_id, "report")


def chosen(connection: Connection, project_id: UUID) -> Chosen | None:
    """None where nobody chose anything yet."""
    row: Any = connection.execute(select(report).where(report.c.project_id == project_id)).one_or_none()
    if row is None:
        return None
    ways = (row.codes, row.beside, row.publication, row.house_id)
    return Chosen(tuple(row.parts), *ways, _names(row.displays), _names(row.drawings))


def keep_house_style(connection: Connection, project_id: UUID, house_id: UUID, name: str, data: bytes) -> None:
    """Keep the file of a house style."""
    connection.execute(insert(house_style).values(id=house_id, project_id=project_id, name=name, bytes=data))


def house_style_of(connection: Connection, house_id: UUID) -> tuple[str, bytes] | None:
    """Its name and its bytes; None where it is not kept here."""
    row = connection.execute(select(house_style).where(house_style.c.id == house_id)).one_or_none()
    return (row.name, bytes(row.bytes)) if row else None


def house_styles(connection: Connection, project_id: UUID) -> list[tuple[UUID, str, bytes]]:
    """All that the project ever had, with their ids."""
    rows = connection.execute(select(house_style).where(house_style.c.project_id == project_id))
    return sorted((row.id, row.name, bytes(row.bytes)) for row in rows)


def _names(said: list[str] | None) -> tuple[str, ...] | None:
    return None if said is None else tuple(said)
