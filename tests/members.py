"""People with accounts and roles, without the tenths of a second that a password takes."""

from datetime import UTC, datetime
from uuid import uuid4

from actions import team
from actions.rights import Role
from actions.workspace import Desk, Workspace
from store import accounts as kept
from store.accounts import Account

NO_PASSWORD = "$argon2id$nobody"


def account(workspace: Workspace, name: str, *, owner: bool = False) -> Account:
    """An account that nobody can sign in with."""
    made = Account(uuid4(), name, owner, closed=False, temporary=False, made_at=datetime.now(UTC))
    with workspace.database.transaction() as connection:
        kept.add_account(connection, made, NO_PASSWORD)
    return made


def member(desk: Desk, name: str, role: Role) -> Desk:
    """The desk of somebody with this role in the project; the coder of that name, if there is one."""
    house = Desk(desk.workspace.as_trusted, desk.project_id)
    known = next((each.id for each in team.unclaimed(house) if each.name == name), None)
    made = team.admit(house, account(desk.workspace, name), role, known)
    return Desk(desk.workspace, desk.project_id, made.coder.id)
