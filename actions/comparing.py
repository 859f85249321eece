"""Two coders compared on documents both could have coded."""

from collections.abc import Sequence
from uuid import UUID

from actions.blindness import still_blind
from actions.codebook import codebook
from actions.coding import codings
from actions.consensus import people
from actions.segments import units
from actions.workspace import Desk
from coding.codings import Coder
from coding.comparing import Comparison, compared
from corpora.refusal import Refusal


def compare(desk: Desk, first: UUID, second: UUID, document_ids: Sequence[UUID]) -> Comparison:
    """Agreement and differences of two coders on chosen documents, without those where a blind round hides either.

    Refuses one coder twice, no documents, and `round-still-blind` where none is left.
    """
    if first == second:
        raise Refusal("one-coder")
    if not document_ids:
        raise Refusal("no-documents")
    blind = still_blind(desk, (first, second), document_ids)
    open_ids = [each for each in document_ids if each not in blind]
    if not open_ids:
        raise Refusal("round-still-blind")

    def result() -> Comparison:
        chosen = units(desk, open_ids)
        if not chosen:
            raise Refusal("no-documents")
        codes = list(dict.fromkeys(code.id for _, some in codebook(desk).tree() for code in some))
        return compared(first, second, codings(desk), chosen, codes)

    return desk.computed("comparison", first, second, tuple(open_ids), compute=result)


def both_coded(desk: Desk, first: UUID, second: UUID) -> list[UUID]:
    """Documents in which both coders have codings: what a comparison starts from."""
    made: dict[UUID, set[UUID]] = {}
    for coding in codings(desk):
        made.setdefault(coding.document_id, set()).add(coding.coder_id)
    both = [document_id for document_id, by in made.items() if {first, second} <= by]
    blind = still_blind(desk, (first, second), both)
    return [document_id for document_id in both if document_id not in blind]


def pair(desk: Desk) -> tuple[Coder, Coder] | None:
    """The two coders with the most codings, in the project's order; None while there are no two."""
    made: dict[UUID, int] = {}
    for coding in codings(desk):
        made[coding.coder_id] = made.get(coding.coder_id, 0) + 1
    known = people(desk)
    busiest = sorted((coder for coder in known if coder.id in made), key=lambda coder: -made[coder.id])[:2]
    ordered = [coder for coder in known if coder in busiest]
    return (ordered[0], ordered[1]) if len(ordered) > 1 else None
