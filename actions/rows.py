"""What the actions on the codebook's tables share: a name that is free, a row that is still there."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from codebooks.codebook import Category, Code
from corpora.refusal import Refusal
from store.writing import Writing, changed

LISTED = ("also_in", "directions", "examples", "counterexamples")


def refuse_taken(name: str, others: list[str]) -> None:
    """A name is not empty, and differs from the others in more than capitals."""
    if not name.strip():
        raise Refusal("name-empty")
    if name.strip().casefold() in {other.casefold() for other in others}:
        raise Refusal("name-taken", name=name.strip())


def free_name(name: str, taken: set[str]) -> str:
    """`name`, or with the first number behind it that makes it differ from those taken."""
    free, n = name, 1
    while free in taken:
        n += 1
        free = f"{name} ({n})"
    return free


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


def say_of(change: Writing, participant_id: UUID, values: dict[str, Any]) -> None:
    """Say things of a participant; whoever nothing was said of before has no row yet."""
    say_of_all(change, {participant_id: values})


def say_of_all(change: Writing, said: Mapping[UUID, dict[str, Any]]) -> None:
    """The same of thousands at once."""
    there = change.images("participant", said)
    nothing: dict[str, Any] = {"name": "", "attributes": {}, "apart": []}
    nothing |= dict.fromkeys(("list_id", "board_id", "same_as"))
    steps = [(each, changed(there.get(each, nothing), **values)) for each, values in said.items()]
    change.become("participant", sorted(steps, key=lambda step: step[0] in there))


def code_row(item: Category | Code, position: int) -> dict[str, Any]:
    """A category or code as its table keeps it."""
    values = asdict(item) | {"position": position, "name": item.name.strip()}
    del values["id"]
    if isinstance(item, Code):
        values |= {
            "direction": str(item.direction) if item.direction else None,
            **{name: list(getattr(item, name)) for name in ("keywords", "synonyms")},
            **{name: list(map(str, getattr(item, name))) for name in LISTED},
        }
    return values
