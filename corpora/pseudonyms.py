"""Pseudonyms: what is proposed for a text, the same name always by the same one, and nothing that was not accepted."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from corpora.pseudonyms_labels import names_in_label, normal
from corpora.pseudonyms_names import NO_NAMES, PARTICLES, PUBLIC_BODIES
from corpora.pseudonyms_patterns import Found, Kind, noticed
from corpora.refusal import Refusal
from corpora.spans import Span, quoted

NUMBERED = re.compile(r"\[([A-ZÀ-Þ-]+)-(\d+)\]")
_AFTER_A_PREPOSITION = r"(?:in|te|uit|naar|vanuit|bij|rond|nabij)\s+"
_REASONS = ("list", "mail", "phone", "postcode", "brin", "board-word", "school-word", "speaker")


@dataclass(frozen=True, slots=True)
class NameList:
    """The project's own names, by kind; places count in small letters only behind a word such as *in* or *te*."""

    names: tuple[tuple[Kind, str], ...] = ()

    @classmethod
    def parsed(cls, text: str) -> "NameList":
        """A name a line; `school: De Regenboog` says its kind, without one it is a person. Refuses an unknown kind."""
        lines = (line.strip().lstrip("\ufeff") for line in text.splitlines())
        return cls(tuple(_listed(line) for line in lines if line and not line.startswith("#")))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place in a text, the words there, by what they may be replaced, and why they were noticed."""

    span: Span
    quote: str
    kind: Kind
    pseudonym: str
    reason: str


@dataclass(frozen=True, slots=True)
class Move:
    """Where words stood, and where their pseudonym stands now."""

    old: Span
    new: Span


@dataclass(slots=True)
class _Pseudonyms:
    """Hands out pseudonyms: a known name keeps its own, a new one gets the next free number of its kind."""

    by_name: dict[str, str]
    next: dict[str, int] = field(default_factory=dict)

    def of(self, kind: Kind, quote: str) -> str:
        name = normal(quote)
        if name not in self.by_name:
            number = self.next.get(kind, 1)
            self.next[kind] = number + 1
            self.by_name[name] = f"[{kind}-{number}]"
        return self.by_name[name]


def proposed(
    text: str,
    names: NameList = NameList(),
    *,
    speakers: Collection[str] = (),
    detected: Iterable[Found] = (),
    known: Mapping[str, str] | None = None,
    taken: Iterable[str] = (),
) -> tuple[Proposal, ...]:
    """What may have to be replaced, in reading order, without overlaps; the longest find wins.

    `detected` are finds of another detector; `known` gives the pseudonym of names (as `normal` writes them) that the
    project's key holds, `taken` the pseudonyms that other texts of the project show.
    """
    known = known or {}
    listed = (*names.names, *((kind, name) for name, pseudonym in known.items() if (kind := _kind_of(pseudonym))))
    found = [*_of_list(text, listed), *_of_speakers(text, speakers), *noticed(text), *detected]
    first = _without_overlaps(text, found)
    persons = _same_person(text, first)
    found = _without_overlaps(text, [*found, *_again(text, first, persons)])
    pseudonyms = _Pseudonyms(dict(known), _free_numbers((*known.values(), *taken, *_shown(text))))
    return tuple(
        Proposal(each.span, quote, each.kind, pseudonyms.of(each.kind, persons.get(normal(quote), quote)), each.reason)
        for each in found
        if (quote := quoted(text, each.span))
    )


def replaced(text: str, accepted: Iterable[Proposal]) -> tuple[str, tuple[Move, ...]]:
    """The text with the accepted places replaced, and where each went.

    Refuses `proposals-overlap` and `quote-mismatch`.
    """
    pieces: list[str] = []
    moves: list[Move] = []
    read = written = 0
    for proposal in sorted(accepted, key=lambda each: each.span):
        if proposal.span.start < read:
            raise Refusal("proposals-overlap", quote=proposal.quote)
        if quoted(text, proposal.span) != proposal.quote:
            raise Refusal("quote-mismatch")
        between = text[read : proposal.span.start]
        start = written + len(between)
        written = start + len(proposal.pseudonym)
        pieces += (between, proposal.pseudonym)
        moves.append(Move(proposal.span, Span(start, written)))
        read = proposal.span.end
    return "".join((*pieces, text[read:])), tuple(moves)


def mover(moves: Iterable[Move]) -> Callable[[Span], Span]:
    """Where a span stands after `replaced`; a span that cuts through a name takes all of its pseudonym."""
    ordered = sorted(moves, key=lambda move: move.old)
    starts = [move.old.start for move in ordered]

    def place(offset: int, *, ends: bool) -> int:
        before = (bisect_left if ends else bisect_right)(starts, offset)
        if not before:
            return offset
        last = ordered[before - 1]
        if last.old.end <= offset:
            return offset + last.new.end - last.old.end
        return last.new.end if ends else last.new.start

    return lambda span: Span(place(span.start, ends=False), place(span.end, ends=True))


def _listed(line: str) -> tuple[Kind, str]:
    kind, colon, name = re.sub(r"\s*;\s*", ": ", line, count=1).partition(": ")
    if not colon:
        return Kind.PERSON, line
    if kind.strip().upper() not in set(Kind):
        raise Refusal("name-kind-unknown", kind=kind.strip(), known=", ".join(each.lower() for each in Kind))
    return Kind(kind.strip().upper()), name.strip()


def _of_list(text: str, names: Iterable[tuple[Kind, str]]) -> Iterator[Found]:
    public = [Span(*match.span()) for match in PUBLIC_BODIES.finditer(text)]
    for kind, name in names:
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
    there = [Span(*match.span()) for match in NUMBERED.finditer(text)]
    kept: dict[int, Found] = {}
    covered = bytearray(len(text))
    for span in there:
        covered[span.start : span.end] = b"\1" * len(span)
    for each in sorted(found, key=_preference):
        if not any(covered[each.span.start : each.span.end]):
            covered[each.span.start : each.span.end] = b"\1" * len(each.span)
            kept[each.span.start] = each
    return [kept[start] for start in sorted(kept)]


def _preference(found: Found) -> tuple[int, int, int]:
    sure = _REASONS.index(found.reason) if found.reason in _REASONS else len(_REASONS)
    return -len(found.span), sure, found.span.start


def _same_person(text: str, found: Iterable[Found]) -> dict[str, str]:
    """The full name that a part of it (first name, surname) stands for, where only one person has that part."""
    full: dict[str, set[str]] = {}
    said = {quoted(text, each.span) for each in found if each.kind is Kind.PERSON}
    for name in said:
        for part in _parts(name):
            full.setdefault(normal(part), set()).add(name)
    return {part: next(iter(names)) for part, names in full.items() if len({*map(normal, names)}) == 1}


def _parts(name: str) -> tuple[str, ...]:
    """First name and surname of a full name."""
    words = name.split()
    while words and re.fullmatch(r"(?:[A-Z]\.)+", words[0]):
        words = words[1:]
    if len(words) > 1 and words[0].casefold() not in PARTICLES.split("|"):
        return words[0], " ".join(words[1:])
    return (" ".join(words),) if words and len(words) < len(name.split()) else ()


def _again(text: str, found: Iterable[Found], persons: Mapping[str, str]) -> Iterator[Found]:
    """The same words elsewhere in the text, and the parts of a full name on their own."""
    by_words = {
        quoted(text, each.span): each.kind for each in found if each.kind in (Kind.PERSON, Kind.SCHOOL, Kind.BOARD)
    }
    by_words |= {part: Kind.PERSON for name in persons.values() for part in _said_as(name) if part not in NO_NAMES}
    ways = "|".join(re.escape(words) for words in sorted(by_words, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{ways})(?!\w)", text) if ways else ():
        yield Found(Span(*match.span()), by_words[match[0]], "again")


def _said_as(name: str) -> Iterator[str]:
    """*de Boer* is *De Boer* where no first name stands before it."""
    for part in _parts(name):
        if len(part) > 2 and any(letter.isupper() for letter in part):
            yield part
            yield part[0].upper() + part[1:]


def _kind_of(pseudonym: str) -> Kind | None:
    match = NUMBERED.fullmatch(pseudonym)
    return Kind(match[1]) if match and match[1] in set(Kind) else None


def _shown(text: str) -> Iterator[str]:
    return (match[0] for match in NUMBERED.finditer(text))


def _free_numbers(pseudonyms: Iterable[str]) -> dict[str, int]:
    free: dict[str, int] = {}
    for pseudonym in pseudonyms:
        if match := NUMBERED.fullmatch(pseudonym):
            free[match[1]] = max(free.get(match[1], 1), int(match[2]) + 1)
    return free
