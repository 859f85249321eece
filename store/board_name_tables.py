"""The table of the names by which people call boards and groups, beside those in the lists."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, Uuid

from store.schema import id_column, metadata, project_column

# A name of a board, or of a group of a list; or, `refused`, words that certainly don't mean it.
board_name = Table(
    "board_name",
    metadata,
    id_column(),
    project_column(),
    Column("list_id", Uuid, ForeignKey("board_list.id"), nullable=False),
    Column("board_id", Uuid, ForeignKey("board.id")),
    Column("group", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("refused", Boolean, nullable=False),
)
