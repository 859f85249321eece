"""Mensen: who works in this project and in what role; accounts and passwords."""

from functools import partial

import streamlit as st

from actions import accounts, team
from actions.accounts import Account, Handed
from actions.rights import Role, may
from actions.team import Member
from actions.workspace import Desk, opened
from views import entrance
from views.desk import called, carry_out, here, me, plain, say, tell
from views.visitor import visit

WIDE = 760


def show() -> None:
    """Everybody in this project; who may, changes it here."""
    at, words, found = here(), say(), visit()
    with st.container(width=WIDE):
        st.header(words("page-team"), anchor=False)
        if found is None:
            _nobody_yet(at)
            return
        tell("team")
        _handed()
        leads = may(at, "team.change")
        st.write(words("team-intro" if leads else "team-intro-others"))
        for each in team.members(at):
            _member(at, each, found.account, leads=leads)
        if leads:
            _add(at, found.account)
        with st.expander(words("team-own-password")):
            entrance.password()
        if found.account.owner:
            _every_account(found.account)


def _nobody_yet(at: Desk) -> None:
    """Without accounts: what one would change, and the first."""
    words = say()
    st.write(words("team-nobody"))
    with st.expander(words("team-begin")):
        st.write(words("team-begin-help", name=plain(me(at).name)))
        entrance.set_up(me(at).name, str(called(at)["token"]))


def _handed() -> None:
    """A password that was made a moment ago, until it is said to be written down; it is kept nowhere."""
    words, handed = say(), st.session_state.get("handed")
    if not isinstance(handed, Handed):
        return
    with st.container(border=True):
        st.write(words("team-handed", name=plain(handed.account.name)))
        st.code(handed.password, language=None)
        st.button(words("team-handed-seen"), on_click=_forget_handed)


def _member(at: Desk, each: Member, mine: Account, *, leads: bool) -> None:
    words, key = say(), f"{each.account.id}"
    name, role, deeds = st.columns([6, 3, 8], vertical_alignment="center")
    named = plain(each.account.name)
    if each.coder.name != each.account.name:
        named += f" ({words('team-as', coder=plain(each.coder.name))})"
    name.markdown(named)
    if not leads:
        role.markdown(words(f"role-{each.role}"))
        return
    role.selectbox(
        words("team-role-of", name=plain(each.account.name)),
        list(Role),
        index=list(Role).index(each.role),
        format_func=lambda role: words(f"role-{role}"),
        # The box does not show a role anew that somebody could not be given: with another role it is another box.
        key=f"role-{key}-{each.role}-{st.session_state.get('team-round', 0)}",
        on_change=_give,
        args=(at, each),
        label_visibility="collapsed",
    )
    with deeds.container(horizontal=True):
        if accounts.may_reset(opened(), mine, each.account.id):
            reset = partial(_reset, mine, each.account)
            st.button(words("team-reset"), key=f"reset-{key}", on_click=carry_out, args=("team", reset))
        gone, done = partial(team.dismiss, at, each.account.id), words("team-dismissed", name=each.account.name)
        st.button(words("team-dismiss"), key=f"dismiss-{key}", on_click=carry_out, args=("team", gone, done))


def _add(at: Desk, mine: Account) -> None:
    """A new account, or one of the others; as a coder who is here already, or as a new one."""
    words = say()
    free = {each.id: each.name for each in team.unclaimed(at)}
    st.subheader(words("team-add"), anchor=False)
    with st.form("team-add", border=False, clear_on_submit=True):  # noqa: SIM117 (the line below is a line of fields)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(words("entrance-name"), placeholder=words("coder-new-example"), key="team-name")
            role = st.selectbox(
                words("team-role"), list(Role), index=1, format_func=lambda role: words(f"role-{role}"), width=160
            )
            coder = st.selectbox(
                words("team-coder"),
                [None, *free],
                format_func=lambda each: free[each] if each else words("team-coder-own"),
                help=words("team-coder-help"),
                width=200,
            )
            asked = st.form_submit_button(words("team-add-do"))
    st.caption(words("team-roles-help"))
    if asked:
        carry_out("team", lambda: _admit(at, mine, name, (role or Role.READER, coder)))
        st.rerun()


def _admit(at: Desk, mine: Account, name: str, place: tuple[Role, object]) -> None:
    known = {each.name.casefold(): each for each in accounts.accounts(opened())}
    account = known.get(" ".join(name.split()).casefold())
    if account is None:
        handed = accounts.add_account(opened(), mine, name)
        account = handed.account
        st.session_state["handed"] = handed
    role, coder = place
    team.admit(at, account, role, next((each.id for each in team.unclaimed(at) if each.id == coder), None))


def _give(at: Desk, each: Member) -> None:
    key = f"role-{each.account.id}-{each.role}-{st.session_state.get('team-round', 0)}"
    role = st.session_state[key]
    st.session_state["team-round"] = st.session_state.get("team-round", 0) + 1
    carry_out("team", lambda: team.give_role(at, each.account.id, role), say()("team-role-given"))


def _reset(mine: Account, account: Account) -> None:
    st.session_state["handed"] = accounts.reset_password(opened(), mine, account.id)


def _forget_handed() -> None:
    st.session_state.pop("handed", None)


def _every_account(mine: Account) -> None:
    """For the owner: who can sign in at all, in whichever project they are."""
    words = say()
    with st.expander(words("team-accounts")):
        st.caption(words("team-accounts-help"))
        for each in accounts.accounts(opened()):
            if each.owner:
                continue
            name, deeds = st.columns([6, 4], vertical_alignment="center")
            name.markdown(plain(each.name) + (f" ({words('team-closed')})" if each.closed else ""))
            act = partial(accounts.close_account, opened(), mine, each.id, closed=not each.closed)
            label = words("team-reopen" if each.closed else "team-close")
            deeds.button(label, key=f"close-{each.id}", on_click=carry_out, args=("team", act))
