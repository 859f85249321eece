"""Accounts: the owner who begins, the people that are added, and their passwords."""

import hmac
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from actions import passwords
from actions.rights import Role
from actions.secret import secret_of
from actions.workspace import Desk, Workspace, coders, projects
from corpora.refusal import Refusal
from store import accounts as kept
from store.accounts import Account as Account

CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Handed:
    """An account with the password that somebody has to hand over; it is kept nowhere."""

    account: Account
    password: str


def accounts(workspace: Workspace) -> list[Account]:
    """Everybody who has an account, closed ones too; oldest first."""
    with workspace.database.reading() as connection:
        return kept.accounts(connection)


def account_named(workspace: Workspace, name: str) -> Account:
    """By name; refuses `account-unknown`."""
    with workspace.database.reading() as connection:
        found = kept.account_named(connection, name)
    if found is None:
        raise Refusal("account-unknown", name=name)
    return found[0]


def set_up(workspace: Workspace, name: str, password: str, *, seat: Desk | None = None) -> Account:
    """Make the first account: the owner, who leads every project; at `seat` they are that coder.

    In other projects they are the coder of their name, if there is one. Refuses `set-up-done`, `name-empty` and what
    `passwords.refuse_weak` does.
    """
    owner = _new(name, owner=True)
    passwords.refuse_weak(password, owner.name)
    kept_password = passwords.hashed(password)
    seats = _seats(workspace, owner.name, seat)
    with workspace.database.transaction() as connection:
        if kept.how_many(connection):
            raise Refusal("set-up-done")
        kept.add_account(connection, owner, kept_password)
        for project_id, coder_id in seats.items():
            kept.keep_membership(connection, kept.Membership(project_id, owner.id, coder_id, Role.LEAD))
    return owner


def set_up_code(workspace: Workspace) -> str:
    """What somebody elsewhere has to know to make the first account: it stands where the server was started."""
    digest = hmac.new(secret_of(workspace).encode(), b"set-up", sha256).digest()
    return b32encode(digest).decode()[:CODE_LENGTH].lower()


def refuse_set_up_code(workspace: Workspace, code: str) -> None:
    """Refuses `set-up-code-wrong`; whoever guesses has to wait."""
    now = datetime.now(UTC)
    workspace.attempts.begin("set-up", now)
    if not hmac.compare_digest(set_up_code(workspace).encode(), code.strip().lower().encode()):
        raise Refusal("set-up-code-wrong")
    workspace.attempts.succeeded("set-up")


def add_account(workspace: Workspace, by: Account | None, name: str, password: str = "") -> Handed:
    """An account for somebody else, with a password to hand over, or the given one; only the owner and leads may.

    Refuses `not-allowed`, `set-up-first`, `name-empty` and `account-taken`.
    """
    made = _new(name, owner=False)
    handed = password or passwords.temporary()
    passwords.refuse_weak(handed, made.name)
    kept_password = passwords.hashed(handed)
    with workspace.database.transaction() as connection:
        if not kept.how_many(connection):
            raise Refusal("set-up-first")
        leads = by is not None and _led_by(connection, by)
        if not (workspace.trusted or leads or _owns(connection, by)):
            raise Refusal("not-allowed")
        if kept.account_named(connection, made.name):
            raise Refusal("account-taken", name=made.name)
        kept.add_account(connection, made, kept_password)
    return Handed(made, handed)


def change_password(workspace: Workspace, account: Account, old: str, new: str) -> None:
    """Give oneself another password; every session ends. Refuses `password-wrong` and a weak one."""
    now = datetime.now(UTC)
    workspace.attempts.begin(("password", account.id), now)
    with workspace.database.reading() as connection:
        known = kept.password_of(connection, account.id)
    if not passwords.fits(old, known):
        raise Refusal("password-wrong")
    workspace.attempts.succeeded(("password", account.id))
    passwords.refuse_weak(new, account.name)
    if new == old:
        raise Refusal("password-same")
    _keep_password(workspace, account.id, passwords.hashed(new), temporary=False)


def reset_password(workspace: Workspace, by: Account | None, account_id: UUID, password: str = "") -> Handed:
    """Give somebody a password to hand over; every session of theirs ends.

    The owner may for everybody, a lead for who is not the owner and is only in projects that they lead. Refuses
    `not-allowed`.
    """
    with workspace.database.reading() as connection:
        found = kept.account_by_id(connection, account_id)
        if found is None or not (workspace.trusted or _may_reset(connection, by, found)):
            raise Refusal("not-allowed")
    handed = password or passwords.temporary()
    passwords.refuse_weak(handed, found.name)
    _keep_password(workspace, account_id, passwords.hashed(handed), temporary=True)
    return Handed(found, handed)


def close_account(workspace: Workspace, by: Account | None, account_id: UUID, *, closed: bool = True) -> None:
    """Let somebody sign in no more, or again; only the owner may, and not with their own account."""
    with workspace.database.transaction() as connection:
        found = kept.account_by_id(connection, account_id)
        if found is None or found.owner or not (workspace.trusted or _owns(connection, by)):
            raise Refusal("not-allowed")
        kept.change_account(connection, account_id, closed=closed)
        kept.end_sessions(connection, account_id)


def may_reset(workspace: Workspace, by: Account, account_id: UUID) -> bool:
    """Whether `reset_password` would not be refused."""
    with workspace.database.reading() as connection:
        found = kept.account_by_id(connection, account_id)
        return found is not None and _may_reset(connection, by, found)


def _new(name: str, *, owner: bool) -> Account:
    name = " ".join(name.split())
    if not name:
        raise Refusal("name-empty")
    return Account(uuid4(), name, owner, closed=False, temporary=not owner, made_at=datetime.now(UTC))


def _seats(workspace: Workspace, name: str, seat: Desk | None) -> dict[UUID, UUID]:
    found: dict[UUID, UUID] = {}
    for project in projects(workspace):
        for each in coders(Desk(workspace, project.id)):
            if kept.login_of(each.name) == kept.login_of(name):
                found[project.id] = each.id
    if seat is not None and seat.coder_id is not None:
        found[seat.project_id] = seat.coder_id
    return found


def _owns(connection: Any, by: Account | None) -> bool:
    """Whether they are the owner still, whatever a page that is open says."""
    now = kept.account_by_id(connection, by.id) if by else None
    return now is not None and now.owner and not now.closed


def _led_by(connection: Any, by: Account) -> set[UUID]:
    now = kept.account_by_id(connection, by.id)
    if now is None or now.closed:
        return set()
    return {each.project_id for each in kept.memberships(connection, account_id=by.id) if each.role == Role.LEAD}


def _may_reset(connection: Any, by: Account | None, of: Account) -> bool:
    if by is None or of.id == by.id:
        return False
    if _owns(connection, by):
        return True
    theirs = {each.project_id for each in kept.memberships(connection, account_id=of.id)}
    return not of.owner and bool(theirs) and theirs <= _led_by(connection, by)


def _keep_password(workspace: Workspace, account_id: UUID, hashed: str, *, temporary: bool) -> None:
    with workspace.database.transaction() as connection:
        kept.change_account(connection, account_id, password=hashed, temporary=temporary)
        kept.end_sessions(connection, account_id)
