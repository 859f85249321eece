"""From text to headings, paragraphs, turns and the sentences in them.

Headings, paragraphs and turns never overlap: each piece of text is in exactly one of them. Sentences and cues lie
inside one of these and never cross its border. The label of a turn (`Naam: `) is no part of its sentences.
Cues come in the order of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from corpora.documents import Segment, SegmentKind
from corpora.sentences import sentences
from corpora.spans import Span
from corpora.speakers import labelled, speakers_in

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?!\n)[^\n]+)*")
_LINE = re.compile(r"\S[^\n]*")
_RUNS_ON = 600  # characters; Dutch report sentences stay well below
_PART = 150


def segmented(text: str, blocks: tuple[Segment, ...] | None = None) -> tuple[Segment, ...]:
    """All segments of a normalised text by place, wider ones first; without `blocks` these are taken from the text."""
    blocks = _blocks(text) if blocks is None else blocks
    outer = [block for block in blocks if block.kind is not SegmentKind.CUE]
    starts = [_words_at(text, block) for block in outer]
    pieces = (text[start : block.span.end] for start, block in zip(starts, outer, strict=True))
    found = list(blocks)
    cues = [block.span.start for block in blocks if block.kind is SegmentKind.CUE]
    for start, block, spans in zip(starts, outer, sentences(pieces), strict=True):
        for span in spans:
            whole = Span(start + span.start, start + span.end)
            found += (Segment(SegmentKind.SENTENCE, part, block.speaker) for part in _by_cues(text, whole, cues))
    return tuple(sorted(found, key=_place))


def _by_cues(text: str, sentence: Span, cues: list[int]) -> Iterator[Span]:
    """The sentence; what was recognised without stops, and runs on, in parts of several cues each.

    Nobody codes or compares a sentence of an hour; where a cue ends, somebody at least paused for breath.
    """
    if not cues or sentence.end - sentence.start <= _RUNS_ON:
        yield sentence
        return
    start = sentence.start
    inside = cues[bisect_right(cues, start) : bisect_left(cues, sentence.end)]
    for here, after in zip(inside, [*inside[1:], sentence.end], strict=True):
        if here - start >= _PART or after - start > _RUNS_ON:
            yield Span(start, start + len(text[start:here].rstrip()))
            start = here
    yield Span(start, sentence.end)


def _place(segment: Segment) -> tuple[int, int, str]:
    return segment.span.start, -segment.span.end, segment.kind


def _words_at(text: str, block: Segment) -> int:
    """Where the words of a block begin: behind the label, if it has one."""
    label = f"{block.speaker}: "
    return block.span.start + (len(label) if block.speaker and text.startswith(label, block.span.start) else 0)


def _blocks(text: str) -> tuple[Segment, ...]:
    """Paragraphs between empty lines; in a text with `Naam: ` before its lines, turns that run to the next name."""
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    known = speakers_in([text[line.start : line.end] for line in lines])
    if not known:
        return tuple(Segment(SegmentKind.PARAGRAPH, Span(*block.span())) for block in _BLOCK.finditer(text))
    return tuple(_turns(text, lines, known))


def _turns(text: str, lines: list[Span], known: frozenset[str]) -> Iterator[Segment]:
    turn: Segment | None = None
    for line in lines:
        label = labelled(text[line.start : line.end])
        if label and label.name in known:
            if turn:
                yield turn
            turn = Segment(SegmentKind.TURN, line, label.name, label.begin_s)
        elif turn:
            turn = Segment(SegmentKind.TURN, Span(turn.span.start, line.end), turn.speaker, turn.begin_s)
        else:
            yield Segment(SegmentKind.PARAGRAPH, line)
    if turn:
        yield turn
