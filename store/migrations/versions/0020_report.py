"""What was chosen for the report is kept, and the house style it takes its look from."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id")),
        sa.Column("parts", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("codes", "beside", "publication")),
        sa.Column("house_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_report_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_project_id", "report", ["project_id"])
    op.create_table(
        "house_style",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_house_style_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_house_style"),
    )
    op.create_index("ix_house_style_project_id", "house_style", ["project_id"])


def downgrade() -> None:
    for name in ("house_style", "report"):
        op.drop_table(name)
