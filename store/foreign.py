"""Databases of other programs, read and never trusted: in memory, tables only, within limits.

The bytes never become a file that can be written, nothing in them is run (views, triggers, virtual tables), and what
asks for too much is given up on after a number of steps, so that the same file always gives the same answer.
"""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager

from corpora.refusal import Refusal

Row = dict[str, object]
HEAD = b"SQLite format 3\x00"
LARGEST_VALUE = 60_000_000
MOST_ROWS = 2_000_000
MOST_SIGNS = 400_000_000
_STEPS, _MOST_STEPS = 100_000, 20_000  # looked at every so many instructions, and so often at most
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_VERSIONS = slice(18, 20)  # in the head: how it is written and read; 2 means that a log goes along


def is_database(data: bytes) -> bool:
    """Whether these are the bytes of an SQLite database."""
    return data.startswith(HEAD)


def table_names(name: str, data: bytes) -> frozenset[str]:
    """The names of its tables; views and virtual tables are none. Refuses `foreign-damaged`."""
    with _opened(name, data) as connection:
        return frozenset(_tables(connection))


def rows_of(name: str, data: bytes, wanted: Collection[str]) -> dict[str, list[Row]]:
    """The rows of these tables by the names of their columns; none for a table that is not there.

    Refuses `foreign-damaged` and `foreign-too-large`.
    """
    found: dict[str, list[Row]] = {table: [] for table in wanted}
    rows = signs = 0
    with _opened(name, data) as connection:
        for table in sorted(set(wanted) & set(_tables(connection))):
            cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (a name of ours)
            columns = [str(column[0]).lower() for column in cursor.description]
            for values in cursor:
                rows += 1
                signs += sum(len(value) for value in values if isinstance(value, (str, bytes)))
                if rows > MOST_ROWS or signs > MOST_SIGNS:
                    raise Refusal("foreign-too-large", name=name)
                found[table].append(dict(zip(columns, values, strict=True)))
    return found


def had_log(data: bytes) -> bool:
    """Whether what was written last may stand in a file beside it, which is not here."""
    return is_database(data) and data[_VERSIONS] == b"\x02\x02"


def _tables(connection: sqlite3.Connection) -> list[str]:
    cursor = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return [name for name, sql in cursor if isinstance(name, str) and "VIRTUAL" not in str(sql).upper().split("(")[0]]


@contextmanager
def _opened(name: str, data: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(LARGEST_VALUE, len(data) + 1))
            connection.deserialize(_alone(data))
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.text_factory = lambda said: said.decode("utf-8", errors="replace")
            connection.set_authorizer(_allowed)
            steps = iter(range(_MOST_STEPS))
            connection.set_progress_handler(lambda: int(next(steps, None) is None), _STEPS)
            yield connection
        except (sqlite3.Error, MemoryError, OverflowError, UnicodeError) as damage:
            raise Refusal("foreign-damaged", name=name) from damage


def _alone(data: bytes) -> bytes:
    """Without the log that is not here: one that needs it can't be opened in memory."""
    return data[: _VERSIONS.start] + b"\x01\x01" + data[_VERSIONS.stop :] if had_log(data) else data


def _allowed(action: int, *_about: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
