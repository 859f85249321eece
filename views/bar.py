"""The line on top of every page."""

from collections.abc import Callable, Mapping

import streamlit as st

from actions import history, team
from actions.rights import may, role_at
from actions.workspace import Desk, coders, projects
from views.components import component_words, mounted
from views.desk import address, carry_out, leave, me, plain, say
from views.style import color_of, ink_on
from views.visitor import can_sign_out, sign_out
from words import LANGUAGES

DRESS = """
<style>
  .st-key-coder button {{ background: {color}; color: {ink}; border-color: transparent; }}
  .st-key-coder button:is(:hover, :focus-visible, :active) {{ background: {color}; color: {ink}; border-color: {ink}; }}
  .st-key-to_{page} [data-testid="stPageLink-NavLink"] {{ box-shadow: inset 0 -3px currentColor; }}
</style>
"""
STEPS_SHOWN = 8
MENU_PX = 360


def show(at: Desk, pages: Mapping[str, "st.Page"], current: "st.Page") -> None:
    """Six pages at the left; the project and the coder's menu, with a page for who may do what, at the right."""
    coder = me(at)
    project = next(known for known in projects(at.workspace) if known.id == at.project_id)
    here = next(name for name, page in pages.items() if page is current)
    st.html(DRESS.format(color=color_of(coder.color), ink=ink_on(coder.color), page=here))
    with st.container(key="bar", horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        for name, page in pages.items():
            if name == "team":
                continue
            # Each link keeps a key of its own: with one for the current page, the browser would move
            # that link along to another place, under the pointer or the focus of who is about to use it.
            with st.container(key=f"to_{name}", width="content"):
                st.page_link(page, query_params=address())
        st.space("stretch")
        st.caption(plain(project.name), width="content")
        with st.popover(plain(coder.initials), key="coder"), st.container(width=MENU_PX):
            _menu(at, pages, demo_project=project.demo)


def _menu(at: Desk, pages: Mapping[str, "st.Page"], *, demo_project: bool) -> None:
    words, role = say(), role_at(at)
    st.markdown(f"**{words('coder-is', name=plain(me(at).name))}**")
    if role:
        st.caption(words(f"role-{role}"))
    if may(at, "undo"):
        with st.container(horizontal=True):
            st.button(words("undo"), on_click=_turn_back, args=(history.undo, at, "undone"), icon=":material/undo:")
            st.button(words("redo"), on_click=_turn_back, args=(history.redo, at, "redone"), icon=":material/redo:")
    choose_language()
    mounted("theme", key="page_theme", data={"words": component_words("theme", words), "pages": list(pages)})
    with st.expander(words("history")):
        _steps(at)
    st.page_link(pages["team"], label=words("team-open"), query_params=address())
    with st.container(horizontal=True):
        st.button(words("leave-project" if role else "leave-desk"), on_click=leave)
        if can_sign_out():
            st.button(words("sign-out"), on_click=sign_out)
    if demo_project and may(at, "project.remove"):
        st.button(words("demo-remove"), help=words("demo-remove-help"), on_click=_remove_demo, args=(at,))


def choose_language() -> None:
    """Dutch or English, for this tab."""
    words = say()
    st.segmented_control(
        words("language"),
        LANGUAGES,
        default=words.language,
        required=True,
        key="language_choice",
        label_visibility="collapsed",
        format_func=lambda language: words(f"language-{language}"),
        on_change=_speak,
    )


def _steps(at: Desk) -> None:
    names = {coder.id: coder.name for coder in coders(at)}
    for deed in history.history(at, STEPS_SHOWN):
        step = deed.step
        who = names[step.actor] if step.actor else say()("history-nobody")
        when = step.at.astimezone()
        st.caption(
            plain(f"{when.day}-{when.month} {when:%H:%M} · {who} · {say()(f'action-{step.action}')}"),
        )


def _remove_demo(at: Desk) -> None:
    leave()
    team.end(at)


def _turn_back(turn: Callable[[Desk], history.Undone], at: Desk, said: str) -> None:
    done: list[history.Undone] = []
    carry_out("page", lambda: done.append(turn(at)))
    for each in done:
        st.toast(say()(said, action=say()(f"action-{each.action}")))


def _speak() -> None:
    st.session_state["language"] = st.session_state["language_choice"]
