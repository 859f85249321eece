"""The file that a project came in as stays with it, for what can't be shown here and goes along on the way back."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "brought",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_brought_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_brought"),
    )
    op.create_index("ix_brought_project_id", "brought", ["project_id"])


def downgrade() -> None:
    op.drop_table("brought")
