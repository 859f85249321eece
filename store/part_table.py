"""The table of the parts of documents; what a part refers to counts as a reference."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, MetaData, Table, Text, Uuid


def part_table(metadata: MetaData) -> Table:
    """One row per part; the list, group and board stand in it as in a reference, and all may be absent."""
    project, document = (ForeignKey(f"{name}.id", ondelete="CASCADE") for name in ("project", "document"))
    return Table(
        "part",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("project_id", Uuid, project, nullable=False, index=True),
        Column("document_id", Uuid, document, nullable=False, index=True),
        Column("name", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("attributes", JSON, nullable=False),
        Column("list_id", Uuid, ForeignKey("board_list.id")),
        Column("group", Text, nullable=False),
        Column("board_id", Uuid, ForeignKey("board.id")),
    )
