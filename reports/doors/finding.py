"""Where the words of a quotation stand in a text: as they are, but for blanks and typography, or else nearly.

Nothing is guessed: words that stand in several places, or fit several places about as well, are found nowhere.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

from corpora.spans import Span

ALIKE = 0.8  # of the words of a quotation and a place, for it to be that place
APART = 0.05  # by how much the next best place has to fit less
FEWEST = 5  # words, for a place that is not exact
MOST_PLACES, WINDOWS = 200, 4
FEW = 0.4  # of the words that can tell a place, for it to be looked at
_WORD = re.compile(r"\w+")
_SIGNS = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―…", "''''''''''------.")


class Why(StrEnum):
    """Why there is no place."""

    NOWHERE = "nowhere"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Found:
    """The place, and how much of the words are the same; 1 where they all are."""

    span: Span
    alike: float = 1.0


def folded(words: str) -> str:
    """Without capitals, and with the plain form of quotes and dashes; as long as it was."""
    low = words.translate(_SIGNS)
    return low if low.isascii() and low.islower() else "".join(_small(sign) for sign in low)


def _small(sign: str) -> str:
    low = unicodedata.normalize("NFKC", sign).lower()
    return low if len(low) == 1 else sign


@dataclass(frozen=True)
class Searched:
    """A text in which many quotations are looked for."""

    text: str

    def find(self, words: str, *, nearly: bool = True) -> Found | Why:
        """The one place of these words, or, unless that is not asked, the one where they nearly stand."""
        words = words.strip()
        if not words:
            return Why.NOWHERE
        start = self.text.find(words)
        if start >= 0:
            if self.text.find(words, start + 1) >= 0:
                return Why.SEVERAL
            return Found(Span(start, start + len(words)))
        return self._loosely(words) or (self._nearly(words) if nearly else Why.NOWHERE)

    def _loosely(self, words: str) -> Found | Why | None:
        """But for blanks, capitals and typography."""
        kept, starts = self._squeezed
        said, _ = _squeeze(folded(words))
        start = kept.find(said) if said else -1
        if start < 0:
            return None
        if kept.find(said, start + 1) >= 0:
            return Why.SEVERAL
        return Found(Span(starts[start], starts[start + len(said) - 1] + 1))

    def _nearly(self, words: str) -> Found | Why:
        """Where most of the words stand in this order."""
        said = [found.group() for found in _WORD.finditer(folded(words))]
        if len(said) < FEWEST:
            return Why.NOWHERE
        tried = [fit for at in self._likely(said) for wide in (True, False) if (fit := self._fit(said, at, wide=wide))]
        fits: list[Found] = []
        for fit in sorted(tried, key=lambda fit: -fit.alike):
            if not any(_touch(fit.span, other.span) for other in fits):
                fits.append(fit)
        if not fits or fits[0].alike < ALIKE:
            return Why.NOWHERE
        if len(fits) > 1 and fits[0].alike - fits[1].alike < APART:
            return Why.SEVERAL
        return fits[0]

    def _likely(self, said: list[str]) -> list[int]:
        """Where most words say that the quotation begins, as the number of a word."""
        votes: Counter[int] = Counter()
        step, voters = max(len(said) // 4, 2), 0
        for n, word in enumerate(said):
            places = self._places.get(word, [])
            if len(places) <= MOST_PLACES:
                voters += 1
                votes.update({(place - n) // step for place in places})
        enough = FEW * voters
        return [at * step for at, n in votes.most_common(WINDOWS) if n + max(votes[at - 1], votes[at + 1]) >= enough]

    def _fit(self, said: list[str], start: int, *, wide: bool) -> Found | None:
        slack = max(len(said) // 3, 4) if wide else 0
        low, high = max(start - slack, 0), start + len(said) + max(2 * slack, len(said) // 4 + 1)
        near = [word for word, _, _ in self._words[low:high]]
        blocks = [
            block for block in SequenceMatcher(None, said, near, autojunk=False).get_matching_blocks() if block.size
        ]
        if not blocks:
            return None
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        same = sum(block.size for block in blocks)
        span = Span(self._words[low + first][1], self._words[low + last - 1][2])
        return Found(span, 2 * same / (len(said) + last - first))

    @cached_property
    def _squeezed(self) -> tuple[str, list[int]]:
        return _squeeze(folded(self.text))

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(folded(self.text))]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for n, (word, _, _) in enumerate(self._words):
            places[word].append(n)
        return places


def _squeeze(words: str) -> tuple[str, list[int]]:
    """Without blanks, and where each sign stood."""
    starts = [place for place, sign in enumerate(words) if not sign.isspace()]
    return "".join(words[place] for place in starts), starts


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
