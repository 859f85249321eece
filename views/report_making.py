"""What the report is made of, with a preview; and the house style it takes its look from."""

import streamlit as st

from actions.report_choosing import house_style, undress
from actions.rights import may
from actions.workspace import Desk, revision
from views.components import component_words, mounted
from views.desk import called, carry_out, plain, say, tell


def show(at: Desk) -> None:
    """Folded away until somebody wants to look."""
    words = say()
    with st.expander(words("report-compose"), key="report_compose", icon=":material/description:"):
        data = called(at, words=component_words("report", words), of=revision(at))
        mounted("report", key="report_preview", data=data)
        st.markdown(f"**{words('report-house')}**")
        _house(at)


def _house(at: Desk) -> None:
    words, house = say(), house_style(at)
    tell("house")
    if not may(at, "report.dress"):
        st.caption(plain(words("report-house-taken", name=house.name)) if house else words("report-house-own"))
        return
    if house:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(plain(words("report-house-taken", name=house.name)))
            st.button(
                words("report-house-drop"), key="house_drop", on_click=carry_out, args=("house", lambda: undress(at))
            )
    else:
        st.caption(words("report-house-own"))
    sentences = component_words("upload", words)
    data = called(at, words=sentences, url="/api/house-styles", accept=".docx,.dotx", multiple=False)
    sent = mounted("upload", key="house_upload", data=data, on_finished=None)
    if sent.finished and st.session_state.get("house_sent") != sent.finished["at"]:
        st.session_state["house_sent"] = sent.finished["at"]
        st.rerun()
