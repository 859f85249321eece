"""One coder says: this span is this code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from codebooks.codebook import Direction
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class Coder:
    """A researcher. `initials` and `color` are how they are shown."""

    id: UUID
    name: str
    initials: str
    color: str


@dataclass(frozen=True, slots=True)
class Coding:
    """`quote` is always the document's text at `span`; `revision` is the project's when this last changed.

    `important` is what its coder wants to find again for the report.
    `meaning` is the version of the code's meaning under which it was made or last looked at.
    """

    id: UUID
    document_id: UUID
    code_id: UUID
    coder_id: UUID
    span: Span
    quote: str
    direction: Direction | None = None
    memo: str = ""
    revision: int = 0
    at: datetime | None = None
    important: bool = False
    meaning: int = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed, directed link that a researcher asserts between two categories or codes, and the codings it rests on."""

    id: UUID
    source_id: UUID
    target_id: UUID
    kind: str
    note: str = ""
    coding_ids: tuple[UUID, ...] = ()
