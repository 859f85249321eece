"""A project as it travels: its rows, its log, its texts and boards, in an order that is always the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, UniqueConstraint, select

from coding.uniting_log import Entry
from coding.uniting_same import Known, Shape
from store.history import changes
from store.participant_tables import speaker
from store.schema import metadata
from store.tables import LOGGED, board, board_list, document, document_text, segment
from store.tables import original as original_file
from store.writing import Image, imaged

SEGMENT = ("ordinal", "kind", "start", "end", "speaker", "begin_s", "end_s")
BOARD = ("id", "list_id", "position", "key", "name", "group", "attributes")
VERSIONS = Path(__file__).parent / "migrations" / "versions"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document as it travels; `file` is the SHA-256 of the file it came from."""

    document_id: str
    number: int
    text: str
    sha256: str
    segments: list[list[Any]]
    speakers: list[list[Any]]
    file: str = ""


@cache
def schema() -> list[str]:
    """The numbers of all migrations, oldest first: of each file one knows which tables it was made from."""
    return sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))


@cache
def shape() -> Shape:
    """What the tables say of how rows lean on each other."""
    order = tuple(table.name for table in metadata.sorted_tables if table.name in LOGGED)
    references: dict[str, dict[str, tuple[str, bool]]] = {}
    for kind in order:
        for key in LOGGED[kind].foreign_keys:
            if key.column.table.name in LOGGED:
                must = not key.parent.nullable
                references.setdefault(kind, {})[key.parent.name] = (key.column.table.name, must)
    return Shape(order, references, {kind: _unique(kind) for kind in order})


def _unique(kind: str) -> tuple[tuple[str, ...], ...]:
    found = [each for each in LOGGED[kind].constraints if isinstance(each, UniqueConstraint)]
    columns = (tuple(column.name for column in each.columns if column.name != "project_id") for each in found)
    return tuple(sorted(columns))


def rows(connection: Connection, project_id: UUID, kind: str) -> Iterator[tuple[UUID, Image, int | None]]:
    """The rows of a logged table with the revision at which each last changed, where it keeps that; by id."""
    table = LOGGED[kind]
    found = connection.execute(select(table).where(table.c.project_id == project_id)).all()
    for row in sorted(found, key=lambda row: str(row.id)):
        yield row.id, imaged(row), row._mapping.get("revision")


def log(connection: Connection, project_id: UUID) -> list[Entry]:
    """Everything that ever happened, oldest first, as a log travels."""
    return [
        Entry(
            each.revision,
            each.at.isoformat(),
            str(each.actor) if each.actor else None,
            each.action,
            each.subject_kind,
            str(each.subject),
            each.before,
            each.after,
            each.undoes,
        )
        for each in changes(connection, project_id)
    ]


def versions(connection: Connection, project_id: UUID) -> Iterator[Version]:
    """Every version of every document, one at a time, also of those that were put away."""
    found = select(document_text.c.document_id, document_text.c.version).join(
        document, document.c.id == document_text.c.document_id
    )
    keys = connection.execute(found.where(document.c.project_id == project_id)).all()
    for document_id, number in sorted(keys, key=lambda key: (str(key[0]), key[1])):
        yield version(connection, document_id, number)


def version(connection: Connection, document_id: UUID, number: int) -> Version:
    """One version of a document."""

    def of(table: Any, *columns: str) -> list[Any]:
        here = (table.c.document_id == document_id, table.c.version == number)
        return list(connection.execute(select(*(table.c[name] for name in columns)).where(*here)).all())

    text = of(document_text, "text", "sha256")[0]
    speakers = sorted(of(speaker, "position", "label", "participant_id", "told"))
    return Version(
        str(document_id),
        number,
        text.text,
        text.sha256,
        [list(row) for row in sorted(of(segment, *SEGMENT), key=lambda row: row.ordinal)],
        [[row.label, str(row.participant_id), row.told] for row in speakers],
    )


def original(connection: Connection, document_id: UUID, number: int) -> bytes:
    """The file of a version; empty where it stayed behind."""
    here = (original_file.c.document_id == document_id, original_file.c.version == number)
    found = select(original_file.c.bytes).where(*here)
    return bytes(connection.execute(found).scalar_one_or_none() or b"")


def boards(connection: Connection, project_id: UUID) -> Iterator[dict[str, Any]]:
    """The boards of every list, in order."""
    found = select(board).join(board_list, board_list.c.id == board.c.list_id)
    some = connection.execute(found.where(board_list.c.project_id == project_id)).all()
    for row in sorted(some, key=lambda row: (str(row.list_id), row.position)):
        yield {name: _plain(row._mapping[name]) for name in BOARD}


def known(connection: Connection, project_id: UUID) -> Known:
    """By what things are recognised that have another id in another copy."""
    in_project = document.c.project_id == project_id
    texts: dict[str, set[str]] = {}
    found = select(document_text.c.document_id, document_text.c.sha256).join(
        document, document.c.id == document_text.c.document_id
    )
    for document_id, digest in connection.execute(found.where(in_project)):
        texts.setdefault(str(document_id), set()).add(digest)
    lists: dict[str, list[str]] = {}
    for each in boards(connection, project_id):
        lists.setdefault(each["list_id"], []).append(each["id"])
    speaking = select(speaker).join(document, document.c.id == speaker.c.document_id).where(in_project)
    people = {
        (str(row.document_id), row.label): str(row.participant_id)
        for row in connection.execute(speaking.order_by(speaker.c.version))
    }
    return Known(texts, {list_id: tuple(ids) for list_id, ids in lists.items()}, people)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
