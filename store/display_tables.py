"""The tables of what is laid beside codes: findings from elsewhere, quotes chosen for a cell, and what is published."""

from sqlalchemy import JSON, Column, Integer, String, Table, Text, Uuid

from store.schema import id_column, metadata, project_column

# Numbers stay as they were printed: `.01` and `0,010` were rounded differently, and p may come with its sign.
finding = Table(
    "finding",
    metadata,
    id_column(),
    project_column(),
    Column("outcome", Text, nullable=False),
    Column("predictor", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("b", "se", "p", "source")),
    Column("subject_id", Uuid),
    Column("verdict", String(12), nullable=False),
    Column("memo", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

# The quotes of one code or category in one group of a display, in the order in which they are shown.
quote_cell = Table(
    "quote_cell",
    metadata,
    id_column(),
    project_column(),
    Column("list_id", Uuid),
    Column("source", String(12), nullable=False),
    Column("attribute", Text, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("group", Text, nullable=False),
    Column("codings", JSON, nullable=False),
)

# One row of a project, whose id follows from the project's: on two laptops it is the same row.
publication = Table("publication", metadata, id_column(), project_column(), Column("least", Integer, nullable=False))
