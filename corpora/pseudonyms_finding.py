"""Where names stand in texts that belong together: a name found in one of them is found in all."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.pseudonyms_kinds import DOUBTFUL, Found, Kind
from corpora.pseudonyms_labels import NUMBERED, names_in_label, normal
from corpora.pseudonyms_lists import NameList
from corpora.pseudonyms_names import NO_NAMES, PARTICLES, PUBLIC_BODIES
from corpora.pseudonyms_patterns import doubtful, noticed, without_sort
from corpora.spans import Span, quoted

_AFTER_A_PREPOSITION = r"(?:in|te|uit|naar|vanuit|bij|rond|nabij)\s+"
_REASONS = (
    "list",
    "mail",
    "web",
    "phone",
    "postcode",
    "address",
    "birth",
    "brin",
    "number",
    "board-word",
    "school-word",
)
_NAMED = (Kind.PERSON, Kind.SCHOOL, Kind.BOARD)


@dataclass(frozen=True, slots=True)
class Source:
    """A text to look in, the labels of who speaks in it, and what another detector found there."""

    text: str
    speakers: Collection[str] = ()
    detected: Collection[Found] = ()


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found in one text, in reading order, and the full name that a part of one stands for in all of them."""

    places: tuple[Found, ...]
    persons: Mapping[str, str]


def finds(sources: Sequence[Source], names: NameList, *, doubts: bool) -> list[Finds]:
    """Finds without overlaps, the longest winning; with `doubts` also words that only have a capital."""
    first = [_seen(source, names) for source in sources]
    sure = [_without_overlaps(source.text, found) for source, found in zip(sources, first, strict=True)]
    said = [_said(source.text, found) for source, found in zip(sources, sure, strict=True)]
    words = {name: kind for each in said for name, kind in each.items() if kind in _NAMED}
    everywhere = whole_names(words)
    words |= {part: words[name] for name in everywhere.values() for part in said_as(name, words[name])}
    unsure = {quoted(each.text, found.span): Kind.PERSON for each in sources for found in doubtful(each.text)}
    result = []
    for source, found in zip(sources, first, strict=True):
        found += _again(source.text, words, "again")
        if doubts:
            found += _again(source.text, unsure, DOUBTFUL)
        result.append(Finds(tuple(_without_overlaps(source.text, found)), everywhere))
    return result


def _seen(source: Source, names: NameList) -> list[Found]:
    text = source.text
    return [*_of_list(text, names), *_of_speakers(text, source.speakers), *noticed(text), *source.detected]


def _said(text: str, found: Iterable[Found]) -> dict[str, Kind]:
    return {quoted(text, each.span): each.kind for each in found}


def _of_list(text: str, names: NameList) -> Iterator[Found]:
    public = [Span(*match.span()) for match in PUBLIC_BODIES.finditer(text)]
    for kind, name in names.names:
        for span in _places_of(text, kind, name):
            if not any(body.covers(span) for body in public):
                yield Found(span, kind, "list")


def _places_of(text: str, kind: Kind, name: str) -> Iterator[Span]:
    said = r"\s+".join(map(re.escape, name.split()))
    if not said:
        return
    whole = rf"(?<!\w)(?P<name>{said})(?!\w)"
    if kind is Kind.PLACE:
        whole = rf"(?<!\w)(?:{_AFTER_A_PREPOSITION})(?P<name>{said})(?!\w)"
        capital = said[:1].upper() + said[1:]
        yield from (Span(*match.span()) for match in re.finditer(rf"(?<!\w){capital}(?!\w)", text))
    yield from (Span(*match.span("name")) for match in re.finditer(whole, text, re.IGNORECASE))


def _of_speakers(text: str, speakers: Iterable[str]) -> Iterator[Found]:
    for name in {name for label in speakers for name in names_in_label(label)}:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield Found(Span(*match.span()), Kind.PERSON, "speaker")


def _without_overlaps(text: str, found: Iterable[Found]) -> list[Found]:
    """The longest first, then what is surest; nothing inside a pseudonym that is there already."""
    kept: dict[int, Found] = {}
    covered = bytearray(len(text))
    for match in NUMBERED.finditer(text):
        covered[match.start() : match.end()] = b"\1" * len(match[0])
    for each in sorted(found, key=_preference):
        if not any(covered[each.span.start : each.span.end]):
            covered[each.span.start : each.span.end] = b"\1" * len(each.span)
            kept[each.span.start] = each
    return [kept[start] for start in sorted(kept)]


def _preference(found: Found) -> tuple[bool, int, int, int]:
    sure = _REASONS.index(found.reason) if found.reason in _REASONS else len(_REASONS)
    return found.reason == DOUBTFUL, -len(found.span), sure, found.span.start


def whole_names(said: Mapping[str, Kind]) -> dict[str, str]:
    """The full name that a part of it stands for (first name, surname, a school without *obs*), if it is only one."""
    full: dict[str, set[str]] = {}
    for name, kind in said.items():
        for part in _parts(name, kind):
            full.setdefault(normal(part), set()).add(name)
    return {part: min(names) for part, names in full.items() if len({*map(normal, names)}) == 1}


def said_as(name: str, kind: Kind) -> Iterator[str]:
    """The parts of a name that may stand for it; *de Boer* is *De Boer* where no first name stands before it."""
    for part in _parts(name, kind):
        if len(part) > 2 and any(letter.isupper() for letter in part) and part not in NO_NAMES:
            yield part
            yield part[0].upper() + part[1:]


def _parts(name: str, kind: Kind) -> tuple[str, ...]:
    if kind in (Kind.SCHOOL, Kind.BOARD):
        bare = without_sort(name)
        return (bare,) if bare != name and bare[:1].isupper() else ()
    return _parts_of_person(name) if kind is Kind.PERSON else ()


def _parts_of_person(name: str) -> tuple[str, ...]:
    """First name and surname of a full name."""
    words = name.split()
    while words and re.fullmatch(r"(?:[A-Z]\.)+", words[0]):
        words = words[1:]
    if len(words) > 1 and words[0].casefold() not in PARTICLES.split("|"):
        return words[0], " ".join(words[1:])
    return (" ".join(words),) if words and len(words) < len(name.split()) else ()


def _again(text: str, words: Mapping[str, Kind], reason: str) -> list[Found]:
    """The same words elsewhere, with the same capitals."""
    here = (each for each in words if each in text)  # far quicker than to try thousands of names at every word
    ways = "|".join(re.escape(each) for each in sorted(here, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{ways})(?!\w)", text) if ways else ()
    return [Found(Span(*match.span()), words[match[0]], reason) for match in found]
