"""Accounts, roles and sessions: rows in, rows out. Who may do this is decided in `actions`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from store.account_tables import account, membership, session


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in. `temporary` while the password is one that somebody else handed over."""

    id: UUID
    name: str
    owner: bool
    closed: bool
    temporary: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """What an account may do in a project, and which of its coders it is."""

    project_id: UUID
    account_id: UUID
    coder_id: UUID
    role: str


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that signed in, and when somebody last did something there."""

    id: UUID
    account_id: UUID
    made_at: datetime
    seen_at: datetime


def login_of(name: str) -> str:
    """A name as it is compared: without regard to capitals and spaces around it."""
    return " ".join(name.split()).casefold()


def how_many(connection: Connection) -> int:
    """How many accounts there are, closed ones among them."""
    return connection.execute(select(func.count()).select_from(account)).scalar_one()


def accounts(connection: Connection) -> list[Account]:
    """Oldest first."""
    return [_account(row) for row in connection.execute(_accounts().order_by(account.c.made_at, account.c.login))]


def account_by_id(connection: Connection, account_id: UUID) -> Account | None:
    """None where there is none by that id."""
    row = connection.execute(_accounts().where(account.c.id == account_id)).one_or_none()
    return _account(row) if row else None


def account_named(connection: Connection, name: str) -> tuple[Account, str] | None:
    """The account with the hash of its password; None where there is none by that name."""
    row = connection.execute(select(account).where(account.c.login == login_of(name))).one_or_none()
    return (_account(row), row.password) if row else None


def password_of(connection: Connection, account_id: UUID) -> str:
    """The hash of the password of an account that there is."""
    return str(connection.execute(select(account.c.password).where(account.c.id == account_id)).scalar_one())


def add_account(connection: Connection, row: Account, password: str) -> None:
    """A new account; its name must be free."""
    values = {name: getattr(row, name) for name in Account.__slots__}
    connection.execute(insert(account).values(**values, login=login_of(row.name), password=password))


def change_account(connection: Connection, account_id: UUID, **values: object) -> None:
    """Set columns of an account."""
    connection.execute(update(account).where(account.c.id == account_id).values(**values))


def memberships(
    connection: Connection, *, project_id: UUID | None = None, account_id: UUID | None = None
) -> list[Membership]:
    """Of a project, or of an account."""
    found = select(membership)
    if project_id:
        found = found.where(membership.c.project_id == project_id)
    if account_id:
        found = found.where(membership.c.account_id == account_id)
    return [Membership(row.project_id, row.account_id, row.coder_id, row.role) for row in connection.execute(found)]


def role_of(connection: Connection, project_id: UUID, coder_id: UUID | None) -> str | None:
    """What the account behind a coder may do; None where no account that is open is behind them."""
    found = (
        select(membership.c.role)
        .join(account, account.c.id == membership.c.account_id)
        .where(membership.c.project_id == project_id, membership.c.coder_id == coder_id, account.c.closed.is_(False))
    )
    return connection.execute(found).scalar_one_or_none()


def keep_membership(connection: Connection, row: Membership) -> None:
    """Give an account this place in a project, in stead of the one it has."""
    remove_membership(connection, row.project_id, row.account_id)
    values = {name: getattr(row, name) for name in Membership.__slots__}
    connection.execute(insert(membership).values(**values))


def remove_membership(connection: Connection, project_id: UUID, account_id: UUID) -> None:
    """Take an account out of a project; its coder stays."""
    connection.execute(
        delete(membership).where(membership.c.project_id == project_id, membership.c.account_id == account_id)
    )


def add_session(connection: Connection, row: Session, token: str) -> None:
    """A browser that signed in, known by the hash of its token."""
    values = {name: getattr(row, name) for name in Session.__slots__}
    connection.execute(insert(session).values(**values, token=token))


def session_with(connection: Connection, token: str) -> tuple[Session, Account] | None:
    """The session of a token's hash, and whose it is."""
    return _session(connection, _sessions().where(session.c.token == token))


def session_by_id(connection: Connection, session_id: UUID) -> tuple[Session, Account] | None:
    """The session of that id, and whose it is."""
    return _session(connection, _sessions().where(session.c.id == session_id))


def see(connection: Connection, session_id: UUID, at: datetime) -> None:
    """Somebody did something in this session."""
    connection.execute(update(session).where(session.c.id == session_id).values(seen_at=at))


def end_session(connection: Connection, token: str) -> None:
    """Forget the session of a token's hash."""
    connection.execute(delete(session).where(session.c.token == token))


def end_sessions(connection: Connection, account_id: UUID) -> None:
    """Forget every session of an account."""
    connection.execute(delete(session).where(session.c.account_id == account_id))


def end_sessions_before(connection: Connection, *, made: datetime, seen: datetime) -> None:
    """Forget what has expired."""
    connection.execute(delete(session).where((session.c.made_at < made) | (session.c.seen_at < seen)))


def _accounts() -> Select[Any]:
    return select(*(account.c[name] for name in Account.__slots__))


def _sessions() -> Select[Any]:
    own = [session.c[name].label(f"session_{name}") for name in Session.__slots__]
    return _accounts().add_columns(*own).join(session, session.c.account_id == account.c.id)


def _session(connection: Connection, found: Select[Any]) -> tuple[Session, Account] | None:
    row = connection.execute(found).one_or_none()
    if row is None:
        return None
    return Session(row.session_id, row.session_account_id, row.session_made_at, row.session_seen_at), _account(row)


def _account(row: Row[Any]) -> Account:
    return Account(row.id, row.name, row.owner, row.closed, row.temporary, row.made_at)
