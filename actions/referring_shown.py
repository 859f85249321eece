"""What a reference is of, as people know it: the document, a part by its name, a turn or words, a coding, a speaker."""

from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from actions.codebook import codebook
from actions.documents import content
from actions.participants import participants
from actions.parting import parts_of, stretches
from actions.workspace import Desk
from corpora.boards import Reference
from corpora.documents import SegmentKind

LONGEST = 70


class Of(StrEnum):
    """What kind of thing it is that is about a board or group, the nearest first."""

    CODING = "coding"
    TURN = "turn"
    WORDS = "words"
    SPEAKER = "speaker"
    PART = "part"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Shown:
    """`name` is empty for a whole document; a part that is about something itself is no reference to take away."""

    of: Of
    name: str
    by_part: bool = False


def shown(desk: Desk, reference: Reference) -> Shown:
    """How people know what is about it."""
    found = content(desk, reference.document_id)
    if reference.participant_id:
        ids = {voice.participant_id: who.name for who in participants(desk, found.document.id) for voice in who.voices}
        return Shown(Of.SPEAKER, ids.get(reference.participant_id, ""))
    if reference.span is None:
        return Shown(Of.DOCUMENT, "")
    words = " ".join(found.text[reference.span.start : reference.span.end].split())
    quote = f"“{shorten(words, LONGEST, placeholder=' …')}”"
    if reference.code_id:
        code = codebook(desk).code(reference.code_id)
        return Shown(Of.CODING, f"{code.name}: {quote}")
    part = next((each.name for each in stretches(desk, found.document.id) if each.span == reference.span), "")
    if part:
        return Shown(Of.PART, part, reference.id in {each.id for each in parts_of(desk, found.document.id)})
    turns = (each.span for each in found.segments if each.kind is SegmentKind.TURN)
    return Shown(Of.TURN if reference.span in turns else Of.WORDS, quote)
