"""From a coded project to counts per document (or part, or board) and group: what a joint display compares."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import numpy as np

from codebooks.codebook import Codebook
from coding.codings import Coding
from coding.columns import Columned, by_document
from coding.counting import Balance
from coding.joint import Counted, JointTable
from coding.joint_documents import DocumentCounts, Spoken, counted
from coding.joint_marks import Subjects, subjects_of
from coding.joint_sums import Behind, Sums, fragments_of, summed
from coding.joint_talk import Talk, Unit
from coding.referring import Group
from corpora.boards import Reference

__all__ = ["Talk", "Unit"]

Remembered = MutableMapping[Hashable, tuple[object, object]]
ByDocument = Mapping[UUID, Sequence[Coding]]


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
    codings: Sequence[Coding] | ByDocument,
    grouped: Grouped,
    talks: Mapping[UUID, Talk],
    *,
    remembered: Remembered | None = None,
    columned: Columned | None = None,
) -> JointCounts:
    """Count every code and category in every unit; two coders on one place are one fragment. What nobody used is out.

    A unit is there as soon as something is about its group, also where nothing was coded in it. In `remembered` the
    counts of each document are kept with what they follow from; only those that changed are counted again. `columned`
    keeps the columns of the codings for whatever else is counted.
    """
    about: dict[UUID, list[tuple[Reference, Group]]] = defaultdict(list)
    for reference, group in grouped.references:
        about[reference.document_id].append((reference, group))
    made = codings if isinstance(codings, Mapping) else by_document(codings)
    spoken = {each: Spoken(made.get(each, ()), said, talks[each]) for each, said in about.items()}
    subjects, memory = subjects_of(codebook), {} if remembered is None else remembered
    of, columns = memory.get("of", (None, None))
    if of != (subjects, grouped.units) or not isinstance(columns, Columned) or columned not in (None, columns):
        memory.clear()
        columns = columned or Columned()
        memory["of"] = ((subjects, grouped.units), columns)
    counts = _remembered(memory, spoken, partial(counted, units=grouped.units, subjects=subjects, columned=columns))
    return _together(codebook, subjects, counts, Behind(counts, subjects, columns))


def _remembered(
    memory: Remembered,
    spoken: Mapping[UUID, Spoken],
    count: Callable[[Mapping[UUID, Spoken]], Mapping[UUID, DocumentCounts]],
) -> list[DocumentCounts]:
    """From memory as long as they are about the same."""
    known = {each: memory.get(each, (None, None)) for each in spoken}
    fresh = count({each: of for each, of in spoken.items() if known[each][0] != of})
    for each, found in fresh.items():
        memory[each] = known[each] = (spoken[each], found)
    return [found for _, found in known.values() if isinstance(found, DocumentCounts)]


def _together(codebook: Codebook, subjects: Subjects, counts: Sequence[DocumentCounts], behind: Behind) -> JointCounts:
    words: dict[Unit, float] = defaultdict(float)
    for each in counts:
        for unit, n in each.words.items():
            words[unit] += n
    groups = JointTable(tuple(Counted(*unit, words[unit], {}) for unit in words), ()).groups
    sums = summed(counts, tuple(words), groups, len(subjects.ids))
    rows = tuple(_subjects(codebook, subjects, sums, words, behind))
    used = set(np.flatnonzero(sums.fragments.sum(axis=0)).tolist())

    def table(places: range, *, of_categories: bool) -> JointTable:
        here = {place: subjects.names[place] for place in places if place in used}
        cells = ((row.label, cell) for row in rows if row.is_category == of_categories for cell in row.cells)
        unraised = frozenset((label, cell.group) for label, cell in cells if cell.unraised)
        lines = tuple(Counted(*unit, n, fragments_of(sums, row, here)) for row, (unit, n) in enumerate(words.items()))
        return JointTable(lines, tuple(here.values()), unraised, sums.of_units[: len(words), list(here)])

    every = len(subjects.ids)
    return JointCounts(
        table(range(subjects.categories), of_categories=True),
        table(range(subjects.categories, every), of_categories=False),
        rows,
    )


def _subjects(
    codebook: Codebook, subjects: Subjects, sums: Sums, words: Mapping[Unit, float], behind: Behind
) -> Iterator[JointSubject]:
    place = {subject_id: n for n, subject_id in enumerate(subjects.ids)}
    totals = dict.fromkeys(sums.groups, 0.0)
    for (_, group), n in words.items():
        totals[group] += n
    fragments, promoting, hindering = (each.T.tolist() for each in (sums.fragments, sums.promoting, sums.hindering))

    def cells(here: int, whole: int) -> Iterator[JointCell]:
        for n, group in enumerate(sums.groups):
            balance = Balance(promoting[here][n], hindering[here][n])
            unraised = not fragments[whole][n]
            asked = partial(behind.of, here, group)
            yield JointCell(group, fragments[here][n], totals[group], balance, unraised, asked)

    for category, codes in codebook.tree():
        of = category.id if category else None
        own = [(category.id, category.name)] if category else []
        for each, name in (*own, *((code.id, code.name) for code in codes)):
            if any(fragments[place[each]]):
                yield JointSubject(each, of, name, tuple(cells(place[each], place[of or each])))
