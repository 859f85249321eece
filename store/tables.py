"""The tables. Rows of LOGGED tables change only through `store.writing`, which keeps their images in `change`."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
)

from store.board_name_tables import board_name
from store.codebook_tables import category, code, relation, theme
from store.display_tables import finding, publication, quote_cell
from store.exchange_tables import brought as brought
from store.lineage_tables import lineage as lineage
from store.memo_tables import memo
from store.moments import Moment
from store.network_tables import drawing
from store.part_tables import part
from store.participant_tables import participant
from store.report_tables import house_style as house_style
from store.report_tables import report
from store.round_tables import assignment, round_
from store.ruling_tables import remark, ruling, snapshot
from store.schema import Id, document_column, id_column, metadata, project_column, version_column


def _per_version(name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, document_column(primary_key=True), version_column(primary_key=True), *columns)


setting = Table("setting", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

project = Table(
    "project",
    metadata,
    id_column(),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)

coder = Table(
    "coder",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("initials", Text, nullable=False),
    Column("color", Text, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("project_id", "name"),
)

document = Table(
    "document",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("speakers", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("page_starts", JSON, nullable=False),
    Column("repairs", JSON, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("removed", Boolean, nullable=False),
    version_column(),
)

# The text, segments and file of a version never change, so they stand outside the log, which may hold no transcript
# text; `document.version` says which version the document is at.
# By the hash of a text `check` sees that not a character of it was changed.
_HASH = Column("sha256", String(64), nullable=False, server_default="")
document_text = _per_version("document_text", Column("text", Text, nullable=False), _HASH)
original = _per_version("original", Column("bytes", LargeBinary, nullable=False))
segment = _per_version(
    "segment",
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text),
    Column("begin_s", Float),
    Column("end_s", Float),
)

coding = Table(
    "coding",
    metadata,
    id_column(),
    project_column(),
    document_column(),
    Column("code_id", Id, ForeignKey("code.id"), nullable=False, index=True),
    Column("coder_id", Id, ForeignKey("coder.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("direction", Text),
    Column("memo", Text, nullable=False),
    Column("important", Boolean, nullable=False, server_default=false()),
    Column("revision", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("meaning", Integer, nullable=False, server_default="1"),
    UniqueConstraint("document_id", "coder_id", "code_id", "start", "end"),
    Index("ix_coding_project_revision", "project_id", "revision"),
)

# A coder is done with a document: there is a row. Its id follows from both, so that twice is once.
finished = Table(
    "finished",
    metadata,
    id_column(),
    project_column(),
    document_column(),
    Column("coder_id", Uuid, ForeignKey("coder.id"), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("document_id", "coder_id"),
)

board_list = Table(
    "board_list",
    metadata,
    id_column(),
    project_column(),
    Column("name", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("removed", Boolean, nullable=False),
)

# The rows of a list are what the file said: like a document's text they never change.
board = Table(
    "board",
    metadata,
    id_column(),
    Column("list_id", Uuid, ForeignKey("board_list.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("group", Text, nullable=False),
    Column("attributes", JSON, nullable=False),
)

# What it is about: the whole document, the span, the coding, or what the participant says there. `rejected` says of a
# place that it certainly isn't; `by` is how it came about: by hand (empty), by a name in the text, by who speaks.
reference = Table(
    "reference",
    metadata,
    id_column(),
    project_column(),
    document_column(),
    Column("list_id", Uuid, ForeignKey("board_list.id"), nullable=False),
    Column("group", Text, nullable=False),
    Column("board_id", Uuid, ForeignKey("board.id")),
    Column("start", Integer),
    Column("end", Integer),
    Column("coding_id", Uuid),
    Column("participant_id", Uuid),
    Column("rejected", Boolean, nullable=False, server_default=false()),
    Column("by", Text, nullable=False, server_default=""),
)

# One row per operation of a client that was stored: the same one delivered twice is stored once.
operation = Table("operation", metadata, id_column(), project_column(), Column("revision", Integer, nullable=False))

change = Table(
    "change",
    metadata,
    Column("project_id", Uuid, ForeignKey("project.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Uuid),
    Column("action", String(40), nullable=False),
    Column("subject_kind", String(12), nullable=False),
    Column("subject", Uuid, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("undoes", Integer),
    Index("ix_change_actor", "project_id", "actor", "revision"),
    Index("ix_change_subject", "subject"),
)

_LOGGED = (
    *(coder, document, category, code, coding, relation, board_list, reference, part, theme),
    *(participant, memo, finished, round_, assignment),
    *(ruling, remark, snapshot, drawing, report),
    *(finding, quote_cell, publication, board_name),
)
LOGGED = {table.name: table for table in _LOGGED}
