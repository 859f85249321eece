"""Rounds, in which coders work on the same documents without seeing each other's codings."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "round",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("lead_id", sa.Uuid(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("share", sa.Float(), nullable=True),
        sa.Column("attribute", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_round_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["lead_id"], ["coder.id"], name="fk_round_lead_id"),
        sa.ForeignKeyConstraint(["key_id"], ["coder.id"], name="fk_round_key_id"),
        sa.PrimaryKeyConstraint("id", name="pk_round"),
    )
    op.create_index("ix_round_project_id", "round", ["project_id"])
    op.create_table(
        "assignment",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id", "round_id", "document_id")),
        sa.Column("part_id", sa.Uuid(), nullable=True),
        sa.Column("coder_ids", sa.JSON(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_assignment_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_assignment_round_id"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_assignment_document_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
    )
    for name in ("project_id", "round_id", "document_id"):
        op.create_index(f"ix_assignment_{name}", "assignment", [name])


def downgrade() -> None:
    for name in ("assignment", "round"):
        op.drop_table(name)
