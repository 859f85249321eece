"""A code has a parent, more categories, typed fields and a meaning with a version, which its codings know."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

AT_ONCE = 1000
LISTS = ("synonyms", "also_in", "directions", "examples", "counterexamples")
NEW: dict[str, dict[str, Any]] = {
    "code": {
        "short": "",
        "parent_id": None,
        "domain": "",
        "archived": False,
        "meaning": 1,
        **{name: [] for name in LISTS},
    },
    "coding": {"meaning": 1},
}


def upgrade() -> None:
    columns: list[sa.Column[Any]] = [
        sa.Column("short", sa.Text(), nullable=False, server_default=""),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("domain", sa.Text(), nullable=False, server_default=""),
        sa.Column("archived", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("meaning", sa.Integer(), nullable=False, server_default="1"),
        *(sa.Column(name, sa.JSON(), nullable=False, server_default="[]") for name in LISTS),
    ]
    for column in columns:
        op.add_column("code", column)
    op.add_column("coding", sa.Column("meaning", sa.Integer(), nullable=False, server_default="1"))
    for kind, values in NEW.items():
        _tell_the_log(kind, lambda image, values=values: {**values, **image})


def downgrade() -> None:
    for kind, values in NEW.items():
        _tell_the_log(kind, lambda image, values=values: {k: v for k, v in image.items() if k not in values})
        for name in values:
            op.drop_column(kind, name)


def _tell_the_log(kind: str, told) -> None:  # type: ignore[no-untyped-def]
    """The log keeps an image of every row; these get the new columns too, or undo would see a change."""
    image = sa.JSON(none_as_null=True)
    columns = [sa.column("project_id", sa.Uuid()), sa.column("revision"), sa.column("ordinal")]
    change = sa.table(
        "change", *columns, sa.column("subject_kind"), sa.column("before", image), sa.column("after", image)
    )
    place = [change.c[name] == sa.bindparam(f"at_{name}") for name in ("project_id", "revision", "ordinal")]
    connection = op.get_bind()
    rows = connection.execute(sa.select(change).where(change.c.subject_kind == kind)).all()
    images = sa.update(change).where(*place)
    images = images.values(before=sa.bindparam("was", type_=image), after=sa.bindparam("now", type_=image))
    for at in range(0, len(rows), AT_ONCE):
        connection.execute(
            images,
            [
                {
                    "at_project_id": row.project_id,
                    "at_revision": row.revision,
                    "at_ordinal": row.ordinal,
                    "was": told(row.before) if row.before else None,
                    "now": told(row.after) if row.after else None,
                }
                for row in rows[at : at + AT_ONCE]
            ],
        )
