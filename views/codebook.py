"""Codeboek: the tree of categories and codes at the left, the chosen one at the right."""

from collections.abc import Iterator
from uuid import UUID

import streamlit as st

from actions.codebook import add_category, add_code, codebook, move_codes
from actions.coding import codings_per_code
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from views import code_form
from views.components import component_words, mounted
from views.desk import called, carry_out, here, plain, say, tell
from views.downloads import downloads
from views.style import PALETTE, color_of

SWATCH = ".st-key-item-{id} button::before {{ background: {color}; }}"


def show() -> None:
    """Choose at the left, change at the right."""
    at, words = here(), say()
    book = codebook(at)
    st.write(words("codebook-intro") if book.categories or book.codes else words("codebook-empty"))
    _tools(at, book)
    tell("codebook")
    if not (book.categories or book.codes):
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        sought = st.text_input(
            words("codebook-search"), placeholder=words("codebook-search"), label_visibility="collapsed"
        )
        with st.container(key="tree", gap=None):
            _tree(at, book, sought.strip().casefold())
    with right, st.container(key="form"):
        code_form.show(at, book, _chosen(book))


def _tools(at: Desk, book: Codebook) -> None:
    words = say()
    with st.container(horizontal=True, key="codebook_tools"):
        with st.popover(words("code-add"), key="add_code"):
            _add_code(at, book)
        with st.popover(words("category-add"), key="add_category"):
            _add_category(at, book)
        if book.codes:
            with st.popover(words("codes-move"), key="move_codes"):
                _move(at, book)
        with st.popover(words("codebook-import"), key="import_codebook"):
            st.caption(words("codebook-import-help"))
            data = called(
                at,
                words=component_words("upload", words),
                url="/api/codebook-files",
                accept=".yaml,.yml,.csv",
                multiple=False,
            )
            mounted("upload", key="codebook_upload", data=data, on_finished=None)
        if book.categories or book.codes:
            kinds = {f"files/codebook.{kind}": words(f"codebook-export-{kind}") for kind in ("yaml", "csv")}
            downloads(at, kinds, key="codebook_files")


def _add_code(at: Desk, book: Codebook) -> None:
    words = say()
    with st.form("new-code", border=False, clear_on_submit=True):
        st.text_input(words("code-name"), key="new_code_name")
        st.selectbox(
            words("category"),
            [None, *book.categories],
            index=1 if book.categories else 0,
            format_func=lambda each: each.name if each else words("category-none"),
            key="new_code_category",
        )
        st.form_submit_button(words("code-add"), type="primary", on_click=_code_added, args=(at,))


def _code_added(at: Desk) -> None:
    name, category = st.session_state["new_code_name"], st.session_state["new_code_category"]
    category_id, color = (category.id, category.color) if category else (None, PALETTE[0])
    carry_out("codebook", lambda: _choose(add_code(at, name, category_id, color)), say()("code-added", name=name))


def _add_category(at: Desk, book: Codebook) -> None:
    words, color = say(), PALETTE[len(book.categories) % len(PALETTE)]
    with st.form("new-category", border=False, clear_on_submit=True):
        st.text_input(words("category-name"), key="new_category_name")
        st.form_submit_button(words("category-add"), type="primary", on_click=_category_added, args=(at, color))


def _category_added(at: Desk, color: str) -> None:
    name = st.session_state["new_category_name"]
    carry_out("codebook", lambda: _choose(add_category(at, name, color)), say()("category-added", name=name))


def _move(at: Desk, book: Codebook) -> None:
    words, names = say(), {category.id: category.name for category in book.categories}
    with st.form("move-codes", border=False, clear_on_submit=True):
        st.multiselect(
            words("codes"),
            book.codes,
            format_func=lambda code: code.name,
            placeholder=words("codes-choose"),
            key="moved_codes",
        )
        st.selectbox(
            words("codes-move-to"),
            [*names, None],
            format_func=lambda each: names[each] if each else words("category-none"),
            key="moved_to",
        )
        st.form_submit_button(words("codes-move-now"), type="primary", on_click=_moved, args=(at,))


def _moved(at: Desk) -> None:
    codes = [code.id for code in st.session_state["moved_codes"]]
    if codes:
        done = say()("codes-moved", n=len(codes))
        carry_out("codebook", lambda: move_codes(at, codes, st.session_state["moved_to"]), done)


def _tree(at: Desk, book: Codebook, sought: str) -> None:
    words, counts = say(), codings_per_code(at)
    shown = list(_found(book, sought))
    if not shown:
        st.caption(words("codebook-nothing-found"))
    styles = [SWATCH.format(id=item.id, color=color_of(item.color)) for item in _items(book)]
    if chosen := _chosen(book):
        styles.append(
            f".st-key-item-{chosen.id} button {{ background: color-mix(in srgb, currentColor 10%, transparent); }}"
        )
    st.html(f"<style>{' '.join(styles)}</style>")
    for category, codes in shown:
        total = sum(counts.get(code.id, 0) for code in codes)
        if category:
            _item(category, f"**{plain(category.name)}** :gray[{total}]")
        else:
            st.caption(words("category-none"))
        with st.container(key=f"codes-of-{category.id if category else 'none'}", gap=None):
            for code in codes:
                key = f" `{code.key}`" if code.key and code.key != "`" else ""
                _item(code, f"{plain(code.name)}{key} :gray[{counts.get(code.id, 0)}]")


def _found(book: Codebook, sought: str) -> Iterator[tuple[Category | None, tuple[Code, ...]]]:
    """The tree, or the part of it in which a name or keyword holds what is sought."""
    for category, codes in book.tree():
        if category and sought in category.name.casefold():
            yield category, codes
            continue
        fitting = tuple(code for code in codes if sought in " ".join((code.name, *code.keywords)).casefold())
        if fitting or not sought:
            yield category, fitting


def _item(item: Category | Code, label: str) -> None:
    st.button(label, key=f"item-{item.id}", type="tertiary", width="stretch", on_click=_choose, args=(item.id,))


def _choose(item_id: UUID) -> None:
    st.session_state["codebook_item"] = str(item_id)


def _chosen(book: Codebook) -> Category | Code | None:
    """What was chosen, or the first there is."""
    items = _items(book)
    at = st.session_state.get("codebook_item")
    return next((item for item in items if str(item.id) == at), items[0] if items else None)


def _items(book: Codebook) -> list[Category | Code]:
    return [*book.categories, *book.codes]
