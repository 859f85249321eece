"""Codeboek: the tree of categories and codes at the left, the chosen one at the right."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from actions.codebook import add_category, add_code, codebook
from actions.codebook_files import KINDS
from actions.meanings import reviews
from actions.rights import may
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from coding.reshaping import Move
from views import code_board, code_form, code_review, code_tree, code_versions, codebook_reading
from views.code_shape import propose
from views.components import component_words, mounted
from views.desk import called, carry_out, here, plain, say, tell
from views.downloads import downloads
from views.style import PALETTE
from words import number


def show() -> None:
    """Choose at the left, change at the right; or look older codings over, or compare with how it was."""
    at, words = here(), say()
    book = codebook(at)
    if not (book.categories or book.codes):
        st.write(words("codebook-empty"))
        _tools(at, book)
        tell("codebook")
        return
    section = _section(at)
    tell("codebook")
    SECTIONS[section](at, book)


def _section(at: Desk) -> str:
    words, left = say(), sum(len(each.codings) for each in reviews(at))
    names = {name: words(f"codebook-section-{name}") for name in SECTIONS}
    if left:
        names["review"] = words("codebook-section-review-n", n=left, shown=number(left, language=words.language))
    chosen = st.segmented_control(
        words("codebook-sections"),
        list(names),
        default="tree",
        required=True,
        format_func=lambda name: names[name],
        key="codebook_section",
        label_visibility="collapsed",
    )
    return str(chosen)


def _book(at: Desk, book: Codebook) -> None:
    words = say()
    _tools(at, book)
    codebook_reading.show(at)
    left, right = st.columns([2, 3], gap="large")
    with left:
        sought = st.text_input(
            words("codebook-search"), placeholder=words("codebook-search"), label_visibility="collapsed"
        )
        code_tree.show(at, book, sought.strip().casefold(), _chosen(book))
        if often := book.shared():
            st.caption(plain(words("report-note-codes-often", codes=", ".join(code.name for code in often))))
    with right, st.container(key="form"):
        code_form.show(at, book, _chosen(book))


def _tools(at: Desk, book: Codebook) -> None:
    words = say()
    with st.container(horizontal=True, key="codebook_tools"):
        if may(at, "code.add"):
            with st.popover(words("code-add"), key="add_code"):
                _add_code(at, book)
            with st.popover(words("category-add"), key="add_category"):
                _add_category(at, book)
        if book.codes and may(at, "code.move"):
            with st.popover(words("codes-move"), key="move_codes"):
                _move(at, book)
        if may(at, "codebook.import"):
            _import(at)
        if book.categories or book.codes:
            with st.popover(words("codebook-export"), key="export_codebook"):
                names = {"xlsx": "codebook-table.xlsx"}
                kinds = {
                    f"files/{names.get(kind, f'codebook.{kind}')}": words(f"codebook-export-{kind}") for kind in KINDS
                }
                downloads(at, kinds, key="codebook_files")


def _import(at: Desk) -> None:
    words = say()
    with st.popover(words("codebook-import"), key="import_codebook"):
        st.caption(words("codebook-import-help"))
        data = called(
            at,
            words=component_words("upload", words),
            url="/api/codebook-files",
            accept=".yaml,.yml,.csv,.xlsx,.qdc",
            multiple=False,
        )
        sent = mounted("upload", key="codebook_upload", data=data, on_finished=None)
        _hold(at, sent.finished)


def _hold(at: Desk, sent: Any) -> None:
    """A file in which something is to be chosen waits; the page shows it."""
    ids = [each["id"] for each in (sent or {}).get("results", []) if each["ok"]]
    if waiting := [each for each in ids if each.startswith(f"{at.project_id}:codebook:")]:
        st.session_state[codebook_reading.HELD] = waiting[0]
        st.rerun()


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
    carry_out(
        "codebook", lambda: code_tree.choose(add_code(at, name, category_id, color)), say()("code-added", name=name)
    )


def _add_category(at: Desk, book: Codebook) -> None:
    words, color = say(), PALETTE[len(book.categories) % len(PALETTE)]
    with st.form("new-category", border=False, clear_on_submit=True):
        st.text_input(words("category-name"), key="new_category_name")
        st.form_submit_button(words("category-add"), type="primary", on_click=_category_added, args=(at, color))


def _category_added(at: Desk, color: str) -> None:
    name = st.session_state["new_category_name"]
    carry_out("codebook", lambda: code_tree.choose(add_category(at, name, color)), say()("category-added", name=name))


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
        propose(at, Move(tuple(codes), st.session_state["moved_to"]))


def _chosen(book: Codebook) -> Category | Code | None:
    """What was chosen, or the first there is."""
    items: list[Category | Code] = [*book.categories, *book.in_order()]
    at = st.session_state.get("codebook_item")
    return next((item for item in items if str(item.id) == at), items[0] if items else None)


SECTIONS: dict[str, Callable[[Desk, Codebook], None]] = {
    "tree": _book,
    "board": code_board.show,
    "review": code_review.show,
    "versions": code_versions.show,
}
