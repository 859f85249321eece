"""Where the parts of a text stand once it was corrected: whole, as much of them as is certain, or listed.

What `corpora.anchoring` cannot move with certainty is too large to give up at once. Such a part runs from the first to
the last passage of it that is certain, and from the heading above if it began with one. Where the next part begins with
a heading, or the text ends, what was put before it belongs to the part that ran up to there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from corpora.anchoring import Lost, Moved, moved
from corpora.documents import Segment, SegmentKind
from corpora.parts import passages
from corpora.spans import Span

GROWN = 2


@dataclass(frozen=True, slots=True)
class Texts:
    """A text and its correction, each with its segments."""

    old: str
    new: str
    old_segments: Sequence[Segment]
    new_segments: Sequence[Segment]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a part; `shrunk` when only a piece of it is certain."""

    outcome: Moved | Lost
    shrunk: bool = False


def settled(texts: Texts, outcomes: Iterable[Moved | Lost]) -> tuple[Settled, ...]:
    """What becomes of parts, given what `corpora.anchoring.moved` says of their spans; in the same order.

    Parts may overlap now where blocks were cut and pasted: which of them stays is not decided here.
    """
    given = tuple(outcomes)
    lost = [each.span for each in given if isinstance(each, Lost)]
    pieces = dict(zip(lost, _certain(texts, lost), strict=True)) if lost else {}
    found = [_shrunk(each, pieces) for each in given]
    ends = _run_on(texts, [each.outcome for each in found if isinstance(each.outcome, Moved)])
    return tuple(
        Settled(Moved(each.outcome.span, ends[each.outcome.span], each.outcome.elsewhere), each.shrunk)
        if isinstance(each.outcome, Moved)
        else each
        for each in found
    )


def _shrunk(outcome: Moved | Lost, pieces: dict[Span, Span | None]) -> Settled:
    piece = pieces[outcome.span] if isinstance(outcome, Lost) else None
    return Settled(Moved(outcome.span, piece), shrunk=True) if piece else Settled(outcome)


def _certain(texts: Texts, spans: Sequence[Span]) -> list[Span | None]:
    """Of each span the piece between its certain passages; None where there is none, or where they changed places."""
    passage = [segment.span for segment in passages(texts.old_segments)]
    inside = [
        [Span(max(each.start, span.start), min(each.end, span.end)) for each in passage if each.overlaps(span)]
        for span in spans
    ]
    every = iter(moved(texts.old, texts.new, [each for some in inside for each in some]).all)
    found: list[Span | None] = []
    for span, some in zip(spans, inside, strict=True):
        kept = [each for each in islice(every, len(some)) if isinstance(each, Moved) and not each.elsewhere]
        found.append(_from_heading(texts, span, _covering(kept, span)))
    return found


def _covering(kept: Sequence[Moved], span: Span) -> Span | None:
    places = [each.new_span for each in kept]
    if not places or places != sorted(places):
        return None
    whole = Span(places[0].start, max(place.end for place in places))
    return whole if len(whole) <= GROWN * len(span) else None


def _from_heading(texts: Texts, span: Span, piece: Span | None) -> Span | None:
    """A part that began with its heading begins with the heading right above what is left of it."""
    if piece is None or span.start not in _headings(texts.old_segments):
        return piece
    above = [segment for segment in passages(texts.new_segments) if segment.span.end <= piece.start]
    if above and above[-1].kind is SegmentKind.HEADING and piece.start not in _headings(texts.new_segments):
        return Span(above[-1].span.start, piece.end)
    return piece


def _run_on(texts: Texts, outcomes: Sequence[Moved]) -> dict[Span, Span]:
    """By old span the new one, up to the next part where it ran up to that before."""
    starts = {each.span.start: each.new_span.start for each in outcomes}
    headed = _headings(texts.new_segments)
    began_with_heading = _headings(texts.old_segments)
    new_starts = sorted(starts.values())
    found: dict[Span, Span] = {}
    for each in outcomes:
        new = each.new_span
        following = next((start for start in new_starts if start >= new.end), len(texts.new))
        runs_up = starts.get(each.span.end) == following and following in headed
        at_end = each.span.end == len(texts.old) and each.span.start in began_with_heading
        if runs_up or (at_end and following == len(texts.new)):
            new = Span(new.start, following)
        found[each.span] = new
    return found


def _headings(segments: Iterable[Segment]) -> frozenset[int]:
    return frozenset(segment.span.start for segment in segments if segment.kind is SegmentKind.HEADING)
