"""Revising a text by hand: stretches that fit in a box on the screen, and words sought to be replaced."""

import re
from collections.abc import Collection, Iterator, Sequence

from corpora.normalising import normalised
from corpora.spans import Span

STRETCH = 4_000
SHORT = 1_000
_PARAGRAPH = re.compile(r"[^\n](?:(?!\n\n).)*", re.DOTALL)


def stretches(text: str, titles: Collection[str] = ()) -> tuple[Span, ...]:
    """Stretches that hold all words of a text between them, each of about `STRETCH` characters at most.

    A title begins one, unless the stretch before it is short. Only a paragraph longer than a stretch is cut.
    """
    found: list[Span] = []
    for piece in _pieces(text):
        title = text[piece.start : piece.end] in titles
        if found and not (title and len(found[-1]) >= SHORT) and piece.end - found[-1].start <= STRETCH:
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(text: str) -> Iterator[Span]:
    """Paragraphs; of one that is longer than a stretch the parts, cut at blanks."""
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        while end - start > STRETCH:
            cut = max(text.rfind(" ", start, start + STRETCH), text.rfind("\n", start, start + STRETCH))
            cut = cut if cut > start else start + STRETCH
            yield Span(start, cut)
            start = cut + (text[cut] in " \n")
        if start < end:
            yield Span(start, end)


def revised(text: str, stretch: Span, words: str) -> str:
    """The text with other words in a stretch, in the form of every text."""
    return normalised(text[: stretch.start] + normalised(words) + text[stretch.end :])


def places(text: str, sought: str, *, whole: bool = True, same_case: bool = True) -> tuple[Span, ...]:
    """Where the words stand, apart from each other; `whole` not as a part of a longer word.

    A blank in what is sought may be a line end in the text, but not the end of a paragraph.
    """
    words = normalised(sought).split()
    if not words:
        return ()
    pattern = r"(?: |\n(?!\n))".join(map(re.escape, words))
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)" if words[0][0].isalnum() else rf"{pattern}(?!\w)"
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text, 0 if same_case else re.IGNORECASE))


def replaced(text: str, spans: Sequence[Span], words: str) -> str:
    """The text with these words in the place of each span; spans in order and apart."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], words]
        at = span.end
    return normalised("".join([*parts, text[at:]]))
