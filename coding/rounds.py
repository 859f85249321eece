"""Rounds: who codes which documents or parts, and what stays hidden as long as a blind round is going on there.

Codings in a closed place are seen by nobody but who made them. Who is to code there sees nobody else's either: of a
third person, of a key and of the consensus no more than of each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from coding.codings import Coding
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class Round:
    """Work that coders do at one time. `lead_id` is who made it; `key_id` is the coder whom the others train against.

    `seed`, `share` and `attribute` tell how its documents were drawn; there is no seed where they were chosen by hand.
    """

    id: UUID
    name: str
    blind: bool
    at: datetime
    lead_id: UUID | None = None
    key_id: UUID | None = None
    seed: int | None = None
    share: float | None = None
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A document, or one part of it."""

    document_id: UUID
    part_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A place in a round, and who codes there.

    `opened` is the revision in which it opened: everybody was done, or the lead opened it and gave a reason.
    """

    id: UUID
    round_id: UUID
    place: Place
    coder_ids: tuple[UUID, ...]
    opened: int | None = None
    reason: str = ""

    def settled(self, done: Iterable[UUID]) -> bool:
        """Whether all who code here are done."""
        return set(self.coder_ids) <= {*done}


@dataclass(frozen=True, slots=True)
class Closed:
    """Where codings are hidden between these coders: a part of a document, or all of it where there is no span."""

    coder_ids: frozenset[UUID]
    span: Span | None = None

    def over(self, span: Span | None) -> bool:
        """Whether it shares text with `span`; None is all of the document."""
        return self.span is None or span is None or self.span.overlaps(span)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person may see, by the places that are closed now; `coder_id` is None where nobody sits."""

    coder_id: UUID | None = None
    closed: Mapping[UUID, tuple[Closed, ...]] = field(default_factory=dict)

    @property
    def blind(self) -> bool:
        """Whether anything is closed at all."""
        return bool(self.closed)

    def hides(self, document_id: UUID, coder_id: UUID, span: Span | None = None) -> bool:
        """Whether codings of this coder are hidden there; without a span, in any of the document."""
        return coder_id != self.coder_id and any(
            each.over(span) and not each.coder_ids.isdisjoint((coder_id, self.coder_id))
            for each in self.closed.get(document_id, ())
        )

    def closes(self, document_id: UUID) -> bool:
        """Whether anything may be hidden in this document, from this person or for them."""
        return document_id in self.closed

    def sees(self, coding: Coding) -> bool:
        return not self.hides(coding.document_id, coding.coder_id, coding.span)

    def seen(self, codings: Iterable[Coding]) -> tuple[Coding, ...]:
        """Those that may be seen, in the order given."""
        return tuple(codings) if not self.closed else tuple(filter(self.sees, codings))

    def sees_image(self, image: Mapping[str, Any]) -> bool:
        """Whether a coding may be seen as the log knows it: by its whole document, for its text was perhaps another."""
        return not self.hides(UUID(image["document_id"]), UUID(image["coder_id"]))


def unveiled(
    before: Mapping[UUID, tuple[Closed, ...]], after: Mapping[UUID, tuple[Closed, ...]], codings: Iterable[Coding]
) -> bool:
    """Whether any coding that was hidden between coders no longer is."""

    def hidden(coding: Coding, closed: Mapping[UUID, tuple[Closed, ...]]) -> bool:
        return any(
            coding.coder_id in each.coder_ids and each.over(coding.span) for each in closed.get(coding.document_id, ())
        )

    return any(hidden(coding, before) and not hidden(coding, after) for coding in codings)
