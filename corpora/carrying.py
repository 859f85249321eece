"""What a corrected text keeps of the structure that was known: headings, turns, times and pages.

A plain text tells of paragraphs and speakers only. What it does not tell is taken from the text before it, line by
line: each line of the new text has at most one line it came from, found through the words that were kept.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpora.anchoring_alignment import Alignment
from corpora.anchoring_projecting import projected
from corpora.documents import Reading, Segment, SegmentKind
from corpora.segmenting import segmented
from corpora.spans import Span
from corpora.speakers import labelled, speakers_in

_INNER = frozenset((SegmentKind.SENTENCE, SegmentKind.CUE))


@dataclass(frozen=True)
class _Origins:
    """Two aligned texts, with the old outer segments: where each new line came from."""

    alignment: Alignment
    outer: tuple[Segment, ...]

    @cached_property
    def came(self) -> list[int]:
        """For each new word the old one; -1 for a word that is new."""
        found = [-1] * len(self.alignment.new)
        for piece in self.alignment.pieces:
            for at in range(piece.first, piece.last):
                found[at] = min(piece.low + at - piece.first, piece.high - 1)
        return found

    @cached_property
    def lines(self) -> dict[Span, Span]:
        """The old line of a new one. Of new lines that came from one old line, the one with most of it has it."""
        row, old = self.alignment.new, _lines(self.alignment.old.text)
        starts = [line.start for line in old]
        best: dict[int, tuple[int, Span]] = {}
        for line in _lines(row.text):
            low, high = row.touched(line)
            weights: Counter[int] = Counter()
            for at in range(low, high):
                if self.came[at] >= 0:
                    place = bisect_right(starts, self.alignment.old.starts[self.came[at]]) - 1
                    weights[place] += row.ends[at] - row.starts[at]
            for place, weight in weights.most_common(1):
                if weight > best.get(place, (0, line))[0]:
                    best[place] = (weight, line)
        return {line: old[place] for place, (_, line) in best.items()} | self._alike(old, best)

    def _alike(self, old: list[Span], best: dict[int, tuple[int, Span]]) -> dict[Span, Span]:
        """Lines too short to be followed by their words when they were moved, where only one is the very same."""
        taken = {line for _, line in best.values()}
        ours, theirs = self.alignment.old.text, self.alignment.new.text
        left = _once(ours, (line for place, line in enumerate(old) if place not in best))
        came = _once(theirs, (line for line in _lines(theirs) if line not in taken))
        return {line: left[words] for words, line in came.items() if words in left}

    def same(self, new: Span, old: Span) -> bool:
        """Whether a line is just as it was."""
        texts = self.alignment.new.text, self.alignment.old.text
        return texts[0][new.start : new.end] == texts[1][old.start : old.end]

    def block(self, line: Span) -> Segment | None:
        """The old heading, paragraph or turn that an old line is in."""
        at = bisect_right(self.outer, line.start, key=lambda each: each.span.start) - 1
        return self.outer[at] if at >= 0 and self.outer[at].span.covers(line) else None

    def begun(self, line: Span) -> Segment | None:
        """The old segment that began with the line from which this new line came."""
        old = self.lines.get(line)
        block = self.block(old) if old else None
        return block if old and block and block.span.start == old.start else None


def carried(
    alignment: Alignment, segments: Sequence[Segment], page_starts: Sequence[int], reading: Reading, *, plain: bool
) -> Reading:
    """The reading of a corrected text with what is known of the old one.

    `plain` when it came without structure; otherwise only times are carried over, and only where it has none.
    """
    outer = tuple(segment for segment in segments if segment.kind not in _INNER)
    origins = _Origins(alignment, outer)
    own = tuple(segment for segment in reading.segments if segment.kind is not SegmentKind.SENTENCE)
    if plain:
        own = tuple(_blocks(origins))
    elif any(segment.begin_s is not None for segment in own):
        return reading
    else:
        own = tuple(_with_times(origins, segment) for segment in own)
    cues = _cues(origins, [segment for segment in segments if segment.kind is SegmentKind.CUE], own)
    pages = tuple(_pages(alignment, page_starts)) if plain else reading.page_starts
    return replace(reading, segments=segmented(reading.text, (*own, *cues)), page_starts=pages)


def _with_times(origins: _Origins, segment: Segment) -> Segment:
    text = origins.alignment.new.text
    end = text.find("\n", segment.span.start, segment.span.end)
    first = Span(segment.span.start, end if end > 0 else segment.span.end)
    old = origins.begun(first)
    return replace(segment, begin_s=old.begin_s, end_s=old.end_s) if old else segment


def _blocks(origins: _Origins) -> Iterator[Segment]:
    """The headings, paragraphs and turns of the new text."""
    text = origins.alignment.new.text
    lines = _lines(text)
    known = {segment.speaker for segment in origins.outer} | speakers_in([text[x.start : x.end] for x in lines])
    now: Segment | None = None
    source: Segment | None = None
    for line in lines:
        begun = origins.begun(line)
        said = _said(text[line.start : line.end], begun, known)
        new = _begins(origins, line, begun, said)
        if new is None and now is not None and _goes_on(origins, now, line, source):
            now = replace(now, span=Span(now.span.start, line.end))
            continue
        if now:
            yield now
        now, source = new or Segment(SegmentKind.PARAGRAPH, line), begun or _source(origins, line)
    if now:
        yield now


def _said(words: str, begun: Segment | None, known: set[str | None]) -> tuple[str, float | None] | None:
    """Who speaks according to the line itself, and from when."""
    if begun and begun.speaker and words.startswith(f"{begun.speaker}: "):
        return begun.speaker, begun.begin_s
    label = labelled(words)
    if label and (label.name in known or (begun and begun.speaker)) and not _is_heading(begun):
        return label.name, label.begin_s if label.timed else (begun.begin_s if begun else None)
    return None


def _begins(
    origins: _Origins, line: Span, begun: Segment | None, said: tuple[str, float | None] | None
) -> Segment | None:
    """The segment that begins with this line; None where nothing says that one does."""
    if said:
        end_s = begun.end_s if begun else None
        return Segment(SegmentKind.TURN, line, *said, end_s)
    if begun is None:
        return None
    old = origins.alignment.old.text
    if begun.speaker and old.startswith(f"{begun.speaker}: ", begun.span.start):
        return Segment(SegmentKind.PARAGRAPH, line)  # the name before it was taken away
    return replace(begun, span=line)


def _goes_on(origins: _Origins, now: Segment, line: Span, source: Segment | None) -> bool:
    """Whether a line that begins nothing belongs to what came before it."""
    if now.kind is SegmentKind.TURN:
        return True
    if _is_heading(now) and line not in origins.lines:
        return False
    together = "\n\n" not in origins.alignment.new.text[now.span.end : line.start]
    own = _source(origins, line)
    return together or (own is not None and own == source)


def _source(origins: _Origins, line: Span) -> Segment | None:
    old = origins.lines.get(line)
    return origins.block(old) if old else None


def _cues(origins: _Origins, cues: Sequence[Segment], outer: Sequence[Segment]) -> Iterator[Segment]:
    """Cues where their words went, in order, each inside one segment."""
    went = {old.start: (old, new.start - old.start) for new, old in origins.lines.items() if origins.same(new, old)}
    same = sorted(went)
    found = [(span, cue) for cue in cues if (span := _went(origins.alignment, cue.span, same, went))]
    blocks = sorted(outer, key=lambda each: each.span)
    starts = [block.span.start for block in blocks]
    last = 0
    for span, cue in sorted(found, key=lambda each: each[0]):
        at = bisect_right(starts, max(span.start, last)) - 1
        if at < 0:
            continue
        start, end = max(span.start, last), min(span.end, blocks[at].span.end)
        if start < end:
            last = end
            yield replace(cue, span=Span(start, end), speaker=blocks[at].speaker)


def _went(alignment: Alignment, span: Span, starts: list[int], went: dict[int, tuple[Span, int]]) -> Span | None:
    """With the line it is in, when that is the very same; else where its words are."""
    at = bisect_right(starts, span.start) - 1
    if at >= 0 and went[starts[at]][0].covers(span):
        by = went[starts[at]][1]
        return Span(span.start + by, span.end + by)
    return projected(alignment, span).span


def _pages(alignment: Alignment, page_starts: Sequence[int]) -> Iterator[int]:
    """Each page begins at the first word that was kept of it, or of what came after it."""
    old, new = alignment.old, alignment.new
    main = [piece for piece in alignment.pieces if piece.chain == 0]
    last = 0
    for start in page_starts:
        word = bisect_left(old.starts, start)
        at = bisect_left(main, word + 1, key=lambda piece: piece.high)
        if start and at < len(main):
            place = main[at].first + max(0, min(word - main[at].low, main[at].last - main[at].first - 1))
            last = max(last, new.starts[place])
        elif start:
            last = len(new.text)
        yield last


def _once(text: str, lines: Iterable[Span]) -> dict[str, Span]:
    """The lines whose words no other has, by their words."""
    found: dict[str, list[Span]] = {}
    for line in lines:
        found.setdefault(text[line.start : line.end], []).append(line)
    return {words: same[0] for words, same in found.items() if len(same) == 1}


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _is_heading(segment: Segment | None) -> bool:
    return segment is not None and segment.kind is SegmentKind.HEADING
