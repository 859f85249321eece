"""How a file is to be read: which repairs are left undone, and what its speakers are called."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate

from corpora.documents import Reading, Segment, SegmentKind, turns_by_speaker
from corpora.normalising import normalised
from corpora.reading import read_all
from corpora.refusal import Refusal
from corpora.repairs import NONE, Repair
from corpora.segmenting import segmented
from corpora.spans import Span

_LONGEST = 60
# In these a label is words before a colon, which may be no more than that; elsewhere the file says who spoke.
_LABELLED = frozenset({"docx", "odt", "rtf", "pdf", "html", "txt", "md"})
_INNER = frozenset({SegmentKind.SENTENCE, SegmentKind.CUE})


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a file before it is kept: repairs left undone, speakers renamed.

    `names` gives a speaker another name, two speakers the same name, or None to a label that is no speaker.
    """

    without: frozenset[Repair] = NONE
    names: Mapping[str, str | None] = field(default_factory=dict)


AS_FOUND = Choices()


def read_as(name: str, data: bytes, choices: Choices) -> tuple[Reading, ...]:
    """The documents in a file, as chosen; refuses as `read_all` and `relabelled` do.

    A speaker must be in one of the documents at least.
    """
    readings = read_all(name, data, choices.without)
    known = {speaker for reading in readings for speaker in turns_by_speaker(reading.segments)}
    _refuse_unknown(choices.names, known)
    return tuple(relabelled(reading, among(choices.names, reading)) for reading in readings)


def among(names: Mapping[str, str | None], reading: Reading) -> dict[str, str | None]:
    """The names that are for speakers of this reading."""
    known = turns_by_speaker(reading.segments)
    return {speaker: name for speaker, name in names.items() if speaker in known}


def relabelled(reading: Reading, names: Mapping[str, str | None]) -> Reading:
    """The reading with other labels before the turns, in text and segments alike; all at once, so that names can swap.

    A label that is no speaker goes back into the text: the words belong to the turn before, as when no label had been
    believed there, or to nobody where the file itself says who spoke. Refuses `speaker-unknown` and
    `speaker-name-wrong`.
    """
    _refuse_unknown(names, turns_by_speaker(reading.segments))
    chosen = {old: new if new is None else _name(new) for old, new in names.items()}
    chosen = {old: new for old, new in chosen.items() if new != old}
    if not chosen:
        return reading
    outer = [segment for segment in reading.segments if segment.kind not in _INNER]
    text, moved = _rewritten(reading.text, outer, chosen)
    cues = [segment for segment in reading.segments if segment.kind is SegmentKind.CUE]
    blocks = [*_kept(outer, chosen, together=reading.kind in _LABELLED), *(_named(cue, chosen) for cue in cues)]
    return replace(
        reading,
        text=text,
        segments=segmented(text, tuple(replace(each, span=moved.span(each.span)) for each in blocks)),
        page_starts=tuple(moved.place(start) for start in reading.page_starts),
        attributes=_attributes(reading.attributes, chosen),
        repairs=reading.repairs | _told(chosen),
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where places of the old text stand in the new one: behind each of `ends`, so much further on."""

    ends: list[int]
    further: list[int]

    def place(self, at: int) -> int:
        return at + self.further[bisect_right(self.ends, at)]

    def span(self, span: Span) -> Span:
        return Span(self.place(span.start), self.place(span.end))


def _rewritten(text: str, outer: list[Segment], chosen: Mapping[str, str | None]) -> tuple[str, _Moved]:
    parts: list[str] = []
    ends: list[int] = []
    changes: list[int] = []
    at = 0
    for segment in outer:
        new = chosen.get(segment.speaker or "")
        label = f"{segment.speaker}: "
        if new is None or not text.startswith(label, segment.span.start):
            continue
        end = segment.span.start + len(label)
        parts += text[at : segment.span.start], f"{new}: "
        ends.append(end)
        changes.append(len(new) - len(segment.speaker or ""))
        at = end
    return "".join([*parts, text[at:]]), _Moved(ends, [0, *accumulate(changes)])


def _kept(outer: list[Segment], chosen: Mapping[str, str | None], *, together: bool) -> Iterator[Segment]:
    """The blocks under their new names; a turn of nobody goes on with the turn before, where they go `together`."""
    before: Segment | None = None
    for segment in outer:
        nobody = segment.speaker is not None and chosen.get(segment.speaker, "") is None
        if nobody and together and before and before.kind is SegmentKind.TURN and before.speaker:
            before = replace(before, span=Span(before.span.start, segment.span.end), end_s=segment.end_s)
            continue
        if before:
            yield before
        before = replace(_named(segment, chosen), kind=SegmentKind.PARAGRAPH if nobody else segment.kind)
    if before:
        yield before


def _named(segment: Segment, chosen: Mapping[str, str | None]) -> Segment:
    return replace(segment, speaker=chosen.get(segment.speaker, segment.speaker)) if segment.speaker else segment


def _attributes(known: dict[str, dict[str, str]], chosen: Mapping[str, str | None]) -> dict[str, dict[str, str]]:
    """What is told of each speaker under their new name; of two who became one, what was told first."""
    result: dict[str, dict[str, str]] = {}
    for speaker, told in known.items():
        name = chosen.get(speaker, speaker)
        if name is not None:
            result[name] = told | result.get(name, {})
    return result


def _told(chosen: Mapping[str, str | None]) -> dict[str, int]:
    nobody = sum(name is None for name in chosen.values())
    told = {"renamed_speakers": len(chosen) - nobody, "labels_as_text": nobody}
    return {kind: n for kind, n in told.items() if n}


def _name(given: str) -> str:
    """A name that can stand as a label before a turn."""
    name = " ".join(normalised(given).split())
    if not name or len(name) > _LONGEST or ":" in name:
        raise Refusal("speaker-name-wrong", name=name, longest=_LONGEST)
    return name


def _refuse_unknown(names: Mapping[str, str | None], known: Mapping[str, int] | set[str]) -> None:
    for speaker in names:
        if speaker not in known:
            raise Refusal("speaker-unknown", name=speaker, known=", ".join(known) or "–")
