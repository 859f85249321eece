"""What turns, speakers and codings are about, names of boards as people write them, and what grounds a relation."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Image = dict[str, Any]
NEW: dict[str, Image] = {
    "reference": {"coding_id": None, "participant_id": None, "rejected": False, "by": ""},
    "relation": {"coding_ids": []},
}


def upgrade() -> None:
    for name in ("coding_id", "participant_id"):
        op.add_column("reference", sa.Column(name, sa.Uuid(), nullable=True))
    op.add_column("reference", sa.Column("rejected", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("reference", sa.Column("by", sa.Text(), nullable=False, server_default=""))
    op.add_column("relation", sa.Column("coding_ids", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "board_name",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id", "list_id")),
        sa.Column("board_id", sa.Uuid(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("group", "name")),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_board_name_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["list_id"], ["board_list.id"], name="fk_board_name_list_id"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_board_name_board_id"),
        sa.PrimaryKeyConstraint("id", name="pk_board_name"),
    )
    op.create_index("ix_board_name_project_id", "board_name", ["project_id"])
    _tell_the_log(lambda kind, each: {**NEW[kind], **each})


def downgrade() -> None:
    _tell_the_log(lambda kind, each: {name: value for name, value in each.items() if name not in NEW[kind]})
    op.drop_table("board_name")
    for table, columns in NEW.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in columns:
                batch_op.drop_column(name)


def _tell_the_log(told: Callable[[str, Image], Image]) -> None:
    """The log keeps an image of every row; these get the new columns too, or undo would see a change."""
    image = sa.JSON(none_as_null=True)
    columns = [sa.column("project_id", sa.Uuid()), sa.column("revision"), sa.column("ordinal")]
    change = sa.table(
        "change", *columns, sa.column("subject_kind"), sa.column("before", image), sa.column("after", image)
    )
    place = [change.c[name] == sa.bindparam(f"at_{name}") for name in ("project_id", "revision", "ordinal")]
    images = sa.update(change).where(*place)
    images = images.values(before=sa.bindparam("was", type_=image), after=sa.bindparam("now", type_=image))
    connection = op.get_bind()
    rows = connection.execute(sa.select(change).where(change.c.subject_kind.in_(list(NEW)))).all()
    steps = [
        {"at_project_id": row.project_id, "at_revision": row.revision, "at_ordinal": row.ordinal}
        | {name: each and told(row.subject_kind, each) for name, each in (("was", row.before), ("now", row.after))}
        for row in rows
    ]
    for at in range(0, len(steps), 1000):
        connection.execute(images, steps[at : at + 1000])
