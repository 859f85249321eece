"""Pseudonimiseren of vergeten, on the card of a document: proposals with their context, and what cannot be undone."""

import streamlit as st

from actions.documents import Content
from actions.workspace import Desk
from views import forgetting, key, reviewing
from views.desk import say, tell


def show(at: Desk, found: Content) -> None:
    """Above what is replaced, below what is forgotten."""
    words = say()
    tell("pseudonyms")
    st.write(words("pseudonyms-intro"))
    key.passphrase(at)
    stem = f"pseudonyms-{found.document.id}"
    reviewing.look_button(at, (found.document.id,), stem)
    reviewing.show(at, stem)
    st.divider()
    forgetting.show(at, found)
