"""A document: immutable text with the segments found in it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from corpora.repairs import Repair
from corpora.spans import Span


class SegmentKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TURN = "turn"
    SENTENCE = "sentence"
    CUE = "cue"


# What a reader sees as one block; each piece of text stands in at most one.
PASSAGES = (SegmentKind.HEADING, SegmentKind.PARAGRAPH, SegmentKind.TURN)


@dataclass(frozen=True, slots=True)
class Segment:
    """A heading, paragraph, speaker turn, sentence or cue. Times in seconds from the start of the recording."""

    kind: SegmentKind
    span: Span
    speaker: str | None = None
    begin_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one file: normalised text (NFC, `\\n`), its segments, and what was repaired.

    `kind` is one of `corpora.kinds.KINDS`. `repairs` counts by kind of repair, as a document
    remembers it; `counted` by the kinds that can be switched off. `attributes` holds what a list of
    answers tells of each speaker.
    `page_starts` holds the offset at which each page begins; empty where the file has no pages.
    """

    name: str
    kind: str
    text: str
    segments: tuple[Segment, ...]
    repairs: dict[str, int] = field(default_factory=dict)
    page_starts: tuple[int, ...] = ()
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    counted: dict[Repair, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the project knows it; the text and its segments are asked for apart.

    `sha256` is that of the file; `version` tells which of its texts the document is at.
    """

    id: UUID
    name: str
    kind: str
    characters: int
    words: int
    turns: int
    speakers: int
    sha256: str
    added_at: datetime
    page_starts: tuple[int, ...] = ()
    version: int = 1

    @property
    def edition(self) -> str:
        """By this one text with its segments is known: a file that was read anew can have given another."""
        return f"{self.sha256}.{self.version}"


def words_in(text: str) -> int:
    """Words as white space separates them."""
    return len(text.split())


def turns_by_speaker(segments: tuple[Segment, ...]) -> dict[str, int]:
    """How often each speaker had the floor, in order of first appearance."""
    return dict(Counter(s.speaker for s in segments if s.kind is SegmentKind.TURN and s.speaker))
