"""What a file brings, kept: the rows and the log of a new copy, or the texts and boards that a merge adds."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Connection, Integer, String, Table, Uuid, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from coding.uniting_log import Entry
from corpora.refusal import Refusal
from store.moments import Moment
from store.participant_tables import speaker
from store.tables import LOGGED, board, change, document_text, segment
from store.tables import original as original_file
from store.travelling import BOARD, SEGMENT, Version
from store.writing import AT_ONCE, UNLOGGED

_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MISFITS = (IntegrityError, DataError, ValueError, KeyError, TypeError, AttributeError, IndexError)
Rows = Iterable[tuple[str, Mapping[str, Any], int | None]]


def completed(kind: str, image: Any) -> dict[str, Any]:
    """A row of a file as today's table has it: columns that it did not know yet get what they began with.

    Raises ValueError for what is no such row.
    """
    columns = _columns(kind)
    if not isinstance(image, dict) or not image.keys() <= columns.keys():
        raise ValueError(kind)
    return {
        name: _fitting(column, image[name] if name in image else _began(column)) for name, column in columns.items()
    }


@cache
def _columns(kind: str) -> dict[str, Column[Any]]:
    return {column.name: column for column in LOGGED[kind].c if column.name not in UNLOGGED}


def _began(column: Column[Any]) -> Any:
    """The value that a migration gave to the rows there were."""
    if column.nullable:
        return None
    if column.server_default is None:
        raise ValueError(column.name)
    said = str(getattr(column.server_default, "arg", ""))
    if isinstance(column.type, Boolean):
        return said not in ("false", "0")
    return said if isinstance(column.type, String) else json.loads(said)


def _fitting(column: Column[Any], value: Any) -> Any:
    """Raises ValueError or TypeError for a value that cannot stand in a column."""
    if value is None:
        if not column.nullable:
            raise ValueError(column.name)
    elif isinstance(column.type, Uuid):
        if not _ID.fullmatch(value):
            raise ValueError(column.name)
    elif isinstance(column.type, Moment):
        datetime.fromisoformat(value)
    elif isinstance(column.type, Boolean | Integer | String) and not isinstance(value, column.type.python_type):
        raise ValueError(column.name)
    return value


def insert_rows(connection: Connection, project_id: UUID, kind: str, some: Rows, texts: Mapping[str, str]) -> None:
    """The rows of a logged table as they were; codings quote the text of their document."""
    table = LOGGED[kind]
    values = [
        {
            **_values(table, image),
            **({"revision": revision} if "revision" in table.c else {}),
            **(
                {"quote": texts.get(image["document_id"], "")[image["start"] : image["end"]]}
                if kind == "coding"
                else {}
            ),
            "id": UUID(row_id),
            "project_id": project_id,
        }
        for row_id, image, revision in some
    ]
    _insert(connection, table, values)


def insert_log(connection: Connection, project_id: UUID, log: Iterable[Entry]) -> None:
    """A log as it travelled, its entries numbered anew within each revision."""
    values, at, ordinal = [], 0, 0
    for each in log:
        ordinal = ordinal + 1 if each.revision == at else 0
        at = each.revision
        values.append(
            {
                "project_id": project_id,
                "revision": at,
                "ordinal": ordinal,
                "at": datetime.fromisoformat(each.at),
                "actor": UUID(each.actor) if each.actor else None,
                "action": each.action,
                "subject_kind": each.kind,
                "subject": UUID(each.subject),
                "before": each.before,
                "after": each.after,
                "undoes": each.undoes,
            }
        )
    _insert(connection, change, values)


def insert_version(connection: Connection, version: Version, data: bytes) -> None:
    """A version of a document with its segments, speakers and file."""
    at = {"document_id": UUID(version.document_id), "version": version.number}
    connection.execute(insert(document_text).values(**at, text=version.text, sha256=version.sha256))
    connection.execute(insert(original_file).values(**at, bytes=data))
    segments = [{**at, **dict(zip(SEGMENT, row, strict=True))} for row in version.segments]
    _insert(connection, segment, segments)
    people = [
        {**at, "label": label, "participant_id": UUID(who), "told": told, "position": position}
        for position, (label, who, told) in enumerate(version.speakers)
    ]
    _insert(connection, speaker, people)


def insert_boards(connection: Connection, some: Iterable[Mapping[str, Any]]) -> None:
    """Boards that are not here yet."""
    wanted = [
        {**{name: each[name] for name in BOARD}, "id": UUID(each["id"]), "list_id": UUID(each["list_id"])}
        for each in some
    ]
    there = set(connection.execute(select(board.c.id)).scalars())
    _insert(connection, board, [each for each in wanted if each["id"] not in there])


@contextmanager
def refusing_misfits(name: str) -> Iterator[None]:
    """Inside, what the tables or we cannot take becomes `travel-damaged`."""
    try:
        yield
    except _MISFITS as error:
        raise Refusal("travel-damaged", name=name) from error


def _values(table: Table, image: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _revived(table.c[name], value) for name, value in image.items()}


def _revived(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Uuid):
        return UUID(value)
    return datetime.fromisoformat(value) if isinstance(column.type, Moment) else value


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    for start in range(0, len(values), AT_ONCE):
        connection.execute(insert(table), values[start : start + AT_ONCE])
