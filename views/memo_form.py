"""The fields of a memo: a title if one wants, the text, and what it is about."""

from dataclasses import replace
from datetime import datetime

import streamlit as st

from actions.memo_subjects import names, subjects
from actions.memos import change_memo, write_entry, write_memo
from actions.workspace import Desk
from coding.memos import Memo, MemoKind, Subject, SubjectKind
from views.desk import carry_out, say

TEXT_PX = 120
DAY = "DD-MM-YYYY"


def new(at: Desk, kind: MemoKind, about: tuple[Subject, ...], *, key: str, close: str = "") -> None:
    """An empty form; what it is about can be chosen where `about` does not say it already."""
    with st.form(f"memo-form-{key}", border=False, clear_on_submit=True):
        _fields(at, key, kind, None, choose=not about)
        st.form_submit_button(
            say()(f"memo-keep-{kind}"), type="primary", on_click=_write, args=(at, kind, about, key, close)
        )


def change(at: Desk, memo: Memo, *, key: str) -> None:
    """The memo in fields."""
    stem = f"{key}:{hash(memo)}"  # what was changed elsewhere makes it another form
    if typed := st.session_state.get("memo_typed"):
        st.text_area(say()("memo-typed"), typed, height=TEXT_PX, disabled=True, key=f"{stem}:typed")
    with st.form(f"memo-form-{stem}", border=False):
        _fields(at, stem, memo.kind, memo, choose=True)
        with st.container(horizontal=True):
            st.form_submit_button(say()("form-save"), type="primary", on_click=_change, args=(at, memo, stem))
            st.form_submit_button(say()("memo-change-not"), on_click=_stop)


def _fields(at: Desk, stem: str, kind: MemoKind, memo: Memo | None, *, choose: bool) -> None:
    words = say()
    if kind is MemoKind.JOURNAL:
        title, day = st.columns([4, 1])
        day.date_input(
            words("memo-on"),
            memo.on if memo else datetime.now().astimezone().date(),
            format=DAY,
            key=f"{stem}:on",
        )
    else:
        title = st.container()
    title.text_input(words("memo-title"), memo.title if memo else "", key=f"{stem}:title")
    st.text_area(words("memo-text"), memo.text if memo else "", key=f"{stem}:text", height=TEXT_PX)
    if choose:
        _choice(at, stem, memo)


def _choice(at: Desk, stem: str, memo: Memo | None) -> None:
    words, known = say(), names(at)
    there = [each for each in memo.subjects if each in known] if memo else []
    options = [*there, *(each for each in subjects(at) if each not in there and each.kind != SubjectKind.PROJECT)]

    def shown(subject: Subject) -> str:
        return words("memo-about", kind=words(f"memo-subject-{subject.kind}"), name=known[subject])

    st.multiselect(
        words("memo-subjects"),
        options,
        default=there,
        format_func=shown,
        placeholder=words("memo-subjects-choose"),
        help=words("memo-subjects-help"),
        key=f"{stem}:subjects",
    )


def _write(at: Desk, kind: MemoKind, about: tuple[Subject, ...], stem: str, close: str) -> None:
    state = st.session_state
    title, text = state[f"{stem}:title"], state[f"{stem}:text"]
    chosen = about or tuple(state[f"{stem}:subjects"])

    def write() -> None:
        if kind is MemoKind.JOURNAL:
            write_entry(at, text, chosen, title=title, on=state[f"{stem}:on"])
        else:
            write_memo(at, text, chosen, title=title)
        if close:
            state[close] = None

    carry_out("memos", write, say()(f"memo-kept-{kind}"))


def _change(at: Desk, memo: Memo, stem: str) -> None:
    state = st.session_state
    typed = replace(
        memo,
        title=state[f"{stem}:title"],
        text=state[f"{stem}:text"],
        subjects=tuple(state[f"{stem}:subjects"]),
        on=state.get(f"{stem}:on", memo.on),
    )

    def keep() -> None:
        state["memo_typed"] = typed.text  # shown again where it could not be kept
        change_memo(at, typed, seen=memo)
        _stop()

    carry_out("memos", keep, say()("form-saved"))


def _stop() -> None:
    st.session_state["memo_changing"] = st.session_state["memo_typed"] = None
