"""Taking a project along in one file, and bringing such a file back; on the page Rapport."""

from io import BytesIO

import streamlit as st

from actions.rights import may
from actions.travelling import Luggage, unpack
from actions.travelling_held import held_file, prepare
from actions.workspace import Desk, opened
from corpora.refusal import Refusal
from views import merging
from views.components import component_words, mounted
from views.desk import called, say, saying_refusals
from views.downloads import downloads


def show(at: Desk) -> None:
    """Both ways, side by side; below them what waits to be merged."""
    words = say()
    with st.expander(words("travel"), icon=":material/laptop:", expanded="travel_held" in st.session_state):
        st.write(words("travel-intro"))
        away, back = st.columns(2, gap="large")
        with away:
            st.markdown(f"**{words('travel-pack')}**")
            _pack(at)
        with back:
            if may(at, "project.merge"):
                st.markdown(f"**{words('travel-bring')}**")
                _bring(at)
        if held := st.session_state.get("travel_held"):
            merging.show(at, held)


def _pack(at: Desk) -> None:
    words = say()
    with st.form("travel-pack", border=False):
        whose = {"all": words("travel-whose-all"), "own": words("travel-whose-own")}
        chosen = st.radio(words("travel-whose"), list(whose), format_func=lambda each: whose[each], key="travel_whose")
        files = st.checkbox(words("travel-files"), value=True, key="travel_files", help=words("travel-files-help"))
        phrase = st.text_input(
            words("travel-passphrase"), type="password", key="travel_phrase", help=words("travel-passphrase-help")
        )
        asked = st.form_submit_button(words("travel-prepare"))
    if asked:
        with saying_refusals():
            own = at.coder_id if chosen == "own" else None
            st.session_state["travel_ready"] = prepare(at, Luggage(files, own, phrase)).id
    if ready := st.session_state.get("travel_ready"):
        try:
            name, _ = held_file(at, ready)
        except Refusal:  # fetched long ago, or made in another project
            del st.session_state["travel_ready"]
            return
        downloads(at, {f"travelling/{ready}": words("travel-save", name=name)}, key="travel_download")
        st.caption(words("travel-ready"))


def _bring(at: Desk) -> None:
    data = called(at, words=component_words("upload", say()), url="/api/travelling", accept=".duiding", multiple=False)
    sent = mounted("upload", key="travel_upload", data=data, on_finished=None)
    if sent.finished:
        found = next((each["id"] for each in sent.finished["results"] if each["ok"]), None)
        if found and found != st.session_state.get("travel_seen"):
            st.session_state["travel_held"] = st.session_state["travel_seen"] = found
            st.rerun()


def open_file() -> None:
    """On the first screen: a file that was taken along becomes a project here."""
    words = say()
    with st.form("travel-open", border=False):
        file = st.file_uploader(words("travel-open-choose"), type=["duiding"], key="travel_file")
        phrase = st.text_input(words("travel-passphrase-open"), type="password", key="travel_open_phrase")
        asked = st.form_submit_button(words("travel-open"))
    if asked and file is not None:
        with saying_refusals():
            made = unpack(opened(), BytesIO(file.getvalue()), file.name, phrase)
            st.session_state["project"] = str(made.id)
            st.rerun()
