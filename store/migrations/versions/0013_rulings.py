"""What was decided and said about differences between coders, and agreement as it was before and after."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _in_document(
        "ruling",
        sa.Column("decision", sa.String(length=12), nullable=False),
        *_json("codings", "taken_by", "seen", "consensus"),
        *(sa.Column(name, sa.String(length=12), nullable=False) for name in ("cause", "confidence")),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("redefine_id", sa.Uuid(), nullable=True),
        sa.Column("redefine_from", sa.Integer(), nullable=True),
        *_by("ruling", "by_id"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _in_document(
        "remark",
        *_json("codings"),
        *_by("remark", "author_id"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    _table(
        "snapshot",
        sa.Column("phase", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        *_by("snapshot", "by_id"),
        sa.Column("of_revision", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        *_json("coders", "documents", "pairs"),
    )


def downgrade() -> None:
    for name in ("snapshot", "remark", "ruling"):
        op.drop_table(name)


def _table(name: str, *columns: SchemaItem) -> None:
    op.create_table(
        name,
        *(sa.Column(each, sa.Uuid(), nullable=False) for each in ("id", "project_id")),
        *columns,
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=f"fk_{name}_project_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_project_id", name, ["project_id"])


def _in_document(name: str, *columns: SchemaItem) -> None:
    key = sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=f"fk_{name}_document_id", ondelete="CASCADE")
    _table(name, sa.Column("document_id", sa.Uuid(), nullable=False), *columns, key)
    op.create_index(f"ix_{name}_document_id", name, ["document_id"])


def _json(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _by(table: str, name: str) -> list[SchemaItem]:
    key = sa.ForeignKeyConstraint([name], ["coder.id"], name=f"fk_{table}_{name}")
    return [sa.Column(name, sa.Uuid(), nullable=True), key]
