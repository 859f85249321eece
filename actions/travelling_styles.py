"""House styles on their way: each a member of the file, looked through like one that somebody uploads."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from actions.travelling_reading import Arrival
from corpora.refusal import Refusal
from reports.house_style import HouseStyle, checked
from reports.travelling import line
from store import reports as kept

BEGINS = "files/style_"


def members(connection: Any, project_id: UUID) -> Iterator[tuple[str, Iterable[bytes]]]:
    """A member for every house style that the project had, for what is undone may ask for an earlier one."""
    for house_id, name, data in kept.house_styles(connection, project_id):
        yield f"{BEGINS}{house_id}.json", [line({"name": name, "data": b64encode(data).decode()})]


def keep(connection: Any, project_id: UUID, arrival: Arrival) -> None:
    """Keep those that are not here yet; refuses `template-…` for what is no mere look, and `travel-damaged`."""
    for member in arrival.travel.members("files"):
        if member.startswith(BEGINS):
            house_id, house = _read(arrival, member)
            if kept.house_style_of(connection, house_id) is None:
                kept.keep_house_style(connection, project_id, house_id, checked(house).name, house.data)


def _read(arrival: Arrival, member: str) -> tuple[UUID, HouseStyle]:
    told = arrival.travel.value(member)
    try:
        house_id = UUID(member.removeprefix(BEGINS).removesuffix(".json"))
        return house_id, HouseStyle(str(told["name"]), b64decode(told["data"], validate=True))
    except (KeyError, TypeError, ValueError) as damage:
        raise Refusal("travel-damaged", name=arrival.travel.name) from damage
