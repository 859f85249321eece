"""Searching only in parts of documents."""

from collections.abc import Collection, Iterable
from uuid import UUID

from actions.parting import parts
from actions.workspace import Desk
from corpora.parts import by_document, over
from corpora.spans import Span

Place = tuple[UUID, Span, str]


def part_names(desk: Desk) -> tuple[str, ...]:
    """The names that parts have, each once, in the order in which documents are read."""
    return tuple(dict.fromkeys(part.name for part in parts(desk)))


def in_parts(desk: Desk, places: Iterable[Place], names: Collection[str]) -> Iterable[Place]:
    """The places that share text with a part by one of these names; all of them when no name is given."""
    if not names:
        return places
    named = by_document(part for part in parts(desk) if part.name in names)
    return (place for place in places if over(named.get(place[0], ()), place[1]))
