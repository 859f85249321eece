"""Drawings of the network can be kept."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drawing",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id")),
        sa.Column("name", sa.Text(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("choice", "places")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_drawing_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_drawing"),
    )
    op.create_index("ix_drawing_project_id", "drawing", ["project_id"])


def downgrade() -> None:
    op.drop_table("drawing")
