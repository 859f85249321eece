"""Searching only in parts of documents."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from actions.parting import parts
from actions.workspace import Desk
from corpora.parts import Part, by_document


def part_names(desk: Desk) -> tuple[str, ...]:
    """The names that parts have, each once, in the order in which documents are read."""
    return tuple(dict.fromkeys(part.name for part in parts(desk)))


def named_parts(desk: Desk, names: Collection[str]) -> Mapping[UUID, Sequence[Part]]:
    """The parts by one of these names, of each document that has any."""
    return by_document(part for part in parts(desk) if part.name in names)
