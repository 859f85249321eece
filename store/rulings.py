"""What was decided and said about differences, and agreement as it was."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from coding.measured import Phase, Snapshot, as_plain, from_plain
from coding.rulings import Cause, Confidence, Decision, Remark, Ruling
from store.ruling_tables import remark, ruling, snapshot
from store.tables import document
from store.writing import Image


def rulings(connection: Connection, project_id: UUID, *, document_id: UUID | None = None) -> tuple[Ruling, ...]:
    """Oldest first, also those that were withdrawn; never about a document that was removed."""
    found = select(ruling).join(document, document.c.id == ruling.c.document_id)
    found = found.where(ruling.c.project_id == project_id, document.c.removed.is_(False))
    if document_id is not None:
        found = found.where(ruling.c.document_id == document_id)
    return tuple(_ruling(row) for row in connection.execute(found.order_by(ruling.c.at, ruling.c.id)))


def ruling_by_id(connection: Connection, project_id: UUID, ruling_id: UUID) -> Ruling | None:
    """None when there is no such ruling in this project (any more)."""
    found = select(ruling).where(ruling.c.project_id == project_id, ruling.c.id == ruling_id)
    row = connection.execute(found).one_or_none()
    return _ruling(row) if row else None


def remarks(connection: Connection, project_id: UUID) -> tuple[Remark, ...]:
    """Oldest first; what was forgotten has no words and is left out."""
    found = select(remark).where(remark.c.project_id == project_id, remark.c.text != "")
    return tuple(_remark(row) for row in connection.execute(found.order_by(remark.c.at, remark.c.id)))


def snapshots(connection: Connection, project_id: UUID) -> tuple[Snapshot, ...]:
    """Oldest first."""
    found = select(snapshot).where(snapshot.c.project_id == project_id)
    return tuple(_snapshot(row) for row in connection.execute(found.order_by(snapshot.c.at, snapshot.c.id)))


def ruling_image(made: Ruling) -> Image:
    """A ruling as `Writing.become` takes it."""
    return {
        "document_id": str(made.document_id),
        "decision": str(made.decision),
        "codings": sorted(map(str, made.coding_ids)),
        "taken_by": [str(each) for each in made.taken_by],
        "seen": {str(each): list(seen) for each, seen in made.seen.items()},
        "consensus": [str(each) for each in made.consensus_ids],
        "cause": str(made.cause or ""),
        "confidence": str(made.confidence or ""),
        "note": made.note,
        "redefine_id": str(made.redefine_id) if made.redefine_id else None,
        "redefine_from": made.redefine_from,
        "by_id": str(made.by_id) if made.by_id else None,
        "at": made.at.isoformat(),
        "withdrawn": made.withdrawn,
    }


def snapshot_columns(made: Snapshot) -> dict[str, object]:
    """A snapshot as its row holds it, apart from its own id."""
    return {
        "phase": str(made.phase),
        "at": made.at,
        "by_id": made.by_id,
        "of_revision": made.of_revision,
        "round_id": made.round_id,
        "coders": [str(each) for each in made.coder_ids],
        "documents": [str(each) for each in made.document_ids],
        "pairs": [as_plain(pair) for pair in made.pairs],
    }


def _ruling(row: Any) -> Ruling:
    return Ruling(
        id=row.id,
        document_id=row.document_id,
        decision=Decision(row.decision),
        coding_ids=frozenset(map(UUID, row.codings)),
        taken_by=tuple(map(UUID, row.taken_by)),
        seen={UUID(each): (code, start, end, way) for each, (code, start, end, way) in row.seen.items()},
        consensus_ids=tuple(map(UUID, row.consensus)),
        cause=Cause(row.cause) if row.cause else None,
        confidence=Confidence(row.confidence) if row.confidence else None,
        note=row.note,
        redefine_id=row.redefine_id,
        redefine_from=row.redefine_from,
        by_id=row.by_id,
        at=row.at,
        withdrawn=row.withdrawn,
    )


def _remark(row: Any) -> Remark:
    return Remark(row.id, row.document_id, frozenset(map(UUID, row.codings)), row.author_id, row.text, row.at)


def _snapshot(row: Any) -> Snapshot:
    return Snapshot(
        id=row.id,
        phase=Phase(row.phase),
        at=row.at,
        by_id=row.by_id,
        of_revision=row.of_revision,
        coder_ids=tuple(map(UUID, row.coders)),
        document_ids=tuple(map(UUID, row.documents)),
        pairs=tuple(map(from_plain, row.pairs)),
        round_id=row.round_id,
    )
