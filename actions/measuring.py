"""Agreement as it was: measured by itself before the first difference is settled, and afterwards when asked."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from itertools import combinations
from uuid import UUID, uuid4

from actions.agreeing import Asked, agreement
from actions.agreeing_rounds import taking_part
from actions.comparing import compare
from actions.consensus import consensus
from actions.differing import EVERYTHING, Scope, has_consensus, readers
from actions.round_progress import round_scope
from actions.rounds import rounds
from actions.workspace import Desk, once, revision, seated
from coding.agreeing_question import Draws
from coding.measured import Measured, Phase, Snapshot, measured, measured_of
from corpora.refusal import Refusal
from store import rulings as kept
from store.writing import Writing


def snapshots(desk: Desk) -> tuple[Snapshot, ...]:
    """Agreement as it was kept, oldest first."""
    with desk.workspace.database.reading() as connection:
        return kept.snapshots(connection, desk.project_id)


def keep_agreement(
    desk: Desk,
    phase: Phase = Phase.AFTER,
    *,
    scope: Scope = EVERYTHING,
    round_id: UUID | None = None,
    operation_id: UUID | None = None,
) -> int:
    """Keep agreement as it is now, of a round only on what that gave out.

    Refuses `no-documents` where no two coders read the same, and `round-gone`.
    """
    seated(desk)

    def keep(change: Writing) -> None:
        made = _taken(desk, phase, scope) if round_id is None else _taken_of(desk, phase, scope, round_id)
        if made is None:
            raise Refusal("no-documents")
        change.insert("snapshot", made.id, **kept.snapshot_columns(made))

    return once(desk, "snapshot.keep", operation_id, keep)


def measured_ahead(desk: Desk, scope: Scope, document_ids: Collection[UUID] = ()) -> None:
    """Measure before the transaction what `insert_first` will need in it, so that nobody waits for a first ruling."""
    known = snapshots(desk)
    if not any(each.phase is Phase.BEFORE for each in known):
        list(_pairs(desk, readers(desk, Scope(scope.coder_ids))))
    for round_id in _unmeasured(desk, known, document_ids):
        _taken_of(desk, Phase.BEFORE, EVERYTHING, round_id)


def insert_first(desk: Desk, change: Writing, coder_ids: Collection[UUID], document_ids: Collection[UUID]) -> None:
    """Keep how it was before the first ruling about codings of these coders, in the step that makes it.

    And how it was in every round that gave out these documents, before the first ruling there.
    """
    known = kept.snapshots(change.connection, desk.project_id)
    made = [_taken_of(desk, Phase.BEFORE, EVERYTHING, each) for each in _unmeasured(desk, known, document_ids)]
    if not any(each.phase is Phase.BEFORE and {*coder_ids} <= {*each.coder_ids} for each in known):
        made.insert(0, _taken(desk, Phase.BEFORE, Scope(tuple(coder_ids))))
    for each in made:
        if each:
            change.insert("snapshot", each.id, **kept.snapshot_columns(each))


def _unmeasured(desk: Desk, known: Iterable[Snapshot], document_ids: Collection[UUID]) -> list[UUID]:
    """The rounds that gave out any of these documents and were not measured there before its first ruling."""
    before = {
        (each.round_id, document_id)
        for each in known
        if each.phase is Phase.BEFORE
        for document_id in each.document_ids
    }
    return [
        each.id
        for each in rounds(desk)
        if any(
            place.document_id in document_ids and (each.id, place.document_id) not in before
            for place in round_scope(desk, each.id).places
        )
    ]


def _taken(desk: Desk, phase: Phase, scope: Scope) -> Snapshot | None:
    read = readers(desk, scope)
    who = tuple(dict.fromkeys(coder for coders in read.values() for coder in coders))
    return _snapshot(desk, phase, who, tuple(read), tuple(_pairs(desk, read)), None)


def _taken_of(desk: Desk, phase: Phase, scope: Scope, round_id: UUID) -> Snapshot | None:
    """On what a round gave out and is open by now; of those asked for who took part, or of all of these."""
    who = tuple(each for each in taking_part(desk, round_id) if not scope.coder_ids or each in scope.coder_ids)
    agreed = consensus(desk)
    against = [(each, agreed.id) for each in who] if agreed and has_consensus(desk) else []
    asked = [Asked(ends, scope.document_ids, draws=Draws(1), round_id=round_id) for ends in combinations(who, 2)]
    asked += [Asked(ends, scope.document_ids, draws=Draws(1), round_id=round_id) for ends in against]
    found = [each for each in (agreement(desk, one) for one in asked) if each.documents]
    texts = tuple(dict.fromkeys(document.id for each in found for document in each.documents))
    return _snapshot(desk, phase, who, texts, tuple(map(measured_of, found)), round_id)


def _snapshot(
    desk: Desk,
    phase: Phase,
    coder_ids: tuple[UUID, ...],
    document_ids: tuple[UUID, ...],
    pairs: tuple[Measured, ...],
    round_id: UUID | None,
) -> Snapshot | None:
    """None where there is no pair to measure."""
    if not pairs:
        return None
    moment = (uuid4(), phase, datetime.now(UTC), desk.coder_id, revision(desk))
    return Snapshot(*moment, coder_ids, document_ids, pairs, round_id)


def _pairs(desk: Desk, read: dict[UUID, tuple[UUID, ...]]) -> Iterator[Measured]:
    """Every two coders on what both read; then everybody against consensus, where there is one."""
    who = list(dict.fromkeys(coder for coders in read.values() for coder in coders))
    for first, second in combinations(who, 2):
        if both := [document_id for document_id, coders in read.items() if {first, second} <= {*coders}]:
            yield measured(compare(desk, first, second, both))
    found = consensus(desk)
    if found and has_consensus(desk):
        for coder in who:
            own = [document_id for document_id, coders in read.items() if coder in coders]
            yield measured(compare(desk, coder, found.id, own))
