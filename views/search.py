"""Zoeken: the whole project while somebody types; every hit a way into the text; all of them coded in one step."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import streamlit as st

from actions.narrowing import narrowed
from actions.searching import find
from corpora.refusal import Refusal
from corpora.searching_order import Order
from corpora.spans import Span
from views import search_coding
from views.components import component_words, mounted
from views.desk import called, here, plain, say
from views.places import open_place
from words import refused


def show() -> None:
    """The search field with its hits; under it the hits that are being coded, once somebody asks for that."""
    facts = {"url": "/api/search", "coding": "search_asked" in st.session_state}
    data = called(here(), words=component_words("search_box", say()), **facts)
    sent = mounted("search_box", key="search_box", data=data, on_opened=None, on_handed=_take, on_expired=None)
    if sent.opened:
        open_place(UUID(sent.opened["document"]), Span(sent.opened["start"], sent.opened["end"]))
    if "search_asked" in st.session_state:
        _coding(st.session_state["search_asked"])


def _take() -> None:
    """These hits are to be coded, from the one that was looked at."""
    asked = st.session_state["search_box"].handed
    st.session_state["search_asked"] = asked
    st.session_state["search_at"] = (asked["at"], asked["count"])


def _coding(asked: Mapping[str, Any]) -> None:
    at, words = here(), say()
    try:
        hits = find(at, asked["query"], narrowed(asked["match"], asked["filters"]), Order(asked["order"]))
    except Refusal as refusal:
        st.error(plain(refused(words, refusal.code, refusal.facts)))
        return
    with st.container(border=True, key="search_coding"):
        search_coding.show(at, hits, asked["query"])
