"""The search index keeps the words of a text together. Documents are indexed again at the first search."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("posting")
    _emptied("words", "starts")


def downgrade() -> None:
    _emptied("starts")
    op.create_table(
        "posting",
        sa.Column("word_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["word_id"], ["word.id"], name="fk_posting_word_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word_id", "text_id", name="pk_posting"),
        sqlite_with_rowid=False,
    )


def _emptied(*numbers: str) -> None:
    """The table of the texts anew, with these columns of numbers, and no words."""
    op.execute("DELETE FROM word_part")
    op.execute("DELETE FROM word")
    op.drop_table("indexed_text")
    op.create_table(
        "indexed_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=60), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in (*numbers, "passages", "voices")),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_indexed_text_document_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_indexed_text"),
        sa.UniqueConstraint("document_id", name="uq_indexed_text_document_id"),
        sqlite_autoincrement=True,
    )
