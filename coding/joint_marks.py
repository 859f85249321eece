"""The codings of documents as rows of numbers: which coding counts in which unit for which code or category."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from codebooks.codebook import Codebook, Direction
from coding.codings import Coding
from coding.columns import Columned, Columns, Numbers
from coding.joint_talk import Unit

SPARE = 32
"""Bits for a place in a text; those above it say of what."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Categories and then codes, each with its place; `of_code` are the places in which a code counts."""

    ids: tuple[UUID, ...]
    names: tuple[str, ...]
    categories: int
    of_code: Mapping[UUID, tuple[int, ...]]
    direction: Mapping[UUID, Direction | None]


@dataclass(frozen=True, slots=True, eq=False)
class DocumentMarks:
    """The codings of a document, with by the number of its kind the units that each of them is in."""

    codings: Sequence[Coding]
    columns: Columns
    kinds: Numbers
    units: tuple[Unit, ...]
    of_kind: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """A row per coding, unit and subject: which coding, in which unit, of which subject."""

    coding: Numbers
    unit: Numbers
    place: Numbers


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


def rows_of(documents: Sequence[DocumentMarks], subjects: Subjects, columned: Columned) -> Marks:
    """In the order of the codings, which are numbered through all documents, as are the units."""
    if not documents:
        return Marks(*[np.zeros(0, np.int64)] * 3)
    kinds, above, flat, sizes = [], 0, list[int](), list[int]()
    for each in documents:
        kinds.append(each.kinds + len(sizes))
        flat += [above + unit for some in each.of_kind for unit in some]
        sizes += map(len, each.of_kind)
        above += len(each.units)
    kind, wide = np.concatenate(kinds), np.array(sizes, np.int64)
    times = wide[kind]
    coding = np.repeat(np.arange(len(kind)), times)
    within = np.arange(len(coding)) - np.repeat(np.cumsum(times) - times, times)
    unit = np.array(flat, np.int64)[np.repeat((np.cumsum(wide) - wide)[kind], times) + within]
    code = np.concatenate([each.columns.code for each in documents])
    places = _places(subjects, columned)[code[coding]]
    row, column = np.nonzero(places >= 0)
    return Marks(coding[row], unit[row], places[row, column])


def stretches(key: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Of each key, in order, into how many stretches its rows fall when overlapping ones join, and its first row."""
    at = (key << SPARE) + start
    order = np.argsort(at)
    at, key = at[order], key[order]
    reached = np.maximum.accumulate((key << SPARE) + end[order])
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    apart = np.ones(len(key), np.int64)
    apart[1:] = at[1:] >= reached[:-1]
    if not len(key):
        return key, key, key
    return key[begins], np.add.reduceat(apart, begins), np.minimum.reduceat(order, begins)


def _places(subjects: Subjects, columned: Columned) -> Numbers:
    """By the number of a code the places in which it counts, with −1 where it has fewer than the most."""
    width = max(map(len, subjects.of_code.values()), default=0)
    columns = [
        columned.by_number({code: places[n] for code, places in subjects.of_code.items() if n < len(places)})
        for n in range(width)
    ]
    return np.stack(columns, axis=1) if columns else columned.by_number({}).reshape(-1, 1)
