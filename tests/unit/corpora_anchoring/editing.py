"""A transcript that is edited, with the whereabouts of every character: what a correction truly did to a span."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from random import Random

from corpora.spans import Span


@dataclass
class Word:
    """A word or sign with the blanks behind it; `owners` are the words of the first text that it stands for.

    `new` when it was not in the first text: put in, or put in the place of another.
    """

    text: str
    after: str
    owners: frozenset[int] = frozenset()
    new: bool = False


@dataclass
class Transcript:
    """Paragraphs of words, in which every word knows where it came from."""

    paragraphs: list[list[Word]]

    @property
    def text(self) -> str:
        return "".join(text for _, text in self._pieces())

    def places(self) -> list[tuple[Span, Word]]:
        """Where every word stands."""
        found, at = [], 0
        for word, text in self._pieces():
            if word and word.text:
                found.append((Span(at, at + len(word.text)), word))
            at += len(text)
        return found

    def _pieces(self) -> Iterable[tuple[Word | None, str]]:
        for n, paragraph in enumerate(self.paragraphs):
            if n:
                yield None, "\n\n"
            for at, word in enumerate(paragraph):
                yield word, word.text + (word.after if at < len(paragraph) - 1 else "")


def transcript(random: Random, paragraphs: int, vocabulary: list[str] | None = None) -> Transcript:
    """Paragraphs of words from a vocabulary, or of words that all occur once."""
    owners, made = count(), []
    for _ in range(paragraphs):
        size = random.randint(3, 25)
        words = random.choices(vocabulary, k=size) if vocabulary else [unique(random) for _ in range(size)]
        made.append([Word(word, " ", frozenset({next(owners)})) for word in words])
    return Transcript(made)


def unique(random: Random) -> str:
    """A word that looks like no other."""
    return "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=9)) + "xyzq"[random.randrange(4)]


def edited(random: Random, first: Transcript, edits: int, kinds: str, new_words: list[str] | None = None) -> Transcript:
    """Random edits: i(nsert), d(elete), r(eplace), t(ypo put right), m(ove a paragraph)."""
    paragraphs = [list(paragraph) for paragraph in first.paragraphs]
    for _ in range(edits):
        filled = [paragraph for paragraph in paragraphs if paragraph]
        if not filled:
            break
        words = filled[random.randrange(len(filled))]
        at = random.randrange(len(words))
        fresh = random.choice(new_words) if new_words else unique(random)
        match random.choice(kinds):
            case "i":
                words.insert(at, Word(fresh, " ", new=True))
            case "d":
                size = random.choice((1, 1, 2, 5))
                del words[at : at + size]
            case "r":
                words[at] = Word(fresh, " ", words[at].owners, new=True)
            case "t":
                words[at] = Word(_typed(random, words[at].text), " ", words[at].owners, words[at].new)
            case "m":
                taken = paragraphs.pop(random.randrange(len(paragraphs)))
                paragraphs.insert(random.randint(0, len(paragraphs)), taken)
    return Transcript([paragraph for paragraph in paragraphs if paragraph])


def _typed(random: Random, word: str) -> str:
    if len(word) < 6:
        return word
    at = random.randrange(2, len(word) - 2)
    return random.choice(
        (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + "e" + word[at + 1 :])
    )


def expected(first: Transcript, last: Transcript, span: Span) -> Span | None:
    """From the first to the last word that stands for a word of the span; None when none is left."""
    owners = frozenset[int]().union(*(word.owners for place, word in first.places() if place.overlaps(span)))
    found = [place for place, word in last.places() if word.owners & owners]
    return Span(min(place.start for place in found), max(place.end for place in found)) if found else None


def random_spans(random: Random, first: Transcript, many: int, *, within: bool = False) -> list[Span]:
    """Spans of whole words; `within` keeps each in one paragraph."""
    text = first.text
    places = [place for place, _ in first.places()]
    found: list[Span] = []
    while len(found) < many:
        at = random.randrange(len(places))
        to = min(len(places) - 1, at + random.choice((0, 0, 1, 2, 4, 8, 20, 60)))
        span = Span(places[at].start, places[to].end)
        if not within or "\n" not in text[span.start : span.end]:
            found.append(span)
    return found
