"""Where in a text a board or group is named: by the longest form that stands there, between the borders of words."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpora.boardforms import LEGAL, Doubt, Form, spelled, telling
from corpora.boardnames import LONG, plain_words
from corpora.boards import Target
from corpora.spans import Span

_TOKEN = re.compile(r"\w+")
# What may stand between two words of one name: not the end of a sentence, not the end of a paragraph.
_JOINED = re.compile(r"[ \t\xa0]*[-–/&'’.]?[ \t\xa0]*\n?[ \t\xa0]*")
_STOP = re.compile(r"\.\s")
_SURE, _LOOKED, _KEPT = 2, 12, 50_000


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands at `span`, what it may mean, and why that is not certain."""

    span: Span
    shown: str
    target: Target
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    raw: str
    words: tuple[str, ...]


class Names:
    """All forms, ready to be looked for in many texts; `is_word` says whether a dictionary has a word."""

    def __init__(self, forms: Iterable[Form], is_word: Callable[[str], bool]) -> None:
        self._is_word = is_word
        self._by_first: dict[str, dict[tuple[str, ...], list[Form]]] = defaultdict(lambda: defaultdict(list))
        for form in forms:
            self._by_first[form.words[0]][form.words].append(form)

    def within(self, text: str) -> Iterator[Mention]:
        """In reading order; never two that overlap, but for one name that may mean several boards."""
        tokens = [_Token(m.start(), m.end(), m.group(), _spelled(m.group())) for m in _TOKEN.finditer(text)]
        at = 0
        while at < len(tokens):
            last, found = self._longest(text, tokens, at)
            yield from found
            at = last if found else at + 1

    def _longest(self, text: str, tokens: Sequence[_Token], at: int) -> tuple[int, list[Mention]]:
        """The mentions that begin at a token, and the token behind them."""
        known = self._by_first.get(tokens[at].words[0]) if tokens[at].words else None
        if not known:
            return at, []
        longest = max(map(len, known))
        words: tuple[str, ...] = ()
        best: tuple[int, list[Mention]] = (at, [])
        for last in range(at, len(tokens)):
            if last > at and not _joined(text, tokens[last - 1], tokens[last]):
                break
            words += tokens[last].words
            if len(words) > longest:
                break
            if tokens[last].words and words in known:
                found = list(self._mentions(text, tokens, (at, last + 1), known[words]))
                best = (last + 1, found) if found else best
        return best

    def _mentions(
        self, text: str, tokens: Sequence[_Token], place: tuple[int, int], forms: Sequence[Form]
    ) -> Iterator[Mention]:
        first, behind = place
        here = tokens[first:behind]
        while first and set(tokens[first - 1].words) & LEGAL and _joined(text, tokens[first - 1], tokens[first]):
            first -= 1
        doubts = self._doubts(text, here, whole=first < place[0])
        if doubts is None:
            forms = [form for form in forms if form.given]
            doubts = (Doubt.COMMON,) if len(here) == 1 else ()
        raw = " ".join(token.raw for token in here)
        meant = [form for form in forms if not form.capitals or form.capitals.replace(".", "") == raw]
        meant = [form for form in meant if not form.doubt] or meant
        if len({form.target for form in meant}) > 1:
            doubts = (*doubts, Doubt.SHARED)
        span = Span(tokens[first].start, here[-1].end)
        for form in meant:
            own = (form.doubt,) if form.doubt else ()
            yield Mention(span, form.shown, form.target, tuple(dict.fromkeys((*own, *doubts))))

    def _doubts(self, text: str, here: Sequence[_Token], *, whole: bool) -> tuple[Doubt, ...] | None:
        """None where ordinary words stand there and no name; `whole` with the legal form in front of it.

        At the beginning of a sentence every word has a capital, so there it says nothing of an ordinary word.
        """
        names = [token for token in here if telling(token.words)]
        capital = all(not token.raw[0].islower() for token in names)
        ordinary = all(self._is_word(word) for token in names for word in plain_words(token.raw))
        if whole and names:
            return () if capital else (Doubt.SMALL,)
        first = len(names) == 1 and here[0] is names[0] and _begins(text, names[0].start)
        if not names or (ordinary and (first or (not capital and len(names) <= _SURE))):
            return None
        doubts = () if capital else (Doubt.SMALL,)
        return (*doubts, Doubt.COMMON) if ordinary and len(names) == 1 else doubts


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[max(at - _LOOKED, 0) : at].rstrip(" \t\xa0\"'“”‘’«(")
    return not before or before[-1] in ".!?:\n…–-#*>"


@lru_cache(_KEPT)
def _spelled(raw: str) -> tuple[str, ...]:
    return tuple(each for word in plain_words(raw) for each in spelled(word))


def _joined(text: str, one: _Token, other: _Token) -> bool:
    """Whether two words can be of one name; behind an abbreviation a full stop ends no sentence."""
    gap = text[one.end : other.start]
    short = one.raw.casefold() in LONG or len(one.raw) == 1
    return bool(_JOINED.fullmatch(gap)) and (short or not _STOP.match(gap))
