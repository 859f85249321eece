"""Findings from elsewhere beside codes, quotes chosen for a cell, and how many boards a published number needs."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

FINDING = ("outcome", "predictor", "b", "se", "p", "source")


def upgrade() -> None:
    _create(
        "finding",
        *(sa.Column(name, sa.Text(), nullable=False) for name in FINDING),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("memo", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    _create(
        "quote_cell",
        sa.Column("list_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("attribute", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("codings", sa.JSON(), nullable=False),
    )
    _create("publication", sa.Column("least", sa.Integer(), nullable=False))


def downgrade() -> None:
    for name in ("publication", "quote_cell", "finding"):
        op.drop_table(name)


def _create(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        *(sa.Column(each, sa.Uuid(), nullable=False) for each in ("id", "project_id")),
        *columns,
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=f"fk_{name}_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_project_id", name, ["project_id"])
