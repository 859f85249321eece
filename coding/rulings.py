"""Rulings: what was decided about a place where coders differ, and whether that still holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from coding.codings import Coding
from coding.differing import Difference, DifferenceKind, Side
from corpora.spans import Span


class Decision(StrEnum):
    """ACCEPT: what chosen coders marked. BOTH: what everybody marked. BOUNDARY and CODE: something else than anybody
    marked. UNION and INTERSECTION: the text that one, or all of them marked. AGREED: they had no difference."""

    ACCEPT = "accept"
    BOTH = "both"
    NEITHER = "neither"
    BOUNDARY = "boundary"
    CODE = "code"
    UNION = "union"
    INTERSECTION = "intersection"
    AGREED = "agreed"


class Cause(StrEnum):
    """Why coders differed."""

    TEXT = "text"
    DEFINITION = "definition"
    SLIP = "slip"
    JUDGEMENT = "judgement"


class Confidence(StrEnum):
    """How sure of it who ruled was."""

    SURE = "sure"
    FAIRLY = "fairly"
    UNSURE = "unsure"


class State(StrEnum):
    """OPEN: nothing was decided. SETTLED: a ruling holds. CHANGED: what was ruled about is no longer as it was then."""

    OPEN = "open"
    SETTLED = "settled"
    CHANGED = "changed"


Sight = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided about the codings `coding_ids`.

    `seen` is how these, and the consensus that came of it, were by then: code, start, end and direction. `taken_by`
    are the coders whose codings were accepted. `redefine_id` is the code whose definition must change, and
    `redefine_from` the version of its meaning that is meant. One that was withdrawn is kept as what was decided before.
    """

    id: UUID
    document_id: UUID
    decision: Decision
    coding_ids: frozenset[UUID]
    taken_by: tuple[UUID, ...]
    seen: Mapping[UUID, Sight]
    consensus_ids: tuple[UUID, ...]
    cause: Cause | None
    confidence: Confidence | None
    note: str
    redefine_id: UUID | None
    redefine_from: int | None
    by_id: UUID | None
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said about a place, in a thread."""

    id: UUID
    document_id: UUID
    coding_ids: frozenset[UUID]
    author_id: UUID | None
    text: str
    at: datetime


T = TypeVar("T", Ruling, Remark)


@dataclass(frozen=True, slots=True)
class Case:
    """A place with what was decided and said about it; of a place that is open `ruling` is None.

    `standing` are all rulings that a new decision takes the place of; `earlier` those that were withdrawn.
    """

    place: Difference
    state: State
    ruling: Ruling | None = None
    standing: tuple[Ruling, ...] = ()
    earlier: tuple[Ruling, ...] = ()
    remarks: tuple[Remark, ...] = ()


def sight(coding: Coding) -> Sight:
    """What of a coding a ruling is about; not its memo, nor who looked at it since."""
    return str(coding.code_id), coding.span.start, coding.span.end, str(coding.direction or "")


def holds(ruling: Ruling, now: Mapping[UUID, Coding]) -> bool:
    """Whether everything that was ruled about, and what came of it, is as it was."""
    return all(each in now and sight(now[each]) == seen for each, seen in ruling.seen.items())


def cases(
    found: Sequence[Difference], rulings: Iterable[Ruling], remarks: Iterable[Remark], codings: Iterable[Coding]
) -> list[Case]:
    """Every place with its ruling, in the order given; then the rulings of which only the consensus is left.

    A ruling belongs to every place that holds one of its codings, and settles a place of which it saw all of them.
    `codings` are all of the project, those of consensus among them.
    """
    now = {coding.id: coding for coding in codings}
    decided, said = tuple(rulings), tuple(remarks)
    of_ruling, of_remark = _by_coding(decided), _by_coding(said)
    result = []
    for place in found:
        ids = frozenset(coding.id for coding in place.codings)
        about = _about(ids, of_ruling)
        standing = tuple(ruling for ruling in about if not ruling.withdrawn)
        right = [ruling for ruling in standing if ids <= ruling.coding_ids and holds(ruling, now)]
        state = State.SETTLED if right else State.CHANGED if standing else State.OPEN
        ruling = next(reversed(right or standing), None)
        earlier = tuple(each for each in about if each.withdrawn)
        result.append(Case(place, state, ruling, standing, earlier, tuple(_about(ids, of_remark))))
    return [*result, *_orphans(decided, now)]


def _orphans(rulings: Iterable[Ruling], now: Mapping[UUID, Coding]) -> list[Case]:
    """Consensus that nobody's coding stands behind any more."""
    found = []
    for ruling in rulings:
        left = tuple(now[each] for each in ruling.consensus_ids if each in now)
        if left and not ruling.withdrawn and not ruling.coding_ids & now.keys():
            span = Span(min(each.span.start for each in left), max(each.span.end for each in left))
            side = Side(left[0].coder_id, left, left[0])
            place = Difference(DifferenceKind.GONE, ruling.document_id, span, (side,), len(span))
            found.append(Case(place, State.CHANGED, ruling, (ruling,)))
    return found


def _by_coding(items: Sequence[T]) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = defaultdict(list)
    for item in items:
        for coding_id in item.coding_ids:
            found[coding_id].append(item)
    return found


def _about(ids: Iterable[UUID], known: Mapping[UUID, Sequence[T]]) -> list[T]:
    """What is about any of these codings, oldest first."""
    found = {item.id: item for each in ids for item in known.get(each, ())}
    return sorted(found.values(), key=lambda item: (item.at, str(item.id)))
