"""Each version of a text has its SHA-256 beside it, so that a single changed character is seen."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("document_text", sa.Column("sha256", sa.String(64), nullable=False, server_default=""))
    kept = sa.table(
        "document_text",
        sa.column("document_id", sa.Uuid()),
        sa.column("version", sa.Integer()),
        sa.column("text", sa.Text()),
        sa.column("sha256", sa.String()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(kept.c.document_id, kept.c.version)).all():
        this = kept.c.document_id == row.document_id, kept.c.version == row.version
        text = connection.execute(sa.select(kept.c.text).where(*this)).scalar_one()
        connection.execute(sa.update(kept).where(*this).values(sha256=sha256(text.encode()).hexdigest()))


def downgrade() -> None:
    op.drop_column("document_text", "sha256")
