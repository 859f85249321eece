"""Who speaks in each version of a text, which stands outside the log as the text does; and what people say of them."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text, Uuid

from store.schema import id_column, metadata, project_column

# A label in a version of a text, whose it is by origin, and what the file told of them: written once with the text.
speaker = Table(
    "speaker",
    metadata,
    Column("document_id", Uuid, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("participant_id", Uuid, nullable=False),
    Column("told", JSON, nullable=False),
)

# Only for whom somebody said something; whoever has no row is as the texts have them.
participant = Table(
    "participant",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("list_id", Uuid, ForeignKey("board_list.id")),
    Column("board_id", Uuid, ForeignKey("board.id")),
    Column("same_as", Uuid),
    Column("apart", JSON, nullable=False),
)
