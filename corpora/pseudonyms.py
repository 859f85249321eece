"""Pseudonyms: what is proposed for a text, the same name always by the same one, and nothing that was not accepted."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpora.pseudonyms_finding import Finds, Source, finds, said_as, whole_names
from corpora.pseudonyms_kinds import DOUBTFUL, Found, Kind
from corpora.pseudonyms_labels import NUMBERED, normal
from corpora.pseudonyms_lists import NOBODY, NameList
from corpora.refusal import Refusal
from corpora.spans import Span, quoted


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place in a text, the words there, by what they may be replaced, and why they were noticed."""

    span: Span
    quote: str
    kind: Kind
    pseudonym: str
    reason: str

    @property
    def doubtful(self) -> bool:
        """Noticed by its capital alone: not replaced unless somebody says so."""
        return self.reason == DOUBTFUL


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
    names: NameList = NOBODY,
    *,
    speakers: Collection[str] = (),
    detected: Collection[Found] = (),
    known: Mapping[str, str] | None = None,
    taken: Iterable[str] = (),
) -> tuple[Proposal, ...]:
    """What may have to be replaced in one text, without doubtful places: see `proposed_together`."""
    (found,) = proposed_together([Source(text, speakers, detected)], names, known=known, taken=taken)
    return found


def proposed_together(
    sources: Sequence[Source],
    names: NameList = NOBODY,
    *,
    known: Mapping[str, str] | None = None,
    taken: Iterable[str] = (),
    doubts: bool = False,
) -> tuple[tuple[Proposal, ...], ...]:
    """What may have to be replaced in each text, in reading order, without overlaps; the longest find wins.

    `known` gives the pseudonym of names (as `normal` writes them) that the project's key holds, which count as names of
    the list; `taken` the pseudonyms that other texts of the project show. What has no pseudonym yet gets the next free
    number of its kind, doubtful places last.
    """
    known = known or {}
    of_key = ((kind, name) for name, pseudonym in known.items() if (kind := kind_of(pseudonym)))
    found = finds(sources, NameList(tuple(of_key)).with_names(names.names), doubts=doubts)
    shown = (pseudonym for source in sources for pseudonym in _shown(source.text))
    pseudonyms = _Pseudonyms(dict(known), _free_numbers((*known.values(), *taken, *shown)))
    for unsure in (False, True):
        for source, each in zip(sources, found, strict=True):
            _number(source.text, each, pseudonyms, unsure=unsure)
    return tuple(tuple(_proposals(source.text, each, pseudonyms)) for source, each in zip(sources, found, strict=True))


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


def also_called(accepted: Iterable[Proposal]) -> dict[str, str]:
    """Parts of the accepted names that can stand for nobody else, with their pseudonyms, as they are written."""
    names = {each.quote: each for each in accepted}
    whole = whole_names({quote: each.kind for quote, each in names.items()})
    parts = {part: names[name].pseudonym for name in whole.values() for part in said_as(name, names[name].kind)}
    return {part: pseudonym for part, pseudonym in parts.items() if normal(part) in whole and part not in names}


def kind_of(pseudonym: str) -> Kind | None:
    """Of what kind of name a numbered pseudonym is; None for one that somebody made up."""
    match = NUMBERED.fullmatch(pseudonym)
    return Kind(match[1]) if match and match[1] in set(Kind) else None


def _number(text: str, found: Finds, pseudonyms: _Pseudonyms, *, unsure: bool) -> None:
    for each in found.places:
        if (each.reason == DOUBTFUL) is unsure:
            _pseudonym(text, each, found, pseudonyms)


def _pseudonym(text: str, each: Found, found: Finds, pseudonyms: _Pseudonyms) -> str:
    quote = quoted(text, each.span)
    return pseudonyms.of(each.kind, found.persons.get(normal(quote), quote))


def _proposals(text: str, found: Finds, pseudonyms: _Pseudonyms) -> Iterator[Proposal]:
    for each in found.places:
        pseudonym = _pseudonym(text, each, found, pseudonyms)
        yield Proposal(each.span, quoted(text, each.span), each.kind, pseudonym, each.reason)


def _shown(text: str) -> Iterator[str]:
    return (match[0] for match in NUMBERED.finditer(text))


def _free_numbers(pseudonyms: Iterable[str]) -> dict[str, int]:
    free: dict[str, int] = {}
    for pseudonym in pseudonyms:
        if match := NUMBERED.fullmatch(pseudonym):
            free[match[1]] = max(free.get(match[1], 1), int(match[2]) + 1)
    return free
