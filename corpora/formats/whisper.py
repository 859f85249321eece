"""What speech recognition writes: JSON of Whisper, WhisperX, whisper.cpp and Amberscript, and Whisper's TSV.

Known by their shape are also a list of `utterances` (in milliseconds) or `monologues`, and `chunks` with a `timestamp`.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpora.blocks import Cue, Found
from corpora.formats.subtitles import MOST_CUES, Said, found_of
from corpora.refusal import Refusal
from corpora.repairs import Repairs
from corpora.speakers import clean_name

TSV_HEAD = re.compile(r"\ufeff?start\tend\ttext(?:\tspeaker)?[ \t]*\r?\n", re.IGNORECASE)
_TSV_LINE = re.compile(r"(?P<begin>\d{1,12})\t(?P<end>\d{1,12})\t(?P<words>[^\t]*)(?:\t(?P<speaker>[^\t]*))?")
_MOST_VALUES = 2_000_000  # lists and tables, those of single words included
_LONGEST_S = 1_000_000.0
_LISTS = ("segments", "transcription", "utterances", "monologues", "chunks")


def read_whisper_json(name: str, text: str, repairs: Repairs) -> Found:
    """Blocks of a transcript; refuses damaged JSON, and JSON that holds no transcript."""
    if text.count("[") + text.count("{") > _MOST_VALUES:
        raise Refusal("too-many-parts", name=name, limit=MOST_CUES)
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as damage:
        raise Refusal("json-damaged", name=name) from damage
    segments = _segments(value)
    if segments is None:
        raise Refusal("json-unknown", name=name)
    if len(segments) > MOST_CUES:
        raise Refusal("too-many-parts", name=name, limit=MOST_CUES)
    known = [segment for segment in segments if isinstance(segment, Mapping)]
    if isinstance(value, Mapping) and segments is value.get("utterances") and all(map(_counts_whole, known)):
        known = [{**each, "offsets": {"from": each["start"], "to": each["end"]}} for each in known]
    said = [said for segment in known for part in _voices(segment, repairs) if (said := _said(part, repairs))]
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
        found = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        if found is None and isinstance(value.get("results"), Mapping):
            return _segments(value["results"])
        value = found
    known = isinstance(value, list) and all(isinstance(each, Mapping) and _has_words(each) for each in value[:5])
    return value if known and value else None  # type: ignore[return-value]


def _has_words(segment: Mapping[str, Any]) -> bool:
    return isinstance(segment.get("text"), str) or bool(_pieces(segment))


def _counts_whole(segment: Mapping[str, Any]) -> bool:
    """Whether the times are whole numbers, which then are milliseconds."""
    return all(type(segment.get(side)) is int for side in ("start", "end"))


def _pieces(segment: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The words of a segment one by one, where it has them."""
    found = segment.get("words") or segment.get("elements")
    return [word for word in found if isinstance(word, Mapping)] if isinstance(found, list) else []


def _voices(segment: Mapping[str, Any], repairs: Repairs) -> Iterator[Mapping[str, Any]]:
    """A segment cut where its words are said by another, when only they say by whom."""
    words = _pieces(segment)
    if _speaker(segment, repairs) or len({_speaker(word, repairs) for word in words} - {None}) < 2:
        yield segment
        return
    voice: str | None = None
    part: list[Mapping[str, Any]] = []
    for word in words:
        if part and (_speaker(word, repairs) or voice) != voice:
            yield {"words": part, "speaker": voice}
            part = []
        voice = _speaker(word, repairs) or voice
        part.append(word)
    yield {"words": part, "speaker": voice}


def _speaker(segment: Mapping[str, Any], repairs: Repairs) -> str | None:
    """A name; a bare number, as some programs count people, is Spreker with that number."""
    found = segment.get("speaker", segment.get("speaker_name"))
    if isinstance(found, int) and not isinstance(found, bool):
        return f"Spreker {found}"
    return clean_name(_clean(found, repairs)) or None if isinstance(found, str) else None


def _said(segment: Mapping[str, Any], repairs: Repairs) -> Said | None:
    words = _clean(_words(segment), repairs)
    if not words:
        return None
    begin, end = _times(segment)
    voices = (_speaker(each, repairs) for each in [segment, *_pieces(segment)])
    return Said(Cue(words, begin, end), next(filter(None, voices), None))


def _words(segment: Mapping[str, Any]) -> str:
    if isinstance(segment.get("text"), str):
        return str(segment["text"])
    if isinstance(segment.get("elements"), list):  # these hold their own blanks and full stops
        return "".join(str(piece.get("value", "")) for piece in _pieces(segment))
    return " ".join(str(word.get("text", word.get("word", ""))).strip() for word in _pieces(segment))


def _times(segment: Mapping[str, Any]) -> tuple[float, float]:
    """Seconds; whisper.cpp counts milliseconds in `offsets`, and times of words serve where the segment has none."""
    offsets, pair = segment.get("offsets"), segment.get("timestamp")
    if isinstance(offsets, Mapping):
        begin, end = (_number(offsets.get(side)) / 1000 for side in ("from", "to"))
    elif isinstance(pair, list) and len(pair) == 2:
        begin, end = map(_number, pair)
    else:
        words = [word for word in _pieces(segment) if "start" in word or "end" in word or "ts" in word]
        first, last = (words[0], words[-1]) if words else ({}, {})
        begin = _number(segment.get("start", first.get("start", first.get("ts"))))
        end = _number(segment.get("end", last.get("end", last.get("end_ts"))))
    return begin, max(begin, end)


def _number(value: object) -> float:
    """A time, or nought for what is none."""
    known = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return min(max(float(value), 0.0), _LONGEST_S) if known else 0.0  # type: ignore[arg-type]


def _clean(words: str, repairs: Repairs) -> str:
    return " ".join(repairs.clean(words).split())
