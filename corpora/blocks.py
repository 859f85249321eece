"""Blocks: what the readers of all formats deliver, and how a text is composed of them."""

from dataclasses import dataclass, field

from corpora.documents import Reading, Segment, SegmentKind
from corpora.refusal import Refusal
from corpora.repairs import Repairs
from corpora.segmenting import segmented
from corpora.spans import Span

PAGE = "\f"
BETWEEN = "\n\n"
LARGEST_TEXT = 5_000_000
MOST_LINES = 200_000  # that are not empty


@dataclass(frozen=True, slots=True)
class Cue:
    """What a recording tool showed at once: words and seconds from the start."""

    words: str
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or turn that is not yet in a text. A form feed in `words` marks where a page begins."""

    words: str
    kind: SegmentKind = SegmentKind.PARAGRAPH
    speaker: str | None = None
    begin_s: float | None = None
    end_s: float | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in one file. `pages` counts the pages that form feeds in the blocks begin."""

    blocks: tuple[Block, ...]
    repairs: Repairs = field(default_factory=Repairs)
    pages: int = 0


def composed(name: str, kind: str, found: Found) -> Reading:
    """One normalised text of all blocks, a blank line between them; empty blocks are left out."""
    text, places, page_starts = "", [], [0] if found.pages else []
    parts: list[str] = []
    length = 0
    for block in found.blocks:
        words, breaks = _without_pages(block.words, found.repairs)
        label = f"{block.speaker}: " if block.speaker and words else ""
        start = length + (len(BETWEEN) if parts and words else 0)
        page_starts += [start + (len(label) + at if at else 0) for at in breaks]
        if not words:
            continue
        parts.append(label + words)
        length = start + len(label) + len(words)
        if length > LARGEST_TEXT:
            raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
        places.append(Segment(block.kind, Span(start, length), block.speaker, block.begin_s, block.end_s))
        places += _cues(block, start + len(label))
    text = BETWEEN.join(parts)
    if not text:
        raise Refusal("file-empty", name=name)
    page_starts += [len(text)] * (found.pages - len(page_starts))
    pages = tuple(min(at, len(text)) for at in page_starts[: found.pages])
    remembered, counted = found.repairs.remembered(), found.repairs.counted()
    return Reading(name, kind, text, segmented(text, tuple(places)), remembered, pages, counted=counted)


def _without_pages(words: str, repairs: Repairs) -> tuple[str, list[int]]:
    """The words without page marks, and where each of the marked pages begins in them."""
    first, *others = words.split(PAGE)
    result, breaks, before = repairs.clean(first), [], first
    for part in others:
        clean = repairs.clean(part)
        if result and clean:
            result += _separator(before, part)
        breaks.append(len(result))
        result += clean
        before = part if part.strip() else before
    return result, breaks


def _separator(before: str, after: str) -> str:
    """What stood around a page mark: an empty line, a line end, a blank, or nothing within a word."""
    around = before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]
    return "\n" * min(around.count("\n"), 2) or (" " if around else "")


def _cues(block: Block, start: int) -> list[Segment]:
    """Cue segments; the words of a block's cues are its words, a blank or line end apart."""
    segments = []
    for cue in block.cues:
        end = start + len(cue.words)
        segments.append(Segment(SegmentKind.CUE, Span(start, end), block.speaker, cue.begin_s, cue.end_s))
        start = end + 1
    return segments
