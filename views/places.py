"""Every quote opens its place in the text."""

from collections.abc import Iterable
from typing import NoReturn
from uuid import UUID

import streamlit as st

from actions.codebook import codebook
from actions.linking import Quote
from actions.publishing import of_quotes
from actions.workspace import Desk, coders
from coding.codings import Coding
from corpora.spans import Span
from views import quote_deeds
from views.desk import plain, say, visit

QUOTES_AT_ONCE = 20


def open_place(document_id: UUID, span: Span) -> NoReturn:
    """Go to the text, at `span`."""
    st.session_state["document"] = str(document_id)
    st.session_state["focus"] = {"start": span.start, "end": span.end}
    visit("coding")


def show_quotes(at: Desk, quotes: list[Quote], *, key: str, published: bool = False) -> None:
    """Quotes with who says them where, each with a way into the text; a page of them at a time. As `published` without
    who and where, of those that are about too few boards.
    """
    words = say()
    st.caption(words("quotes-count", n=len(quotes)))
    shown = st.session_state.get(f"{key}-shown", QUOTES_AT_ONCE)
    names = {code.id: code.name for code in codebook(at).codes}
    initials = {coder.id: coder.initials for coder in coders(at)}
    unsaid = of_quotes(at, [quote.coding.id for quote in quotes[:shown]]) if published else frozenset()
    for quote in quotes[:shown]:
        coding = quote.coding
        source = "" if coding.id in unsaid else source_of(quote)
        about = (names[coding.code_id], str(coding.direction or ""), source, initials[coding.coder_id])
        _quote(at, coding, about, key)
        quote_deeds.asked(at, quote.coding, key)
    if len(quotes) > shown and st.button(words("quotes-more", n=len(quotes) - shown), key=f"{key}-more"):
        st.session_state[f"{key}-shown"] = shown + QUOTES_AT_ONCE
        st.rerun(scope="fragment")


def source_of(quote: Quote) -> str:
    """Document, speaker and group, as far as they are known."""
    return " · ".join(part for part in (quote.document.name, quote.speaker, *quote.groups) if part)


def _quote(at: Desk, coding: Coding, parts: Iterable[str], key: str) -> None:
    with st.container(key=f"{key}-{coding.id}", gap="xxsmall"):
        st.markdown(f"“{plain(coding.quote)}”")
        st.caption(plain(" · ".join(part for part in parts if part)))
        with st.container(horizontal=True):
            if st.button(say()("open-place"), key=f"{key}-open-{coding.id}", type="tertiary"):
                open_place(coding.document_id, coding.span)
            quote_deeds.buttons(at, coding, key)
