"""Namen, beside the documents: the key and the project's own list, and all documents gone through at once."""

import streamlit as st

from actions.documents import documents
from actions.rights import may
from views import key, reviewing
from views.desk import here, say, tell


def show() -> None:
    """First the key and what is in it; then the names in the texts."""
    at, words, known = here(), say(), documents(here())
    if not may(at, "key.open"):
        st.write(words("names-leads-only"))
        return
    st.write(words("names-intro"))
    tell("pseudonyms")
    key.complaints()
    key.passphrase(at)
    key.contents(at)
    st.subheader(words("names-all"), anchor=False)
    if not known:
        st.caption(words("names-no-documents"))
        return
    names = {document.id: document.name for document in known}
    which, look = st.columns([4, 1], vertical_alignment="bottom")
    chosen = which.multiselect(
        words("names-only"),
        list(names),
        format_func=lambda document_id: names.get(document_id, ""),
        placeholder=words("names-every-document"),
        key="names_documents",
        label_visibility="collapsed",
    )
    with look:
        reviewing.look_button(at, tuple(chosen or names), "names")
    reviewing.show(at, "names")
