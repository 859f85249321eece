"""Who is at this browser: the account of its session, or whoever sits at this computer where nobody has to sign in."""

from enum import StrEnum
from uuid import UUID

import streamlit as st

from actions import sessions
from actions.accounts import accounts
from actions.nearness import at_this_computer, is_loopback
from actions.sessions import Visit
from actions.workspace import opened


class Door(StrEnum):
    """What stands between somebody and their desk."""

    OPEN = "open"  # nobody has an account: say who you are
    SET_UP = "set-up"  # nobody has an account, and others can reach this server
    SIGN_IN = "sign-in"
    PASSWORD = "password"  # noqa: S105 (signed in with a password that somebody handed over)
    PASSED = "passed"


def door() -> Door:
    """Where this visitor stands."""
    if not accounts(opened()):
        return Door.OPEN if near() else Door.SET_UP
    found = visit()
    if found is None:
        return Door.SIGN_IN
    return Door.PASSWORD if found.account.temporary else Door.PASSED


def visit() -> Visit | None:
    """The account of this browser."""
    return sessions.visit(opened(), token(), local=near())


def session_id() -> UUID | None:
    """The session that this page's own calls are made in."""
    found = visit()
    return found.session_id if found else None


def can_sign_out() -> bool:
    """Whether there is a session to end, and somebody would have to sign in after that."""
    return session_id() is not None and sessions.visit(opened(), "", local=near()) is None


def sign_out() -> None:
    """End the session of this browser; its cookie says nothing any more."""
    sessions.sign_out(opened(), token())
    st.session_state.clear()
    st.query_params.clear()


def near() -> bool:
    """Whether this server can be reached from this computer only, and somebody sits at it."""
    address = st.context.ip_address
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    bound = str(st.get_option("server.address") or "")
    return is_loopback(bound) and at_this_computer(address if isinstance(address, str) else None, headers)


def token() -> str:
    """What the browser's cookie says; a page hears it when it begins."""
    found = st.context.cookies.get(sessions.cookie_name(opened()))
    return found if isinstance(found, str) else ""
