"""What one document adds to a joint display. It follows from the document alone, so that it can be remembered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from coding.codings import Coding
from coding.columns import WAYS, Columned, Numbers
from coding.counting import HINDERING, PROMOTING
from coding.joint_marks import DocumentMarks, Subjects, rows_of, stretches
from coding.joint_talk import About, Talk, Unit, kinds_of, units_of, words_of

MARKS_AT_ONCE = 100_000
_SIDES = tuple(np.array([way in side for way in WAYS]) for side in (PROMOTING, HINDERING))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A document as it is counted: its codings, what it is about, and how much is said in it."""

    codings: Sequence[Coding]
    about: About
    talk: Talk


@dataclass(frozen=True, slots=True, eq=False)
class DocumentCounts:
    """By unit its words; then columns, a row per unit (by its place in `marks.units`) and subject: the fragments, and
    where these stand in the order in which they are met. `ways` is a row per group and subject: a unit of that group,
    the subject, the fragments that promote and those that hinder."""

    words: Mapping[Unit, float]
    marks: DocumentMarks
    unit: Numbers
    place: Numbers
    fragments: Numbers
    met: Numbers
    ways: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """Of several documents, whose units are numbered through."""

    key: Numbers
    fragments: Numbers
    met: Numbers
    ways: Numbers


def counted(
    documents: Mapping[UUID, Spoken], units: Mapping[str, Unit], subjects: Subjects, columned: Columned
) -> dict[UUID, DocumentCounts]:
    """Two coders on one place are one fragment. A unit is there as soon as something is about its group."""
    found: dict[UUID, DocumentCounts] = {}
    for batch in _batches(documents):
        marks = [_marks(each, documents[each], units, columned) for each in batch]
        words = [words_of(documents[each].talk, documents[each].about, units) for each in batch]
        apart = _split(_counts(marks, subjects, columned), marks, words, len(subjects.ids))
        found |= zip(batch, apart, strict=True)
    return found


def _batches(documents: Mapping[UUID, Spoken]) -> Iterator[list[UUID]]:
    batch: list[UUID] = []
    marks = 0
    for document_id, each in documents.items():
        if batch and marks + len(each.codings) > MARKS_AT_ONCE:
            yield batch
            batch, marks = [], 0
        batch.append(document_id)
        marks += len(each.codings)
    if batch:
        yield batch


def _marks(document_id: UUID, spoken: Spoken, units: Mapping[str, Unit], columned: Columned) -> DocumentMarks:
    columns = columned.of(document_id, spoken.codings)
    kinds, groups = kinds_of(spoken.codings, columns, spoken.about, columned)
    of_kind = [units_of(some, spoken.talk, units) for some in groups]
    place = {unit: n for n, unit in enumerate(dict.fromkeys(unit for some in of_kind for unit in some))}
    numbers = tuple(tuple(place[unit] for unit in some) for some in of_kind)
    return DocumentMarks(spoken.codings, columns, kinds, tuple(place), numbers)


def _counts(documents: Sequence[DocumentMarks], subjects: Subjects, columned: Columned) -> _Counts:
    rows, size = rows_of(documents, subjects, columned), len(subjects.ids)
    start, end, code, way = (
        np.concatenate([getattr(each.columns, name) for each in documents])[rows.coding]
        for name in ("start", "end", "code", "way")
    )
    of_code = columned.by_number({each: WAYS.index(direction) for each, direction in subjects.direction.items()})
    way = np.where(way > 0, way, of_code[code])
    in_group = _first_of_group(documents)[rows.unit] * size + rows.place
    sides = []
    for side in _SIDES:
        some = np.flatnonzero(side[way])
        sides.append(stretches(in_group[some], start[some], end[some]))
    every = np.union1d(sides[0][0], sides[1][0])
    ways = np.zeros((3, len(every)), np.int64)
    ways[0] = every
    for row, (keys, fragments, _) in zip(ways[1:], sides, strict=True):
        row[np.searchsorted(every, keys)] = fragments
    return _Counts(*stretches(rows.unit * size + rows.place, start, end), ways)


def _first_of_group(documents: Sequence[DocumentMarks]) -> Numbers:
    """By unit the first of its document that is in the same group: what stands in several of these counts once."""
    found: list[int] = []
    for each in documents:
        above, known = len(found), dict[str, int]()
        found += [above + known.setdefault(group, n) for n, (_, group) in enumerate(each.units)]
    return np.array(found, np.int64)


def _split(
    counts: _Counts, documents: Sequence[DocumentMarks], words: Sequence[Mapping[Unit, float]], size: int
) -> Iterator[DocumentCounts]:
    above = np.cumsum([0, *(len(each.units) for each in documents)])
    edges, of_ways = (np.searchsorted(keys, above * size) for keys in (counts.key, counts.ways[0]))
    for n, (document, some) in enumerate(zip(documents, words, strict=True)):
        here, there = slice(*edges[n : n + 2]), slice(*of_ways[n : n + 2])
        unit, place = np.divmod(counts.key[here] - above[n] * size, max(size, 1))
        way_unit, way_place = np.divmod(counts.ways[0, there] - above[n] * size, max(size, 1))
        ways = np.stack([way_unit, way_place, *counts.ways[1:, there]])
        yield DocumentCounts(some, document, unit, place, counts.fragments[here], counts.met[here], ways)
