"""Where a project's copy came from, and what it took in of other copies."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lineage",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("tip", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("opened", sa.JSON(), nullable=True),
        sa.Column("known", sa.JSON(), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_lineage_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "tip", name="pk_lineage"),
    )


def downgrade() -> None:
    op.drop_table("lineage")
