"""Parts of a document: stretches with a name, by hand or from heading to heading. No two of one document overlap."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from corpora.boards import Reference
from corpora.documents import PASSAGES, Segment, SegmentKind
from corpora.refusal import Refusal
from corpora.spans import Span, quoted

_SIGN_IN_KEY = re.compile(r"[:=;\n]")
_SIGN_IN_VALUE = re.compile(r"[;\n]")
_BETWEEN_KEY_AND_VALUE = re.compile(r"[:=]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document: what it is called, what is known of it, and the list, group or board it is about.

    A `group` or `board_id` always comes with the list that it stands in. Parts may share a name, also in one document.
    """

    id: UUID
    document_id: UUID
    name: str
    span: Span
    attributes: Mapping[str, str] = field(default_factory=dict)
    list_id: UUID | None = None
    group: str = ""
    board_id: UUID | None = None

    @property
    def reference(self) -> Reference | None:
        """The same said as a reference; None for a part that is about nothing in particular."""
        if self.list_id is None:
            return None
        return Reference(self.id, self.document_id, self.list_id, self.group, self.board_id, self.span)


class Stretch(NamedTuple):
    """What could be a part."""

    name: str
    span: Span


def by_headings(text: str, segments: Iterable[Segment], starts: Collection[int] | None = None) -> tuple[Stretch, ...]:
    """Each heading with the text from there to the next heading, in reading order.

    `starts` are the offsets of the headings that count; text under another belongs to the one before.
    """
    every = [segment.span for segment in segments if segment.kind is SegmentKind.HEADING]
    headings = [span for span in every if starts is None or span.start in starts]
    ends = [*(span.start for span in headings[1:]), len(text)]
    return tuple(
        Stretch(" ".join(quoted(text, span).split()), Span(span.start, end))
        for span, end in zip(headings, ends, strict=False)
    )


def bare(stretch: Stretch, segments: Iterable[Segment]) -> bool:
    """Whether there is nothing under a heading, as under a title that stands right above the first one."""
    return not any(
        segment.kind in PASSAGES and segment.kind is not SegmentKind.HEADING and segment.span.overlaps(stretch.span)
        for segment in segments
    )


def passages(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The headings, paragraphs and turns, in reading order: where a part made by hand begins and ends."""
    return tuple(segment for segment in segments if segment.kind in PASSAGES)


def spanning(first: Span, last: Span) -> Span:
    """From the beginning of one place to the end of another; refuses `part-backwards`."""
    if last.start < first.start:
        raise Refusal("part-backwards")
    return Span(first.start, max(first.end, last.end))


def moved_to(span: Span, start: int | None, end: int | None) -> Span:
    """The span with another start, another end, or both; refuses `part-backwards`."""
    low, high = span.start if start is None else start, span.end if end is None else end
    if high <= low:
        raise Refusal("part-backwards")
    return Span(low, high)


def giving_way(span: Span, others: Iterable[Part], places: Iterable[Span]) -> tuple[Part, ...]:
    """Parts that lose what `span` takes of them, each as it becomes; one after it then begins with one of `places`.

    Refuses `part-overlap` where nothing, or no one piece, would be left of a part.
    """
    begins = sorted(place.start for place in places)
    found = []
    for other in others:
        if not other.span.overlaps(span):
            continue
        before, after = other.span.start < span.start, span.end < other.span.end
        next_one = bisect_left(begins, span.end)
        start = begins[next_one] if next_one < len(begins) else other.span.end
        if before == after or (after and start >= other.span.end):
            raise Refusal("part-overlap", name=other.name)
        found.append(replace(other, span=Span(other.span.start, span.start) if before else Span(start, other.span.end)))
    return tuple(found)


def beside(span: Span, others: Iterable[Part]) -> Span:
    """The span, when it stays clear of other parts; refuses `part-overlap` with the name of one that it does not."""
    for other in others:
        if other.span.overlaps(span):
            raise Refusal("part-overlap", name=other.name)
    return span


def overlapping(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Of parts of one document, in reading order, those that run into the next: a fault."""
    return tuple(part for part, other in pairwise(parts) if part.span.overlaps(other.span))


def by_document(parts: Iterable[Part]) -> dict[UUID, tuple[Part, ...]]:
    """The parts of each document, in reading order."""
    found: dict[UUID, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.document_id].append(part)
    return {document_id: tuple(sorted(some, key=lambda part: part.span)) for document_id, some in found.items()}


def over(parts: Sequence[Part], span: Span) -> Sequence[Part]:
    """Those of one document, in reading order, that share text with `span`; O(log n)."""
    first = bisect_right(parts, span.start, key=lambda part: part.span.end)
    return parts[first : bisect_left(parts, span.end, key=lambda part: part.span.start)]


def attributes_in(words: str) -> dict[str, str]:
    """Attributes as people write them: `onderwerp: kenmerken; ronde: 1`. Refuses `attribute-unclear`."""
    found: dict[str, str] = {}
    for piece in filter(str.strip, re.split(r"[;\n]", words)):
        key, *value = _BETWEEN_KEY_AND_VALUE.split(piece, maxsplit=1)
        found[key] = value[0] if value else ""
    return clear(found)


def attributes_out(attributes: Mapping[str, str]) -> str:
    """Attributes as `attributes_in` reads them."""
    return "; ".join(f"{key}: {value}" for key, value in attributes.items())


def clear(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes without needless blanks; refuses `attribute-unclear` where a key or value is missing or odd."""
    found = {key.strip(): value.strip() for key, value in attributes.items()}
    for key, value in found.items():
        if not key or not value or _SIGN_IN_KEY.search(key) or _SIGN_IN_VALUE.search(value):
            raise Refusal("attribute-unclear", attribute=f"{key}: {value}")
    return found
