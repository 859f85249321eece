"""One database: SQLite in a file by default, PostgreSQL by URL. Opening it brings its tables up to date."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from corpora.refusal import Refusal
from store.troubles import saying_troubles

MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """Where everything is kept; safe to share between threads.

    Refuses `database-url` for what is no address, `database-unreachable` where nothing can be opened,
    `database-newer` for the database of a later release; while it is used, what `store.troubles` lists.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._write_lock = Lock()
        try:
            with self._write_lock:
                _migrate(self._engine)
        except (DBAPIError, OSError, CommandError) as error:
            self.close()
            code = "database-newer" if isinstance(error, CommandError) else "database-unreachable"
            raise Refusal(code, url=self._engine.url.render_as_string()) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent moment of the database, to read from."""
        with saying_troubles(), self._engine.connect() as connection:
            if self._engine.name != "sqlite":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Everything inside is kept, or nothing is. Writers of one process queue here rather than in SQLite."""
        with saying_troubles(), self._write_lock, self._engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    def wipe(self) -> None:
        """Let nothing of what was deleted linger in the files: they are written anew, and SQLite's log is cut.

        A reader that is still busy keeps SQLite's log until the next write; backups are not ours to wipe.
        """
        if self._engine.name != "sqlite":
            alone = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
            with self._write_lock, alone.connect() as connection:
                connection.exec_driver_sql("VACUUM FULL")
            return
        with self._write_lock, closing(self._engine.raw_connection()) as raw:  # outside any transaction of SQLAlchemy
            raw.cursor().execute("VACUUM")
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
    except (ArgumentError, ImportError) as error:  # ImportError: a driver that is not installed here
        raise Refusal("database-url", url=re.sub("//[^/]*@", "//***@", url)) from error
    timeout = {} if "timeout" in address.query else {"timeout": 30}  # seconds to wait for who holds the file
    engine = create_engine(url, connect_args={"check_same_thread": False, **timeout})

    @event.listens_for(engine, "connect")
    def _safe(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its place at once: a read that later turns into a write could be refused by SQLite.
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        connection.execution_options(writing=True)
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
