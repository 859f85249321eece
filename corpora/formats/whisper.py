"""What speech recognition writes: JSON of Whisper, WhisperX, whisper.cpp and Amberscript, and Whisper's TSV."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpora.blocks import Cue, Found
from corpora.formats.subtitles import Said, found_of
from corpora.refusal import Refusal
from corpora.repairs import Repairs
from corpora.speakers import clean_name

TSV_HEAD = re.compile(r"\ufeff?start\tend\ttext(?:\tspeaker)?[ \t]*\r?\n", re.IGNORECASE)
_TSV_LINE = re.compile(r"(?P<begin>\d{1,12})\t(?P<end>\d{1,12})\t(?P<words>[^\t]*)(?:\t(?P<speaker>[^\t]*))?")
_LONGEST_S = 1_000_000.0


def read_whisper_json(name: str, text: str, repairs: Repairs) -> Found:
    """Blocks of a transcript; refuses damaged JSON, and JSON that holds no transcript."""
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as damage:
        raise Refusal("json-damaged", name=name) from damage
    segments = _segments(value)
    if segments is None:
        raise Refusal("json-unknown", name=name)
    said = [said for segment in segments if isinstance(segment, Mapping) and (said := _said(segment, repairs))]
    repairs.signs([text])
    return found_of(name, said, repairs)


def read_whisper_tsv(name: str, text: str, repairs: Repairs) -> Found:
    """Blocks of a table of start, end (both in milliseconds) and text."""
    said = list(_lines(TSV_HEAD.sub("", text, count=1), repairs))
    if not said and text.strip():
        raise Refusal("subtitles-damaged", name=name)
    repairs.signs([text])
    return found_of(name, said, repairs)


def _lines(text: str, repairs: Repairs) -> Iterator[Said]:
    for line in text.splitlines():
        match = _TSV_LINE.fullmatch(line)
        if match and (words := _clean(match["words"], repairs)):
            cue = Cue(words, int(match["begin"]) / 1000, int(match["end"]) / 1000)
            yield Said(cue, clean_name(_clean(match["speaker"] or "", repairs)) or None)


def _segments(value: object) -> Sequence[object] | None:
    """The list of segments, under the name that the program gives it; None when there is none."""
    if isinstance(value, Mapping):
        found = value.get("segments", value.get("transcription"))
        if found is None and isinstance(value.get("results"), Mapping):
            return _segments(value["results"])
        value = found
    known = isinstance(value, list) and all(isinstance(each, Mapping) and _has_words(each) for each in value[:5])
    return value if known and value else None  # type: ignore[return-value]


def _has_words(segment: Mapping[str, Any]) -> bool:
    return isinstance(segment.get("text"), str) or isinstance(segment.get("words"), list)


def _said(segment: Mapping[str, Any], repairs: Repairs) -> Said | None:
    words = _clean(_words(segment), repairs)
    if not words:
        return None
    begin, end = _times(segment)
    speaker = segment.get("speaker") or segment.get("speaker_name")
    return Said(
        Cue(words, begin, end), clean_name(_clean(speaker, repairs)) or None if isinstance(speaker, str) else None
    )


def _words(segment: Mapping[str, Any]) -> str:
    if isinstance(segment.get("text"), str):
        return str(segment["text"])
    each = [word for word in segment.get("words") or () if isinstance(word, Mapping)]
    return " ".join(str(word.get("text", word.get("word", ""))).strip() for word in each)


def _times(segment: Mapping[str, Any]) -> tuple[float, float]:
    """Seconds; whisper.cpp counts milliseconds in `offsets`, and times of words serve where the segment has none."""
    offsets = segment.get("offsets")
    if isinstance(offsets, Mapping):
        begin, end = (_number(offsets.get(side)) / 1000 for side in ("from", "to"))
    else:
        words = [word for word in segment.get("words") or () if isinstance(word, Mapping)]
        first, last = (words[0], words[-1]) if words else ({}, {})
        begin = _number(segment.get("start", first.get("start")))
        end = _number(segment.get("end", last.get("end")))
    return begin, max(begin, end)


def _number(value: object) -> float:
    """A time, or nought for what is none."""
    known = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return min(max(float(value), 0.0), _LONGEST_S) if known else 0.0  # type: ignore[arg-type]


def _clean(words: str, repairs: Repairs) -> str:
    return " ".join(repairs.clean(words).split())
