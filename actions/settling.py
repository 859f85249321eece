"""Deciding about differences: one by one or by a rule, taking a decision back, and talking about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from actions.consensus import ensured
from actions.differing import EVERYTHING, Scope, differing
from actions.measuring import insert_first, measured_ahead
from actions.ruling_steps import Settled, Steps
from actions.workspace import Desk, coders, once, seated
from coding.differing import Difference, DifferenceKind
from coding.rulings import Case, Cause, Confidence, Decision, Ruling, State
from coding.settling import Choice, Take, agreed, alike, by_rule
from corpora.refusal import Refusal
from corpora.spans import Span, quoted
from store import rulings as kept
from store.documents import text_of
from store.writing import Writing


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why: the cause of the difference, how sure, a note, and the code whose definition must change."""

    cause: Cause | None = None
    confidence: Confidence | None = None
    note: str = ""
    redefine_id: UUID | None = None


UNSAID = Reasons()


def rule(
    desk: Desk,
    difference_id: UUID,
    choice: Choice,
    reasons: Reasons = UNSAID,
    *,
    scope: Scope = EVERYTHING,
    quote: str | None = None,
    replaces: UUID | None = None,
    operation_id: UUID | None = None,
) -> int:
    """Decide about one difference; consensus gets its codings in the same step. The revision it made.

    `quote` are the words at the bounds that were chosen. Refuses `difference-changed` where a coding of it has changed
    meanwhile, and `ruled-already-…` where somebody decided before, unless that ruling is the one it `replaces`.
    """
    seated(desk)
    consensus_id = ensured(desk)
    measured_ahead(desk, scope, _about(desk, scope, lambda case: case.place.id == difference_id))

    def ruled(change: Writing) -> None:
        case = _found(desk, scope, difference_id)
        if case.state is State.SETTLED and case.ruling and case.ruling.id != replaces:
            _refuse_ruled(desk, case.ruling)
        if choice.span and quote is not None:
            _refuse_other_words(change, case.place.document_id, choice.span, quote)
        _settle(desk, change, consensus_id, [_settled(desk, case, choice, reasons)])

    return once(desk, "ruling.add", operation_id, ruled)


def to_settle(
    desk: Desk, take: Take, words: int, *, coder_id: UUID | None = None, scope: Scope = EVERYTHING
) -> list[Difference]:
    """The places that a rule would settle: one code, one direction, and borders at most `words` words apart."""
    return alike(differing(desk, scope), words=words, take=take, coder_id=coder_id)


def settle_alike(
    desk: Desk,
    take: Take,
    words: int,
    *,
    coder_id: UUID | None = None,
    scope: Scope = EVERYTHING,
    seen: int | None = None,
    operation_id: UUID | None = None,
) -> int:
    """Settle by a rule what differs in borders only; refuses `preview-changed` when it are not the `seen` ones."""
    choice = by_rule(take, coder_id)

    def chosen(cases: Sequence[Case]) -> list[Difference]:
        return alike(cases, words=words, take=take, coder_id=coder_id)

    return _settle_all(desk, chosen, choice, scope, seen, operation_id)


def settle_agreed(
    desk: Desk, *, scope: Scope = EVERYTHING, seen: int | None = None, operation_id: UUID | None = None
) -> int:
    """Take over into consensus everything about which there is no difference."""
    return _settle_all(desk, agreed, Choice(Decision.AGREED), scope, seen, operation_id)


def reopen(desk: Desk, ruling_id: UUID, *, operation_id: UUID | None = None) -> int:
    """Take a decision back: what it gave consensus goes, unless another ruling says the same; refuses `ruling-gone`."""
    seated(desk)

    def reopened(change: Writing) -> None:
        found = kept.ruling_by_id(change.connection, desk.project_id, ruling_id)
        if found is None or found.withdrawn:
            raise Refusal("ruling-gone")
        steps = Steps(change, ensured_id=None)
        steps.withdraw([found])
        steps.write()

    return once(desk, "ruling.reopen", operation_id, reopened)


