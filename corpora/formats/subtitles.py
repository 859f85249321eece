"""Recordings: WebVTT, SubRip and SubViewer cues, joined to turns where speakers are named, else to paragraphs."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from corpora.blocks import Block, Cue, Found
from corpora.documents import SegmentKind
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs
from corpora.speakers import clean_name, is_name, labelled, seconds, speakers_in

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z\d][^<>]{0,200}>")
_DASH = re.compile(r"[-–—]\s*\S")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_TIMING = re.compile(r"^[\d:]+[.,]\d{3}[ \t]+-->[ \t]+[\d:]+[.,]\d{3}", re.MULTILINE)
_IN_BRACKETS = re.compile(r"\((?P<name>[^()]{2,60})\)\s+(?=\S)")
# What a meeting calls someone, where it puts a name before nearly every cue: *jan.jansen*, *iPad van Henk*.
_ACCOUNT = re.compile(r"(?P<name>[\w.@'’-]{1,30}(?:\s[\w.@'’()-]{1,20}){0,5}):\s+(?=\S)")
_NEARLY_ALL = 0.95
_PAUSE_S = 2.0
_LONG_PARAGRAPH = 500
_FAR_TOO_LONG = 1200
MOST_CUES = 50_000  # of two seconds each: more than a day without a pause
_CUE_TIMES = re.compile(r"-->|\d,\d+:\d")


@dataclass(frozen=True, slots=True)
class Said:
    """A cue, or part of one, by one speaker; `fresh` when the file marks that someone else begins."""

    cue: Cue
    speaker: str | None
    fresh: bool = False


def read_subtitles(name: str, text: str, kind: str, repairs: Repairs) -> Found:
    """Blocks of a .vtt, .srt or .sbv; successive cues of one speaker are one turn, and no speaker is invented."""
    repairs.signs([text])
    return found_of(
        name, [part for caption in _captions(name, text, kind) for part in _parts(caption, repairs)], repairs
    )


def found_of(name: str, parts: list[Said], repairs: Repairs) -> Found:
    """Blocks of what was said in order; refuses when that is nothing."""
    _refuse_crowd(name, len(parts))
    said = _with_labels(parts)
    if not said:
        raise Refusal("file-empty", name=name)
    groups = list(_grouped(said))
    if not repairs.did(Repair.JOINED_CUES, len(said) - len(groups)):
        groups = [[part] for part in said]
    return Found(tuple(_block(group) for group in groups), repairs)


def _refuse_crowd(name: str, cues: int) -> None:
    """Some eighty hours of speech; more is no recording."""
    if cues > MOST_CUES:
        raise Refusal("too-many-parts", name=name, limit=MOST_CUES)


def _captions(name: str, text: str, kind: str) -> Sequence[webvtt.Caption]:
    text = text.replace("\x00", "").lstrip("\ufeff\n\r\t ")
    if kind == "vtt" and not text.startswith("WEBVTT") and _TIMING.match(text):
        text = "WEBVTT\n\n" + _TIMING.sub(lambda timing: timing[0].replace(",", "."), text)
    _refuse_crowd(name, len(_CUE_TIMES.findall(text)))
    try:
        captions = webvtt.from_buffer(BytesIO(text.encode("utf-8", "replace")), format=kind).captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as damage:
        raise Refusal("subtitles-damaged", name=name) from damage
    if not captions:
        raise Refusal("subtitles-damaged" if "-->" in text or len(text) > 200 else "file-empty", name=name)
    return list(captions)


def _parts(caption: webvtt.Caption, repairs: Repairs) -> Iterator[Said]:
    """What each voice says in a cue; lines that begin with a dash are by different people."""
    begin, end = seconds(str(caption.start)), seconds(str(caption.end))
    pieces = _VOICE.split(str(caption.raw_text))
    speakers = [None, *(clean_name(repairs.clean(html.unescape(name))) for name in pieces[1::2])]
    for speaker, piece in zip(speakers, pieces[0::2], strict=True):
        plain = html.unescape(_TAG.sub("", piece))
        lines = [line for line in repairs.clean(plain).split("\n") if line]
        dashed = speaker is None and sum(bool(_DASH.match(line)) for line in lines) == len(lines)
        for words in lines if dashed else [" ".join(lines)]:
            if words:
                yield Said(Cue(words, begin, end), speaker or None, fresh=dashed)


def _with_labels(said: list[Said]) -> list[Said]:
    """Names before the words, as `Naam: tekst`, become speakers; a cue without one goes on with the one before."""
    if any(part.speaker for part in said):
        return said
    plain = [_plain_label(part.cue.words) for part in said]
    known, labels = speakers_in(plain), [labelled(words) for words in plain]
    accounts = [_ACCOUNT.match(words) for words in plain]
    always = sum(map(bool, accounts)) >= _NEARLY_ALL * len(said)
    result, speaker = [], None
    for part, label, account in zip(said, labels, accounts, strict=True):
        if label and label.name in known:
            speaker = label.name
            part = Said(Cue(label.words, part.cue.begin_s, part.cue.end_s), speaker)
        elif account and known and always:
            speaker = account["name"]
            part = Said(replace(part.cue, words=part.cue.words[account.end() :]), speaker)
        elif known:
            part = Said(part.cue, speaker, part.fresh)
        if part.cue.words:
            result.append(part)
    return result


def _plain_label(words: str) -> str:
    """`(Naam) tekst` as some players write it, as `Naam: tekst`."""
    match = _IN_BRACKETS.match(words)
    return f"{match['name']}: {words[match.end() :]}" if match and is_name(match["name"]) else words


def _grouped(said: Sequence[Said]) -> Iterator[list[Said]]:
    group: list[Said] = []
    for part in said:
        if group and _separate(group, part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _separate(group: Sequence[Said], part: Said) -> bool:
    """Another speaker; or, where none are named, a pause behind a sentence or a paragraph that is long enough."""
    before = group[-1]
    if part.fresh or before.fresh or part.speaker != before.speaker:
        return True
    if part.speaker:
        return False
    length = sum(len(earlier.cue.words) for earlier in group)
    pause = part.cue.begin_s - before.cue.end_s > _PAUSE_S
    whole = bool(_SENTENCE_END.search(before.cue.words))
    return (whole and (pause or length > _LONG_PARAGRAPH)) or length > _FAR_TOO_LONG


def _block(group: Sequence[Said]) -> Block:
    cues = tuple(part.cue for part in group)
    turn = group[0].speaker or group[0].fresh
    return Block(
        " ".join(cue.words for cue in cues),
        SegmentKind.TURN if turn else SegmentKind.PARAGRAPH,
        group[0].speaker,
        cues[0].begin_s,
        max(cue.end_s for cue in cues),
        cues,
    )
