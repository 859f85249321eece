"""A theme draws on codes as well as categories, has memos to lean on, and notes that stay out of the report."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NEW: dict[str, object] = {"code_ids": [], "memo_ids": [], "notes": ""}


def upgrade() -> None:
    for name in ("code_ids", "memo_ids"):
        op.add_column("theme", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("theme", sa.Column("notes", sa.Text(), nullable=False, server_default=""))
    _tell_the_log()


def downgrade() -> None:
    for name in NEW:
        op.drop_column("theme", name)


def _tell_the_log() -> None:
    """The log keeps an image of every row of `theme`; these get the new columns too, or undo would see a change."""
    image = sa.JSON(none_as_null=True)
    change = sa.table(
        "change",
        sa.column("project_id", sa.Uuid()),
        sa.column("revision", sa.Integer()),
        sa.column("ordinal", sa.Integer()),
        sa.column("subject_kind", sa.String()),
        sa.column("before", image),
        sa.column("after", image),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(change).where(change.c.subject_kind == "theme")).all():
        before, after = ({**each, **NEW} if each else None for each in (row.before, row.after))
        place = [change.c[name] == getattr(row, name) for name in ("project_id", "revision", "ordinal")]
        connection.execute(sa.update(change).where(*place).values(before=before, after=after))
