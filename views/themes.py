"""Thema's: at the left their order, at the right the one that is being written."""

from functools import partial
from textwrap import shorten
from uuid import UUID

import streamlit as st

from actions.codebook import codebook
from actions.memos import memos
from actions.rights import may
from actions.theming import add_theme, move_theme, remove_theme, themes
from actions.workspace import Desk
from codebooks.codebook import Theme
from coding.memos import Subject, SubjectKind
from corpora.documents import words_in
from views import memo_card, theme_fields, theme_quotes
from views.components import component_words, mounted
from views.desk import carry_out, say, saying_refusals, tell

TEXT_PX, NOTES_PX, MEMO_SHOWN = 220, 92, 60


def show(at: Desk) -> None:
    """Choose, write and put in order."""
    known = themes(at)
    left, right = st.columns([1, 3], gap="large")
    with left:
        chosen = _list(at, known)
    with right:
        if chosen is None:
            st.info(say()("themes-empty"))
        else:
            _theme(at, chosen)


def _list(at: Desk, known: tuple[Theme, ...]) -> Theme | None:
    words, ids = say(), [theme.id for theme in known]
    now = st.session_state.get("theme")
    titles = {theme.id: theme.title for theme in known}
    chosen: UUID | None = st.radio(
        words("themes"),
        ids,
        index=ids.index(now) if now in ids else 0,
        format_func=lambda theme_id: titles[theme_id],
        label_visibility="collapsed",
        key=f"themes-{hash(tuple(ids))}",  # another list is another widget, or it would keep a choice that is gone
    )
    st.session_state["theme"] = chosen
    if not may(at, "theme.change"):
        return next((theme for theme in known if theme.id == chosen), None)
    if chosen and len(ids) > 1:
        _order(at, chosen, ids)
    with st.form("new-theme", border=False, clear_on_submit=True):
        title = st.text_input(words("theme-new"))
        if st.form_submit_button(words("theme-add")):
            with saying_refusals():
                st.session_state["theme"] = add_theme(at, title)
                st.rerun()
    return next((theme for theme in known if theme.id == chosen), None)


def _order(at: Desk, chosen: UUID, ids: list[UUID]) -> None:
    """One place up or down, by button or by key."""
    words, place = say(), ids.index(chosen)
    with st.container(gap="xxsmall"):
        for way, steps, key in (("up", -1, "Alt+Shift+Up"), ("down", 1, "Alt+Shift+Down")):
            st.button(
                words(f"theme-{way}"),
                key=f"theme_{way}",
                type="tertiary",
                shortcut=key,
                disabled=not 0 <= place + steps < len(ids),
                on_click=carry_out,
                args=("theme", partial(move_theme, at, chosen, steps)),
            )


def _theme(at: Desk, theme: Theme) -> None:
    """Every field is kept as soon as it is left, and only that field: a colleague may be writing in another."""
    words = say()
    tell("theme")
    theme_fields.disputes(at, theme)
    st.text_input(words("theme-title"), **theme_fields.kept(at, theme, "title"))
    with st.container(key="theme_text", gap="xsmall"):
        st.text_area(words("theme-text"), height=TEXT_PX, **theme_fields.kept(at, theme, "text"))
        counted = {"field": "st-key-theme_text", "text": theme.text, "language": words.language}
        data = {"words": component_words("word_count", words), "n": words_in(theme.text), **counted}
        mounted("word_count", key=f"word_count_{theme.id}", data=data)
    _sources(at, theme)
    theme_quotes.show(at, theme)
    st.text_area(
        words("theme-notes"), height=NOTES_PX, help=words("theme-notes-help"), **theme_fields.kept(at, theme, "notes")
    )
    memo_card.panel(at, Subject(SubjectKind.THEME, theme.id))
    if not may(at, "theme.remove"):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(words("theme-kept"), width="stretch")
        remove = partial(remove_theme, at, theme.id)
        st.button(words("theme-remove"), on_click=carry_out, args=("theme", remove, words("theme-removed")))


def _sources(at: Desk, theme: Theme) -> None:
    """What the theme draws on: categories, codes apart, memos."""
    book = codebook(at)
    categories = {category.id: category.name for category in book.categories}
    codes = {code.id: code.name for code in book.codes}
    written = {
        memo.id: shorten(memo.title or memo.text, MEMO_SHOWN, placeholder=" …")
        for memo in memos(at)
        if all(subject.id != theme.id for subject in memo.subjects)
    }
    left, middle, right = st.columns(3)
    with left:
        _choice(at, theme, "category_ids", categories)
    with middle:
        _choice(at, theme, "code_ids", codes)
    with right:
        _choice(at, theme, "memo_ids", written)


def _choice(at: Desk, theme: Theme, field: str, names: dict[UUID, str]) -> None:
    """What is gone from the project is not shown, and what is not shown is left as it is."""
    words, name = say(), field.removesuffix("_ids")
    chosen: tuple[UUID, ...] = getattr(theme, field)
    there = {each: names.get(each, "") for each in chosen} | names
    st.multiselect(
        words(f"theme-{name}"),
        list(there),
        format_func=lambda each: there[each] or words("theme-gone-choice"),
        placeholder=words(f"theme-{name}-choose"),
        **theme_fields.kept(at, theme, field),
    )
