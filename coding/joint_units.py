"""From a coded project to counts per document (or part, or board) and group: what a joint display compares."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from codebooks.codebook import Codebook
from coding.codings import Coding
from coding.counting import Balance
from coding.joint import Counted, JointTable
from coding.joint_documents import About, DocumentCounts, Subjects, Talk, Unit, counted, subjects_of
from coding.referring import Group
from corpora.boards import Reference

__all__ = ["Talk", "Unit"]

Remembered = MutableMapping[Hashable, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What is said about which group. Where `units` knows the name of a group, it stands for that unit in its group,
    else the unit is the document."""

    references: tuple[tuple[Reference, Group], ...]
    units: Mapping[str, Unit]

    def unit(self, document: str, name: str) -> Unit:
        return self.units.get(name, (document, name))


@dataclass(frozen=True, slots=True)
class JointCell:
    """One code or category in one group. `unraised`: nothing of its category was said there, so zero is no absence."""

    group: str
    fragments: int
    words: float
    balance: Balance
    unraised: bool
    behind: Callable[[], tuple[UUID, ...]] = field(repr=False, compare=False)

    @property
    def coding_ids(self) -> tuple[UUID, ...]:
        """The codings behind the cell, looked up when they are asked for."""
        return self.behind()

    @property
    def per_1000_words(self) -> float | None:
        """All fragments over all words of the group's talk."""
        return 1000 * self.fragments / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class JointSubject:
    """A code or category with its cells, in the order of the groups; of a category `category_id` is its own id."""

    id: UUID
    category_id: UUID | None
    label: str
    cells: tuple[JointCell, ...]

    @property
    def is_category(self) -> bool:
        return self.id == self.category_id


@dataclass(frozen=True, slots=True)
class JointCounts:
    """Categories and codes are families of their own; `subjects` holds both as the codebook orders them."""

    categories: JointTable
    codes: JointTable
    subjects: tuple[JointSubject, ...]


def joint_counts(
    codebook: Codebook,
    codings: Sequence[Coding],
    grouped: Grouped,
    talks: Mapping[UUID, Talk],
    *,
    remembered: Remembered | None = None,
) -> JointCounts:
    """Count every code and category in every unit; two coders on one place are one fragment. What nobody used is out.

    A unit is there as soon as something is about its group, also where nothing was coded in it. In `remembered` the
    counts of each document are kept with what they follow from; only those that changed are counted again.
    """
    of_document: dict[UUID, list[tuple[Reference, Group]]] = defaultdict(list)
    for reference, group in grouped.references:
        of_document[reference.document_id].append((reference, group))
    made: dict[UUID, list[Coding]] = defaultdict(list)
    for document_id, some in groupby(codings, attrgetter("document_id")):
        made[document_id] += some
    subjects, memory = subjects_of(codebook), {} if remembered is None else remembered
    if memory.get("of", (None, None))[0] != (subjects, grouped.units):
        memory.clear()
        memory["of"] = ((subjects, grouped.units), None)
    counts = [
        _counted(memory, made.get(each, []), about, talks[each], grouped, subjects)
        for each, about in of_document.items()
    ]
    return _together(codebook, subjects, counts)


def _counted(
    memory: Remembered, codings: list[Coding], about: About, talk: Talk, grouped: Grouped, subjects: Subjects
) -> DocumentCounts:
    """From memory as long as it is about the same."""
    key, of = about[0][0].document_id, (codings, about, talk)
    known, found = memory.get(key, (None, None))
    if known != of or not isinstance(found, DocumentCounts):
        found = counted(codings, about, talk, grouped.units, subjects)
        memory[key] = (of, found)
    return found


def _together(codebook: Codebook, subjects: Subjects, counts: Sequence[DocumentCounts]) -> JointCounts:
    words: dict[Unit, float] = defaultdict(float)
    for each in counts:
        for unit, n in each.words.items():
            words[unit] += n
    groups = JointTable(tuple(Counted(*unit, words[unit], {}) for unit in words), ()).groups
    sums = _summed(counts, len(subjects.ids), groups)
    rows = tuple(_subjects(codebook, subjects, sums, words, groups, counts))
    fragments = _fragments(counts)
    used = frozenset(np.flatnonzero(sums[:, :, 0].sum(axis=0)).tolist())

    def table(places: range, n: int) -> JointTable:
        names = tuple(dict.fromkeys(subjects.names[place] for place in places if place in used))
        cells = ((row.label, cell) for row in rows if row.is_category == (n == 0) for cell in row.cells)
        unraised = frozenset((label, cell.group) for label, cell in cells if cell.unraised)
        return JointTable(tuple(Counted(*unit, words[unit], fragments[unit][n]) for unit in words), names, unraised)

    every = len(subjects.ids)
    return JointCounts(table(range(subjects.categories), 0), table(range(subjects.categories, every), 1), rows)


def _summed(counts: Sequence[DocumentCounts], subjects: int, groups: Sequence[str]) -> NDArray[np.int64]:
    """Fragments, promoting and hindering of every subject in every group."""
    found = np.zeros((len(groups), subjects, 3), np.int64)
    for n, group in enumerate(groups):
        if tables := [each.sums[group] for each in counts if group in each.sums]:
            table = np.concatenate(tables)
            for column in range(3):
                found[n, :, column] = np.bincount(table[:, 0], table[:, 1 + column], subjects)
    return found


def _fragments(counts: Iterable[DocumentCounts]) -> dict[Unit, tuple[Mapping[str, int], Mapping[str, int]]]:
    """By unit the fragments of categories and codes; a unit may be spoken of in several documents."""
    found: dict[Unit, tuple[Mapping[str, int], Mapping[str, int]]] = {}
    for each in counts:
        for unit, some in each.fragments.items():
            before = found.get(unit)
            found[unit] = some if before is None else (_added(before[0], some[0]), _added(before[1], some[1]))
    return found


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return {**one, **{name: one.get(name, 0) + n for name, n in other.items()}}


def _subjects(
    codebook: Codebook,
    subjects: Subjects,
    sums: NDArray[np.int64],
    words: Mapping[Unit, float],
    groups: Sequence[str],
    counts: Sequence[DocumentCounts],
) -> Iterator[JointSubject]:
    place = {subject_id: n for n, subject_id in enumerate(subjects.ids)}
    totals = {group: sum(n for unit, n in words.items() if unit[1] == group) for group in groups}

    def cells(subject_id: UUID, whole_id: UUID) -> Iterator[JointCell]:
        for n, group in enumerate(groups):
            fragments, promoting, hindering = sums[n, place[subject_id]].tolist()
            behind = partial(_behind, counts, place[subject_id], group)
            unraised = not sums[n, place[whole_id], 0]
            yield JointCell(group, fragments, totals[group], Balance(promoting, hindering), unraised, behind)

    for category, codes in codebook.tree():
        of = category.id if category else None
        own = [(category.id, category.name)] if category else []
        for each, name in (*own, *((code.id, code.name) for code in codes)):
            if sums[:, place[each], 0].any():
                yield JointSubject(each, of, name, tuple(cells(each, of or each)))


def _behind(counts: Iterable[DocumentCounts], place: int, group: str) -> tuple[UUID, ...]:
    found = (each.behind.get((place, group), ()) for each in counts)
    return tuple(dict.fromkeys(coding_id for some in found for coding_id in some))
