"""The table of files that a project came in as, kept for what only goes along."""

from sqlalchemy import Column, LargeBinary, Table, Text

from store.moments import Moment
from store.schema import id_column, metadata, project_column

# Like the text of a document it never changes and stands outside the log; its id is what the ids of its rows follow
# from. It goes as soon as anything is forgotten, for it holds every text of the project.
brought = Table(
    "brought",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)
