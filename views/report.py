"""Themes: the chapters of the report with their text and quotes; and the files that are handed over."""

from dataclasses import replace
from uuid import UUID

import pandas as pd
import streamlit as st

from actions import codebook as codebooks
from actions import linking, reporting
from actions.workspace import Desk
from codebooks.codebook import Theme
from views.desk import here, say, saying_refusals
from views.places import source_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    """Left the themes, right the one that is being written; the files at the top."""
    at, words = here(), say()
    st.write(words("report-page-intro"))
    _files(at)
    st.header(words("themes"))
    known = codebooks.themes(at)
    left, right = st.columns([1, 3], gap="large")
    with left:
        chosen = _list(at, known)
    with right:
        if chosen is None:
            st.info(words("themes-empty"))
        else:
            _theme(at, chosen)


@st.fragment
def _files(at: Desk) -> None:
    words = say()
    language = words.language
    files = (
        ("report", "rapport.docx", lambda: reporting.report(at, language), DOCX),
        ("codings-book", "coderingen.xlsx", lambda: reporting.codings_book(at, language), XLSX),
        ("codebook-book", "codeboek.xlsx", lambda: reporting.codebook_book(at, language), XLSX),
        ("codings-csv", "coderingen.csv", lambda: reporting.codings_csv(at), "text/csv"),
    )
    with st.container(horizontal=True):
        for name, file_name, data, mime in files:
            st.download_button(words(f"download-{name}"), data, file_name, mime, key=f"download-{name}")


def _list(at: Desk, known: tuple[Theme, ...]) -> Theme | None:
    words, ids = say(), [theme.id for theme in known]
    now = st.session_state.get("theme")
    chosen = st.radio(
        words("themes"),
        ids,
        index=ids.index(now) if now in ids else 0,
        format_func=lambda theme_id: known[ids.index(theme_id)].title,
        label_visibility="collapsed",
        key=f"themes-{hash(tuple(ids))}",  # another list is another widget, or it would keep a choice that is gone
    )
    st.session_state["theme"] = chosen
    with st.form("new-theme", border=False, clear_on_submit=True):
        title = st.text_input(words("theme-new"))
        if st.form_submit_button(words("theme-add")):
            with saying_refusals():
                st.session_state["theme"] = codebooks.add_theme(at, title)
                st.rerun()
    return next((theme for theme in known if theme.id == chosen), None)


def _theme(at: Desk, theme: Theme) -> None:
    words, categories = say(), codebooks.codebook(at).categories
    names = {category.id: category.name for category in categories}
    title = st.text_input(words("theme-title"), theme.title, key=f"title-{theme.id}")
    text = st.text_area(words("theme-text"), theme.text, height=220, key=f"text-{theme.id}")
    chosen = st.multiselect(
        words("theme-categories"),
        list(names),
        default=[each for each in theme.category_ids if each in names],
        format_func=lambda category_id: names[category_id],
        placeholder=words("theme-categories-choose"),
        key=f"categories-{theme.id}",
    )
    quotes = _quotes(at, theme, tuple(chosen))
    changed = replace(theme, title=title, text=text, category_ids=tuple(chosen), coding_ids=quotes)
    with st.container(horizontal=True):
        if st.button(words("theme-save"), type="primary", disabled=changed == theme):
            with saying_refusals():
                codebooks.change_theme(at, changed)
                st.toast(words("theme-saved", title=title))
                st.rerun()
        if st.button(words("theme-remove")):
            with saying_refusals():
                codebooks.remove_theme(at, theme.id)
                st.rerun()


def _quotes(at: Desk, theme: Theme, category_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """A table of the quotes of these categories with a tick for each that is in the theme; those come first."""
    words, book = say(), codebooks.codebook(at)
    within = {code.id: code.name for code in book.codes if code.category_id in category_ids}
    found = [
        quote for quote in linking.quotes(at) if quote.coding.code_id in within or quote.coding.id in theme.coding_ids
    ]
    if not found:
        st.caption(words("theme-no-quotes"))
        return theme.coding_ids
    names = {code.id: code.name for code in book.codes}
    found.sort(key=lambda quote: quote.coding.id not in theme.coding_ids)
    table = pd.DataFrame(
        {
            words("column-chosen"): [quote.coding.id in theme.coding_ids for quote in found],
            words("column-quote"): [" ".join(quote.coding.quote.split()) for quote in found],
            words("column-code"): [names[quote.coding.code_id] for quote in found],
            words("column-source"): [source_of(quote) for quote in found],
        }
    )
    st.markdown(words("theme-quotes", n=len(found)))
    edited = st.data_editor(
        table,
        hide_index=True,
        height=min(36 * len(found) + 38, 420),
        disabled=[words("column-quote"), words("column-code"), words("column-source")],
        column_config={words("column-quote"): st.column_config.TextColumn(width="large")},
        key=f"quotes-{theme.id}-{hash((category_ids, theme.coding_ids))}",
    )
    ticked = {quote.coding.id for quote, tick in zip(found, edited[words("column-chosen")], strict=True) if tick}
    kept = [coding_id for coding_id in theme.coding_ids if coding_id in ticked]
    return (*kept, *(quote.coding.id for quote in found if quote.coding.id in ticked and quote.coding.id not in kept))
