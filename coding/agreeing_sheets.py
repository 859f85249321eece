"""One document at hand: what of it is compared, and who gave which label to which unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from coding.agreeing_question import Question
from coding.codings import Coding
from coding.scopes import Scope
from coding.sentences import Bounds, carried_by_each
from coding.unitizing import Unit
from corpora.spans import Span, merged


@dataclass(frozen=True, slots=True)
class Material:
    """What of a document is compared: its scope, what it is cut into, and where its words begin if that is needed."""

    scope: Scope
    units: tuple[Span, ...]
    words: tuple[int, ...] = ()


@dataclass(slots=True)
class Sheet:
    """One document at hand: units where they stand in the scope, codings by coder and code, and who gave what where."""

    question: Question
    material: Material
    readers: tuple[int, ...]
    bounds: Bounds
    codings: Mapping[tuple[int, UUID], Sequence[Coding]]
    carrying: NDArray[np.bool_]

    def of(self, coder: int, code_ids: Iterable[UUID]) -> list[Coding]:
        return [each for code_id in code_ids for each in self.codings.get((coder, code_id), ())]


@dataclass(frozen=True, slots=True)
class Positions:
    """Every position of a document: units where they stand in the text, and who of the `readers` gave which label.

    `carrying` has a place per coder asked for, unit and label.
    """

    readers: tuple[int, ...]
    units: tuple[Span, ...]
    carrying: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Carried:
    """One label by coder: the codings, and the text that they mark."""

    codings: Mapping[int, Sequence[Coding]]
    marks: Mapping[int, tuple[Unit, ...]]


def positions(question: Question, material: Material, codings: Iterable[Coding], readers: Sequence[int]) -> Positions:
    """What the counts on units are made of."""
    sheet = sheet_of(question, material, codings, readers)
    carry(sheet)
    _, chosen = _inside(material)
    units = tuple(unit for unit, inside in zip(material.units, chosen.tolist(), strict=True) if inside)
    return Positions(sheet.readers, units, sheet.carrying)


def sheet_of(question: Question, material: Material, codings: Iterable[Coding], readers: Sequence[int]) -> Sheet:
    """Nothing carried yet; `readers` are places in `question.coder_ids`, and codings of others are passed over."""
    place = {coder_id: n for n, coder_id in enumerate(question.coder_ids)}
    made: dict[tuple[int, UUID], list[Coding]] = defaultdict(list)
    for coding in codings:
        if place.get(coding.coder_id) in readers:
            made[place[coding.coder_id], coding.code_id].append(coding)
    bounds, _ = _inside(material)
    carrying = np.zeros((len(question.coder_ids), len(bounds), len(question.labels)), dtype=bool)
    return Sheet(question, material, tuple(readers), bounds, made, carrying)


def _inside(material: Material) -> tuple[Bounds, NDArray[np.bool_]]:
    """The units of which more than half counts, as they stand in the scope; and which ones those are."""
    bounds = np.array([(unit.start, unit.end) for unit in material.units], np.intp).reshape(-1, 2)
    laid = material.scope.laid_all(bounds)
    chosen = 2 * (laid[:, 1] - laid[:, 0]) > bounds[:, 1] - bounds[:, 0]
    return laid[chosen], chosen


def used_in(sheet: Sheet) -> list[int]:
    """The places of the labels that anybody used here."""
    used = {code_id for _, code_id in sheet.codings}
    return [number for number, label in enumerate(sheet.question.labels) if label.code_ids & used]


def carry(sheet: Sheet) -> dict[int, Carried]:
    """Of every label that anybody used its codings and marks; notes which units carry it."""
    rule, labels = sheet.question.rule, sheet.question.labels
    found: dict[int, Carried] = {}
    for number in used_in(sheet):
        made = {coder: sheet.of(coder, labels[number].code_ids) for coder in sheet.readers}
        found[number] = Carried(made, {coder: marks_of(sheet.material.scope, some) for coder, some in made.items()})
    places = [(coder, number) for number, one in found.items() for coder, some in one.marks.items() if some]
    marks = [found[number].marks[coder] for coder, number in places]
    carries = carried_by_each(marks, sheet.bounds, rule.share, strict=rule.strict)
    for (coder, number), row in zip(places, carries, strict=True):
        sheet.carrying[coder, :, number] = row
    return found


def marks_of(scope: Scope, codings: Iterable[Coding], *, touching: bool = True) -> tuple[Unit, ...]:
    """The text that codings cover, as it stands in the scope; what overlaps is one mark."""
    spans = merged((coding.span for coding in codings), touching=touching)
    return tuple(Unit(laid) for span in spans if (laid := scope.laid(span)) is not None)
