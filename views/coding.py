"""Coderen: one slim row to choose the document, and under it the room where it is coded."""

import streamlit as st

from actions.documents import documents
from actions.finishing import finished
from actions.rights import may
from views.components import component_words, mounted
from views.desk import called, here, remember, say, visit


def show() -> None:
    """The chosen document, ready to be coded; nothing in the room itself makes this page run again."""
    at, words = here(), say()
    found = {str(document.id): document for document in documents(at)}
    known = {document_id: document.name for document_id, document in found.items()}
    if not known:
        st.write(words("coding-empty"))
        if st.button(words("coding-to-documents"), type="primary"):
            visit("documents")
        return
    if st.session_state.get("document") not in known:
        st.session_state["document"] = next(iter(known))
    done = {str(each) for each, by in finished(at).items() if at.coder_id in by}
    document = _choose(known, done)
    remember()
    if "focus" in st.session_state:
        st.session_state["looking_at"] = st.session_state.pop("focus")
    facts = {"document": document, "version": found[document].edition, "focus": st.session_state.get("looking_at")}
    facts["reads"] = not may(at, "coding.apply")
    mounted(
        "pane",
        key="pane",
        data=called(at, words=component_words("pane", words), **facts),
        on_expired=_renew,
        on_finished=_renew,
    )


def look_away() -> None:
    """Another page is open: who comes back has not asked for the place of last time."""
    st.session_state.pop("looking_at", None)


def _choose(known: dict[str, str], done: set[str]) -> str:
    """The chosen document, with a tick where the coder is done; the address and other pages know it as `document`."""
    names, shown = list(known), {each: f"✓ {name}" if each in done else name for each, name in known.items()}
    # The box does not write a name anew that it shows already, so with other ticks it is another box.
    key = f"coding_document_{st.session_state['document']}_{hash(frozenset(done))}"
    return str(
        st.selectbox(
            say()("document"),
            names,
            index=names.index(st.session_state["document"]),
            format_func=shown.__getitem__,
            key=key,
            on_change=_chosen,
            args=(key,),
            label_visibility="collapsed",
            width=480,
        )
    )


def _chosen(key: str) -> None:
    st.session_state["document"] = st.session_state[key]
    look_away()


def _renew() -> None:
    """Running the page again is enough: it hands out a new token, and says which documents are done."""
