"""The first screen: which project, and who is coding."""

import streamlit as st

from actions.consensus import people
from actions.workspace import Desk, Project, create_project, join, opened, projects
from views import exchange, travelling
from views.bar import choose_language
from views.desk import plain, say, saying_refusals, sit
from views.style import color_of


def show() -> None:
    """Choose a project (or make one), then say who you are."""
    words = say()
    with st.container(horizontal_alignment="center"), st.container(width=440, key="welcome"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.title("Duiding", anchor=False, width="content")
            choose_language()
        st.write(words("welcome"))
        known = projects(opened())
        project = _chosen(known)
        exchange.came_in(at=project.id if project else None)
        if project is not None:
            _coders(Desk(opened(), project.id))
        with st.expander(words("project-new"), expanded=not known):
            _new_project()
        with st.expander(words("exchange-import-title"), key="exchange_import"):
            exchange.bring_in()
        with st.expander(words("travel-open-file")):
            travelling.open_file()


def _chosen(known: list[Project]) -> Project | None:
    if len(known) < 2:
        for project in known:
            st.header(plain(project.name), anchor=False)
        return known[0] if known else None
    at = st.session_state.get("project")
    index = next((i for i, project in enumerate(known) if str(project.id) == at), 0)
    return st.selectbox(say()("project"), known, index=index, format_func=lambda project: project.name)


def _coders(at: Desk) -> None:
    words, known = say(), people(at)
    st.write(words("welcome-who") if known else words("welcome-first"))
    dots = [f".st-key-coder-{coder.id} button::before {{ background: {color_of(coder.color)}; }}" for coder in known]
    st.html(f"<style>{' '.join(dots)}</style>")
    for coder in known:
        if st.button(plain(coder.name), key=f"coder-{coder.id}", width="stretch"):
            sit(at.project_id, coder.id)
    with st.form("new-coder", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(words("coder-new"), placeholder=words("coder-new-example"))
            start = st.form_submit_button(words("coder-start"), type="secondary" if known else "primary")
        if start:
            with saying_refusals():
                sit(at.project_id, join(at, name).id)


def _new_project() -> None:
    words = say()
    with st.form("new-project", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(words("project-name"), placeholder=words("project-name-example"))
            create = st.form_submit_button(words("project-create"))
        if create:
            with saying_refusals():
                st.session_state["project"] = str(create_project(opened(), name).id)
                st.rerun()
