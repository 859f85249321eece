"""Where a program says that a selection stands, and where that is in the text.

The standard counts Unicode code points and says nothing of line ends. NVivo counts UTF-16 units, and on Windows both
characters of a line end; others count a line end once. A byte order mark is counted by nobody.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.decoding import told_by_bytes

LINE_END = re.compile("\r\n|\r")
BEYOND = re.compile("[\U00010000-\U0010ffff]")
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counting:
    """`utf16`: a character beyond the first 65,536 counts as two. `returns`: so does a line end of two characters."""

    utf16: bool = False
    returns: bool = False


OURS = "duiding"
COUNTED, POINTS = "counted", "points"  # what a file of which we know says of itself
MEASURED = ("nvivo", "atlas", "maxqda", "qualcoder")  # how these count is known, and takes more to doubt
EVERY = tuple(Counting(utf16, returns) for utf16 in (False, True) for returns in (False, True))


@dataclass(frozen=True)
class Text:
    """A text with `\\n` as its only line end; `pairs` are the places of line ends that were two characters."""

    text: str
    pairs: tuple[int, ...] = ()
    missing: bool = False

    @cached_property
    def beyond(self) -> tuple[int, ...]:
        """Where the characters stand that UTF-16 needs two units for."""
        return () if self.text.isascii() else tuple(found.start() for found in BEYOND.finditer(self.text))

    def double(self, counting: Counting) -> Sequence[int]:
        """Where the characters stand that count as two."""
        beyond, pairs = self.beyond if counting.utf16 else (), self.pairs if counting.returns else ()
        return sorted((*beyond, *pairs)) if beyond and pairs else beyond or pairs


@dataclass(frozen=True)
class Ruler:
    """From a program's offsets in one text to places in it, and back."""

    double: Sequence[int]

    @cached_property
    def _starts(self) -> list[int]:
        return [place + n for n, place in enumerate(self.double)]

    def place(self, offset: int) -> int:
        """Half-way a character is its start."""
        return offset - bisect_left(self._starts, offset)

    def offset(self, place: int) -> int:
        """What the program calls this place."""
        return place + bisect_left(self.double, place)


def text_of(said: str) -> Text:
    """Without byte order mark and with one kind of line end."""
    said = said.removeprefix("\ufeff")
    if "\r" not in said:
        return Text(said)
    pairs = []
    for n, found in enumerate(re.finditer("\r\n", said)):
        pairs.append(found.start() - n)
    return Text(LINE_END.sub("\n", said), tuple(pairs))


def decoded(data: bytes) -> str:
    """UTF-8 as the standard says, or what else the first bytes tell."""
    if told := told_by_bytes(data):
        return data.decode(told, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def usual(origin: str) -> Counting:
    """How the program that wrote a file counts, as far as is known of it."""
    nvivo = "nvivo" in origin.lower()
    return Counting(utf16=nvivo, returns=nvivo)


def counted(origin: str, found: Iterable[tuple[Text, Sequence[Offsets]]]) -> Counting:
    """The usual way of the program, unless another lets the selections begin and end at words by far more often."""
    held = [(text, offsets) for text, offsets in found if offsets and (text.pairs or text.beyond)]
    first = usual(origin)
    said = origin.lower()
    if not held or said.startswith(OURS):
        return first
    doubt = 4 if any(name in said for name in MEASURED) else 2
    fits = {counting: sum(_fit(text, offsets, counting) for text, offsets in held) for counting in EVERY}
    total = sum(len(offsets) for _, offsets in held)
    best = max(EVERY, key=lambda counting: (fits[counting], counting == first))
    moved = sum(_moved(text, offsets, first, best) for text, offsets in held)
    return best if moved and fits[best] - fits[first] >= max(doubt, 0.6 * moved, 0.02 * total) else first


def _moved(text: Text, offsets: Sequence[Offsets], one: Counting, other: Counting) -> int:
    here, there = Ruler(text.double(one)), Ruler(text.double(other))
    return sum(here.place(start) != there.place(start) or here.place(end) != there.place(end) for start, end in offsets)


def _fit(text: Text, offsets: Sequence[Offsets], counting: Counting) -> int:
    """How many of the ends of these selections stand at the border of a word; outside the text counts against it."""
    ruler, words = Ruler(text.double(counting)), text.text
    fit = 0
    for start, end in offsets:
        here, there = ruler.place(start), ruler.place(end)
        if not 0 <= here < there <= len(words):
            fit -= 1
            continue
        fit += not words[here].isspace() and not (here and words[here - 1].isalnum() and words[here].isalnum())
        fit += not words[there - 1].isspace() and not (
            there < len(words) and words[there - 1].isalnum() and words[there].isalnum()
        )
    return fit
