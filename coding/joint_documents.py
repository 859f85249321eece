"""What one document adds to a joint display. It follows from the document alone, so that it can be remembered."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from codebooks.codebook import Codebook, Direction
from coding.codings import Coding
from coding.counting import HINDERING, PROMOTING
from coding.referring import Group, about_said, groups_at
from corpora.boards import Reference
from corpora.spans import Span

_WORD = re.compile(r"\S+")
_SIDES = (PROMOTING, HINDERING)

Unit = tuple[str, str]  # what is counted in, by name, and its group
About = Sequence[tuple[Reference, Group]]


@dataclass(frozen=True, slots=True)
class Talk:
    """A document as far as counting needs it; `text` only where a reference is about a part of it."""

    name: str
    words: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Categories and then codes, each with its place; `of_code` are the places in which a code counts."""

    ids: tuple[UUID, ...]
    names: tuple[str, ...]
    categories: int
    of_code: Mapping[UUID, tuple[int, ...]]
    direction: Mapping[UUID, Direction | None]


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """By unit its words, and the fragments of categories and of codes by name; then by group codings and `sums`:
    the place of a subject, its fragments, and those that promote and that hinder, a row each."""

    words: Mapping[Unit, float]
    fragments: Mapping[Unit, tuple[Mapping[str, int], Mapping[str, int]]]
    sums: Mapping[str, NDArray[np.int64]]
    behind: Mapping[tuple[int, str], tuple[UUID, ...]]


def subjects_of(codebook: Codebook) -> Subjects:
    """Every category and code; a code counts in each of its categories."""
    codes = codebook.in_order()
    items = [(each.id, each.name) for each in codebook.categories] + [(each.id, each.name) for each in codes]
    place = {item: n for n, (item, _) in enumerate(items)}
    known = {category.id for category in codebook.categories}
    return Subjects(
        tuple(place),
        tuple(name for _, name in items),
        len(codebook.categories),
        {code.id: (place[code.id], *(place[each] for each in code.category_ids if each in known)) for code in codes},
        {code.id: code.direction for code in codes},
    )


def counted(
    codings: Sequence[Coding], about: About, talk: Talk, units: Mapping[str, Unit], subjects: Subjects
) -> DocumentCounts:
    """Two coders on one place are one fragment. A unit is there as soon as something is about its group."""
    words: dict[Unit, float] = defaultdict(float)
    for names, n in _stretches(talk, about):
        for name in names:
            words[units.get(name, (talk.name, name))] += n
    marks = _marks(codings, about, talk, units, subjects)
    fragments: dict[Unit, tuple[dict[str, int], dict[str, int]]] = {unit: ({}, {}) for unit in words}
    together: dict[tuple[int, str], tuple[int, list[Coding]]] = {}
    for unit, found in marks.items():
        of_unit = fragments.setdefault(unit, ({}, {}))
        for place, some in found.items():
            n = fragments_in(some)
            of_unit[place >= subjects.categories][subjects.names[place]] = n
            before = together.get((place, unit[1]))
            together[place, unit[1]] = (before[0] + n, _joined(before[1], some)) if before else (n, some)
    sums: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for (place, group), (n, some) in together.items():
        sums[group].append((place, n, *_ways(some, subjects)))
    tables = {group: np.array(rows, np.int64) for group, rows in sums.items()}
    behind = {cell: tuple([coding.id for coding in some]) for cell, (_, some) in together.items()}
    return DocumentCounts(dict(words), fragments, tables, behind)


def fragments_in(codings: Sequence[Coding]) -> int:
    """Into how many stretches codings of one document fall when those that overlap are one."""
    if len(codings) < 2:
        return len(codings)
    found, reached = 0, -1
    for start, end in sorted([(coding.span.start, coding.span.end) for coding in codings]):
        found += start >= reached
        reached = max(reached, end)
    return found


def _marks(
    codings: Sequence[Coding], about: About, talk: Talk, units: Mapping[str, Unit], subjects: Subjects
) -> dict[Unit, dict[int, list[Coding]]]:
    found: dict[Unit, dict[int, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    whole = all(reference.span is None for reference, _ in about)
    everywhere = _units_of(groups_at(Span(0, 1), about), talk, units) if whole else ()
    groups = {} if whole else about_said(codings, about)
    for coding in codings:
        places = subjects.of_code.get(coding.code_id, ())
        for unit in everywhere if whole else _units_of(groups[coding.id], talk, units):
            of_unit = found[unit]
            for place in places:
                of_unit[place].append(coding)
    return found


def _units_of(groups: Iterable[Group], talk: Talk, units: Mapping[str, Unit]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(units.get(group.name, (talk.name, group.name)) for group in groups))


def _joined(one: Sequence[Coding], other: Sequence[Coding]) -> list[Coding]:
    """What stands in two units of one group counts once."""
    return list({coding.id: coding for coding in (*one, *other)}.values())


def _ways(codings: Sequence[Coding], subjects: Subjects) -> tuple[int, int]:
    ways = [coding.direction or subjects.direction[coding.code_id] for coding in codings]
    if not any(ways):
        return 0, 0
    sides = ([coding for coding, way in zip(codings, ways, strict=True) if way in side] for side in _SIDES)
    promoting, hindering = map(fragments_in, sides)
    return promoting, hindering


def _stretches(talk: Talk, about: About) -> Iterator[tuple[list[str], int]]:
    """The document cut where references begin and end: of each piece what it is about, and its words.

    A place that is about two groups counts in both.
    """
    if all(reference.span is None for reference, _ in about):
        yield list(dict.fromkeys(group.name for _, group in about)), talk.words
        return
    starts = [match.start() for match in _WORD.finditer(talk.text)]
    spans = [reference.span for reference, _ in about if reference.span]
    cuts = sorted({0, len(talk.text), *(end for span in spans for end in (span.start, span.end))})
    for start, end in pairwise(cuts):
        groups = groups_at(Span(start, end), about)
        yield [group.name for group in groups], bisect_left(starts, end) - bisect_left(starts, start)
