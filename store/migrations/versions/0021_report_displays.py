"""Which displays and drawings stand in the report, and in which order."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report") as table:
        for name in ("displays", "drawings"):
            table.add_column(sa.Column(name, sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("report") as table:
        for name in ("displays", "drawings"):
            table.drop_column(name)
