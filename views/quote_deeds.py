"""What can be done with a quote wherever it is listed: take it up in a theme, write a memo about it."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.rights import may
from actions.theming import add_quotes, themes
from actions.workspace import Desk
from coding.codings import Coding
from coding.memos import MemoKind, Subject, SubjectKind
from views import memo_form
from views.desk import carry_out, say, tell

DEEDS = {"theme": "theme.change", "memo": "memo.add"}


def buttons(at: Desk, coding: Coding, key: str) -> None:
    """One for each deed that one may do; what it asks comes below the quote."""
    for deed in (each for each, least in DEEDS.items() if may(at, least)):
        asked = f"{deed}-{key}-{coding.id}"
        st.button(say()(f"quote-{deed}"), key=f"ask-{asked}", type="tertiary", on_click=_ask, args=(asked,))


def asked(at: Desk, coding: Coding, key: str) -> None:
    """The question of the deed that was begun for this quote."""
    now = st.session_state.get("quote_deed")
    if now == f"theme-{key}-{coding.id}":
        _theme(at, coding, key)
    if now == f"memo-{key}-{coding.id}":
        tell("memos")
        about = Subject(SubjectKind.CODING, coding.id, coding.document_id)
        memo_form.new(at, MemoKind.MEMO, (about,), key=f"quote-{key}-{coding.id}", close="quote_deed")


def _ask(deed: str) -> None:
    st.session_state["quote_deed"] = None if st.session_state.get("quote_deed") == deed else deed


def _theme(at: Desk, coding: Coding, key: str) -> None:
    words, titles = say(), {theme.id: theme.title for theme in themes(at)}
    tell("quote")
    if not titles:
        st.caption(words("quote-no-themes"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen: UUID | None = st.selectbox(
            words("quote-which-theme"), list(titles), format_func=lambda each: titles[each], key=f"theme-for-{key}"
        )
        if chosen:
            done = words("quote-in-theme", title=titles[chosen])
            take = partial(_take, at, chosen, coding.id)
            st.button(
                words("quote-take"), key=f"take-{key}", type="primary", on_click=carry_out, args=("quote", take, done)
            )


def _take(at: Desk, theme_id: UUID, coding_id: UUID) -> None:
    add_quotes(at, theme_id, [coding_id])
    st.session_state["quote_deed"] = None
