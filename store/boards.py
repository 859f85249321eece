"""Board lists, their boards, and what refers to them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Uuid, false, func, insert, literal, or_, select, true, union_all

from corpora.boards import Board, BoardList, BoardName, By, Reference
from corpora.spans import Span
from store.board_name_tables import board_name
from store.part_tables import part
from store.tables import board, board_list, coding, document, reference

REFERENCE = ("id", "document_id", "list_id", "group", "board_id", "start", "end")
OWN = ("coding_id", "participant_id", "by")


def board_lists(connection: Connection, project_id: UUID) -> tuple[BoardList, ...]:
    """By name; lists that were removed stay away."""
    found = select(board_list).where(board_list.c.project_id == project_id, board_list.c.removed.is_(False))
    return tuple(_list(connection, row) for row in connection.execute(found.order_by(board_list.c.name)))


def boards(connection: Connection, list_id: UUID) -> tuple[Board, ...]:
    """The rows of one list, in the order of its file."""
    found = select(board).where(board.c.list_id == list_id).order_by(board.c.position)
    return tuple(
        Board(row.id, row.list_id, row.key, row.name, row.group, row.attributes) for row in connection.execute(found)
    )


def keep_boards(connection: Connection, rows: Sequence[Board]) -> None:
    """The rows of a list: written once, never changed."""
    values = [
        {
            "id": row.id,
            "list_id": row.list_id,
            "position": position,
            "key": row.key,
            "name": row.name,
            "group": row.group,
            "attributes": row.attributes,
        }
        for position, row in enumerate(rows)
    ]
    if values:
        connection.execute(insert(board), values)


def references(connection: Connection, project_id: UUID) -> tuple[Reference, ...]:
    """In reading order per document, what parts refer to among them; never to what was removed, or from it."""
    return _references(connection, project_id, rejected=False)


def rejected(connection: Connection, project_id: UUID) -> tuple[Reference, ...]:
    """Of which places it was said that they are not about a board or group."""
    return _references(connection, project_id, rejected=True)


def _references(connection: Connection, project_id: UUID, *, rejected: bool) -> tuple[Reference, ...]:
    own = select(*(reference.c[name] for name in (*REFERENCE, *OWN))).where(reference.c.rejected.is_(rejected))
    nothing = (literal(None, Uuid).label("coding_id"), literal(None, Uuid).label("participant_id"))
    of_parts = select(*(part.c[name] for name in REFERENCE), *nothing, literal("").label("by"))
    said = union_all(
        own.where(reference.c.project_id == project_id),
        of_parts.where(part.c.project_id == project_id, false() if rejected else true()),
    ).subquery()
    found = (
        select(said, coding.c.code_id, coding.c.start.label("coding_start"), coding.c.end.label("coding_end"))
        .join(document, document.c.id == said.c.document_id)
        .join(board_list, board_list.c.id == said.c.list_id)
        .outerjoin(coding, coding.c.id == said.c.coding_id)
        .where(document.c.removed.is_(False), board_list.c.removed.is_(False))
        .where(or_(said.c.coding_id.is_(None), coding.c.id.is_not(None)))
        .order_by(document.c.name, func.coalesce(said.c.start, coding.c.start), said.c.id)
    )
    return tuple(_full(row) for row in connection.execute(found))


def references_in(connection: Connection, document_id: UUID) -> tuple[Reference, ...]:
    """Every reference in a document but those of its parts, also to a list that was removed and may come back."""
    found = select(reference).where(reference.c.document_id == document_id).order_by(reference.c.start, reference.c.id)
    return tuple(_reference(row) for row in connection.execute(found))


def references_of_codings(connection: Connection, project_id: UUID) -> dict[UUID, UUID]:
    """By reference the coding that it is of, also where that is gone."""
    found = select(reference.c.id, reference.c.coding_id)
    rows = connection.execute(found.where(reference.c.project_id == project_id, reference.c.coding_id.is_not(None)))
    return {row.id: row.coding_id for row in rows}


def board_names(connection: Connection, project_id: UUID) -> tuple[BoardName, ...]:
    """What people call boards and groups, and what they don't, of lists that are there; by name."""
    found = select(board_name).join(board_list, board_list.c.id == board_name.c.list_id)
    found = found.where(board_name.c.project_id == project_id, board_list.c.removed.is_(False))
    return tuple(
        BoardName(row.id, row.list_id, row.board_id, row.group, row.name, row.refused)
        for row in connection.execute(found.order_by(board_name.c.name, board_name.c.id))
    )


def _list(connection: Connection, row: Any) -> BoardList:
    counted = select(board.c.group, func.count()).where(board.c.list_id == row.id).group_by(board.c.group)
    groups = dict(tuple(pair) for pair in connection.execute(counted.order_by(func.min(board.c.position))))
    named = tuple(group for group in groups if group)
    return BoardList(row.id, row.name, row.as_of, tuple(row.attributes), named, sum(groups.values()))


def _reference(row: Any) -> Reference:
    span = Span(row.start, row.end) if row.start is not None else None
    return Reference(row.id, row.document_id, row.list_id, row.group, row.board_id, span)


def _full(row: Any) -> Reference:
    start, end = (row.coding_start, row.coding_end) if row.coding_id else (row.start, row.end)
    span = Span(start, end) if start is not None else None
    said = (row.id, row.document_id, row.list_id, row.group, row.board_id, span)
    return Reference(*said, row.coding_id, row.code_id, row.participant_id, By(row.by))
