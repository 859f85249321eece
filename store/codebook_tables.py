"""The tables of the codebook: codes in categories, themes over them, relations between them."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, Table, Text, Uuid, false

from store.schema import id_column, metadata, project_column

category = Table(
    "category",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("use_when", Text, nullable=False),
    Column("avoid_when", Text, nullable=False),
    Column("color", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

code = Table(
    "code",
    metadata,
    id_column(),
    project_column(),
    Column("category_id", Uuid, ForeignKey("category.id")),
    Column("name", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("use_when", Text, nullable=False),
    Column("avoid_when", Text, nullable=False),
    Column("direction", Text),
    Column("color", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("keywords", JSON, nullable=False),
    Column("position", Integer, nullable=False),
    Column("short", Text, nullable=False, server_default=""),
    Column("synonyms", JSON, nullable=False, server_default="[]"),
    Column("parent_id", Uuid),
    Column("also_in", JSON, nullable=False, server_default="[]"),
    Column("directions", JSON, nullable=False, server_default="[]"),
    Column("domain", Text, nullable=False, server_default=""),
    Column("examples", JSON, nullable=False, server_default="[]"),
    Column("counterexamples", JSON, nullable=False, server_default="[]"),
    Column("archived", Boolean, nullable=False, server_default=false()),
    Column("meaning", Integer, nullable=False, server_default="1"),
)

theme = Table(
    "theme",
    metadata,
    id_column(),
    project_column(),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("category_ids", JSON, nullable=False),
    Column("coding_ids", JSON, nullable=False),
    Column("position", Integer, nullable=False),
    Column("code_ids", JSON, nullable=False, server_default="[]"),
    Column("memo_ids", JSON, nullable=False, server_default="[]"),
    Column("notes", Text, nullable=False, server_default=""),
)

relation = Table(
    "relation",
    metadata,
    id_column(),
    project_column(),
    Column("source_id", Uuid, nullable=False),
    Column("target_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("coding_ids", JSON, nullable=False, server_default="[]"),
)
