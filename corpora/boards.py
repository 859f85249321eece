"""School boards and the dated lists they stand in."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from corpora.spans import Span

Target = tuple[UUID, UUID | str]  # a list, and a board or a group in it


class By(StrEnum):
    """How it came about that something refers to a board or group."""

    HAND = ""
    NAME = "name"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Board:
    """One row of a list. `group` is the list's own word for it (laag, hoog); attributes are text as read."""

    id: UUID
    list_id: UUID
    key: str
    name: str
    group: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class BoardList:
    """`as_of` is the peildatum, ISO or empty; `attributes` are the column names in order."""

    id: UUID
    name: str
    as_of: str
    attributes: tuple[str, ...]
    groups: tuple[str, ...]
    boards: int


@dataclass(frozen=True, slots=True)
class Reference:
    """This document (or the part of it at `span`) is about a group of a list, or about one board of it.

    With a `coding_id` only that coding is, which is one with `code_id` at `span`; with a `participant_id` only what
    they say in this document. `by` is how it came about.
    """

    id: UUID
    document_id: UUID
    list_id: UUID
    group: str
    board_id: UUID | None = None
    span: Span | None = None
    coding_id: UUID | None = None
    code_id: UUID | None = None
    participant_id: UUID | None = None
    by: By = By.HAND

    @property
    def target(self) -> Target:
        """What it is about, whatever it is that is."""
        return self.list_id, self.board_id or self.group


@dataclass(frozen=True, slots=True)
class BoardName:
    """What people call a board, or a group of a list; `refused` words certainly don't mean it."""

    id: UUID
    list_id: UUID
    board_id: UUID | None
    group: str
    name: str
    refused: bool = False
