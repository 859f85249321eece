"""The quote matrix of a project: what was chosen for its cells, and in which order."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from actions.differing import in_force
from actions.jointing import JointDisplay
from actions.rows import delete
from actions.workspace import Desk
from coding.joint_grouping import Grouping
from coding.joint_quotes import QuoteCell, ShownQuotes, quote_matrix
from corpora.refusal import Refusal
from store import displays as kept


def quotes_of(desk: Desk, display: JointDisplay) -> tuple[ShownQuotes, ...]:
    """Every cell of a display with the quotes that were chosen for it, or else typical ones."""
    with desk.workspace.database.reading() as connection:
        chosen = [each for each in kept.quote_cells(connection, desk.project_id) if each.grouping == display.grouping]

    def found() -> tuple[ShownQuotes, ...]:
        codings = {coding.id: coding for coding in in_force(desk)}
        return quote_matrix(display.counts.subjects, codings, chosen)

    return desk.computed("quote matrix", desk.coder_id, display.grouping, display.counted_in, compute=found)


def choose_quotes(desk: Desk, grouping: Grouping, subject_id: UUID, group: str, coding_ids: Sequence[UUID]) -> None:
    """Let these quotes stand in a cell, in this order; none leaves it to the typical ones. Refuses `coding-gone`."""
    said = "\n".join((grouping.source, grouping.name, str(grouping.list_id), str(subject_id), group))
    cell = QuoteCell(uuid5(desk.project_id, said), grouping, subject_id, group, tuple(dict.fromkeys(coding_ids)))
    with desk.writing("quotes.choose") as change:
        there = change.image("quote_cell", cell.id) is not None
        if any(change.image("coding", each) is None for each in cell.coding_ids):
            raise Refusal("coding-gone")
        if not cell.coding_ids:
            if there:
                delete(change, "quote_cell", cell.id)
            return
        write = change.update if there else change.insert
        write("quote_cell", cell.id, **kept.quote_cell_row(cell))
