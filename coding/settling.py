"""What a decision makes of a place: the codings of consensus, and what became of everybody's own."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from codebooks.codebook import Direction
from coding.codings import Coding
from coding.differing import Difference, DifferenceKind, Side, in_all
from coding.rulings import Case, Decision, State
from corpora.refusal import Refusal
from corpora.spans import Span, merged


@dataclass(frozen=True, slots=True)
class Wanted:
    """A coding that consensus is to have."""

    code_id: UUID
    span: Span
    direction: Direction | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision with what it needs: the coders whose codings are accepted, other bounds, another code.

    `direction` is for a BOUNDARY or CODE of one's own; without it the one that the coders share.
    """

    decision: Decision
    coder_ids: tuple[UUID, ...] = ()
    span: Span | None = None
    code_id: UUID | None = None
    direction: Direction | None = None


class Outcome(StrEnum):
    """What became of somebody's coding: TAKEN over as it is, CHANGED, or REJECTED."""

    TAKEN = "taken"
    CHANGED = "changed"
    REJECTED = "rejected"


class Take(StrEnum):
    """What a rule for many places takes: the text of any, of all, or of one of the coders."""

    UNION = "union"
    INTERSECTION = "intersection"
    CODER = "coder"


def wanted(place: Difference, choice: Choice) -> tuple[Wanted, ...]:
    """The codings that consensus gets at a place.

    Refuses `ruling-span-absent` and `ruling-code-absent` for half a decision, `ruling-code-choose` where bounds are
    given for a place with several codes, `ruling-apart` for an intersection of nothing, and `ruling-directions` for
    directions that don't go together.
    """
    match choice.decision:
        case Decision.NEITHER:
            return ()
        case Decision.ACCEPT:
            return _as_marked([side for side in place.sides if side.coder_id in choice.coder_ids])
        case Decision.BOTH:
            return _as_marked(place.sides)
        case Decision.AGREED:
            return tuple(_one(place, span, choice) for span in _covered(place.sides[0]))
        case Decision.UNION:
            return (_one(place, place.span, choice),)
        case Decision.INTERSECTION:
            return tuple(_one(place, span, choice) for span in _shared(place))
        case Decision.BOUNDARY:
            if choice.span is None:
                raise Refusal("ruling-span-absent")
            return (_one(place, choice.span, choice),)
        case Decision.CODE:
            if choice.code_id is None:
                raise Refusal("ruling-code-absent")
            return (_one(place, choice.span or _usual(place), choice),)


def outcome(coding: Coding, consensus: Iterable[Coding]) -> Outcome:
    """What became of a coding, given the codings of consensus that its ruling made."""
    made = list(consensus)
    if any(_same(coding, each) for each in made):
        return Outcome.TAKEN
    met = any(each.code_id == coding.code_id and each.span.overlaps(coding.span) for each in made)
    return Outcome.CHANGED if met else Outcome.REJECTED


def alike(cases: Iterable[Case], *, words: int, take: Take, coder_id: UUID | None = None) -> list[Difference]:
    """The open places that a rule may settle unseen: one coding each of the same code and direction, all sharing some
    text, with at most `words` words between their beginnings, and between their ends."""
    return [
        case.place
        for case in cases
        if case.state is State.OPEN
        and case.place.kind is DifferenceKind.BOUNDARY
        and all(len(side.codings) == 1 for side in case.place.sides)
        and len({coding.direction for coding in case.place.codings}) == 1
        and max(_between(case.place.codings), default=words + 1) <= words
        and (take is not Take.CODER or any(side.coder_id == coder_id for side in case.place.sides))
    ]


def by_rule(take: Take, coder_id: UUID | None = None) -> Choice:
    """The decision that a rule for many places makes of each."""
    if take is Take.CODER:
        if coder_id is None:
            raise Refusal("ruling-coder-absent")
        return Choice(Decision.ACCEPT, (coder_id,))
    return Choice(Decision(take))


def agreed(cases: Iterable[Case]) -> list[Difference]:
    """The open places about which there is nothing to talk."""
    return [case.place for case in cases if case.state is State.OPEN and case.place.kind is DifferenceKind.AGREED]


def _between(codings: Sequence[Coding]) -> tuple[int, ...]:
    """Words between the beginnings, and between the ends; nothing where they don't all share some text."""
    first, last = min(codings, key=lambda c: c.span.start), max(codings, key=lambda c: c.span.end)
    begins, ends = max(c.span.start for c in codings), min(c.span.end for c in codings)
    if begins >= ends:
        return ()
    before = first.quote[: begins - first.span.start]
    after = last.quote[len(last.quote) - (last.span.end - ends) :]
    return len(before.split()), len(after.split())


def _as_marked(sides: Iterable[Side]) -> tuple[Wanted, ...]:
    """The codings of these coders, those with one code on one span as one."""
    together: dict[tuple[UUID, Span], list[Coding]] = {}
    for coding in (coding for side in sides for coding in side.codings):
        together.setdefault((coding.code_id, coding.span), []).append(coding)
    return tuple(
        Wanted(code_id, span, _direction(same), _memos(same))
        for (code_id, span), same in sorted(together.items(), key=_first)
    )


def _first(item: tuple[tuple[UUID, Span], list[Coding]]) -> tuple[Span, str]:
    (code_id, span), _ = item
    return span, str(code_id)


def _one(place: Difference, span: Span, choice: Choice) -> Wanted:
    """One coding on `span` with what the place's codings, or the choice, say."""
    code_id = choice.code_id
    if code_id is None:
        if len(place.code_ids) != 1:
            raise Refusal("ruling-code-choose")
        code_id = place.code_ids[0]
    if choice.direction is None and choice.decision is Decision.CODE:
        shared = {coding.direction for coding in place.codings}
        return Wanted(code_id, span, shared.pop() if len(shared) == 1 else None, _memos(place.codings))
    return Wanted(code_id, span, choice.direction or _direction(place.codings), _memos(place.codings))


def _direction(codings: Collection[Coding]) -> Direction | None:
    """The direction of codings taken together: promoting and hindering are both."""
    said = {coding.direction for coding in codings} - {None}
    if said == {Direction.PROMOTING, Direction.HINDERING}:
        return Direction.BOTH
    if len(said) > 1:
        raise Refusal("ruling-directions")
    return next(iter(said), None)


def _memos(codings: Iterable[Coding]) -> str:
    return "\n".join(dict.fromkeys(coding.memo for coding in codings if coding.memo))


def _covered(side: Side) -> list[Span]:
    return merged((coding.span for coding in side.codings), touching=False)


def _shared(place: Difference) -> list[Span]:
    shared = in_all([_covered(side) for side in place.sides]) if len(place.code_ids) == 1 else []
    if not shared:
        raise Refusal("ruling-apart")
    return shared


def _usual(place: Difference) -> Span:
    """The span that all have, or else the whole place."""
    spans = {coding.span for coding in place.codings}
    return spans.pop() if len(spans) == 1 else place.span


def _same(one: Coding, other: Coding) -> bool:
    return (one.code_id, one.span, one.direction) == (other.code_id, other.span, other.direction)
