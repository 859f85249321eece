"""What documents add up to in a joint display, and the way back from a cell to the codings behind it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from uuid import UUID

import numpy as np

from coding.codings import Coding
from coding.columns import Columned, Numbers
from coding.joint_documents import DocumentCounts
from coding.joint_marks import SPARE, Subjects, rows_of
from coding.joint_talk import Unit


@dataclass(frozen=True, eq=False)
class Sums:
    """`of_units` is a row per unit and a column per subject; `fragments`, `promoting` and `hindering` the same per
    group. The others are columns: what each document adds to each unit."""

    groups: tuple[str, ...]
    of_units: Numbers
    fragments: Numbers
    promoting: Numbers
    hindering: Numbers
    unit: Numbers
    place: Numbers
    met: Numbers

    @cached_property
    def in_order(self) -> tuple[Numbers, Numbers]:
        """Subjects by unit, in the order in which they are met; and where each unit begins."""
        order = np.lexsort((self.met, self.unit))
        return self.place[order], np.searchsorted(self.unit[order], np.arange(len(self.of_units) + 1))

    def named(self, unit: int, names: Mapping[int, str]) -> dict[str, int]:
        """The fragments of one unit by the name of the subject, for those that have one here."""
        places, edges = self.in_order
        met = places[edges[unit] : edges[unit + 1]].tolist()
        counts = self.of_units[unit].tolist()
        return {names[place]: counts[place] for place in met if place in names}


class Fragments(Mapping[str, int]):
    """Fragments by code, looked up when they are asked for."""

    __slots__ = ("_found", "_look")

    def __init__(self, look: Callable[[], dict[str, int]]) -> None:
        self._look = look
        self._found: dict[str, int] | None = None

    @property
    def _here(self) -> dict[str, int]:
        if self._found is None:
            self._found = self._look()
        return self._found

    def __getitem__(self, code: str) -> int:
        return self._here[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._here)

    def __len__(self) -> int:
        return len(self._here)

    def __repr__(self) -> str:
        return repr(self._here)


def fragments_of(sums: Sums, unit: int, names: Mapping[int, str]) -> Fragments:
    """Of one unit, by the names of the subjects at these places."""
    return Fragments(partial(sums.named, unit, names))


def summed(counts: Sequence[DocumentCounts], units: Sequence[Unit], groups: Sequence[str], subjects: int) -> Sums:
    """Over all documents. A unit may be spoken of in several; what has no words stands behind those that do."""
    number = {unit: n for n, unit in enumerate(units)}
    own = [np.array([number.setdefault(unit, len(number)) for unit in each.marks.units], np.int64) for each in counts]
    unit, place, fragments, met, ways = _columns(counts, own)
    shape = len(number), subjects
    of_units = np.bincount(unit * subjects + place, fragments, shape[0] * shape[1]).astype(np.int64).reshape(shape)
    column = {group: n for n, group in enumerate(groups)}
    in_group = np.array([column.get(group, len(groups)) for _, group in number], np.int64)
    found = np.zeros((3, len(groups) + 1, subjects), np.int64)
    np.add.at(found[0], in_group, of_units)
    for n in (1, 2):
        np.add.at(found[n], (in_group[ways[0]], ways[1]), ways[n + 1])
    total, promoting, hindering = found[:, :-1]
    return Sums(tuple(groups), of_units, total, promoting, hindering, unit, place, met)


def _columns(counts: Sequence[DocumentCounts], own: Sequence[Numbers]) -> tuple[Numbers, ...]:
    """Unit, subject, fragments and order of all documents, and their ways; units by their number among all."""

    def column(name: str) -> Numbers:
        return np.concatenate([np.zeros(0, np.int64), *(getattr(each, name) for each in counts)])

    nothing, nowhere = np.zeros(0, np.int64), np.zeros((4, 0), np.int64)
    unit = np.concatenate([nothing, *(numbers[each.unit] for numbers, each in zip(own, counts, strict=True))])
    document = np.repeat(np.arange(len(counts)), [len(each.unit) for each in counts])
    ways = np.concatenate([nowhere, *(each.ways for each in counts)], axis=1)
    of_way = [numbers[each.ways[0]] for numbers, each in zip(own, counts, strict=True)]
    ways[0] = np.concatenate([nothing, *of_way])
    return unit, column("place"), column("fragments"), (document << SPARE) + column("met"), ways


@dataclass(frozen=True, eq=False)
class Behind:
    """The codings behind every cell; put in order when the first is asked for."""

    counts: Sequence[DocumentCounts]
    subjects: Subjects
    columned: Columned

    def of(self, place: int, group: str) -> tuple[UUID, ...]:
        """By the place of a subject; what stands in two units of one group once."""
        key = self._groups.get(group, len(self._groups)) * len(self.subjects.ids) + place
        keys, codings = self._rows
        here = codings[slice(*np.searchsorted(keys, (key, key + 1)))].tolist()
        return tuple(dict.fromkeys([self._codings[each].id for each in here]))

    @cached_property
    def _codings(self) -> list[Coding]:
        return list(chain.from_iterable(each.marks.codings for each in self.counts))

    @cached_property
    def _groups(self) -> dict[str, int]:
        met = dict.fromkeys(group for each in self.counts for _, group in each.marks.units)
        return {group: n for n, group in enumerate(met)}

    @cached_property
    def _rows(self) -> tuple[Numbers, Numbers]:
        """By the number of a group and a subject together the places of its codings, per document unit by unit."""
        rows = rows_of([each.marks for each in self.counts], self.subjects, self.columned)
        groups = [self._groups[group] for each in self.counts for _, group in each.marks.units]
        order = np.lexsort((rows.coding, rows.unit))
        key = np.array(groups, np.int64)[rows.unit[order]] * len(self.subjects.ids) + rows.place[order]
        in_order = np.argsort(key, kind="stable")
        return key[in_order], rows.coding[order][in_order].astype(np.int32)
