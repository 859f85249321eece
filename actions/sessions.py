"""Signing in and out: a session is a browser that proved who it is, known by a random token it keeps in a cookie."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from actions import passwords
from actions.secret import secret_of
from actions.workspace import Workspace
from corpora.refusal import Refusal
from store import accounts as kept
from store.accounts import Account, Session

IDLE = timedelta(hours=24)
LONGEST = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=5)
ADDRESS_FREE, NAME_FREE = 30, 60


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is there, and by which session; none where the only account needs not sign in on its own computer."""

    account: Account
    session_id: UUID | None


def sign_in(workspace: Workspace, name: str, password: str, *, address: str = "", before: str = "") -> str:
    """A new token for who has this name and password; the session of the token `before` ends.

    Refuses `sign-in-wrong`, the same for a name that is unknown, closed or has another password, and `sign-in-wait`.
    """
    now, login = datetime.now(UTC), kept.login_of(name)
    tries = ((("at", address, login), 5), (("at", address), ADDRESS_FREE), (("name", login), NAME_FREE))
    for key, free in tries:
        workspace.attempts.begin(key, now, free=free)
    with workspace.database.reading() as connection:
        found = kept.account_named(connection, name)
    if not passwords.fits(password, found[1] if found else None) or found is None or found[0].closed:
        raise Refusal("sign-in-wrong")
    for key, _ in tries:
        workspace.attempts.succeeded(key)
    return begin(workspace, found[0], before=before)


def begin(workspace: Workspace, account: Account, *, before: str = "") -> str:
    """A new session for who has just proved to be this account; its token, which is kept nowhere here."""
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    with workspace.database.transaction() as connection:
        kept.end_sessions_before(connection, made=now - LONGEST, seen=now - IDLE)
        if before:
            kept.end_session(connection, _hashed(before))
        kept.add_session(connection, Session(uuid4(), account.id, now, now), _hashed(token))
    return token


def sign_out(workspace: Workspace, token: str) -> None:
    """End the session of this token, for every page of that browser."""
    with workspace.database.transaction() as connection:
        kept.end_session(connection, _hashed(token))


def visit(workspace: Workspace, token: str, *, local: bool) -> Visit | None:
    """Who comes with this token, and lives on by coming; on the computer itself the only account needs none."""
    with workspace.database.reading() as connection:
        found = kept.session_with(connection, _hashed(token)) if token else None
        known = kept.accounts(connection) if local and found is None else []
    if found is not None and alive(*found):
        _see(workspace, found[0])
        return Visit(found[1], found[0].id)
    return Visit(known[0], None) if len(known) == 1 else None


def alive(session: Session, account: Account) -> bool:
    """Whether a session still counts."""
    now = datetime.now(UTC)
    return not account.closed and now - session.seen_at < IDLE and now - session.made_at < LONGEST


def speaks_for(connection: Any, project_id: UUID, coder_id: UUID | None, session_id: UUID | None) -> bool:
    """Whether a page that was opened in a session may still speak for this coder in this project.

    Without accounts everybody may; without a session only the one and only account.
    """
    if session_id is None:
        known = kept.accounts(connection)
        if not known:
            return True
        account = known[0] if len(known) == 1 else None
    else:
        found = kept.session_by_id(connection, session_id)
        account = found[1] if found and alive(*found) else None
    if account is None:
        return False
    places = kept.memberships(connection, account_id=account.id)
    return any((each.project_id, each.coder_id) == (project_id, coder_id) for each in places)


def cookie_name(workspace: Workspace) -> str:
    """Of this database alone: on one computer every port shares its cookies."""
    return f"duiding-{_hashed(secret_of(workspace))[:12]}"


def _see(workspace: Workspace, session: Session) -> None:
    now = datetime.now(UTC)
    if now - session.seen_at > SEEN_EVERY:
        with workspace.database.transaction() as connection:
            kept.see(connection, session.id, now)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
