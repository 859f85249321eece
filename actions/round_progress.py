"""How far a round is: who is done where, what is open, and what a comparison may be about."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from actions.coding import codings
from actions.documents import documents
from actions.finishing import finished
from actions.parting import parts
from actions.rounds import Plan, assignments, coder_names, place_names, rounds
from actions.workspace import Desk, revision
from coding.codings import Coding
from coding.rounds import Assignment, Place, Round
from corpora.refusal import Refusal
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class Stage:
    """A place in a round: who is done there, who is not, and how much each coded; None where that is hidden."""

    assignment: Assignment
    name: str
    done: tuple[UUID, ...]
    busy: tuple[UUID, ...]
    codings: Mapping[UUID, int | None]
    open: bool


@dataclass(frozen=True, slots=True)
class State:
    """A round with all its places."""

    round: Round
    stages: tuple[Stage, ...]

    @property
    def open(self) -> int:
        """How many places are open."""
        return sum(stage.open for stage in self.stages)


@dataclass(frozen=True, slots=True)
class ScopePlace:
    """A place that can be compared: a document, or the part of it at `span`."""

    document_id: UUID
    span: Span | None
    coder_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a round says can be compared, and what not yet: `left_out` has (document, reason), of which the reason is
    `round-still-blind`. `key_id` is the coder with whom the others are compared, if the round is for training."""

    round: Round
    coder_ids: tuple[UUID, ...]
    key_id: UUID | None
    places: tuple[ScopePlace, ...]
    left_out: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A blind round that hides something in a document, and who is not done there yet, by name."""

    round: str
    busy: tuple[str, ...]


def states(desk: Desk) -> tuple[State, ...]:
    """Every round with how far it is, the newest first."""

    def found() -> tuple[State, ...]:
        return tuple(State(each, _stages(desk, each)) for each in reversed(rounds(desk)))

    return desk.computed("rounds", desk.coder_id, compute=found)


def round_scope(desk: Desk, round_id: UUID) -> Scope:
    """What can be compared in a round: who, where, and what is left out because it is still blind, whoever asks.

    Refuses `round-gone`.
    """
    given = assignments(desk, round_id)
    of = next(each for each in rounds(desk) if each.id == round_id)
    spans = {part.id: part.span for part in parts(desk)}
    ready = [each for each in given if not of.blind or each.opened is not None]
    places = (
        ScopePlace(
            each.place.document_id, spans.get(each.place.part_id) if each.place.part_id else None, each.coder_ids
        )
        for each in ready
    )
    return Scope(
        of,
        tuple(dict.fromkeys(coder_id for each in given for coder_id in each.coder_ids)),
        of.key_id,
        tuple(places),
        tuple((each.place.document_id, "round-still-blind") for each in given if each not in ready),
    )


def waiting(desk: Desk, document_id: UUID) -> tuple[Waiting, ...]:
    """The blind rounds that hide anything in a document, and for whom they wait; the same for everybody who asks."""

    def found() -> tuple[Waiting, ...]:
        done = finished(desk).get(document_id, frozenset())
        return tuple(
            Waiting(each.name, coder_names(desk, set(given.coder_ids) - done))
            for each in rounds(desk)
            if each.blind
            for given in assignments(desk, each.id)
            if given.place.document_id == document_id and given.opened is None
        )

    return desk.remembered("waiting", revision(desk), document_id, compute=found)


def begun(desk: Desk, plan: Plan) -> tuple[Place, ...]:
    """Of the places of a plan those in which any of its coders coded before, as far as this desk may see that."""
    made = [each for each in codings(desk) if each.coder_id in plan.coder_ids]
    spans = {part.id: part.span for part in parts(desk)}
    return tuple(place for place in plan.places if any(_inside(each, place, spans) for each in made))


def _stages(desk: Desk, of: Round) -> tuple[Stage, ...]:
    given, done, sight = assignments(desk, of.id), finished(desk), desk.sight()
    spans = {part.id: part.span for part in parts(desk)}
    made: dict[UUID, list[Coding]] = {document.id: [] for document in documents(desk)}
    for coding in codings(desk):
        made[coding.document_id].append(coding)
    stages = []
    for each, name in zip(given, place_names(desk, (each.place for each in given)), strict=True):
        document_id, span = each.place.document_id, spans.get(each.place.part_id) if each.place.part_id else None
        here = [coding for coding in made[document_id] if _inside(coding, each.place, spans)]
        counts = {
            coder_id: None
            if sight.hides(document_id, coder_id, span)
            else sum(coding.coder_id == coder_id for coding in here)
            for coder_id in each.coder_ids
        }
        finishers = done.get(document_id, frozenset())
        ready = tuple(coder_id for coder_id in each.coder_ids if coder_id in finishers)
        busy = tuple(coder_id for coder_id in each.coder_ids if coder_id not in finishers)
        stages.append(Stage(each, name, ready, busy, counts, not of.blind or each.opened is not None))
    return tuple(stages)


def _inside(coding: Coding, place: Place, spans: Mapping[UUID, Span]) -> bool:
    if coding.document_id != place.document_id:
        return False
    span = spans.get(place.part_id) if place.part_id else None
    return span is None or span.overlaps(coding.span)


def state_named(desk: Desk, name: str) -> State:
    """By the name of the round, whatever the case; refuses `round-unknown` with the names there are."""
    known = states(desk)
    for each in known:
        if each.round.name.casefold() == " ".join(name.split()).casefold():
            return each
    raise Refusal("round-unknown", name=name, known=", ".join(each.round.name for each in known) or "–")
