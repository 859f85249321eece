"""From a coded project to counts per document (or part, or board) and group: what a joint display compares."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from codebooks.codebook import Codebook, Direction
from coding.codings import Coding
from coding.counting import HINDERING, PROMOTING, Balance, tallied
from coding.joint import Counted, JointTable
from coding.referring import Group, about_said, groups_at
from corpora.boards import Reference
from corpora.spans import Span

_WORD = re.compile(r"\S+")

Unit = tuple[str, str]  # what is counted in, by name, and its group


@dataclass(frozen=True, slots=True)
class Talk:
    """A document as far as counting needs it; `text` only where a reference is about a part of it."""

    name: str
    words: int
    text: str = ""


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
    coding_ids: tuple[UUID, ...]
    unraised: bool

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


Marks = Mapping[UUID, Mapping[Unit, Sequence[Coding]]]


def joint_counts(
    codebook: Codebook, codings: Sequence[Coding], grouped: Grouped, talks: Mapping[UUID, Talk]
) -> JointCounts:
    """Count every code and category in every unit; two coders on one place are one fragment. What nobody used is out.

    A unit is there as soon as something is about its group, also where nothing was coded in it.
    """
    of_document: dict[UUID, list[tuple[Reference, Group]]] = defaultdict(list)
    for reference, group in grouped.references:
        of_document[reference.document_id].append((reference, group))
    words = _words(of_document, grouped, talks)
    marks = _marks(codebook, codings, grouped, talks)
    names = {category.id: category.name for category in codebook.categories}
    used = [category.id for category in codebook.categories if marks.get(category.id)]
    codes = [code for code in codebook.in_order() if marks.get(code.id)]
    groups = JointTable(tuple(Counted(*unit, words[unit], {}) for unit in words), ()).groups
    subjects = tuple(_subjects(codebook, marks, words, groups))
    return JointCounts(
        _table(words, {names[each]: marks[each] for each in used}, (s for s in subjects if s.is_category)),
        _table(words, {code.name: marks[code.id] for code in codes}, (s for s in subjects if not s.is_category)),
        subjects,
    )


def _words(
    of_document: Mapping[UUID, Sequence[tuple[Reference, Group]]], grouped: Grouped, talks: Mapping[UUID, Talk]
) -> dict[Unit, float]:
    """The words of each unit; a place that is about two groups counts in both."""
    found: dict[Unit, float] = defaultdict(float)
    for document_id, references in of_document.items():
        talk = talks[document_id]
        for names, words in _stretches(talk, references):
            for name in names:
                found[grouped.unit(talk.name, name)] += words
    return found


def _stretches(talk: Talk, references: Sequence[tuple[Reference, Group]]) -> Iterator[tuple[list[str], int]]:
    """The document cut where references begin and end: of each piece what it is about, and its words."""
    if all(reference.span is None for reference, _ in references):
        yield list(dict.fromkeys(group.name for _, group in references)), talk.words
        return
    starts = [match.start() for match in _WORD.finditer(talk.text)]
    spans = [reference.span for reference, _ in references if reference.span]
    cuts = sorted({0, len(talk.text), *(end for span in spans for end in (span.start, span.end))})
    for start, end in pairwise(cuts):
        groups = groups_at(Span(start, end), references)
        yield [group.name for group in groups], bisect_left(starts, end) - bisect_left(starts, start)


def _marks(
    codebook: Codebook,
    codings: Sequence[Coding],
    grouped: Grouped,
    talks: Mapping[UUID, Talk],
) -> dict[UUID, dict[Unit, list[Coding]]]:
    """By code and by category the codings in each unit."""
    known = {category.id for category in codebook.categories}
    subjects = {code.id: (code.id, *(each for each in code.category_ids if each in known)) for code in codebook.codes}
    found: dict[UUID, dict[Unit, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    groups = about_said(codings, grouped.references)
    for coding in codings:
        units = {grouped.unit(talks[coding.document_id].name, group.name): None for group in groups[coding.id]}
        for subject in subjects.get(coding.code_id, ()):
            for unit in units:
                found[subject][unit].append(coding)
    return found


def _table(
    words: Mapping[Unit, float],
    marks: Mapping[str, Mapping[Unit, Sequence[Coding]]],
    subjects: Iterable[JointSubject],
) -> JointTable:
    counted = tuple(
        Counted(*unit, total, {name: tallied(some[unit]).fragments for name, some in marks.items() if unit in some})
        for unit, total in words.items()
    )
    unraised = frozenset((each.label, cell.group) for each in subjects for cell in each.cells if cell.unraised)
    return JointTable(counted, tuple(marks), unraised)


def _subjects(
    codebook: Codebook, marks: Marks, words: Mapping[Unit, float], groups: Sequence[str]
) -> Iterator[JointSubject]:
    direction = {code.id: code.direction for code in codebook.codes}
    totals = {group: sum(total for unit, total in words.items() if unit[1] == group) for group in groups}
    for category, codes in codebook.tree():
        category_id = category.id if category else None
        for subject_id, label in [
            *([(category.id, category.name)] if category else []),
            *((c.id, c.name) for c in codes),
        ]:
            if here := marks.get(subject_id):
                raised = {unit[1] for unit in marks.get(category_id or subject_id, {})}
                cells = (_cell(group, here, totals[group], direction, raised=group in raised) for group in groups)
                yield JointSubject(subject_id, category_id, label, tuple(cells))


def _cell(
    group: str,
    marks: Mapping[Unit, Sequence[Coding]],
    words: float,
    direction: Mapping[UUID, Direction | None],
    *,
    raised: bool,
) -> JointCell:
    here = [some for unit, some in marks.items() if unit[1] == group]
    every = tuple({coding.id: coding for some in here for coding in some}.values())
    ways = [(coding, coding.direction or direction[coding.code_id]) for coding in every]
    balance = Balance(
        tallied(coding for coding, way in ways if way in PROMOTING).fragments,
        tallied(coding for coding, way in ways if way in HINDERING).fragments,
    )
    fragments = sum(tallied(some).fragments for some in here)
    return JointCell(group, fragments, words, balance, tuple(coding.id for coding in every), not raised)
