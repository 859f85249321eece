"""Rounds: giving coders documents or parts, blind or not; opening what a blind round hides, and saying why."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from actions.blindness import unveiling_nothing
from actions.documents import documents
from actions.parting import parts
from actions.round_sampling import Draw
from actions.rows import refuse_taken
from actions.workspace import Desk, coders
from coding.rounds import Assignment, Place, Round
from corpora.refusal import Refusal
from store import documents as kept_documents
from store import finishing as kept_finishing
from store import parts as kept_parts
from store import projects as kept_projects
from store import rounds as kept
from store.writing import Writing


@dataclass(frozen=True, slots=True)
class Plan:
    """A round that is about to be made: who codes which places, and by which draw these were found, if by any.

    With a key the round is for training: these coders are compared with that one, and it is always blind.
    """

    name: str
    coder_ids: tuple[UUID, ...]
    places: tuple[Place, ...]
    blind: bool = True
    key_id: UUID | None = None
    draw: Draw | None = None


def rounds(desk: Desk) -> tuple[Round, ...]:
    """Oldest first."""
    with desk.workspace.database.reading() as connection:
        return kept.rounds(connection, desk.project_id)


def assignments(desk: Desk, round_id: UUID) -> tuple[Assignment, ...]:
    """Who codes where in a round, by document; refuses `round-gone`."""
    with desk.workspace.database.reading() as connection:
        _found(kept.rounds(connection, desk.project_id), round_id)
        found = kept.assignments(connection, desk.project_id)
        return tuple(each for each in found if each.round_id == round_id)


def place_names(desk: Desk, places: Iterable[Place]) -> tuple[str, ...]:
    """What places are called: the document, and behind it the part."""
    names = {document.id: document.name for document in documents(desk)}
    named = {part.id: part.name for part in parts(desk)}
    return tuple(
        " · ".join(filter(None, (names.get(each.document_id, "–"), named.get(each.part_id) if each.part_id else "")))
        for each in places
    )


def start_round(desk: Desk, plan: Plan) -> UUID:
    """Begin a round. In a blind one nobody is done yet, whatever they said before: they say so again when they are.

    Refuses `name-empty` and `name-taken`; `round-coders` for fewer than two coders to compare; `coder-gone`;
    `round-key-codes`; `round-no-places`; `document-gone`, `part-gone`; `round-overlaps` where another blind round is
    still going on.
    """
    name, blind = " ".join(plan.name.split()), plan.blind or plan.key_id is not None
    drawn = plan.draw
    made = Round(
        uuid4(),
        name,
        blind,
        datetime.now(UTC),
        desk.coder_id,
        plan.key_id,
        drawn.seed if drawn else None,
        drawn.share if drawn else None,
        drawn.attribute if drawn else "",
    )
    with desk.writing("round.start") as change:
        refuse_taken(name, [each.name for each in kept.rounds(change.connection, desk.project_id)])
        _refuse_coders(change, plan)
        _refuse_places(change, plan)
        change.insert("round", made.id, **kept.round_columns(made))
        for place in dict.fromkeys(plan.places):
            given = Assignment(uuid4(), made.id, place, tuple(dict.fromkeys(plan.coder_ids)))
            change.insert("assignment", given.id, **kept.assignment_columns(given))
            if blind:
                _begin_anew(change, place.document_id, given.coder_ids)
    return made.id


def open_place(desk: Desk, assignment_id: UUID, reason: str) -> None:
    """Show everybody what was coded in a place of a blind round before all are done; the reason is kept.

    Refuses `reason-empty`, `round-gone`, `not-your-round`, `round-not-blind` and `round-open-already`.
    """
    with desk.writing("round.open") as change:
        given = _given(change, desk, assignment_id, reason)
        if given.opened is not None:
            raise Refusal("round-open-already")
        change.update("assignment", given.id, opened=change.revision, reason=reason.strip())


def close_place(desk: Desk, assignment_id: UUID, reason: str) -> None:
    """Hide again what was coded in a place of a blind round, with the reason.

    Refuses `reason-empty`, `round-gone`, `not-your-round`, `round-not-blind` and `round-closed-already`.
    """
    with desk.writing("round.close") as change:
        given = _given(change, desk, assignment_id, reason)
        if given.opened is None:
            raise Refusal("round-closed-already")
        change.update("assignment", given.id, opened=None, reason=reason.strip())


def remove_round(desk: Desk, round_id: UUID) -> None:
    """Take a round away, not its codings. Refuses `round-gone`, `not-your-round`, `would-unveil` while it hides any."""
    with desk.writing("round.remove") as change, unveiling_nothing(change):
        _refuse_others(desk, _found(kept.rounds(change.connection, desk.project_id), round_id))
        for each in kept.every_assignment(change.connection, desk.project_id, round_id):
            change.delete("assignment", each)
        change.delete("round", round_id)


def may_lead(desk: Desk, of: Round) -> bool:
    """Whether who sits here may open and close places of a round: who made it, or anybody if nobody said who did."""
    with suppress(Refusal):
        _refuse_others(desk, of)
        return True
    return False


def coder_names(desk: Desk, coder_ids: Iterable[UUID]) -> tuple[str, ...]:
    """In the order in which they joined."""
    wanted = {*coder_ids}
    return tuple(each.name for each in coders(desk) if each.id in wanted)


def _found(known: Sequence[Round], round_id: UUID) -> Round:
    for each in known:
        if each.id == round_id:
            return each
    raise Refusal("round-gone")


def _given(change: Writing, desk: Desk, assignment_id: UUID, reason: str) -> Assignment:
    """A place in a blind round of which this desk has the lead."""
    if not reason.strip():
        raise Refusal("reason-empty")
    for each in kept.assignments(change.connection, desk.project_id):
        if each.id == assignment_id:
            of = _found(kept.rounds(change.connection, desk.project_id), each.round_id)
            _refuse_others(desk, of)
            if not of.blind:
                raise Refusal("round-not-blind", name=of.name)
            return each
    raise Refusal("round-gone")


def _refuse_others(desk: Desk, of: Round) -> None:
    if of.lead_id not in (None, desk.coder_id):
        raise Refusal("not-your-round", name=of.name)


def _refuse_coders(change: Writing, plan: Plan) -> None:
    known = {each.id for each in kept_projects.coders(change.connection, change.project_id)}
    if not {*plan.coder_ids, *filter(None, [plan.key_id])} <= known:
        raise Refusal("coder-gone")
    if plan.key_id in plan.coder_ids:
        raise Refusal("round-key-codes")
    if len({*plan.coder_ids}) < (1 if plan.key_id else 2):
        raise Refusal("round-coders")


def _refuse_places(change: Writing, plan: Plan) -> None:
    if not plan.places:
        raise Refusal("round-no-places")
    names = {each.id: each.name for each in kept_documents.documents(change.connection, change.project_id)}
    spans = {each.id: (each.document_id, each.span) for each in kept_parts.parts(change.connection, change.project_id)}
    closed = kept.closed(change.connection, change.project_id)
    for place in plan.places:
        if place.document_id not in names:
            raise Refusal("document-gone")
        if place.part_id and spans.get(place.part_id, (None,))[0] != place.document_id:
            raise Refusal("part-gone")
        span = spans[place.part_id][1] if place.part_id else None
        if any(each.over(span) for each in closed.get(place.document_id, ())):
            raise Refusal("round-overlaps", name=names[place.document_id])


def _begin_anew(change: Writing, document_id: UUID, coder_ids: Iterable[UUID]) -> None:
    for coder_id in coder_ids:
        row_id = kept_finishing.finished_id(document_id, coder_id)
        if change.image("finished", row_id) is not None:
            change.delete("finished", row_id)
