"""Accounts, the roles they have in projects, and their sessions. Of the workspace: they stand outside every project's
log, do not travel with a project, and no undo brings a role back."""

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, Text, UniqueConstraint

from store.moments import Moment
from store.schema import Id, id_column, metadata

# Never removed: a closed account can't sign in, and its name stays taken. `login` is the name as it is compared.
account = Table(
    "account",
    metadata,
    id_column(),
    Column("name", Text, nullable=False),
    Column("login", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),
    Column("owner", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("temporary", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
)

# What an account may do in a project, and which of its coders it is.
membership = Table(
    "membership",
    metadata,
    Column("project_id", Id, ForeignKey("project.id", ondelete="CASCADE"), primary_key=True),
    Column("account_id", Id, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("coder_id", Id, ForeignKey("coder.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String(12), nullable=False),
    UniqueConstraint("project_id", "coder_id"),
)

# By the SHA-256 of its token, so that whoever reads the database can't sit down as somebody.
session = Table(
    "session",
    metadata,
    id_column(),
    Column("token", String(64), nullable=False, unique=True),
    Column("account_id", Id, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)
