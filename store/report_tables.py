"""The tables of what was chosen for the report, and of the house styles it can take its look from."""

from sqlalchemy import JSON, Boolean, Column, LargeBinary, Table, Text, Uuid

from store.schema import id_column, metadata, project_column

# One row per project; its id follows from the project's.
report = Table(
    "report",
    metadata,
    id_column(),
    project_column(),
    Column("parts", JSON, nullable=False),
    Column("codes", Boolean, nullable=False),
    Column("beside", Boolean, nullable=False),
    Column("publication", Boolean, nullable=False),
    Column("house_id", Uuid),
    Column("displays", JSON(none_as_null=True)),
    Column("drawings", JSON(none_as_null=True)),
)

# Like an uploaded document the file never changes and stands outside the log, which knows it by its id.
house_style = Table(
    "house_style",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
