"""Who takes part and which boards there are, as cases with variables; a file of ours says which are which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from codebooks.entries import one_line
from corpora.spans import Span
from reports.refi.elements import Element, target, under
from reports.refi.marks import marks

GROUP = "group"


class About(StrEnum):
    """What a case of ours stands for, where it is no part of a document."""

    PARTICIPANT = "participant"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Known:
    """A participant or board: what is known of it, and the documents it is in, with the labels it speaks under.

    `stretches` are where only a piece of a document is about it.
    """

    id: UUID
    about: About
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    document_ids: tuple[UUID, ...] = ()
    labels: tuple[str, ...] = ()
    stretches: tuple[tuple[UUID, Span], ...] = ()


def is_known(case: Element) -> bool:
    """Whether we wrote this case for a participant or a board."""
    return marks(case).get("is") in set(About)


def labels_of(case: Element) -> list[str]:
    """The labels under which a participant speaks; none for what is no participant."""
    said = marks(case)
    if said.get("is") != About.PARTICIPANT:
        return []
    return [label for each in said.get("labels", "").split("\n") if (label := one_line(each))]


def sources_of(case: Element) -> list[str]:
    """The GUIDs of the sources that a case is about."""
    return [target(reference) for reference in under(case, "SourceRef")]
