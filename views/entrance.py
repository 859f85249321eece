"""The entrance, once there are accounts: signing in, the first account, a password of one's own, choosing a project."""

from typing import Any

import streamlit as st

from actions import team
from actions.accounts import Account
from actions.sessions import Visit
from actions.workspace import opened
from views.bar import choose_language
from views.components import component_words, mounted
from views.desk import plain, say, saying_refusals, settle
from views.visitor import Door, can_sign_out, door, near, sign_out, visit

OLD = {"name": "old", "type": "password", "autocomplete": "current-password"}
NEW = {"name": "password", "type": "password", "autocomplete": "new-password"}
AGAIN = {"name": "again", "type": "password", "autocomplete": "new-password"}


def show() -> None:
    """What this visitor has to do before they can work."""
    words, at = say(), door()
    with st.container(horizontal_alignment="center"), st.container(width=440, key="welcome"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.title("Duiding", anchor=False, width="content")
            choose_language()
        if at is Door.SIGN_IN:
            st.write(words("entrance-sign-in"))
            sign_in()
        elif at is Door.SET_UP:
            st.write(words("entrance-set-up"))
            set_up()
        elif found := visit():
            _inside(found, handed=at is Door.PASSWORD)


def sign_in() -> None:
    """Name and password."""
    words = say()
    name = {"name": "name", "label": words("entrance-name"), "autocomplete": "username"}
    fields = [name, {**OLD, "name": "password", "label": words("entrance-password")}]
    _form("sign-in", fields, words("entrance-enter"))


def set_up(name: str = "", token: str = "") -> None:
    """The first account; from elsewhere with the code that stands where the server was started."""
    words = say()
    fields: list[dict[str, Any]] = [
        {"name": "name", "label": words("entrance-name"), "autocomplete": "username", "value": name},
        {**NEW, "label": words("entrance-password-new"), "help": words("entrance-password-help")},
        {**AGAIN, "label": words("entrance-password-again")},
    ]
    if not near():
        fields.append({"name": "code", "label": words("entrance-code"), "help": words("entrance-code-help")})
    _form("set-up", fields, words("entrance-make"), token=token, repeated="again")


def password() -> None:
    """Another password for oneself."""
    words = say()
    fields = [
        {**OLD, "label": words("entrance-password-old")},
        {**NEW, "label": words("entrance-password-new"), "help": words("entrance-password-help")},
        {**AGAIN, "label": words("entrance-password-again")},
    ]
    _form("password", fields, words("entrance-change"), repeated="again")


def _inside(found: Visit, *, handed: bool) -> None:
    words = say()
    if handed:
        st.write(words("entrance-handed", name=plain(found.account.name)))
        password()
    else:
        _projects(found.account)
    if can_sign_out():
        st.button(words("sign-out"), on_click=sign_out, type="tertiary")


def _projects(account: Account) -> None:
    words, known = say(), team.places_of(opened(), account)
    st.write(words("entrance-projects" if known else "entrance-no-project", name=plain(account.name)))
    for project in known:
        if st.button(plain(project.name), key=f"enter-{project.id}", width="stretch"):
            settle(project.id)
    if not account.owner:
        return
    with st.expander(words("project-new"), expanded=not known), st.form("new-project", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(words("project-name"), placeholder=words("project-name-example"))
            create = st.form_submit_button(words("project-create"))
        if create:
            with saying_refusals():
                settle(team.begin(opened(), account, name).project_id)


def _form(name: str, fields: list[dict[str, Any]], submit: str, **more: str) -> None:
    words = say()
    data = {"url": f"/api/{name}", "fields": fields, "submit": submit, "language": words.language, **more}
    mounted("sign", key=f"form-{name}", data={**data, "words": component_words("sign", words)})
