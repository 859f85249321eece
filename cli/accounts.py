"""Accounts and roles. The terminal asks for no password of its own: whoever reads the file has what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.accounts import Handed
    from cli.commands import Deed

Name = Annotated[str, argument("name")]
Asking = Annotated[bool, option("--ask-password")]


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    for name, deed in DEEDS.items():
        command(app, name)(deed)


def listed(at: Terminal) -> None:
    """Everybody with an account, and their roles by project."""
    from actions import accounts, team
    from actions.workspace import Desk, projects

    places: dict[str, dict[str, str]] = {}
    for project in projects(at.workspace):
        for each in team.members(Desk(at.workspace, project.id)):
            places.setdefault(each.account.name, {})[project.name] = str(each.role)
    found = accounts.accounts(at.workspace)
    value = [
        {"name": each.name, "owner": each.owner, "closed": each.closed, "roles": places.get(each.name, {})}
        for each in found
    ]
    rows = [
        (
            each.name,
            " · ".join(at.say(f"account-{what}") for what in ("owner", "closed") if getattr(each, what)),
            "; ".join(f"{project}: {at.say(f'role-{role}')}" for project, role in places.get(each.name, {}).items()),
        )
        for each in found
    ]
    at.answer(value, *(table(rows) if rows else [at.say("accounts-none")]))


def add(at: Terminal, name: Name, *, ask: Asking = False) -> None:
    """Make an account; the first one is the owner's."""
    from actions import accounts, passwords

    password = _asked(at) if ask else ""
    if accounts.accounts(at.workspace):
        _tell(at, accounts.add_account(at.workspace, None, name, password), "account-made")
        return
    password = password or passwords.temporary()
    _tell(at, accounts.Handed(accounts.set_up(at.workspace, name, password), password), "account-made-owner")


def new_password(at: Terminal, name: Name, *, ask: Asking = False) -> None:
    """Give somebody a new password; every session of theirs ends."""
    from actions import accounts

    account = accounts.account_named(at.workspace, name)
    handed = accounts.reset_password(at.workspace, None, account.id, _asked(at) if ask else "")
    _tell(at, handed, "account-password-given")


def close(
    at: Terminal, name: Name, *, reopen: Annotated[bool, option("--reopen", said="account-reopen")] = False
) -> None:
    """Let somebody sign in no more, or again."""
    from actions import accounts

    account = accounts.account_named(at.workspace, name)
    accounts.close_account(at.workspace, None, account.id, closed=not reopen)
    done = "account-reopened" if reopen else "account-closed-now"
    at.answer({"name": account.name, "closed": not reopen}, at.say(done, name=account.name))


def role(
    at: Terminal,
    name: Name,
    role: Annotated[str, argument("role")],
    *,
    coder: Annotated[str | None, option("--coder", said="role-coder")] = None,
) -> None:
    """Say what somebody may do in the project; `none` takes them out of it."""
    from actions import accounts, team
    from actions.rights import Role
    from cli.finding import coder_named

    desk, account = at.desk(), accounts.account_named(at.workspace, name)
    here = any(each.account.id == account.id for each in team.members(desk))
    if role == "none":
        team.dismiss(desk, account.id)
    elif role not in [*Role]:
        raise Refusal("role-unknown", role=role, known=", ".join([*Role, "none"]))
    elif here:
        team.give_role(desk, account.id, Role(role))
    else:
        team.admit(desk, account, Role(role), coder_named(desk, coder).id if coder else None)
    given = at.say("account-no-role" if role == "none" else f"role-{role}")
    at.answer({"name": account.name, "role": role}, at.say("account-role", name=account.name, role=given))


def set_up_code(at: Terminal) -> None:
    """What somebody elsewhere has to know to make the first account in the browser."""
    from actions import accounts

    code = accounts.set_up_code(at.workspace)
    at.answer({"code": code}, code)


def _asked(at: Terminal) -> str:
    """Typed without being seen, twice; never an argument, which others on the computer could read."""
    words = at.words()
    said: str = typer.prompt(words("entrance-password"), hide_input=True, err=True)
    if typer.prompt(words("entrance-password-again"), hide_input=True, err=True) != said:
        raise Refusal("password-not-the-same")
    return said


def _tell(at: Terminal, handed: Handed, said: str) -> None:
    name, password = handed.account.name, handed.password
    at.answer({"name": name, "password": password}, at.say(said, name=name, password=password))


DEEDS: dict[str, Deed] = {
    "accounts": listed,
    "account-add": add,
    "account-password": new_password,
    "account-close": close,
    "role": role,
    "set-up-code": set_up_code,
}
