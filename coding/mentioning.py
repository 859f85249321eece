"""Proposals to say that a place in a text is about a board, for a person to look over: never more than that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid4, uuid5

from corpora.boardforms import Doubt
from corpora.boardmentions import Mention
from corpora.boards import Board, By, Reference, Target
from corpora.documents import PASSAGES, Segment, SegmentKind
from corpora.spans import Span


class Within(StrEnum):
    """How much of the text a name says something of: the sentence, the turn or paragraph, or the document."""

    SENTENCE = "sentence"
    TURN = "turn"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Here, by this name, a board or group may be spoken of. The same place always has the same `id`."""

    id: UUID
    document_id: UUID
    span: Span
    target: Target
    group: str
    board: str
    shown: str
    doubts: tuple[Doubt, ...]


def proposals(
    document_id: UUID, mentions: Iterable[Mention], references: Iterable[Reference], boards: Mapping[UUID, Board]
) -> Iterator[Proposal]:
    """What was not said yet: neither that the place is about this board, nor that it isn't.

    `references` are those in the document, in place, with those that were rejected.
    """
    settled: dict[Target, list[Span | None]] = defaultdict(list)
    for each in references:
        if each.coding_id is None:
            settled[each.target].append(each.span)
    for mention in mentions:
        if any(span is None or span.covers(mention.span) for span in settled.get(mention.target, ())):
            continue
        known = boards.get(mention.target[1]) if isinstance(mention.target[1], UUID) else None
        group = known.group if known else str(mention.target[1])
        place = f"{mention.span.start}-{mention.span.end} {mention.target[1]}"
        name = known.name if known else ""
        yield Proposal(
            uuid5(document_id, place),
            document_id,
            mention.span,
            mention.target,
            group,
            name,
            mention.shown,
            mention.doubts,
        )


def accepted(
    chosen: Iterable[Proposal], segments: Mapping[UUID, Sequence[Segment]], within: Within
) -> tuple[Reference, ...]:
    """The references that follow; two names of a board in one turn make one."""
    found: dict[tuple[UUID, Target, Span | None], Reference] = {}
    for each in chosen:
        span = _around(each.span, segments.get(each.document_id, ()), within)
        if (key := (each.document_id, each.target, span)) not in found:
            found[key] = _reference(each, span)
    return tuple(found.values())


def rejected(chosen: Iterable[Proposal]) -> tuple[Reference, ...]:
    """What is kept so that a place is not proposed again: the name itself, wherever its turn begins or ends."""
    return tuple(_reference(each, each.span) for each in chosen)


def _reference(each: Proposal, span: Span | None) -> Reference:
    board_id = each.target[1] if isinstance(each.target[1], UUID) else None
    return Reference(uuid4(), each.document_id, each.target[0], each.group, board_id, span, by=By.NAME)


def _around(span: Span, segments: Sequence[Segment], within: Within) -> Span | None:
    """The shortest of its kind that holds the name; the name alone where none does."""
    if within is Within.DOCUMENT:
        return None
    kinds = (SegmentKind.SENTENCE,) if within is Within.SENTENCE else PASSAGES
    holding = (each.span for each in segments if each.kind in kinds and each.span.covers(span))
    return min(holding, key=len, default=span)
