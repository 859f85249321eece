"""Where coders differ and where they agree: places to talk about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from uuid import UUID, uuid5

from coding.codings import Coding
from coding.runs import Run, common, meeting, runs
from corpora.spans import Span, merged


class DifferenceKind(StrEnum):
    """MISSING: somebody marked nothing here. BOUNDARY: same code, other borders. CODE: same place, another code.
    DIRECTION: same code on the same text, another direction. AGREED: no difference at all.
    GONE: what was ruled about is no longer there.
    """

    MISSING = "missing"
    BOUNDARY = "boundary"
    CODE = "code"
    DIRECTION = "direction"
    AGREED = "agreed"
    GONE = "gone"


LAST = {DifferenceKind.BOUNDARY: 1, DifferenceKind.DIRECTION: 2, DifferenceKind.AGREED: 3}


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder marked at a place; `shown` is the coding that stands for it, None where there is nothing."""

    coder_id: UUID
    codings: tuple[Coding, ...]
    shown: Coding | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where coders differ, or agree; a side for each of them, in the order in which they were asked for.

    `span` is the whole place. `characters` is what makes it bad: for a BOUNDARY the characters that not all of them
    marked, otherwise the length of the place.
    """

    kind: DifferenceKind
    document_id: UUID
    span: Span
    sides: tuple[Side, ...]
    characters: int = 0

    @property
    def id(self) -> UUID:
        """The same for the same codings in the same document, whoever compares them and in whatever order."""
        return uuid5(self.document_id, " ".join(sorted(str(coding.id) for coding in self.codings)))

    @property
    def codings(self) -> tuple[Coding, ...]:
        """What everybody marked here."""
        return tuple(coding for side in self.sides for coding in side.codings)

    @property
    def code_ids(self) -> tuple[UUID, ...]:
        """The codes that are used here."""
        return tuple(dict.fromkeys(coding.code_id for coding in self.codings))

    @property
    def first(self) -> Coding | None:
        """What stands for the first coder."""
        return self.sides[0].shown

    @property
    def second(self) -> Coding | None:
        """What stands for the second coder."""
        return self.sides[1].shown


def differences(first: UUID, second: UUID, codings: Iterable[Coding]) -> list[Difference]:
    """What two coders marked differently, out of `places`: MISSING and CODE by length, then BOUNDARY by the characters
    that differ, then DIRECTION. Equals stay in the order in which documents and codes first occur in `codings`.
    """
    every = tuple(codings)
    found = places(dict.fromkeys((coding.document_id for coding in every), (first, second)), every)
    differing = [place for place in found if place.kind is not DifferenceKind.AGREED]
    return sorted(differing, key=lambda place: (LAST.get(place.kind, 0), -place.characters))


def places(readers: Mapping[UUID, Sequence[UUID]], codings: Iterable[Coding]) -> list[Difference]:
    """Every place that somebody marked, in reading order per document; `readers` says who coded which document.

    Marks of one code that overlap each other are one place: agreed where everybody covers the same text, however each
    cut it up. Of the places that not everybody marked, those with different codes of different coders that share at
    least half of the shorter are taken together, largest overlap first (CODE); the rest is MISSING. O(n log n).
    """
    documents: dict[UUID, dict[UUID, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for coding in codings:
        if coding.coder_id in readers.get(coding.document_id, ()):
            documents[coding.document_id][coding.code_id].append(coding)
    return [
        place
        for document_id, codes in documents.items()
        for place in _in_document(readers[document_id], codes.values())
    ]


def _in_document(coders: Sequence[UUID], codes: Iterable[Sequence[Coding]]) -> list[Difference]:
    found: list[Difference] = []
    partial: list[Run] = []
    for place in (place for marks in codes for place in runs(marks)):
        if {coding.coder_id for coding in place.codings} >= {*coders}:
            found.append(_marked_by_all(coders, place))
        else:
            partial.append(place)
    found.extend(_apart(coders, sorted(partial, key=_place)))
    return sorted(found, key=lambda place: place.span)


def _marked_by_all(coders: Sequence[UUID], place: Run) -> Difference:
    """A place of one code: other borders, other directions, or no difference."""
    own = [tuple(c for c in place.codings if c.coder_id == coder) for coder in coders]
    covered = [merged(coding.span for coding in marks) for marks in own]
    differing = sum(map(len, merged(span for spans in covered for span in spans))) - sum(map(len, in_all(covered)))
    kind, characters = DifferenceKind.BOUNDARY, differing
    if not differing:
        same = len({frozenset(coding.direction for coding in marks) for marks in own}) == 1
        kind, characters = DifferenceKind.AGREED if same else DifferenceKind.DIRECTION, len(place.span)
    sides = tuple(map(Side, coders, own, _standing_for(own)))
    return Difference(kind, place.codings[0].document_id, place.span, sides, characters)


def in_all(covered: Sequence[Sequence[Span]]) -> list[Span]:
    """The text that every one of these covers; each without overlap, in reading order."""
    shared = list(covered[0])
    for spans in covered[1:]:
        met = [(one, other) for one, other in product(shared, spans) if one.overlaps(other)]
        shared = [Span(max(one.start, other.start), min(one.end, other.end)) for one, other in met]
    return sorted(shared)


def _standing_for(own: Sequence[tuple[Coding, ...]]) -> tuple[Coding | None, ...]:
    """Of two coders the codings that share most, of more the longest."""
    if len(own) == 2:
        return max(product(*own), key=lambda pair: common(pair[0].span, pair[1].span))
    return tuple(map(_longest, own))


def _apart(coders: Sequence[UUID], partial: Sequence[Run]) -> Iterator[Difference]:
    """Places that not everybody marked, those with another code elsewhere taken together."""
    number = {run.longest.id: n for n, run in enumerate(partial)}
    pairs = [
        (one, other)
        for one, other in meeting(partial, partial)
        if number[one.longest.id] < number[other.longest.id]
        and 2 * common(one.span, other.span) >= min(len(one.span), len(other.span))
    ]
    groups = {n: [run] for n, run in enumerate(partial)}
    who = {n: {coding.coder_id for coding in run.codings} for n, run in enumerate(partial)}
    for one, other in sorted(pairs, key=_closeness):
        into, gone = (number[run.longest.id] for run in (one, other))
        if into != gone and who[into].isdisjoint(who[gone]):
            number |= {run.longest.id: into for run in groups[gone]}
            groups[into] += groups.pop(gone)
            who[into] |= who.pop(gone)
    yield from (_together(coders, group) for group in groups.values())


def _together(coders: Sequence[UUID], group: Sequence[Run]) -> Difference:
    span = Span(min(run.span.start for run in group), max(run.span.end for run in group))
    every = [coding for run in group for coding in run.codings]
    own = [tuple(coding for coding in every if coding.coder_id == coder) for coder in coders]
    sides = tuple(Side(coder, marks, _longest(marks)) for coder, marks in zip(coders, own, strict=True))
    kind = DifferenceKind.MISSING if len(group) == 1 else DifferenceKind.CODE
    return Difference(kind, every[0].document_id, span, sides, len(span))


def _longest(marks: Sequence[Coding]) -> Coding | None:
    return max(marks, key=lambda coding: len(coding.span), default=None)


def _closeness(pair: tuple[Run, Run]) -> tuple[int, list[tuple[Span, str]]]:
    """Largest overlap first; equals in an order that does not depend on who is first."""
    return -common(pair[0].span, pair[1].span), sorted((run.span, str(run.longest.id)) for run in pair)


def _place(run: Run) -> tuple[Span, str]:
    return run.span, str(run.longest.id)
