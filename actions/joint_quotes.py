"""The quote matrix of a project: what was chosen for its cells, and in which order."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from actions import jointing, linking, publishing
from actions.differing import in_force
from actions.jointing import JointDisplay
from actions.rows import delete
from actions.workspace import Desk
from coding.joint_grouping import Grouping
from coding.joint_quotes import QuoteCell, ShownQuotes, cell_id, quote_matrix
from coding.withholding import NOTHING
from corpora.refusal import Refusal
from reports.joint import quotes_csv as quotes_file
from store import displays as kept

_UNNAMED = UUID(int=0)


def quotes_of(desk: Desk, display: JointDisplay) -> tuple[ShownQuotes, ...]:
    """Every cell of a display with the quotes that were chosen for it, or else typical ones."""
    with desk.workspace.database.reading() as connection:
        chosen = [each for each in kept.quote_cells(connection, desk.project_id) if each.grouping == display.grouping]

    def found() -> tuple[ShownQuotes, ...]:
        codings = {coding.id: coding for coding in in_force(desk)}
        return quote_matrix(display.counts.subjects, codings, chosen)

    return desk.computed("quote matrix", desk.coder_id, display.grouping, display.counted_in, compute=found)


def quotes_csv(desk: Desk, grouping: Grouping, published: bool = False) -> bytes:
    """The quote matrix as a table; as published without small cells, and without the source of what is about few."""
    display = jointing.display(desk, grouping)
    kept_back = publishing.of_display(desk, display) if published else NOTHING
    cells = [each for each in quotes_of(desk, display) if (each.subject_id, each.group) not in kept_back.cells]
    every = tuple(coding_id for each in cells for coding_id in each.coding_ids)
    unsaid = publishing.of_quotes(desk, every) if published else frozenset[UUID]()
    quotes = {each.coding.id: (each.coding.quote, each.document.name) for each in linking.quotes(desk, every)}
    texts = {each: (quote, "" if each in unsaid else document) for each, (quote, document) in quotes.items()}
    return quotes_file(display.counts.subjects, cells, texts)


def choose_quotes(desk: Desk, grouping: Grouping, subject_id: UUID, group: str, coding_ids: Sequence[UUID]) -> None:
    """Let these quotes stand in a cell, in this order; none leaves it to the typical ones. Refuses `coding-gone`."""
    cell = QuoteCell(_UNNAMED, grouping, subject_id, group, tuple(dict.fromkeys(coding_ids)))
    cell = replace(cell, id=cell_id(desk.project_id, cell))
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
