"""What one document adds to the agreement of coders: counts that add up, so that no document is counted twice over."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from coding.agreeing_directions import Directions, directions_in
from coding.agreeing_fragments import Place, matched_by_pairs
from coding.agreeing_question import Domain, Question
from coding.agreeing_sheets import Carried, Material, Sheet, carry, marks_of, sheet_of
from coding.codings import Coding
from coding.unitizing import Continuum, Unit
from coding.unitizing_family import FamilyCounts, family_counts

CodeSets = tuple[bytes | None, ...]


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """One code in one document. Units and characters by who marked them: bit 0 is the first coder, 0 nobody.

    `squares` sums the squared lengths of all marks; `fragments` counts what each coder marked, `matched` the pairs of
    fragments that are the same, `matchable` how many there would be if all had a counterpart with every other coder.
    """

    units: Mapping[int, int]
    characters: Mapping[int, int]
    squares: int
    fragments: tuple[int, ...]
    matched: int
    matchable: int
    directions: Mapping[Directions, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """`readers` are the places of the coders who opened it; a label that nobody used there has no entry.

    `sets` counts units by the set of labels that each coder gave (packed, None for who is no reader). A domain is None
    where a coder put two of its codes on the same text.
    """

    readers: tuple[int, ...]
    units: int
    outside: int
    characters: int
    labels: Mapping[int, LabelCounts]
    sets: Mapping[CodeSets, int]
    domains: Mapping[int, FamilyCounts | None]


def counted(
    question: Question, material: Material, codings: Iterable[Coding], readers: Sequence[int]
) -> DocumentCounts:
    """Counts of one document; `readers` are places in `question.coder_ids`. Codings of others are passed over."""
    sheet = sheet_of(question, material, codings, readers)
    carried = carry(sheet)
    units = _units_by_label(sheet)
    labels = {number: _label(sheet, number, each, units.get(number, {})) for number, each in carried.items()}
    return DocumentCounts(
        sheet.readers,
        len(sheet.bounds),
        len(material.units) - len(sheet.bounds),
        material.scope.length,
        labels,
        _sets(sheet),
        {n: _domain(sheet, domain) for n, domain in enumerate(question.domains) if len(readers) > 1},
    )


def _label(sheet: Sheet, number: int, carried: Carried, units: Mapping[int, int]) -> LabelCounts:
    places = [_places(sheet, codings) for codings in carried.codings.values()]
    fragments = [0] * len(sheet.question.coder_ids)
    for coder, some in zip(carried.codings, places, strict=True):
        fragments[coder] = len(some)
    return LabelCounts(
        units,
        _characters(carried.marks),
        sum(len(mark.span) ** 2 for some in carried.marks.values() for mark in some),
        tuple(fragments),
        matched_by_pairs(places, sheet.question.rule.tolerance),
        sum(fragments) * (len(sheet.readers) - 1),
        directions_in(sheet, carried.codings, sheet.carrying[:, :, number]),
    )


def _units_by_label(sheet: Sheet) -> dict[int, dict[int, int]]:
    """Of each label, by who: how many units; those of nobody are not told."""
    coders, _, labels = sheet.carrying.shape
    who = np.zeros(sheet.carrying.shape[1:], dtype=np.int64)
    for coder in range(coders):
        who |= sheet.carrying[coder].astype(np.int64) << coder
    unit, label = np.nonzero(who)
    keys, times = np.unique(label.astype(np.int64) + who[unit, label] * labels, return_counts=True)
    found: dict[int, dict[int, int]] = {}
    for key, n in zip(keys.tolist(), times.tolist(), strict=True):
        found.setdefault(key % labels, {})[key // labels] = n
    return found


def _characters(marks: Mapping[int, Sequence[Unit]]) -> dict[int, int]:
    """By who: how many characters; those of nobody are not told. A sweep over all borders."""
    borders = sorted(
        border
        for coder, some in marks.items()
        for mark in some
        for border in ((mark.span.start, 1 << coder), (mark.span.end, -(1 << coder)))
    )
    found: Counter[int] = Counter()
    who = 0
    for (at, change), (following, _) in pairwise(borders):
        who += change
        if who and following > at:
            found[who] += following - at
    return dict(found)


def _places(sheet: Sheet, codings: Iterable[Coding]) -> list[Place]:
    """Where fragments begin and end, in words or in characters; the same fragment twice is one."""
    spans = {coding.span for coding in codings if sheet.material.scope.laid(coding.span) is not None}
    words = sheet.material.words
    if not words:
        return [(span.start, span.end) for span in spans]
    return [(bisect_left(words, span.start), bisect_left(words, span.end)) for span in spans]


def _sets(sheet: Sheet) -> dict[CodeSets, int]:
    """Units by the set of labels that each reader gave."""
    if not len(sheet.bounds) or not sheet.readers:
        return {}
    packed = np.packbits(sheet.carrying[list(sheet.readers)], axis=2)
    width = packed.shape[2]
    rows = np.ascontiguousarray(packed.transpose(1, 0, 2).reshape(len(sheet.bounds), -1))
    values, times = np.unique(rows.view(np.dtype((np.void, rows.shape[1]))).ravel(), return_counts=True)
    found: dict[CodeSets, int] = {}
    for value, n in zip(values, times.tolist(), strict=True):
        given: list[bytes | None] = [None] * len(sheet.question.coder_ids)
        for place, coder in enumerate(sheet.readers):
            given[coder] = bytes(value)[place * width : (place + 1) * width]
        found[tuple(given)] = n
    return found


def _domain(sheet: Sheet, domain: Domain) -> FamilyCounts | None:
    """The codes of a domain as one partition of the text; touching fragments of one code stay apart."""
    coders = []
    for coder in sheet.readers:
        units = sorted(
            (
                Unit(mark.span, value)
                for value, code_id in enumerate(domain.code_ids, 1)
                for mark in marks_of(sheet.material.scope, sheet.of(coder, (code_id,)), touching=False)
            ),
            key=lambda unit: unit.span,
        )
        if any(one.span.end > other.span.start for one, other in pairwise(units)):
            return None
        coders.append(tuple(units))
    return family_counts(Continuum(sheet.material.scope.length, tuple(coders)), len(domain.code_ids))
