"""School boards and the dated lists they stand in."""

from dataclasses import dataclass
from uuid import UUID

from corpora.spans import Span


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
    """This document (or the part of it at `span`) is about a group of a list, or about one board of it."""

    id: UUID
    document_id: UUID
    list_id: UUID
    group: str
    board_id: UUID | None = None
    span: Span | None = None
