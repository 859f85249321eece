"""The codebook and the themes, in the order in which they are shown."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, func, select

from codebooks.codebook import Category, Code, Codebook, Direction, Theme
from coding.codings import Relation
from store.codebook_tables import category, code, relation, theme
from store.tables import coding

SAID = (
    "name",
    "definition",
    "use_when",
    "avoid_when",
    "color",
    "key",
    "position",
    "short",
    "domain",
    "archived",
    "meaning",
)


def codebook(connection: Connection, project_id: UUID) -> Codebook:
    """Categories and codes; both by position, then name."""
    return Codebook(
        tuple(category_of(row._mapping) for row in _ordered(connection, category, project_id)),
        tuple(code_of(row._mapping) for row in _ordered(connection, code, project_id)),
    )


def relations(connection: Connection, project_id: UUID) -> tuple[Relation, ...]:
    """What researchers asserted between categories or codes."""
    rows = connection.execute(
        select(relation).where(relation.c.project_id == project_id).order_by(relation.c.kind, relation.c.id)
    )
    return tuple(
        Relation(row.id, row.source_id, row.target_id, row.kind, row.note, tuple(map(UUID, row.coding_ids)))
        for row in rows
    )


def themes(connection: Connection, project_id: UUID) -> tuple[Theme, ...]:
    """The chapters of the report, in order."""
    rows = connection.execute(
        select(theme).where(theme.c.project_id == project_id).order_by(theme.c.position, theme.c.title)
    )
    return tuple(_theme(row) for row in rows)


def next_position(connection: Connection, kind: str, project_id: UUID) -> int:
    """The place behind the last row of a table that has an order."""
    table = {"category": category, "code": code, "theme": theme}[kind]
    last = connection.execute(
        select(func.max(table.c.position)).where(table.c.project_id == project_id)
    ).scalar_one_or_none()
    return 0 if last is None else int(last) + 1


def _ordered(connection: Connection, table: Table, project_id: UUID) -> list[Any]:
    found = select(table).where(table.c.project_id == project_id)
    return list(connection.execute(found.order_by(table.c.position, table.c.name)))


def category_of(row: Mapping[str, Any]) -> Category:
    """What a row, or its image in the log, says of a category."""
    said = {name: row[name] for name in ("name", "definition", "use_when", "avoid_when", "color", "position")}
    return Category(row["id"], **said)


def code_of(row: Mapping[str, Any]) -> Code:
    """What a row, or its image in the log, says of a code."""
    return Code(
        row["id"],
        **{name: row[name] for name in SAID},
        category_id=_id(row["category_id"]),
        parent_id=_id(row["parent_id"]),
        direction=Direction(row["direction"]) if row["direction"] else None,
        keywords=tuple(row["keywords"]),
        synonyms=tuple(row["synonyms"]),
        directions=tuple(Direction(each) for each in row["directions"]),
        also_in=_ids(row["also_in"]),
        examples=_ids(row["examples"]),
        counterexamples=_ids(row["counterexamples"]),
    )


def _id(said: UUID | str | None) -> UUID | None:
    return UUID(said) if isinstance(said, str) else said


def _ids(listed: list[str]) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in listed)


def _theme(row: Any) -> Theme:
    return Theme(
        row.id,
        row.title,
        row.text,
        _ids(row.category_ids),
        _ids(row.coding_ids),
        row.position,
        tuple(UUID(each) for each in row.code_ids),
        tuple(UUID(each) for each in row.memo_ids),
        row.notes,
    )


def codings_with(connection: Connection, code_id: UUID) -> int:
    """How many codings a code has, whoever made them."""
    found = select(func.count()).select_from(coding).where(coding.c.code_id == code_id)
    return int(connection.execute(found).scalar_one())


def ids_in_use(connection: Connection, ids: Collection[UUID]) -> set[UUID]:
    """Which of these a category or code of any project has."""
    found: set[UUID] = set()
    for table in (category, code):
        found |= set(connection.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars())
    return found
