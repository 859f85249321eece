"""How far everybody is: what each coder marked of each document."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coding.codings import Coder, Coding
from corpora.documents import Document, Segment, SegmentKind
from corpora.spans import Span, merged


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one coder in one document: codings, characters marked (each once) and turns in which anything is marked.

    `last` is when the coder last coded there; None where nothing was coded. `reach` is the share of the text up to the
    end of the last coding: how far down somebody has come who codes from the top.
    """

    document_id: UUID
    coder_id: UUID
    codings: int
    characters: int
    of_characters: int
    turns: int
    of_turns: int
    reach: float
    last: datetime | None
    coding_ids: tuple[UUID, ...]

    @property
    def share(self) -> float:
        """The share of the text that is marked."""
        return self.characters / self.of_characters if self.of_characters else 0.0


def progress(
    documents: Sequence[Document],
    segments: Mapping[UUID, Iterable[Segment]],
    coders: Sequence[Coder],
    codings: Iterable[Coding],
) -> tuple[Progress, ...]:
    """Every document by every coder, in that order; O(codings log codings + turns)."""
    made: dict[tuple[UUID, UUID], list[Coding]] = defaultdict(list)
    for coding in codings:
        made[coding.document_id, coding.coder_id].append(coding)
    rows: list[Progress] = []
    for document in documents:
        turns = [each.span for each in segments[document.id] if each.kind is SegmentKind.TURN]
        rows += (_row(document, turns, coder.id, made[document.id, coder.id]) for coder in coders)
    return tuple(rows)


def _row(document: Document, turns: Sequence[Span], coder_id: UUID, made: Sequence[Coding]) -> Progress:
    marked = merged(coding.span for coding in made)
    return Progress(
        document.id,
        coder_id,
        len(made),
        sum(map(len, marked)),
        document.characters,
        sum(_touched(turn, marked) for turn in turns),
        len(turns),
        max((span.end for span in marked), default=0) / document.characters if document.characters else 0.0,
        max((coding.at for coding in made if coding.at), default=None),
        tuple(coding.id for coding in made),
    )


def _touched(turn: Span, marked: Sequence[Span]) -> bool:
    """Whether any of these spans, which stand apart and in order, shares text with a turn."""
    behind = bisect_left(marked, turn.end, key=lambda span: span.start)
    return behind > 0 and marked[behind - 1].end > turn.start
