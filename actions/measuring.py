"""Agreement as it was: measured by itself before the first difference is settled, and afterwards when asked."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from itertools import combinations
from uuid import UUID, uuid4

from actions.comparing import compare
from actions.consensus import consensus
from actions.differing import EVERYTHING, Scope, has_consensus, readers
from actions.workspace import Desk, once, revision, seated
from coding.measured import Measured, Phase, Snapshot, measured
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
    """Keep agreement as it is now; refuses `no-documents` where no two coders read the same."""
    seated(desk)

    def keep(change: Writing) -> None:
        made = _taken(desk, phase, scope, round_id)
        if made is None:
            raise Refusal("no-documents")
        change.insert("snapshot", made.id, **kept.snapshot_columns(made))

    return once(desk, "snapshot.keep", operation_id, keep)


def measured_ahead(desk: Desk, scope: Scope) -> None:
    """Measure before the transaction what `insert_first` will need in it, so that nobody waits for a first ruling."""
    if not any(each.phase is Phase.BEFORE for each in snapshots(desk)):
        list(_pairs(desk, readers(desk, Scope(scope.coder_ids))))


def insert_first(desk: Desk, change: Writing, coder_ids: Collection[UUID]) -> None:
    """Keep how it was before the first ruling about codings of these coders, in the step that makes it."""
    known = kept.snapshots(change.connection, desk.project_id)
    if any(each.phase is Phase.BEFORE and {*coder_ids} <= {*each.coder_ids} for each in known):
        return
    if made := _taken(desk, Phase.BEFORE, Scope(tuple(coder_ids)), None):
        change.insert("snapshot", made.id, **kept.snapshot_columns(made))


def _taken(desk: Desk, phase: Phase, scope: Scope, round_id: UUID | None) -> Snapshot | None:
    read = readers(desk, scope)
    pairs = tuple(_pairs(desk, read))
    if not pairs:
        return None
    who = tuple(dict.fromkeys(coder for coders in read.values() for coder in coders))
    moment = (uuid4(), phase, datetime.now(UTC), desk.coder_id, revision(desk))
    return Snapshot(*moment, who, tuple(read), pairs, round_id)


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
