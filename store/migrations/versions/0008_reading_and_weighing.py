"""A coding may be important for the report, and a coder may be done with a document."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("coding", sa.Column("important", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "finished",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "project_id", "document_id", "coder_id")),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_finished_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_finished_document_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["coder_id"], ["coder.id"], name="fk_finished_coder_id"),
        sa.PrimaryKeyConstraint("id", name="pk_finished"),
        sa.UniqueConstraint("document_id", "coder_id", name="uq_finished_document_id"),
    )
    for name in ("project_id", "document_id"):
        op.create_index(f"ix_finished_{name}", "finished", [name])
    _tell_the_log()


def downgrade() -> None:
    op.drop_table("finished")
    with op.batch_alter_table("coding", schema=None) as batch_op:
        batch_op.drop_column("important")


def _tell_the_log() -> None:
    """The log keeps an image of every coding; these get the new column too, or undo would see a change."""
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
    place = [change.c[name] == sa.bindparam(f"at_{name}") for name in ("project_id", "revision", "ordinal")]
    told = sa.update(change).where(*place).values(before=sa.bindparam("b"), after=sa.bindparam("a"))
    connection = op.get_bind()
    rows = connection.execute(sa.select(change).where(change.c.subject_kind == "coding")).all()
    images = [
        {"at_project_id": row.project_id, "at_revision": row.revision, "at_ordinal": row.ordinal}
        | {name: _with(each) for name, each in (("b", row.before), ("a", row.after))}
        for row in rows
    ]
    for start in range(0, len(images), 1000):
        connection.execute(told, images[start : start + 1000])


def _with(image: dict[str, object] | None) -> dict[str, object] | None:
    return {"important": False, **image} if image else None
