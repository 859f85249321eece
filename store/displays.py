"""What is laid beside codes: findings from elsewhere, quotes chosen for a cell, and what may be published."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from coding.joint_findings import Finding, Verdict
from coding.joint_grouping import Grouping, Source
from coding.joint_quotes import QuoteCell
from store.display_tables import finding, publication, quote_cell


def findings(connection: Connection, project_id: UUID) -> tuple[Finding, ...]:
    """In the order in which they are shown."""
    found = select(finding).where(finding.c.project_id == project_id).order_by(finding.c.position, finding.c.id)
    return tuple(_finding(row) for row in connection.execute(found))


def finding_row(said: Finding) -> dict[str, Any]:
    """A finding as its row holds it, apart from its own id."""
    texts = {name: getattr(said, name).strip() for name in ("outcome", "predictor", "b", "se", "p", "source", "memo")}
    return {**texts, "subject_id": said.subject_id, "verdict": str(said.verdict), "position": said.position}


def quote_cells(connection: Connection, project_id: UUID) -> tuple[QuoteCell, ...]:
    """The quotes that were chosen, whatever they are grouped by."""
    found = select(quote_cell).where(quote_cell.c.project_id == project_id).order_by(quote_cell.c.id)
    return tuple(_quote_cell(row) for row in connection.execute(found))


def quote_cell_row(said: QuoteCell) -> dict[str, Any]:
    """A cell of quotes as its row holds it, apart from its own id."""
    by = {"list_id": said.grouping.list_id, "source": str(said.grouping.source), "attribute": said.grouping.name}
    return {
        **by,
        "subject_id": said.subject_id,
        "group": said.group,
        "codings": [str(each) for each in said.coding_ids],
    }


def least(connection: Connection, project_id: UUID) -> int | None:
    """How many boards something published rests on at least; None where nobody said so."""
    found = select(publication.c.least).where(publication.c.project_id == project_id)
    return connection.execute(found.limit(1)).scalar_one_or_none()


def _finding(row: Any) -> Finding:
    return Finding(
        row.id,
        row.outcome,
        row.predictor,
        row.b,
        row.se,
        row.p,
        row.source,
        row.subject_id,
        Verdict(row.verdict),
        row.memo,
        row.position,
    )


def _quote_cell(row: Any) -> QuoteCell:
    grouping = Grouping(Source(row.source), row.attribute, row.list_id)
    return QuoteCell(row.id, grouping, row.subject_id, row.group, tuple(UUID(each) for each in row.codings))
