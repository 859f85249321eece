"""The table of memos and of the journal."""

from sqlalchemy import JSON, Column, ForeignKey, String, Table, Text, Uuid

from store.moments import Moment
from store.schema import id_column, metadata, project_column

# `links` holds what it is about: {kind, id}, for what stands in a text with its document_id, by which it is forgotten.
# `on` is the day of an entry of the journal, which need not be the day on which it was written.
memo = Table(
    "memo",
    metadata,
    id_column(),
    project_column(),
    Column("author_id", Uuid, ForeignKey("coder.id")),
    Column("kind", String(12), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("links", JSON, nullable=False),
    Column("on", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
