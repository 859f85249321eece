"""Sources with a text become documents, selections of text codings."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Codebook, Direction
from codebooks.entries import one_line
from coding.codings import Coding
from corpora.blocks import LARGEST_TEXT
from corpora.spans import Span
from reports.refi.elements import Element, description, first, local, target, under
from reports.refi.holding import Held, Planning, free_of
from reports.refi.marks import marks
from reports.refi.offsets import Text
from reports.refi.planning_codes import Coders
from reports.refi.remarks import Remark

_ODD_END = re.compile("[\u2028\u2029\u0085\v\f]")
_VOWELS = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")  # of Hangul, composed with the sign before
NAMED_AFTER = {"Representation": "PDFSource", "TextDescription": "PictureSource"}
Placing = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A document, what holds it in the file, and where a place in the file's text is in ours."""

    held: Held
    element: Element
    place: Placing


def documents_of(planning: Planning) -> list[Placed]:
    """Every text that is worth one: sources, what a PDF says in words, transcripts of recordings."""
    found: list[Placed] = []
    names: set[str] = set()
    empty = large = 0
    for key, text in planning.exchange.texts.items():
        element = planning.exchange.elements[key]
        if not _is_document(element):
            continue
        if not text.text.strip():
            empty += not text.missing
            continue
        if len(text.text) > LARGEST_TEXT:
            large += 1
            continue
        ours, place = as_kept(text)
        held = Held(planning.id_of(element), free_of(_name(element), names), ours, planning.moment(element))
        found.append(Placed(held, element, place))
    planning.left("refi-text-empty", empty)
    planning.left("refi-text-large", large)
    return found


def as_kept(text: Text) -> tuple[str, Placing]:
    """The text as documents are kept (NFC, `\\n`), and where each place went."""
    said = _ODD_END.sub("\n", text.text).replace("\0", " ")
    if unicodedata.is_normalized("NFC", said):
        return said, lambda place: place
    before, after, parts, at = [0], [0], [], 0
    length = 0
    for cluster in _clusters(said):
        composed = cluster if unicodedata.is_normalized("NFC", cluster) else unicodedata.normalize("NFC", cluster)
        parts.append(composed)
        at, length = at + len(cluster), length + len(composed)
        if len(composed) != len(cluster):
            before.append(at)
            after.append(length)
    kept = "".join(parts)

    def place(at: int) -> int:
        nearest = bisect_left(before, at + 1) - 1
        here = after[nearest] + at - before[nearest]
        return min(here, after[nearest + 1]) if nearest + 1 < len(after) else here

    return kept, place


def _clusters(text: str) -> Iterator[str]:
    """Whole lines where nothing is to be composed, else what is composed together."""
    for line in text.splitlines(keepends=True):
        if unicodedata.is_normalized("NFC", line):
            yield line
            continue
        start = 0
        for at, sign in enumerate(line):
            if at and not (unicodedata.category(sign).startswith("M") or _VOWELS.match(sign)):
                yield line[start:at]
                start = at
        yield line[start:]


def codings_of(
    planning: Planning, documents: list[Placed], codes: dict[str, UUID], coders: Coders, book: Codebook
) -> tuple[Coding, ...]:
    """What is coded in words; of two the same the first, and what is longer than its text as far as that goes."""
    known, made = {code.id for code in book.codes}, []
    seen: set[tuple[object, ...]] = set()
    double = strange = 0
    for document in documents:
        for element, span, memo in _selected(planning, document):
            for nth, coding in enumerate(under(element, "Coding")):
                reference = first(coding, "CodeRef")
                code_id = codes.get(target(reference)) if reference is not None else None
                if code_id not in known or coding not in planning.exchange.keys or code_id is None:
                    strange += 1
                    continue
                coder = coders.by(planning.user(coding), planning.user(element))
                at = document.held.id, coder.id, code_id, span
                if at in seen:
                    double += 1
                    continue
                seen.add(at)
                made.append(_coding(planning, document, coding, (code_id, coder.id, span), memo if nth == 0 else ""))
    planning.repaired("refi-coding-double", double)
    planning.left("refi-coding-strange", strange)
    planning.repaired("refi-coding-unsigned", coders.unsigned)
    return tuple(made)


def _coding(
    planning: Planning, document: Placed, element: Element, place: tuple[UUID, UUID, Span], memo: str
) -> Coding:
    code_id, coder_id, span = place
    said = marks(element)
    way = said.get("direction", "")
    return Coding(
        planning.id_of(element),
        document.held.id,
        code_id,
        coder_id,
        span,
        document.held.text[span.start : span.end],
        Direction(way) if way in set(Direction) else None,
        memo,
        at=planning.moment(element),
        important="important" in said,
    )


def _selected(planning: Planning, document: Placed) -> Iterator[tuple[Element, Span, str]]:
    """Each selection that stands somewhere, and the source itself, which can be coded as a whole."""
    whole = Span(0, len(document.held.text))
    if first(document.element, "Coding") is not None:
        yield document.element, whole, ""
    empty = 0
    for element in under(document.element, "PlainTextSelection", "TranscriptSelection"):
        span = span_of(planning, document, element)
        empty += span is None
        if span is not None:
            yield element, span, description(element)
    planning.left("refi-selection-empty", empty)


def span_of(planning: Planning, document: Placed, element: Element) -> Span | None:
    """Where a selection stands in a document; None where that is nowhere, or between two characters."""
    start, end = planning.exchange.places.get(planning.exchange.keys.get(element, ""), (-1, -1))
    here, there = document.place(start) if start >= 0 else -1, document.place(end)
    return Span(here, there) if 0 <= here < there <= len(document.held.text) else None


def missing_of(planning: Planning) -> list[Remark]:
    """Texts that are not in the archive, each by its name."""
    return [each for each in planning.exchange.repairs if each.code == "refi-text-missing"]


def _is_document(element: Element) -> bool:
    kind, above = local(element), local(element.getparent())
    if kind == "Transcript":
        return True
    return kind == "TextSource" or above == NAMED_AFTER.get(kind)


def _name(element: Element) -> str:
    named = element.getparent() if local(element) in NAMED_AFTER else element
    said = one_line(named.get("name") or "")
    if not said and local(element) == "Transcript":
        said = one_line(element.getparent().get("name") or "")
    return said or "Document"
