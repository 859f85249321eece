"""Where the fragments of a text stand once the text was corrected: certain, or listed for a person to decide.

The words of both texts are aligned (patience diff, `anchoring_matching`), words put right are recognised
(`anchoring_corrections`), and blocks that were cut and pasted are found again by words that stand nowhere else
(`anchoring_moving`). What was found is weighed by its words and by 32 characters on each side (`anchoring_projecting`),
as the TextQuoteSelector of the W3C Web Annotation Data Model does. The rules:

- a span covers what its words became; words inserted at its border stay out, unless they are inside a word;
- a replaced word at a border is covered where one word replaced one word; otherwise the span is listed;
- a span in which more words were put than it had is listed: it may have swallowed what was pasted there;
- words deleted at a border fall off, as long as half of the span's characters are kept;
- of two alignments, found from the beginning and from the end, both must say the same, or the span is listed. Only
  where one keeps the very words of the span and overlaps the other is it taken;
- a span without words of its own, that stand nowhere else, must have words right beside it that were kept; and its
  first and last word must stand in a row of kept words;
- where words were left out and others put in at one place, the others replace them: no text tells these apart. Nor does
  it tell a sentence that was left out and typed again from one that stayed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpora.anchoring_alignment import Alignment, alignments
from corpora.anchoring_projecting import Projection, projected
from corpora.anchoring_words import numbered
from corpora.spans import Span, quoted

HALF = 0.5
MOST_CANDIDATES = 5
PLACES_LOOKED_AT = 50


class Reason(StrEnum):
    """Why a span cannot be moved with certainty."""

    DELETED = "deleted"
    REWRITTEN = "rewritten"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Moved:
    """A span and where it stands now; `elsewhere` when its words were cut and pasted."""

    span: Span
    new_span: Span
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A span that needs a decision: the words it had, and where they may be."""

    span: Span
    quote: str
    reason: Reason
    candidates: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of every span, in the order in which they were given."""

    all: tuple[Moved | Lost, ...]

    @property
    def moved(self) -> tuple[Moved, ...]:
        return tuple(each for each in self.all if isinstance(each, Moved))

    @property
    def lost(self) -> tuple[Lost, ...]:
        return tuple(each for each in self.all if isinstance(each, Lost))


def aligned(old: str, new: str) -> tuple[Alignment, Alignment]:
    """Two normalised texts, aligned from the beginning and from the end; about linear in both."""
    return alignments(*numbered(old, new))


def moved(old: str, new: str, spans: Sequence[Span]) -> Moves:
    """What became of spans of a normalised text in its correction, normalised as well; about linear in both."""
    if old == new:
        quotes = [quoted(old, span) for span in spans]
        return Moves(tuple(Moved(span, span) for span, _ in zip(spans, quotes, strict=True)))
    return moved_along(aligned(old, new), spans)


def moved_along(both: tuple[Alignment, Alignment], spans: Sequence[Span]) -> Moves:
    """The same for texts that were aligned already."""
    old = both[0].old.text
    return Moves(tuple(_decided(both, span, quoted(old, span)) for span in spans))


def _decided(both: tuple[Alignment, Alignment], span: Span, quote: str) -> Moved | Lost:
    one = projected(both[0], span)
    other = one if both[0] is both[1] else projected(both[1], span)
    found = _agreed(one, other, both[0].new.text, quote)
    if found and found.span:
        return Moved(span, found.span, found.elsewhere)
    seen = [each.span for each in (one, other) if each.span]
    again = [] if seen else list(_places(both[0], quote))
    candidates = tuple(dict.fromkeys([*seen, *again]))[:MOST_CANDIDATES]
    return Lost(span, quote, _reason(one, other, again), candidates)


def _agreed(one: Projection, other: Projection, new: str, quote: str) -> Projection | None:
    """What both alignments say, if they say one thing."""
    if not (one.span and other.span and one.sure and other.sure):
        return None
    if one.span == other.span:
        return one
    exact = [each for each in (one, other) if each.span and new[each.span.start : each.span.end] == quote]
    return exact[0] if len(exact) == 1 and one.span.overlaps(other.span) else None


def _reason(one: Projection, other: Projection, again: list[Span]) -> Reason:
    """Deleted or rewritten where both alignments see little or nothing of the span; otherwise it is a choice."""
    if again or max(one.share, other.share) >= HALF:
        return Reason.AMBIGUOUS
    return Reason.REWRITTEN if one.span or other.span else Reason.DELETED


def _places(alignment: Alignment, quote: str) -> Iterator[Span]:
    """Where the very same words stand in text that is new."""
    words = quote.strip()
    place = -1
    for _ in range(PLACES_LOOKED_AT if words else 0):
        place = alignment.new.text.find(words, place + 1)
        if place < 0:
            return
        span = Span(place, place + len(words))
        if alignment.free(*alignment.new.touched(span)):
            yield span
