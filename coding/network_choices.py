"""What somebody chooses to see of a network: the view, its filters and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from coding.cooccurrence import Strength
from coding.cooccurrence_counting import How, Meet
from coding.referring import Group
from corpora.refusal import Refusal

MOST_APART = 20


class View(StrEnum):
    """RELATIONS is what people assert; all others are counted, though asserted relations may be drawn beside them."""

    TOGETHER = "together"
    RELATIONS = "relations"
    GROUPS = "groups"
    DIFFERENCE = "difference"
    SPEAKERS = "speakers"
    DOCUMENTS = "documents"


class Level(StrEnum):
    """Whether what stands beside each other are categories or codes."""

    CATEGORY = "category"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything a drawing follows from, beside the project itself.

    `least` is the weakest line that is drawn; None leaves it to the data. Empty tuples are no filter. `groups` are the
    two that DIFFERENCE compares, the first two there are where nothing is said.
    """

    view: View = View.TOGETHER
    level: Level = Level.CATEGORY
    meet: Meet = Meet.OVERLAP
    sentences: int = 1
    strength: Strength = Strength.COUNT
    least: float | None = None
    category_ids: tuple[UUID, ...] = ()
    coder_ids: tuple[UUID, ...] = ()
    groups: tuple[Group, ...] = ()
    boards: bool = False

    @property
    def how(self) -> How:
        """What counts as being together; the distance only where it says anything."""
        return How(self.meet, self.sentences if self.meet is Meet.NEAR else How().sentences)

    def written(self) -> dict[str, Any]:
        """As plain values, only what differs from the first choice; `choice_of` reads it back."""
        plain: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                plain[field.name] = _plain(value)
        return plain

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """Refuses `network-choice-wrong`, for what nobody can have chosen on the page."""
        try:
            given = {name: _READ[name](value) for name, value in said.items()}
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise Refusal("network-choice-wrong") from error
        if not 0 <= given.get("sentences", 1) <= MOST_APART:
            raise Refusal("network-choice-wrong")
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view that was kept: what it shows, and by node where it stands in a square of side 1."""

    id: UUID
    name: str
    choice: Choice
    places: Mapping[str, tuple[float, float]]


def _plain(value: Any) -> Any:
    if isinstance(value, Group):
        return [str(value.list_id), value.name]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum | UUID) else value


def _ids(value: Any) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in value)


_READ: dict[str, Any] = {
    "view": View,
    "level": Level,
    "meet": Meet,
    "sentences": int,
    "strength": Strength,
    "least": float,
    "category_ids": _ids,
    "coder_ids": _ids,
    "groups": lambda value: tuple(Group(UUID(list_id), str(name)) for list_id, name in value),
    "boards": bool,
}
