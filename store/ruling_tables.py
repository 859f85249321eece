"""The tables of what was decided and said about differences, and of agreement as it was."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text, Uuid, false

from store.moments import Moment
from store.schema import document_column, id_column, metadata, project_column


def _person(name: str) -> Column[object]:
    return Column(name, Uuid, ForeignKey("coder.id"))


# `codings` are the ids of what it is about; `seen` is how these and the consensus were, {id: [code, start, end, way]}.
ruling = Table(
    "ruling",
    metadata,
    id_column(),
    project_column(),
    document_column(),
    Column("decision", String(12), nullable=False),
    Column("codings", JSON, nullable=False),
    Column("taken_by", JSON, nullable=False),
    Column("seen", JSON, nullable=False),
    Column("consensus", JSON, nullable=False),
    Column("cause", String(12), nullable=False),
    Column("confidence", String(12), nullable=False),
    Column("note", Text, nullable=False),
    Column("redefine_id", Uuid),
    Column("redefine_from", Integer),
    _person("by_id"),
    Column("at", Moment, nullable=False),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
)

remark = Table(
    "remark",
    metadata,
    id_column(),
    project_column(),
    document_column(),
    Column("codings", JSON, nullable=False),
    _person("author_id"),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

snapshot = Table(
    "snapshot",
    metadata,
    id_column(),
    project_column(),
    Column("phase", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    _person("by_id"),
    Column("of_revision", Integer, nullable=False),
    Column("round_id", Uuid),
    Column("coders", JSON, nullable=False),
    Column("documents", JSON, nullable=False),
    Column("pairs", JSON, nullable=False),
)
