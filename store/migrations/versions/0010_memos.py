"""Memos about anything in a project, and the entries of its journal."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "memo",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id")),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_memo_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author_id"], ["coder.id"], name="fk_memo_author_id"),
        sa.PrimaryKeyConstraint("id", name="pk_memo"),
    )
    op.create_index("ix_memo_project_id", "memo", ["project_id"])


def downgrade() -> None:
    op.drop_table("memo")
