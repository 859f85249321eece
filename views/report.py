"""Themes: the chapters of the report with their text and quotes; and the files that are handed over."""

from dataclasses import replace
from functools import partial
from uuid import UUID

import pandas as pd
import streamlit as st

from actions import codebook as codebooks
from actions import linking, theming
from actions.workspace import Desk
from codebooks.codebook import Theme
from corpora.refusal import Refusal
from views.desk import carry_out, here, say, saying_refusals, tell
from views.downloads import downloads
from views.places import source_of


def show() -> None:
    """Left the themes, right the one that is being written; the files at the top."""
    at, words = here(), say()
    st.write(words("report-page-intro"))
    _files(at)
    st.header(words("themes"))
    known = theming.themes(at)
    left, right = st.columns([1, 3], gap="large")
    with left:
        chosen = _list(at, known)
    with right:
        if chosen is None:
            st.info(words("themes-empty"))
        else:
            _theme(at, chosen)


def _files(at: Desk) -> None:
    words = say()
    names = {
        "report.docx": "report",
        "codings.xlsx": "codings-book",
        "codebook.xlsx": "codebook-book",
        "codings.csv": "codings-csv",
    }
    shown = {f"files/{file}": words(f"download-{name}") for file, name in names.items()}
    downloads(at, shown, key="report_files")


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
                st.session_state["theme"] = theming.add_theme(at, title)
                st.rerun()
    return next((theme for theme in known if theme.id == chosen), None)


def _theme(at: Desk, theme: Theme) -> None:
    """Every field is kept as soon as it is left, and only that field: a colleague may be writing in another."""
    words, categories = say(), codebooks.codebook(at).categories
    names = {category.id: category.name for category in categories}
    title, text, chosen = (f"{field}-{theme.id}" for field in ("title", "text", "categories"))
    st.text_input(words("theme-title"), theme.title, key=title, on_change=_keep, args=(at, theme.id, "title", title))
    st.text_area(
        words("theme-text"), theme.text, height=220, key=text, on_change=_keep, args=(at, theme.id, "text", text)
    )
    st.multiselect(
        words("theme-categories"),
        list(names),
        default=[each for each in theme.category_ids if each in names],
        format_func=lambda category_id: names[category_id],
        placeholder=words("theme-categories-choose"),
        key=chosen,
        on_change=_keep,
        args=(at, theme.id, "category_ids", chosen),
    )
    tell("theme")
    _quotes(at, theme)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(words("theme-kept"), width="stretch")
        remove = partial(theming.remove_theme, at, theme.id)
        st.button(words("theme-remove"), on_click=carry_out, args=("theme", remove, words("theme-removed")))


def _keep(at: Desk, theme_id: UUID, field: str, key: str) -> None:
    value = st.session_state[key]
    carry_out("theme", partial(_change, at, theme_id, field, tuple(value) if isinstance(value, list) else value))


def _change(at: Desk, theme_id: UUID, field: str, value: object) -> None:
    theme = next((theme for theme in theming.themes(at) if theme.id == theme_id), None)
    if theme is None:
        raise Refusal("theme-gone")
    theming.change_theme(at, replace(theme, **{field: value}))  # type: ignore[arg-type]


def _quotes(at: Desk, theme: Theme) -> None:
    """The quotes of these categories with a tick for each in the theme; those that were in it stand first."""
    words, book = say(), codebooks.codebook(at)
    within = {code.id for code in book.codes if set(code.category_ids) & set(theme.category_ids)}
    found = [q for q in linking.quotes(at) if q.coding.code_id in within or q.coding.id in theme.coding_ids]
    if not found:
        st.caption(words("theme-no-quotes"))
        return
    # The order is that of the first look at this theme: a row that jumps away when it is ticked can't be followed.
    first = st.session_state.setdefault(f"first-{theme.id}", theme.coding_ids)
    found.sort(key=lambda quote: quote.coding.id not in first)
    ids, names = tuple(quote.coding.id for quote in found), {code.id: code.name for code in book.codes}
    table = pd.DataFrame(
        {
            words("column-chosen"): [coding_id in theme.coding_ids for coding_id in ids],
            words("column-quote"): [" ".join(quote.coding.quote.split()) for quote in found],
            words("column-code"): [names[quote.coding.code_id] for quote in found],
            words("column-source"): [source_of(quote) for quote in found],
        }
    )
    st.markdown(words("theme-quotes", n=len(found), chosen=len(theme.coding_ids)))
    key = f"quotes-{theme.id}-{hash(ids)}"
    st.data_editor(
        table,
        hide_index=True,
        height=min(36 * len(found) + 38, 420),
        disabled=[words("column-quote"), words("column-code"), words("column-source")],
        column_config={
            words("column-chosen"): st.column_config.CheckboxColumn(width=115),
            words("column-quote"): st.column_config.TextColumn(width=400),
        },
        key=key,
        on_change=_tick,
        args=(at, theme.id, ids, key),
    )


def _tick(at: Desk, theme_id: UUID, ids: tuple[UUID, ...], key: str) -> None:
    ticked = {ids[row]: next(iter(change.values())) for row, change in st.session_state[key]["edited_rows"].items()}
    theme = next((theme for theme in theming.themes(at) if theme.id == theme_id), None)
    chosen = theme.coding_ids if theme else ()
    kept = [coding_id for coding_id in chosen if ticked.get(coding_id, True)]
    added = [coding_id for coding_id, tick in ticked.items() if tick and coding_id not in kept]
    carry_out("theme", partial(_change, at, theme_id, "coding_ids", (*kept, *added)))
