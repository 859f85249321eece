"""The search index. Documents that are there already are indexed at the first search."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("word", "plain", "stem", "lemma")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_word_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_word"),
        sa.UniqueConstraint("project_id", "word", name="uq_word_project_id"),
        sqlite_autoincrement=True,
    )
    for name in ("plain", "stem", "lemma"):
        op.create_index(f"ix_word_{name}", "word", ["project_id", name])
    op.create_table(
        "word_part",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("word_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["word_id"], ["word.id"], name="fk_word_part_word_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("part", "word_id", name="pk_word_part"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_word_part_word_id", "word_part", ["word_id"])
    op.create_table(
        "indexed_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=60), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("starts", "passages", "voices")),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_indexed_text_document_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_indexed_text"),
        sa.UniqueConstraint("document_id", name="uq_indexed_text_document_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "posting",
        sa.Column("word_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["word_id"], ["word.id"], name="fk_posting_word_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word_id", "text_id", name="pk_posting"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for name in ("posting", "indexed_text", "word_part", "word"):
        op.drop_table(name)
