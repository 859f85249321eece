"""Board lists held next to each other: what a later list changes, and which rows of a file the lists know already."""

from uuid import UUID

from actions.boards import board_lists, boards
from actions.workspace import Desk
from corpora import boardchanges, boardlinks
from corpora.boardchanges import Changes
from corpora.boardlinks import Unlinked
from corpora.boardlists import Choice, Row
from corpora.refusal import Refusal
from corpora.tables import Table


def changes_between(desk: Desk, before_id: UUID, after_id: UUID) -> Changes:
    """What the one list says otherwise than the other; nothing that refers to either of them changes.

    Refuses `lists-same` for a list with itself, and board-list-gone.
    """
    if before_id == after_id:
        raise Refusal("lists-same")

    def compared() -> Changes:
        before, after = rows_of(desk, before_id), rows_of(desk, after_id)
        return boardchanges.changes(boardchanges.side(before), boardchanges.side(after))

    return desk.computed("board-changes", before_id, after_id, compute=compared)


def rows_of(desk: Desk, list_id: UUID) -> tuple[Row, ...]:
    """The boards of a list as they stood in its file."""
    return tuple(Row(each.key, each.name, each.group, each.attributes) for each in boards(desk, list_id))


def unlinked_rows(desk: Desk, table: Table, choice: Choice) -> tuple[Unlinked, ...]:
    """The rows of a file that stand in none of the project's lists; see `boardlinks.unlinked`."""
    lists = board_lists(desk)
    others = boardlinks.known(rows_of(desk, each.id) for each in lists) if lists else None
    return boardlinks.unlinked(table, choice, others)
