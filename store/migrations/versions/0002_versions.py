"""A document has versions: its text, segments and file are kept per version, and it says which one is its own.

There is no way back: a database with one text per document cannot hold the second.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FIRST = 1
PER_VERSION = {
    "document_text": ["document_id", "version"],
    "original": ["document_id", "version"],
    "segment": ["document_id", "version", "ordinal"],
}


def upgrade() -> None:
    op.add_column("document", _version())
    for name, key in PER_VERSION.items():
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(_version())
            batch_op.drop_constraint(f"pk_{name}", type_="primary")
            batch_op.create_primary_key(f"pk_{name}", key)
    _tell_the_log()


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), nullable=False, server_default=str(FIRST))


def _tell_the_log() -> None:
    """The log keeps an image of every row of `document`; these get the new column too, or undo would see a change."""
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
    for row in connection.execute(sa.select(change).where(change.c.subject_kind == "document")).all():
        before, after = ({**each, "version": FIRST} if each else None for each in (row.before, row.after))
        place = [change.c[name] == getattr(row, name) for name in ("project_id", "revision", "ordinal")]
        connection.execute(sa.update(change).where(*place).values(before=before, after=after))
