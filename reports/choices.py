"""What somebody wants in a report: which parts, in which order, and a few ways to set them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from coding.joint_grouping import Grouping, Source
from corpora.refusal import Refusal


class Part(StrEnum):
    """The parts a report can have, in the order that most reports have them. The last five are appendices."""

    CONTENTS = "contents"
    METHOD = "method"
    THEMES = "themes"
    CATEGORIES = "categories"
    COUNTS = "counts"
    JOINT = "joint"
    RELATIONS = "relations"
    AGREEMENT = "agreement"
    CODEBOOK = "codebook"
    BOARDS = "boards"
    CAVEATS = "caveats"
    MEMOS = "memos"


USUAL = tuple(part for part in Part if part not in (Part.CATEGORIES, Part.MEMOS))


OVERVIEW = "overview"
"""The picture of the whole network, among the drawings that were kept."""


class Shows(StrEnum):
    """How groups, boards or figures stand beside what was said; BOARDS and PLOT show boards one by one."""

    GROUPS = "groups"
    QUOTES = "quotes"
    BOARDS = "boards"
    PLOT = "plot"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Shown:
    """A display in the report: of what is laid beside each other, and by what it is grouped or put in order."""

    shows: Shows
    by: Grouping | None = None

    @property
    def key(self) -> str:
        """As one word, which `display_of` reads back."""
        if self.by is None:
            return str(self.shows)
        return ":".join((self.shows, self.by.source, str(self.by.list_id or ""), self.by.name))


def display_of(key: str) -> Shown:
    """The inverse of `Shown.key`; refuses `report-display-wrong`."""
    shows, *by = key.split(":", 3)
    try:
        grouping = Grouping(Source(by[0]), by[2], UUID(by[1]) if by[1] else None) if by else None
        found = Shown(Shows(shows), grouping)
    except (ValueError, IndexError) as error:
        raise Refusal("report-display-wrong", name=key, known=", ".join(Shows)) from error
    if (found.shows is Shows.FINDINGS) != (grouping is None):
        raise Refusal("report-display-wrong", name=key, known=", ".join(Shows))
    return found


@dataclass(frozen=True, slots=True)
class Choices:
    """`displays` and `drawings` (by id, or `OVERVIEW`) are in the order of the report; None leaves them to what there
    is in the project.

    `codes` puts the codes below every quote, `beside` the quotes of groups next to each other; what is for
    `publication` says nothing about so few boards that one of them could be recognised."""

    parts: tuple[Part, ...] = USUAL
    codes: bool = False
    beside: bool = False
    publication: bool = False
    displays: tuple[Shown, ...] | None = None
    drawings: tuple[str, ...] | None = None

    @property
    def left(self) -> tuple[Part, ...]:
        """The parts that were not chosen, in their usual order."""
        return tuple(part for part in Part if part not in self.parts)


def parts_named(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts of these names, each once; refuses `report-part-unknown`."""
    known = {part.value: part for part in Part}
    asked = [name.strip().casefold() for name in names if name.strip()]
    for name in asked:
        if name not in known:
            raise Refusal("report-part-unknown", name=name, known=", ".join(known))
    return tuple(dict.fromkeys(known[name] for name in asked))
