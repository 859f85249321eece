"""Agreement over a round: what it gave out that can be compared by now, and who read that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from actions.agreeing_material import Within
from actions.consensus import consensus
from actions.differing import decided_in
from actions.finishing import finished, opened_by
from actions.round_progress import round_scope
from actions.workspace import Desk
from coding.codings import Coding
from coding.scopes import common
from corpora.documents import Document
from corpora.spans import Span, merged


@dataclass(frozen=True, slots=True)
class GivenOut:
    """The stretches of a round that are open, and all its documents; `complete` are coders who read it all by
    their nature: the key of a training round."""

    within: Within
    document_ids: frozenset[UUID]
    complete: frozenset[UUID]


def given_out(desk: Desk, round_id: UUID, texts: Iterable[Document]) -> GivenOut:
    """What can be compared in a round; refuses `round-gone`."""
    scope = round_scope(desk, round_id)
    whole = {each.id: Span(0, each.characters) for each in texts if each.characters}
    found: dict[UUID, list[Span]] = {}
    for place in scope.places:
        if place.document_id in whole:
            found.setdefault(place.document_id, []).append(place.span or whole[place.document_id])
    within = {document_id: tuple(merged(some)) for document_id, some in found.items()}
    closed = {document_id for document_id, _ in scope.left_out}
    return GivenOut(within, frozenset({*within, *closed}), frozenset(filter(None, [scope.key_id])))


def taking_part(desk: Desk, round_id: UUID) -> tuple[UUID, ...]:
    """Who is compared when a round is: its coders and, in training, the key after them; refuses `round-gone`."""
    scope = round_scope(desk, round_id)
    return (*scope.coder_ids, *filter(None, [scope.key_id]))


def key_of(desk: Desk, round_id: UUID) -> UUID | None:
    """The coder against whom the others train in this round, if they do; refuses `round-gone`."""
    return round_scope(desk, round_id).key_id


def read_in(desk: Desk, given: GivenOut, codings: Iterable[Coding]) -> Mapping[UUID, frozenset[UUID]]:
    """Of each document who read what the round gave out of it: who is done, or coded in those very stretches.

    Of the key and of consensus it is enough that they were anywhere in the document, or that it was decided about.
    """
    found = {document_id: set(who) for document_id, who in finished(desk).items()}
    for coding in codings:
        if any(span.overlaps(coding.span) for span in given.within.get(coding.document_id, ())):
            found.setdefault(coding.document_id, set()).add(coding.coder_id)
    agreed = frozenset(each.id for each in [consensus(desk)] if each)
    for document_id, who in opened_by(desk).items():
        found.setdefault(document_id, set()).update(who & (given.complete | agreed))
    for document_id in decided_in(desk):
        found.setdefault(document_id, set()).update(agreed)
    return {document_id: frozenset(who) for document_id, who in found.items()}


def both(first: Within, second: Within) -> Within:
    """What lies in both."""
    shared = {each: tuple(common(spans, second[each])) for each, spans in first.items() if each in second}
    return {document_id: spans for document_id, spans in shared.items() if spans}
