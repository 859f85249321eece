"""Transcripts with names and times in brackets, spelled out as `[0:03] Naam: ` for the readers of plain text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpora.blocks import Block, Cue
from corpora.documents import SegmentKind
from corpora.repairs import Repair, Repairs
from corpora.speakers import labelled, seconds

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_BRACKETED_TIME = rf"[\[(]\s*(?P<time>{_TIME})(?:\s*(?:-->|[-–])\s*(?P<until>{_TIME}))?\s*[\])]"
_NAME = r"(?P<name>[^\[\]():\d\n][^\[\]:\n]{0,58}?)"
_FORMS = tuple(
    re.compile(form + r"\s*:?(?:\s+(?P<words>\S.*)|\s*)$")
    for form in (
        rf"\[\s*{_NAME}\s*[,;|@–-]?\s+(?P<time>{_TIME})\s*\]",
        rf"\[\s*(?P<time>{_TIME})\s*[,;|–-]?\s+{_NAME}\s*\]",
        rf"\[\s*{_NAME}\s*\]\s*:?\s*{_BRACKETED_TIME}",
        rf"{_BRACKETED_TIME}\s*\[\s*{_NAME}\s*\]",
    )
)
_NAME_ALONE = re.compile(rf"\[\s*{_NAME}\s*\]\s*:?")
_TIME_ALONE = re.compile(_BRACKETED_TIME)
_TIMED = re.compile(rf"{_BRACKETED_TIME}\s+(?P<words>\S.*)")
_LEAST_TIMED = 0.8


def spelled_out(text: str) -> str:
    """The text with its brackets as labels; as it was where fewer than two lines have them."""
    if "[" not in text:
        return text
    lines = re.split("\r\n?|\n", text)
    written = list(_labels(lines, _repeated(lines)))
    return "\n".join(written) if sum(new != old for new, old in zip(written, lines, strict=True)) > 1 else text


def timed(text: str, repairs: Repairs) -> tuple[Block, ...]:
    """Paragraphs with times, of a text in which nearly every line begins with one and no line with a name;
    none of another text, or where times stay in the text."""
    if not _TIME_ALONE.search(text):
        return ()
    lines = [line for raw in re.split("[\r\n\f]+", text) if (line := repairs.clean(raw).strip())]
    parts = [_TIMED.fullmatch(line) for line in lines]
    known = [part for part in parts if part]
    if (
        not repairs.on(Repair.TIMES_OUT_OF_TEXT)
        or len(known) < 2
        or len(known) < _LEAST_TIMED * len(lines)
        or any(labelled(part["words"]) for part in known)
    ):
        return ()
    repairs.did(Repair.TIMES_OUT_OF_TEXT, len(known))
    return tuple(_timed_block(part) if part else Block(line) for line, part in zip(lines, parts, strict=True))


def _timed_block(part: re.Match[str]) -> Block:
    begin = seconds(part["time"])
    end = seconds(part["until"]) if part["until"] else None
    cues = (Cue(part["words"], begin, end),) if end is not None else ()
    return Block(part["words"], SegmentKind.PARAGRAPH, None, begin, end, cues)


def _repeated(lines: Sequence[str]) -> frozenset[str]:
    """Names that stand in brackets alone on a line more than once; sounds such as *[lacht]* are no names."""
    alone = (_NAME_ALONE.fullmatch(line.strip()) for line in lines if len(line) < 80)
    names = Counter(match["name"] for match in alone if match and labelled(f"{match['name']}: x"))
    return frozenset(name for name, times in names.items() if times > 1)


def _labels(lines: Sequence[str], names: frozenset[str]) -> Iterator[str]:
    """Line by line; a time alone under a name goes up to it, and leaves its own line empty."""
    taken = -1
    for place, line in enumerate(lines):
        bare = line.strip()
        if place == taken:
            yield ""
        elif not bare.startswith(("[", "(")):
            yield line
        elif (alone := _NAME_ALONE.fullmatch(bare)) and alone["name"] in names:
            below = _TIME_ALONE.match(lines[place + 1].strip()) if place + 1 < len(lines) else None
            if below:
                taken = place + 1
                yield f"[{below['time']}] {alone['name']}: {lines[place + 1].strip()[below.end() :].strip()}".rstrip()
            else:
                yield f"{alone['name']}:"
        else:
            yield _label(bare) or line


def _label(line: str) -> str:
    """A line with name and time in brackets, or nothing for another."""
    for form in _FORMS:
        match = form.fullmatch(line)
        if match and labelled(f"{match['name']}: x"):
            return f"[{match['time']}] {match['name']}: {match['words'] or ''}".rstrip()
    return ""
