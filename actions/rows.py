"""What the actions on the codebook's tables share: a name that is free, a row that is still there."""

from typing import Any
from uuid import UUID

from corpora.refusal import Refusal
from store.writing import Writing


def refuse_taken(name: str, others: list[str]) -> None:
    """A name is not empty, and differs from the others in more than capitals."""
    if not name.strip():
        raise Refusal("name-empty")
    if name.strip().casefold() in {other.casefold() for other in others}:
        raise Refusal("name-taken", name=name.strip())


def update(change: Writing, kind: str, row_id: UUID, values: dict[str, Any]) -> None:
    """Change a row; refuses `<kind>-gone` when it is no longer there."""
    if change.image(kind, row_id) is None:
        raise Refusal(f"{kind}-gone")
    change.update(kind, row_id, **values)


def delete(change: Writing, kind: str, row_id: UUID) -> None:
    """Remove a row; refuses `<kind>-gone` when it is no longer there."""
    if change.image(kind, row_id) is None:
        raise Refusal(f"{kind}-gone")
    change.delete(kind, row_id)
