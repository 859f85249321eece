"""The table of drawings of the network that somebody kept."""

from sqlalchemy import JSON, Column, Table, Text

from store.schema import id_column, metadata, project_column

# `choice` is what it shows, `places` where its nodes stand, by node: [x, y] in a square of side 1.
drawing = Table(
    "drawing",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("choice", JSON, nullable=False),
    Column("places", JSON, nullable=False),
)
