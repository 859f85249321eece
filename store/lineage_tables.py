"""The table of where a project's copy came from, and what it took in of other copies."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Uuid

from store.schema import metadata

# A file that was opened or merged, by the state in which it left the other copy. `revision` is the one of this copy
# that holds it; `opened` where this copy began with it: `chain` then goes on from there. `known` are the states that
# came with it, `ids` what stood there under another id.
lineage = Table(
    "lineage",
    metadata,
    Column("project_id", Uuid, ForeignKey("project.id", ondelete="CASCADE"), primary_key=True),
    Column("tip", String(40), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("opened", JSON(none_as_null=True)),
    Column("known", JSON, nullable=False),
    Column("ids", JSON, nullable=False),
)
