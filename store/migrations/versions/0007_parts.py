"""Documents are divided in parts, which may be about a board list, a group or a board."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "part",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id", "document_id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("list_id", sa.Uuid(), nullable=True),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_part_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_part_document_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["list_id"], ["board_list.id"], name="fk_part_list_id"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_part_board_id"),
        sa.PrimaryKeyConstraint("id", name="pk_part"),
    )
    for name in ("project_id", "document_id"):
        op.create_index(f"ix_part_{name}", "part", [name])


def downgrade() -> None:
    op.drop_table("part")
