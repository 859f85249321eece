"""Participants. Whoever speaks in a text that is there already becomes one, the same in every version of that text."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT_ONCE = 1000


def upgrade() -> None:
    op.create_table(
        "speaker",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_speaker_document_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "version", "label", name="pk_speaker"),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("list_id", sa.Uuid()),
        sa.Column("board_id", sa.Uuid()),
        sa.Column("same_as", sa.Uuid()),
        sa.Column("apart", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_participant_project_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["list_id"], ["board_list.id"], name="fk_participant_list_id"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_participant_board_id"),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
    )
    op.create_index("ix_participant_project_id", "participant", ["project_id"])
    _who_speaks_now()


def downgrade() -> None:
    op.drop_table("participant")
    op.drop_table("speaker")


def _who_speaks_now() -> None:
    segment = sa.table(
        "segment",
        sa.column("document_id", sa.Uuid()),
        sa.column("version", sa.Integer()),
        sa.column("speaker", sa.Text()),
        sa.column("ordinal", sa.Integer()),
    )
    speaker = sa.table(
        "speaker",
        sa.column("document_id", sa.Uuid()),
        sa.column("version", sa.Integer()),
        sa.column("label", sa.Text()),
        sa.column("position", sa.Integer()),
        sa.column("participant_id", sa.Uuid()),
        sa.column("told", sa.JSON()),
    )
    first = sa.func.min(segment.c.ordinal).label("position")
    found = sa.select(segment.c.document_id, segment.c.version, segment.c.speaker, first).where(
        segment.c.speaker.is_not(None)
    )
    grouped = found.group_by(segment.c.document_id, segment.c.version, segment.c.speaker)
    connection = op.get_bind()
    ids: dict[object, object] = {}
    rows = [
        {
            "document_id": row.document_id,
            "version": row.version,
            "label": row.speaker,
            "position": row.position,
            "participant_id": ids.setdefault((row.document_id, row.speaker), uuid4()),
            "told": {},
        }
        for row in connection.execute(grouped).all()
    ]
    for at in range(0, len(rows), AT_ONCE):
        connection.execute(sa.insert(speaker), rows[at : at + AT_ONCE])
