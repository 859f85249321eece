"""Whose the labels in a corrected text are: a name that was only mended is of the same participant."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from corpora.documents import Reading, Segment, SegmentKind
from corpora.participants import Voice, relabelled
from corpora.spans import quoted
from store import documents as kept
from store import participants


def voices_after(connection: Any, document_id: UUID, reading: Reading) -> tuple[Voice, ...]:
    """The labels of the new text that are of somebody in the present one, with what the new file tells of them."""
    known = {voice.label: voice for voice in participants.voices_of(connection, document_id)}
    segments = kept.segments_of(connection, document_id, SegmentKind.TURN)
    before = list(said(kept.text_of(connection, document_id), segments))
    after = list(said(reading.text, reading.segments))
    mended = relabelled(before, after)
    found = []
    for label in dict.fromkeys(label for label, _ in after):
        if voice := known.get(mended.get(label, label)):
            told = reading.attributes.get(label, voice.told)
            found.append(Voice(document_id, label, voice.participant_id, told))
    return tuple(found)


def said(text: str, segments: Sequence[Segment]) -> Iterator[tuple[str, str]]:
    """The turns as (label, words)."""
    for segment in segments:
        if segment.kind is SegmentKind.TURN and segment.speaker:
            yield segment.speaker, quoted(text, segment.span).removeprefix(f"{segment.speaker}:")
