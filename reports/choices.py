"""What somebody wants in a report: which parts, in which order, and a few ways to set them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Choices:
    """`codes` puts the codes below every quote, `beside` the quotes of groups next to each other; what is for
    `publication` says nothing about so few boards that one of them could be recognised."""

    parts: tuple[Part, ...] = USUAL
    codes: bool = False
    beside: bool = False
    publication: bool = False

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
