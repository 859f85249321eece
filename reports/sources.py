"""Where a quote comes from: who said it, in which document, and where in it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import shorten
from uuid import UUID

from coding.codings import Coding
from corpora.documents import Document, Segment, SegmentKind
from corpora.parts import by_document, over
from corpora.spans import Span
from reports.findings import Findings
from words import Words, number, spoken

HEADING_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Source:
    """`speaker` is empty where nobody is named, and else the `labels`; `place` is a phrase in their language.

    All are empty where a source is kept back, as it could point at a board.
    """

    document: str
    speaker: str
    place: str
    labels: tuple[str, ...] = field(default=(), compare=False)


def source_of(findings: Findings, coding: Coding) -> Source:
    """The source of one quote; for many, `sources_of` reads each document only once."""
    return sources_of(findings, [coding])[coding.id]


def sources_of(findings: Findings, codings: Iterable[Coding]) -> dict[UUID, Source]:
    """The source of every coding, by coding id."""
    chosen = tuple(codings)
    used = {coding.document_id for coding in chosen}
    words = spoken(findings.language)
    places = {document.id: _Places(findings, document, words) for document in findings.documents if document.id in used}
    kept_back, small = Source("", "", ""), findings.small_quotes
    return {
        coding.id: kept_back if coding.id in small else places[coding.document_id].source(coding.span)
        for coding in chosen
    }


def said_of(source: Source, words: Words) -> str:
    """The line below a quote."""
    if not source.document:
        return words("report-source-kept-back")
    facts = {"speaker": source.speaker, "document": source.document, "place": source.place}
    return words("report-source-named" if source.speaker else "report-source-unnamed", **facts)


class _Row:
    """The segments of one kind in reading order, found by bisection; one kind never nests."""

    def __init__(self, segments: Iterable[Segment], kind: SegmentKind) -> None:
        self._segments = sorted((s for s in segments if s.kind is kind), key=lambda segment: segment.span)
        self._starts = [segment.span.start for segment in self._segments]

    def rank(self, offset: int) -> int:
        """How many of them have begun at `offset`, its own included."""
        return bisect_right(self._starts, offset)

    def last(self, offset: int) -> Segment | None:
        """The one that began last at or before `offset`."""
        rank = self.rank(offset)
        return self._segments[rank - 1] if rank else None

    def over(self, span: Span) -> list[Segment]:
        """Those that share text with `span`."""
        first, behind = max(self.rank(span.start) - 1, 0), self.rank(span.end - 1)
        return [segment for segment in self._segments[first:behind] if segment.span.overlaps(span)]


class _Places:
    """The signposts of one document."""

    def __init__(self, findings: Findings, document: Document, words: Words) -> None:
        segments = findings.segments.get(document.id, ())
        self._document = document
        self._text = findings.texts[document.id]
        self._words = words
        self._headings = _Row(segments, SegmentKind.HEADING)
        self._paragraphs = _Row(segments, SegmentKind.PARAGRAPH)
        self._turns = _Row(segments, SegmentKind.TURN)
        self._cues = _Row(segments, SegmentKind.CUE)
        self._parts = by_document(findings.parts).get(document.id, ())

    def source(self, span: Span) -> Source:
        labels = tuple(dict.fromkeys(segment.speaker for segment in self._said(span) if segment.speaker))
        return Source(self._document.name, ", ".join(labels), self._place(span), labels)

    def _said(self, span: Span) -> list[Segment]:
        return self._turns.over(span) + self._cues.over(span)

    def _place(self, span: Span) -> str:
        within = self._time(span) or self._page(span) or self._turn(span) or self._paragraph(span)
        heading = self._headings.last(span.start)
        title = "" if heading is None or heading.span.overlaps(span) else self._title(heading.span)
        for part in over(self._parts, Span(span.start, span.start + 1)):
            if (name := _shown(part.name)) != title:
                within = self._words("report-place-in-part", part=name, place=within)
                # The heading that a part begins with is what the part was called before.
                title = "" if heading and heading.span.start == part.span.start else title
        return self._words("report-place-under", heading=title, place=within) if title else within

    def _title(self, heading: Span) -> str:
        return _shown(self._text[heading.start : heading.end])

    def _time(self, span: Span) -> str:
        begins = [s.begin_s for s in self._said(span) if s.begin_s is not None]
        return self._words("report-place-time", time=clock(begins[-1])) if begins else ""

    def _page(self, span: Span) -> str:
        page = bisect_right(self._document.page_starts, span.start)
        return self._words("report-place-page", page=page) if page else ""

    def _turn(self, span: Span) -> str:
        if not self._turns.over(span):
            return ""
        return self._words("report-place-turn", turn=max(self._turns.rank(span.start), 1))

    def _paragraph(self, span: Span) -> str:
        """Paragraphs are counted from the last heading, as a reader would."""
        if not self._paragraphs.over(span):
            return self._words("report-place-characters", first=self._shown(span.start), last=self._shown(span.end))
        heading = self._headings.last(span.start)
        before = self._paragraphs.rank(heading.span.start) if heading else 0
        return self._words("report-place-paragraph", paragraph=max(self._paragraphs.rank(span.start) - before, 1))

    def _shown(self, offset: int) -> str:
        return number(offset, language=self._words.language)


def _shown(title: str) -> str:
    return shorten(title, HEADING_LENGTH, placeholder=" …")


def clock(seconds: float) -> str:
    """Hours only where there are any.

    >>> clock(754.2), clock(3754)
    ('12:34', '1:02:34')
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
