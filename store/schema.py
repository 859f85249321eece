"""What every table is made with."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Uuid

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def id_column() -> Column[object]:
    """The id, a UUID made in `actions`."""
    return Column("id", Uuid, primary_key=True)


def project_column() -> Column[object]:
    """The project it belongs to, and with which it goes."""
    return Column("project_id", Uuid, ForeignKey("project.id", ondelete="CASCADE"), nullable=False, index=True)


def document_column(*, primary_key: bool = False) -> Column[object]:
    """The document it belongs to, and with which it goes."""
    key = ForeignKey("document.id", ondelete="CASCADE")
    return Column("document_id", Uuid, key, nullable=False, primary_key=primary_key, index=not primary_key)


def version_column(*, primary_key: bool = False) -> Column[int]:
    """The number of a version of a document, from 1."""
    return Column("version", Integer, nullable=False, primary_key=primary_key, autoincrement=False, server_default="1")