def say_of(
    desk: Desk,
    difference_id: UUID,
    text: str,
    *,
    scope: Scope = EVERYTHING,
    remark_id: UUID | None = None,
    operation_id: UUID | None = None,
) -> int:
    """Say something about a difference, in its thread; refuses `remark-empty`."""
    author_id = seated(desk)
    if not text.strip():
        raise Refusal("remark-empty")

    def said(change: Writing) -> None:
        place = _found(desk, scope, difference_id).place
        about = sorted(str(coding.id) for coding in place.codings)
        values = {"document_id": place.document_id, "codings": about, "author_id": author_id}
        change.insert("remark", remark_id or uuid4(), **values, text=text.strip(), at=datetime.now(UTC))

    return once(desk, "remark.add", operation_id, said)


def unsay(desk: Desk, remark_id: UUID, *, operation_id: UUID | None = None) -> int:
    """Take away what one said oneself; refuses `remark-gone` and `not-your-remark`."""
    author_id = seated(desk)

    def unsaid(change: Writing) -> None:
        image = change.image("remark", remark_id)
        if image is None:
            raise Refusal("remark-gone")
        if image["author_id"] != str(author_id):
            raise Refusal("not-your-remark")
        change.delete("remark", remark_id)

    return once(desk, "remark.remove", operation_id, unsaid)


def _settle_all(
    desk: Desk,
    chosen: Callable[[Sequence[Case]], Iterable[Difference]],
    choice: Choice,
    scope: Scope,
    seen: int | None,
    operation_id: UUID | None,
) -> int:
    seated(desk)
    consensus_id = ensured(desk)
    ahead = {place.id for place in chosen(differing(desk, scope))}
    measured_ahead(desk, scope, _about(desk, scope, lambda case: case.place.id in ahead))

    def settled(change: Writing) -> None:
        cases = differing(desk, scope)
        ids = {place.id for place in chosen(cases)}
        if seen is not None and seen != len(ids):
            raise Refusal("preview-changed")
        if not ids:
            raise Refusal("ruling-nothing")
        found = (case for case in cases if case.place.id in ids)
        _settle(desk, change, consensus_id, [_settled(desk, case, choice, UNSAID) for case in found])

    return once(desk, "ruling.settle", operation_id, settled)


def _settle(desk: Desk, change: Writing, consensus_id: UUID, found: Sequence[Settled]) -> None:
    steps = Steps(change, consensus_id)
    steps.withdraw([ruling for each in found for ruling in each.case.standing])
    for each in found:
        steps.settle(each)
    steps.write()
    places = [each.case.place for each in found]
    who = {side.coder_id for place in places for side in place.sides}
    insert_first(desk, change, who, {place.document_id for place in places})


def _about(desk: Desk, scope: Scope, chosen: Callable[[Case], bool]) -> set[UUID]:
    """The documents of these cases."""
    return {case.place.document_id for case in differing(desk, scope) if chosen(case)}


def _settled(desk: Desk, case: Case, choice: Choice, reasons: Reasons) -> Settled:
    ruling = Ruling(
        id=uuid4(),
        document_id=case.place.document_id,
        decision=choice.decision,
        coding_ids=frozenset(coding.id for coding in case.place.codings),
        taken_by=choice.coder_ids if choice.decision is Decision.ACCEPT else (),
        seen={},
        consensus_ids=(),
        cause=reasons.cause,
        confidence=reasons.confidence,
        note=reasons.note.strip(),
        redefine_id=reasons.redefine_id,
        redefine_from=None,
        by_id=desk.coder_id,
        at=datetime.now(UTC),
    )
    return Settled(case, choice, ruling)


def _found(desk: Desk, scope: Scope, difference_id: UUID) -> Case:
    """The case as it is now, whatever a page still shows."""
    found = next((case for case in differing(desk, scope) if case.place.id == difference_id), None)
    if found is None or found.place.kind is DifferenceKind.GONE:
        raise Refusal("difference-changed")
    return found


def _refuse_other_words(change: Writing, document_id: UUID, span: Span, quote: str) -> None:
    if quoted(text_of(change.connection, document_id), span) != quote:
        raise Refusal("quote-mismatch")


def _refuse_ruled(desk: Desk, ruling: Ruling) -> None:
    names = {coder.id: coder.name for coder in coders(desk)}
    taken = ", ".join(names[each] for each in ruling.taken_by if each in names)
    who = names.get(ruling.by_id, "–") if ruling.by_id else "–"
    raise Refusal(f"ruled-already-{ruling.decision}", name=who, taken=taken or "–")
