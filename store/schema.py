"""What every table is made with."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, Uuid

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


_known = lru_cache(maxsize=65_536)(UUID)


class Id(Uuid[UUID]):
    """A UUID that is made of its text once: five thousand codings name the same document, coders and codes."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002
        """From the database; one that knows UUIDs itself gives them as they are."""
        if dialect.supports_native_uuid:
            return None
        return lambda text: None if text is None else _known(text)


def id_column() -> Column[object]:
    """The id, a UUID made in `actions`."""
    return Column("id", Id, primary_key=True)


def project_column() -> Column[object]:
    """The project it belongs to, and with which it goes."""
    return Column("project_id", Id, ForeignKey("project.id", ondelete="CASCADE"), nullable=False, index=True)


def document_column(*, primary_key: bool = False) -> Column[object]:
    """The document it belongs to, and with which it goes."""
    key = ForeignKey("document.id", ondelete="CASCADE")
    return Column("document_id", Id, key, nullable=False, primary_key=primary_key, index=not primary_key)


def version_column(*, primary_key: bool = False) -> Column[int]:
    """The number of a version of a document, from 1."""
    return Column("version", Integer, nullable=False, primary_key=primary_key, autoincrement=False, server_default="1")
