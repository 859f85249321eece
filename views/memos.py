"""Memo's, beside the documents: everything that was written down, filtered and searched; the journal among it."""

from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

import streamlit as st

from actions.memos import find
from actions.rights import may
from actions.workspace import Desk, coders
from coding.memos import MemoKind, SubjectKind, Wanted
from corpora.refusal import Refusal
from views import memo_form
from views.desk import here, plain, say, tell
from views.downloads import downloads
from views.memo_card import card
from words import refused

K = TypeVar("K")
SHOWN_AT_ONCE = 20


def show() -> None:
    """Write at the top, find below it."""
    at, words = here(), say()
    st.write(words("memos-intro"))
    with st.container(horizontal=True, vertical_alignment="center"):
        for kind in (MemoKind.MEMO, MemoKind.JOURNAL) if may(at, "memo.add") else ():
            st.button(words(f"memo-write-{kind}"), key=f"memo_write_{kind}", on_click=_begin, args=(kind,))
        names = {"memos.xlsx": "memos-book", "memos.csv": "memos-csv"}
        downloads(at, {f"files/{file}": words(name) for file, name in names.items()}, key="memo_files")
    tell("memos")
    if asked := st.session_state.get("memo_new"):
        with st.container(border=True, key="memo_new_card"):
            memo_form.new(at, MemoKind(asked), (), key="new", close="memo_new")
    _list(at)


def _begin(kind: MemoKind) -> None:
    st.session_state["memo_new"] = None if st.session_state.get("memo_new") == str(kind) else str(kind)


def _list(at: Desk) -> None:
    words = say()
    try:
        wanted = _wanted(at)
        found = find(at, wanted)
    except Refusal as refusal:
        st.error(plain(refused(words, refusal.code, refusal.facts)))
        return
    if not found:
        st.caption(words("memos-none" if wanted == Wanted() else "memos-not-found"))
        return
    st.caption(words("memos-count", n=len(found), count=len(found)))
    most = st.session_state.get("memos_shown", SHOWN_AT_ONCE)
    day: date | None = None
    for memo in found[:most]:
        if memo.on != day:
            day = memo.on
            st.markdown(f"**{words('report-date', day=day.day, month=_month(day), year=day.year)}**")
        card(at, memo)
    if len(found) > most:
        more = partial(st.session_state.update, {"memos_shown": most + SHOWN_AT_ONCE})
        st.button(words("memos-more", n=len(found) - most, count=len(found) - most), on_click=more)


def _month(day: date) -> str:
    return say()("report-months").split()[day.month - 1]


def _wanted(at: Desk) -> Wanted:
    """A field to search in, and three ways to narrow down."""
    words, names = say(), {coder.id: coder.name for coder in coders(at)}
    field, kind, about, author = st.columns([3, 2, 2, 2])
    query = field.text_input(words("memos-search"), placeholder=words("memos-search"), label_visibility="collapsed")
    kinds = _choice(kind, "kind", {each: words(f"memo-kind-{each}") for each in MemoKind})
    subject_kinds = _choice(about, "about", {each: words(f"memo-subject-{each}") for each in SubjectKind})
    authors: list[UUID] = _choice(author, "author", names)
    return Wanted(frozenset(kinds), frozenset(subject_kinds), frozenset(authors), query=query)


def _choice(column: "st.delta_generator.DeltaGenerator", name: str, named: dict[K, str]) -> list[K]:
    chosen: list[K] = column.multiselect(
        say()(f"memos-by-{name}"),
        list(named),
        format_func=lambda each: named[each],
        placeholder=say()(f"memos-by-{name}"),
        label_visibility="collapsed",
        key=f"memos_by_{name}",
    )
    return chosen
