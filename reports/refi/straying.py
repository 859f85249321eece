"""Selections that stand beside their own words: some programs name a selection after what it quotes.

Only a name that stands in the text letter by letter, as long as the selection is (or longer names cut short), moves it.
"""

import re
from functools import cached_property

from reports.refi.elements import Element
from reports.refi.offsets import Text

SHORTEST, CUT = 8, 60
_BLANK = re.compile(r"\s")
Place = tuple[int, int]


class Quoted:
    """A text in which selections are looked for by the words that they are named after."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def _flat(self) -> str:
        return _BLANK.sub(" ", self._text.text)

    def moved(self, selection: Element, place: Place, said: Place) -> Place | None:
        """Where it stands by its name; None where it stands well, or its name tells nothing. `said` is what the file
        says, for a selection that stands nowhere."""
        name = " ".join((selection.get("name") or "").split())
        words = name.rstrip(".… ")
        start, end = place if place[0] >= 0 else said
        if len(words) < SHORTEST or not 0 <= start < end or self._stands(words, start):
            return None
        cut = words != name.rstrip(" ") or len(name) >= CUT
        here = self._nearest(words, start)
        size, known = end - start, len(words)
        if here < 0 or (size < known if cut else abs(size - known) > max(2, known // 10)):
            return None
        return here, min(here + size if cut else here + known, len(self._flat))

    def _stands(self, words: str, start: int) -> bool:
        return " ".join(self._flat[start : start + 2 * len(words)].split()).startswith(words)

    def _nearest(self, words: str, start: int) -> int:
        before = self._flat.rfind(words, 0, start + len(words) - 1)
        after = self._flat.find(words, start)
        if before < 0 or (after >= 0 and after - start < start - before):
            return after
        return before
