"""Whether the words that a program keeps with a mark stand where it says that they do."""

from collections.abc import Callable
from dataclasses import dataclass

from corpora.spans import Span
from reports.doors.told import remarks
from reports.refi.offsets import Counting, Ruler, text_of
from reports.refi.remarks import Remark

MARK = "\ufeff"  # of byte order


@dataclass
class Standing:
    """Counts what did not: moved to the one place where the words are, left where it was, or outside the text."""

    moved: int = 0
    differs: int = 0
    outside: int = 0

    def span(self, text: str, here: int, there: int, words: str) -> Span | None:
        """Where the mark stands; None for nowhere. Blanks may differ: a program keeps its words on one line."""
        fits = 0 <= here < there <= len(text)
        if fits and (not words.strip() or text[here:there].split() == words.split()):
            return Span(here, there)
        place = text.find(words.strip()) if words.strip() else -1
        if place >= 0 and text.find(words.strip(), place + 1) < 0:
            self.moved += 1
            return Span(place, place + len(words.strip()))
        self.differs += fits
        self.outside += not fits
        return Span(here, there) if fits else None

    def repairs(self) -> tuple[Remark, ...]:
        return remarks(door_quote_moved=self.moved, door_quote_differs=self.differs)

    def lost(self) -> tuple[Remark, ...]:
        return remarks(door_mark_outside=self.outside)


def unreturned(said: str) -> tuple[str, Callable[[int], int]]:
    """The text without byte order mark and with `\\n` alone, and where a place in what was said is in it."""
    read, first = text_of(said), int(said.startswith(MARK))
    ruler = Ruler(read.double(Counting(returns=True)))
    return read.text, lambda place: ruler.place(max(place - first, 0))
