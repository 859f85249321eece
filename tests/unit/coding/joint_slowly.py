"""A joint display counted coding by coding, as one would by hand: slow, and plain enough to trust."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from re import finditer
from uuid import UUID

from codebooks.codebook import Codebook
from coding.codings import Coding
from coding.counting import HINDERING, PROMOTING
from coding.joint_units import Grouped, JointCounts, Talk, Unit
from coding.referring import about_said, groups_at
from corpora.spans import Span

Found = dict[str, object]


def told(counts: JointCounts) -> Found:
    """Everything that a display says, in its order."""
    return {
        "codes": [(e.document, e.group, e.words, list(e.fragments.items())) for e in counts.codes.counted],
        "categories": [(e.document, e.group, e.words, list(e.fragments.items())) for e in counts.categories.counted],
        "cells": {
            (subject.id, subject.category_id, cell.group): (
                *(cell.fragments, cell.words, cell.balance.promoting, cell.balance.hindering),
                *(cell.unraised, cell.coding_ids),
            )
            for subject in counts.subjects
            for cell in subject.cells
        },
    }


def slowly(book: Codebook, codings: Sequence[Coding], grouped: Grouped, talks: Mapping[UUID, Talk]) -> Found:
    words: dict[Unit, float] = defaultdict(float)
    fragments: dict[Unit, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    cells: dict[tuple[UUID, str], list[tuple[int, int, int, list[Coding]]]] = defaultdict(list)
    for document_id in dict.fromkeys(reference.document_id for reference, _ in grouped.references):
        about = [each for each in grouped.references if each[0].document_id == document_id]
        here, talk = [each for each in codings if each.document_id == document_id], talks[document_id]
        for names, n in _stretches(talk, about):
            for name in names:
                words[grouped.unit(talk.name, name)] += n
        marks = _marks(book, here, about, talk, grouped)
        of_group: dict[tuple[UUID, str], tuple[int, list[Coding]]] = {}
        for (unit, subject_id), some in marks.items():
            fragments[unit][subject_id] += _stretched(some)
            n, before = of_group.get((subject_id, unit[1]), (0, []))
            of_group[subject_id, unit[1]] = n + _stretched(some), list(dict.fromkeys([*before, *some]))
        for cell, (n, some) in of_group.items():
            cells[cell].append((n, _way(book, some, PROMOTING), _way(book, some, HINDERING), some))
    groups = dict.fromkeys(group for _, group in words)
    totals = {group: sum(n for unit, n in words.items() if unit[1] == group) for group in groups}

    def rows(names: Mapping[UUID, str]) -> list[tuple[object, ...]]:
        return [
            (*unit, n, [(names[each], m) for each, m in fragments[unit].items() if each in names])
            for unit, n in words.items()
        ]

    def cell(subject_id: UUID, whole_id: UUID, group: str) -> tuple[object, ...]:
        some = cells.get((subject_id, group), [])
        ids = tuple(dict.fromkeys(coding.id for *_, codings in some for coding in codings))
        n, promoting, hindering = (sum(each[column] for each in some) for column in range(3))  # type: ignore[misc]
        return n, totals[group], promoting, hindering, not cells.get((whole_id, group)), ids

    def shown() -> Iterator[tuple[UUID, UUID | None]]:
        for category, codes in book.tree():
            of = category.id if category else None
            for each in ([of] if of else []) + [code.id for code in codes]:
                if any((each, group) in cells for group in groups):
                    yield each, of

    return {
        "codes": rows({code.id: code.name for code in book.codes}),
        "categories": rows({category.id: category.name for category in book.categories}),
        "cells": {(each, of, group): cell(each, of or each, group) for each, of in shown() for group in groups},
    }


def _marks(book, codings, about, talk, grouped) -> dict[tuple[Unit, UUID], list[Coding]]:  # type: ignore[no-untyped-def]
    subjects = {code.id: (code.id, *code.category_ids) for code in book.codes}
    groups = about_said(codings, about)
    units: dict[Unit, dict[UUID, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for coding in codings:
        for unit in dict.fromkeys(grouped.unit(talk.name, group.name) for group in groups[coding.id]):
            found = units[unit]
            for subject_id in subjects.get(coding.code_id, ()):
                found[subject_id].append(coding)
    return {(unit, each): some for unit, found in units.items() for each, some in found.items()}


def _stretched(codings: Sequence[Coding]) -> int:
    found, reached = 0, -1
    for span in sorted(coding.span for coding in codings):
        found += span.start >= reached
        reached = max(reached, span.end)
    return found


def _way(book: Codebook, codings: Sequence[Coding], side) -> int:  # type: ignore[no-untyped-def]
    return _stretched([each for each in codings if (each.direction or book.code(each.code_id).direction) in side])


def _stretches(talk: Talk, about) -> Iterator[tuple[list[str], int]]:  # type: ignore[no-untyped-def]
    if all(reference.span is None for reference, _ in about):
        yield list(dict.fromkeys(group.name for _, group in about)), talk.words
        return
    spans = [reference.span for reference, _ in about if reference.span]
    for start, end in pairwise(sorted({0, len(talk.text), *(at for span in spans for at in (span.start, span.end))})):
        groups = groups_at(Span(start, end), about)
        begun = [match for match in finditer(r"\S+", talk.text) if start <= match.start() < end]
        yield [group.name for group in groups], len(begun)
