"""The people of a project: which account is which coder here, and in what role; and projects as accounts see them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from actions.rights import Role, refuse, refuse_writing
from actions.workspace import Desk, Project, Workspace, create_project, join, projects, remove_project
from coding.codings import Coder
from corpora.refusal import Refusal
from store import accounts as kept
from store import projects as kept_projects
from store.accounts import Account, Membership


@dataclass(frozen=True, slots=True)
class Member:
    """An account in a project: its role, and the coder it is there."""

    account: Account
    role: Role
    coder: Coder


def members(desk: Desk) -> tuple[Member, ...]:
    """Everybody with a role in this project, as their coders joined."""
    with desk.workspace.database.reading() as connection:
        known = {each.id: each for each in kept.accounts(connection)}
        places = {each.coder_id: each for each in kept.memberships(connection, project_id=desk.project_id)}
        seated = kept_projects.coders(connection, desk.project_id)
    return tuple(
        Member(known[place.account_id], Role(place.role), coder)
        for coder in seated
        if (place := places.get(coder.id)) is not None
    )


def unclaimed(desk: Desk) -> tuple[Coder, ...]:
    """Coders of this project behind whom no account stands."""
    taken = {each.coder.id for each in members(desk)}
    with desk.workspace.database.reading() as connection:
        return tuple(each for each in kept_projects.coders(connection, desk.project_id) if each.id not in taken)


def admit(desk: Desk, account: Account, role: Role, coder_id: UUID | None = None) -> Member:
    """Give an account a role in this project, as a coder that is here already or as a new one of its name.

    Refuses `not-allowed`, `member-already`, and `coder-claimed` for a coder who is somebody else.
    """
    refuse(desk, "team.change")
    here = members(desk)
    if any(each.account.id == account.id for each in here):
        raise Refusal("member-already", name=account.name)
    if coder_id is None and any(_same(each.coder.name, account.name) for each in here):
        raise Refusal("coder-claimed", name=account.name)
    coder = _coder(desk, account, coder_id)

    def admitted(connection: Any, places: list[Membership]) -> None:
        if any(coder.id == each.coder_id or account.id == each.account_id for each in places):
            raise Refusal("coder-claimed", name=coder.name)
        kept.keep_membership(connection, Membership(desk.project_id, account.id, coder.id, role))

    _changing(desk, admitted)
    return Member(account, role, coder)


def give_role(desk: Desk, account_id: UUID, role: Role) -> None:
    """Change what somebody may do here. Refuses `not-allowed`, `member-unknown`, `last-lead`."""

    def given(connection: Any, places: list[Membership]) -> None:
        now = _place(places, account_id)
        _refuse_last(places, now, role)
        kept.keep_membership(connection, replace(now, role=role))

    _changing(desk, given)


def dismiss(desk: Desk, account_id: UUID) -> None:
    """Take somebody out of the project; what they coded stays, under their name. Refuses as `give_role` does."""

    def gone(connection: Any, places: list[Membership]) -> None:
        _refuse_last(places, _place(places, account_id), None)
        kept.remove_membership(connection, desk.project_id, account_id)

    _changing(desk, gone)


def places_of(workspace: Workspace, account: Account) -> list[Project]:
    """The projects that somebody can enter: every one for the owner."""
    with workspace.database.reading() as connection:
        mine = {each.project_id for each in kept.memberships(connection, account_id=account.id)}
    return [project for project in projects(workspace) if account.owner or project.id in mine]


def enter(workspace: Workspace, account: Account, project_id: UUID) -> Desk | None:
    """The desk of an account in a project, None where it has none; the owner gets one, as a lead."""
    with workspace.database.reading() as connection:
        places = kept.memberships(connection, project_id=project_id, account_id=account.id)
    if places:
        return Desk(workspace, project_id, places[0].coder_id)
    if not account.owner or project_id not in {project.id for project in projects(workspace)}:
        return None
    house = Desk(workspace.as_trusted, project_id)
    mine = next((each for each in unclaimed(house) if _same(each.name, account.name)), None)
    return Desk(workspace, project_id, admit(house, account, Role.LEAD, mine.id if mine else None).coder.id)


def begin(workspace: Workspace, account: Account, name: str) -> Desk:
    """A new project with this account as its lead; refuses `not-allowed` for anybody but the owner."""
    with workspace.database.reading() as connection:
        now = kept.account_by_id(connection, account.id)
    if now is None or now.closed or not now.owner:
        raise Refusal("not-allowed")
    project = create_project(workspace.as_trusted, name)
    member = admit(Desk(workspace.as_trusted, project.id), now, Role.LEAD)
    return Desk(workspace, project.id, member.coder.id)


def builder(desk: Desk) -> Workspace:
    """The workspace in which who sits here may make projects; refuses `not-allowed` where that is the owner's alone."""
    with desk.workspace.database.reading() as connection:
        if desk.workspace.trusted or not kept.how_many(connection):
            return desk.workspace
        places = kept.memberships(connection, project_id=desk.project_id)
        account_id = next((each.account_id for each in places if each.coder_id == desk.coder_id), None)
        account = kept.account_by_id(connection, account_id) if account_id else None
    if account is None or account.closed or not account.owner:
        raise Refusal("not-allowed")
    return desk.workspace.as_trusted


def end(desk: Desk) -> None:
    """Take this project away with everything in it, for good; refuses `not-allowed`."""
    refuse(desk, "project.remove")
    remove_project(desk.workspace.as_trusted, desk.project_id)


def _coder(desk: Desk, account: Account, coder_id: UUID | None) -> Coder:
    if coder_id is None:
        return join(Desk(desk.workspace.as_trusted, desk.project_id), account.name)
    with desk.workspace.database.reading() as connection:
        for each in kept_projects.coders(connection, desk.project_id):
            if each.id == coder_id:
                return each
    raise Refusal("member-unknown")


def _changing(desk: Desk, change: Callable[[Any, list[Membership]], None]) -> None:
    """Change who is here, by who may still do so at that moment."""
    with desk.workspace.database.transaction() as connection:
        if not desk.workspace.trusted:
            refuse_writing(connection, desk.project_id, desk.coder_id, "team.change")
        change(connection, kept.memberships(connection, project_id=desk.project_id))


def _place(places: list[Membership], account_id: UUID) -> Membership:
    for each in places:
        if each.account_id == account_id:
            return each
    raise Refusal("member-unknown")


def _refuse_last(places: list[Membership], now: Membership, role: Role | None) -> None:
    leads = [each for each in places if each.role == Role.LEAD]
    if now in leads and role != Role.LEAD and len(leads) == 1:
        raise Refusal("last-lead")


def _same(one: str, other: str) -> bool:
    return kept.login_of(one) == kept.login_of(other)
