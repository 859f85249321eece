"""Board lists, and what in the documents is about them."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from uuid import UUID, uuid4

from actions.holding import held_file, keep, let_go
from actions.referring import references as references
from actions.referring_writing import insert_reference
from actions.rows import free_name
from actions.workspace import Desk
from corpora import boardlists
from corpora.aggregating import Rule
from corpora.boardlists import Choice
from corpora.boards import Board, BoardList, Reference
from corpora.refusal import Refusal
from corpora.spans import Span
from corpora.tables import Table
from store import boards as kept

TABLE = "table"


def hold(desk: Desk, name: str, data: bytes) -> str:
    """Keep a file in memory until its columns are chosen; the newest eight stay. Refuses what can't be read."""
    boardlists.read_table(name, data)
    return keep(desk, TABLE, name, data)


def held_name(desk: Desk, held_id: str) -> str:
    """The name of a file that waits; refuses `file-let-go` when it no longer does."""
    return held_file(desk, TABLE, held_id)[0]


def held_table(desk: Desk, held_id: str, *, sheet: str = "", names: tuple[str, ...] = ()) -> Table:
    """What was understood of a file that waits, from memory where it was asked for before."""
    name, data = held_file(desk, TABLE, held_id)

    def read() -> Table:
        return boardlists.read_table(name, data, sheet, header=not names, names=names)

    return desk.remembered("held-table", held_id, sheet, names, compute=read)


def import_boards(
    desk: Desk,
    name: str,
    data: bytes,
    choice: Choice | None = None,
    *,
    as_of: str = "",
    names: Sequence[str] = (),
    rules: Sequence[Rule] = (),
    sheet: str = "",
) -> BoardList:
    """Keep a board list; without a choice the columns are those that `boardlists.proposed` finds.

    `names` are for the columns of a file without titles; by `rules` a list of schools becomes one of boards, without
    them it says how many schools a board has, and which.
    """
    table = boardlists.read_table(name, data, sheet, header=not names, names=names)
    rows = boardlists.boards(*boardlists.as_boards(table, choice or boardlists.proposed(table), rules))
    list_id = uuid4()
    with desk.writing("boards.import") as change:
        taken = {other.name for other in kept.board_lists(change.connection, desk.project_id)}
        title = free_name(PurePath(name.replace("\\", "/")).stem, taken)
        change.insert(
            "board_list",
            list_id,
            name=title,
            as_of=as_of,
            attributes=list(rows[0].attributes) if rows else [],
            sha256=sha256(data).hexdigest(),
            removed=False,
        )
        kept.keep_boards(
            change.connection,
            [Board(uuid4(), list_id, row.key, row.name, row.group, row.attributes) for row in rows],
        )
    return _list(desk, list_id)


def import_held(
    desk: Desk,
    held_id: str,
    choice: Choice,
    *,
    as_of: str = "",
    names: Sequence[str] = (),
    rules: Sequence[Rule] = (),
    sheet: str = "",
) -> BoardList:
    """Keep the list in a file that waits, with the columns and rules as chosen."""
    name, data = held_file(desk, TABLE, held_id)
    found = import_boards(desk, name, data, choice, as_of=as_of, names=names, rules=rules, sheet=sheet)
    let_go(desk, held_id)
    return found


def board_lists(desk: Desk) -> tuple[BoardList, ...]:
    """By name."""
    with desk.workspace.database.reading() as connection:
        return kept.board_lists(connection, desk.project_id)


def boards(desk: Desk, list_id: UUID) -> tuple[Board, ...]:
    """The boards of one list, in the order of its file."""
    _list(desk, list_id)
    with desk.workspace.database.reading() as connection:
        return kept.boards(connection, list_id)


def refuse_unlisted(desk: Desk, list_id: UUID, group: str, board_id: UUID | None) -> None:
    """Refuses `board-list-gone`, `group-unknown` with the groups there are, and `board-unknown`."""
    known = _list(desk, list_id)
    if board_id is None and group not in known.groups:
        raise Refusal("group-unknown", group=group, known=", ".join(known.groups) or "–")
    if board_id is not None and board_id not in {board.id for board in boards(desk, list_id)}:
        raise Refusal("board-unknown")


def remove_list(desk: Desk, list_id: UUID) -> None:
    """Put a list away with what refers to it; undo brings it back."""
    _list(desk, list_id)
    with desk.writing("boards.remove") as change:
        change.update("board_list", list_id, removed=True)


def refer(
    desk: Desk,
    document_id: UUID,
    list_id: UUID,
    group: str,
    *,
    board_id: UUID | None = None,
    span: Span | None = None,
    coding_id: UUID | None = None,
    participant_id: UUID | None = None,
) -> UUID:
    """Say that a document is about a group of a list or about one of its boards; or a part of it, a coding in it, or
    what somebody says there (who speaks as the text has them: `Voice.participant_id`)."""
    refuse_unlisted(desk, list_id, group, board_id)
    reference = Reference(
        uuid4(), document_id, list_id, group, board_id, span, coding_id, participant_id=participant_id
    )
    with desk.writing("reference.add") as change:
        insert_reference(desk, change, reference)
    return reference.id


def remove_reference(desk: Desk, reference_id: UUID) -> None:
    """Take back that something is about a group or board."""
    with desk.writing("reference.remove") as change:
        if change.image("reference", reference_id) is None:
            raise Refusal("reference-gone")
        change.delete("reference", reference_id)


def _list(desk: Desk, list_id: UUID) -> BoardList:
    for known in board_lists(desk):
        if known.id == list_id:
            return known
    raise Refusal("board-list-gone")
