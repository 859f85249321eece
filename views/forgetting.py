"""Vergeten, on the card of a document: the whole of it or somebody who speaks, for good."""

import streamlit as st

from actions.documents import Content
from actions.forgetting import forget_document, forget_speaker, speakers
from actions.keys import default_path, drop_speaker
from actions.workspace import Desk
from corpora.pseudonyms_labels import NUMBERED
from corpora.refusal import Refusal
from views import key
from views.desk import plain, say
from words import refused


def show(at: Desk, found: Content) -> None:
    """What goes, how far, and only after it was said to be meant."""
    words, stem, document_id = say(), f"forget-{found.document.id}", found.document.id
    st.markdown(f"**{words('forget-title')}**")
    st.warning(words("forget-warning"))
    known = speakers(at)
    whole = words("forget-this-document")
    what = st.selectbox(
        words("forget-what"),
        ["", *sorted(known.get(document_id, ()))],
        key=f"{stem}-what",
        format_func=lambda name: name or whole,
    )
    elsewhere = any(what in labels for other, labels in known.items() if other != document_id)
    everywhere = bool(what) and elsewhere and st.checkbox(words("forget-everywhere"), key=f"{stem}-everywhere")
    path = default_path(at.project_id)
    in_key = bool(NUMBERED.search(what)) and path.exists()
    from_key = in_key and st.checkbox(words("forget-from-key"), key=f"{stem}-key", help=words("forget-from-key-help"))
    sure = st.checkbox(words("forget-sure"), key=f"{stem}-sure")

    def forget() -> None:
        try:
            if from_key:
                key.opened(at)  # a wrong passphrase is said before anything is forgotten
            if what:
                done = forget_speaker(at, what, None if everywhere else document_id)
            else:
                done = forget_document(at, document_id)
            if from_key:
                drop_speaker(path, what, key.said())
        except Refusal as refusal:
            st.session_state["told"] = ("pseudonyms", refused(words, refusal.code, refusal.facts))
            return
        st.session_state[f"{stem}-sure"] = False
        st.toast(plain(words("forget-done", name=done.name)))

    st.button(words("forget-do"), disabled=not sure, on_click=forget, key=f"{stem}-do")
