"""Quotes in the cells of a display: chosen and put in order by hand, or else the most typical ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from coding.codings import Coding
from coding.joint_grouping import Grouping
from coding.joint_units import JointSubject
from coding.runs import runs

TYPICAL = 2
_FEWEST_WORDS, _MOST_WORDS = 8, 60


@dataclass(frozen=True, slots=True)
class QuoteCell:
    """The quotes that stand for one code or category in one group, in this order."""

    id: UUID
    grouping: Grouping
    subject_id: UUID
    group: str
    coding_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ShownQuotes:
    """A cell of the quote matrix. Not `by_hand`: these were found to be typical. `unraised` as in a joint display."""

    subject_id: UUID
    group: str
    coding_ids: tuple[UUID, ...]
    by_hand: bool
    unraised: bool


def cell_id(project_id: UUID, cell: QuoteCell) -> UUID:
    """One cell has one id, whoever chooses for it first."""
    by = cell.grouping
    said = (by.source, by.name, str(by.list_id), str(cell.subject_id), cell.group)
    return uuid5(project_id, "\n".join(said))


def following(
    project_id: UUID, cells: Sequence[QuoteCell], codings: Mapping[UUID, UUID], codes: Mapping[UUID, UUID]
) -> tuple[QuoteCell, ...]:
    """What was chosen, once these codings and codes have become others; the code that stays shows its own first."""
    found: dict[UUID, QuoteCell] = {}
    for each in sorted(cells, key=lambda each: each.subject_id in codes):
        moved = replace(each, subject_id=codes.get(each.subject_id, each.subject_id))
        moved = replace(moved, id=cell_id(project_id, moved) if moved.subject_id != each.subject_id else each.id)
        before = found[moved.id].coding_ids if moved.id in found else ()
        chosen = (*before, *(codings.get(one, one) for one in each.coding_ids))
        found[moved.id] = replace(moved, coding_ids=tuple(dict.fromkeys(chosen)))
    return tuple(found.values())


def quote_matrix(
    subjects: Iterable[JointSubject], codings: Mapping[UUID, Coding], chosen: Iterable[QuoteCell]
) -> tuple[ShownQuotes, ...]:
    """Of every cell the quotes that were chosen and are still there, else the typical ones."""
    by_hand = {(each.subject_id, each.group): each.coding_ids for each in chosen}
    found = []
    for subject in subjects:
        for cell in subject.cells:
            there = set(cell.coding_ids)
            kept = tuple(each for each in by_hand.get((subject.id, cell.group), ()) if each in there)
            shown = kept or typical([codings[each] for each in cell.coding_ids if each in codings])
            found.append(ShownQuotes(subject.id, cell.group, shown, bool(kept), cell.unraised))
    return tuple(found)


def typical(codings: Sequence[Coding], most: int = TYPICAL) -> tuple[UUID, ...]:
    """Those that coders marked as important first; then where most coders agree, in another document than the one
    before, of a length that can be read at once. The same codings always give the same quotes.
    """
    readers = _readers(codings)
    ranked = sorted(codings, key=lambda each: (not each.important, -readers[each.id], *_unhandy(each), str(each.id)))
    found: list[Coding] = []
    left = list(ranked)
    while left and len(found) < most:
        used = {each.document_id for each in found}
        best = next((each for each in left if each.document_id not in used), left[0])
        found.append(best)
        left = [each for each in left if not (each.document_id == best.document_id and each.span.overlaps(best.span))]
    return tuple(each.id for each in found)


def _readers(codings: Sequence[Coding]) -> dict[UUID, int]:
    """By coding how many coders marked the same stretch."""
    by_document: dict[UUID, list[Coding]] = {}
    for coding in codings:
        by_document.setdefault(coding.document_id, []).append(coding)
    found = (run.codings for some in by_document.values() for run in runs(some))
    return {coding.id: len({each.coder_id for each in some}) for some in found for coding in some}


def _unhandy(coding: Coding) -> tuple[int, int]:
    """How far a quote is from a length that can be read at once, and then the longer first."""
    words = len(coding.quote.split())
    return max(_FEWEST_WORDS - words, words - _MOST_WORDS, 0), -words
