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
    reviewing.show(at, (found.document.id,), f"pseudonyms-{found.document.id}")
    st.divider()
    forgetting.show(at, found)
