"""What was laid beside a code, or chosen to stand for it, goes along when that code goes into another one."""

from collections.abc import Mapping
from uuid import UUID

from coding.joint_quotes import following
from store import displays as kept
from store.writing import Writing


def follow_displays(change: Writing, codings: Mapping[UUID, UUID], codes: Mapping[UUID, UUID]) -> None:
    """Findings and chosen quotes come with what these codings and codes have become."""
    if not codings and not codes:
        return
    for finding in kept.findings(change.connection, change.project_id):
        if finding.subject_id and (into := codes.get(finding.subject_id)):
            change.update("finding", finding.id, subject_id=into)
    before = {each.id: each for each in kept.quote_cells(change.connection, change.project_id)}
    after = {each.id: each for each in following(change.project_id, tuple(before.values()), codings, codes)}
    for gone in before.keys() - after.keys():
        change.delete("quote_cell", gone)
    for cell in after.values():
        if before.get(cell.id) != cell:
            write = change.update if cell.id in before else change.insert
            write("quote_cell", cell.id, **kept.quote_cell_row(cell))
