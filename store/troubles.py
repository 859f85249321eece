"""What can go wrong with a database without anybody's code being wrong: said as a refusal, and worth another try."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from corpora.refusal import Refusal

# As SQLite words them; what PostgreSQL and its driver say of a lost connection differs too much to list.
SAID = {
    "database is locked": "database-busy",
    "database or disk is full": "disk-full",
    "disk i/o error": "disk-failing",
    "readonly database": "database-read-only",
    "unable to open database file": "database-gone",
    "malformed": "database-damaged",
    "not a database": "database-damaged",
    "no space left": "disk-full",
}
PASSING = frozenset({*SAID.values(), "database-lost"})
"""Nothing was stored, and the same may succeed later: who waits to deliver something keeps it."""


@contextmanager
def saying_troubles() -> Iterator[None]:
    """Refuse with one of PASSING what the database reports of its surroundings; what is our mistake stays an error."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        said = str(error.orig).lower()
        code = next((code for words, code in SAID.items() if words in said), None)
        if code is None and error.connection_invalidated:
            code = "database-lost"
        if code is None:
            raise
        raise Refusal(code) from error
