"""The tables of rounds: who codes where, and whether it has opened."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, Table, Text, Uuid

from store.moments import Moment
from store.schema import Id, document_column, id_column, metadata, project_column

round_ = Table(
    "round",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("lead_id", Uuid, ForeignKey("coder.id")),
    Column("key_id", Uuid, ForeignKey("coder.id")),
    Column("seed", Integer),
    Column("share", Float),
    Column("attribute", Text, nullable=False),
)

# A part that is taken away leaves its id here: then the whole document counts. `opened` is a revision.
assignment = Table(
    "assignment",
    metadata,
    id_column(),
    project_column(),
    Column("round_id", Id, ForeignKey("round.id"), nullable=False, index=True),
    document_column(),
    Column("part_id", Uuid),
    Column("coder_ids", JSON, nullable=False),
    Column("opened", Integer),
    Column("reason", Text, nullable=False),
)
