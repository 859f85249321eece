"""Where in a document: under a heading, from one passage to another, or between two offsets."""

from actions.documents import Content
from actions.parting import stretches
from actions.workspace import Desk
from corpora.documents import Segment
from corpora.parts import moved_to, passages, spanning
from corpora.refusal import Refusal
from corpora.spans import Span


def stretch(desk: Desk, content: Content, heading: str, start: int | None, end: int | None) -> Span | None:
    """A part, from a heading to the next, or between two offsets; None for the whole document."""
    if bool(heading) + (start is not None or end is not None) > 1 or (start is None) != (end is None):
        raise Refusal("part-unclear")
    if start is not None and end is not None:
        return Span(start, end)
    return _below(desk, content, heading) if heading else None


def between(content: Content, first: str, last: str) -> Span:
    """From the passage with the words `first` to the one with the words `last`, or only the first."""
    begin = _passage(content, first).span
    return spanning(begin, _passage(content, last).span if last else begin)


def moved(desk: Desk, content: Content, now: Span, where: tuple[str, str, str, int | None, int | None]) -> Span:
    """With another beginning, another end, or both: at the passages with these words, under a heading, or at offsets.

    Refuses `part-unclear` where that is said in two ways.
    """
    first, last, heading, start, end = where
    if bool(first or last) + bool(heading) + (start is not None or end is not None) > 1:
        raise Refusal("part-unclear")
    if heading:
        return _below(desk, content, heading)
    begin = _passage(content, first).span.start if first else start
    return moved_to(now, begin, _passage(content, last).span.end if last else end)


def _below(desk: Desk, content: Content, heading: str) -> Span:
    known = stretches(desk, content.document.id)
    wanted = " ".join(heading.split()).casefold()
    for each in known:
        if each.name.casefold() == wanted:
            return each.span
    names = ", ".join(each.name for each in known) or "–"
    raise Refusal("heading-unknown", heading=heading, document=content.document.name, known=names)


def _passage(content: Content, words: str) -> Segment:
    """The passage that begins with these words, or else the one in which they stand; refuses none and several."""
    wanted = " ".join(words.split()).casefold()
    texts = [
        (segment, " ".join(content.text[segment.span.start : segment.span.end].split()).casefold())
        for segment in passages(content.segments)
    ]
    holding = [(segment, text) for segment, text in texts if wanted in text] if wanted else []
    if not holding:
        raise Refusal("passage-unknown", words=words, document=content.document.name)
    beginning = [segment for segment, text in holding if text.startswith(wanted)]
    found = beginning or [segment for segment, _ in holding]
    if len(found) > 1:
        raise Refusal("passage-several", words=words, n=len(found), document=content.document.name)
    return found[0]
