"""The table of the parts of documents; what a part refers to counts as a reference."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text, Uuid

from store.schema import document_column, id_column, metadata, project_column

# The list, group and board stand in it as in a reference, and all may be absent.
part = Table(
    "part",
    metadata,
    id_column(),
    project_column(),
    document_column(),
    Column("name", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("list_id", Uuid, ForeignKey("board_list.id")),
    Column("group", Text, nullable=False),
    Column("board_id", Uuid, ForeignKey("board.id")),
)
