"""The chosen category or code: everything it has, to read and to change."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from actions.codebook import change_category, change_code, codebook, remove_category, remove_code
from actions.coding import codings_per_code
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook, Direction
from coding.memos import Subject, SubjectKind
from views import memo_card
from views.desk import carry_out, plain, say, tell
from views.style import color_of

TEXT_PX = 92


def show(at: Desk, book: Codebook, item: Category | Code | None) -> None:
    """A form for the chosen one; nothing where nothing is chosen."""
    if item is None:
        return
    words = say()
    st.subheader(plain(item.name), anchor=False)
    if isinstance(item, Code):
        st.caption(words("code-used", n=codings_per_code(at).get(item.id, 0)))
    else:
        st.caption(words("category-holds", n=len(book.codes_in(item.id))))
    tell("form")
    # What a colleague or an undo changed makes it another form; what somebody typed in the old one was for the old one.
    stem = f"{item.id}:{hash(item)}"
    with st.form(f"form-{stem}", border=False):
        _named(item, stem)
        _described(item, stem)
        if isinstance(item, Code):
            _placed(item, book, stem)
        st.form_submit_button(words("form-save"), type="primary", on_click=_save, args=(at, item, stem))
    _removal(at, item)
    kind = SubjectKind.CODE if isinstance(item, Code) else SubjectKind.CATEGORY
    memo_card.panel(at, Subject(kind, item.id))


def _named(item: Category | Code, stem: str) -> None:
    words = say()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(words("item-name"), item.name, key=f"{stem}:name")
        if isinstance(item, Code):
            st.text_input(
                words("code-key"), item.key, key=f"{stem}:key", max_chars=1, width=70, help=words("code-key-help")
            )
        st.color_picker(words("item-color"), color_of(item.color), key=f"{stem}:color")


def _described(item: Category | Code, stem: str) -> None:
    words = say()
    st.text_area(words("item-definition"), item.definition, key=f"{stem}:definition", height=TEXT_PX)
    wanted, unwanted = st.columns(2)
    wanted.text_area(words("item-use-when"), item.use_when, key=f"{stem}:use_when", height=TEXT_PX)
    unwanted.text_area(words("item-avoid-when"), item.avoid_when, key=f"{stem}:avoid_when", height=TEXT_PX)


def _placed(code: Code, book: Codebook, stem: str) -> None:
    words, names = say(), {category.id: category.name for category in book.categories}
    directions, places = [None, *Direction], [*names, None]
    left, right = st.columns(2)
    left.selectbox(
        words("category"),
        places,
        index=places.index(code.category_id),
        format_func=lambda each: names[each] if each else words("category-none"),
        key=f"{stem}:category_id",
    )
    right.selectbox(
        words("code-direction"),
        directions,
        index=directions.index(code.direction),
        format_func=lambda each: words(f"direction-{each or 'none'}"),
        key=f"{stem}:direction",
        help=words("code-direction-help"),
    )
    st.text_input(
        words("code-keywords"), ", ".join(code.keywords), key=f"{stem}:keywords", help=words("code-keywords-help")
    )


def _save(at: Desk, shown: Category | Code, stem: str) -> None:
    """Keep what differs from what was shown, so that what a colleague changed meanwhile stays."""
    carry_out("form", partial(_change, at, shown, _differing(shown, stem)), say()("form-saved"))


def _differing(shown: Category | Code, stem: str) -> dict[str, Any]:
    fields = ["name", "color", "definition", "use_when", "avoid_when"]
    fields += ["key", "category_id", "direction", "keywords"] if isinstance(shown, Code) else []
    typed = {field: st.session_state[f"{stem}:{field}"] for field in fields}
    if "keywords" in typed:
        typed["keywords"] = tuple(word.strip() for word in typed["keywords"].split(",") if word.strip())
        typed["key"] = typed["key"].strip()
    return {field: value for field, value in typed.items() if value != getattr(shown, field)}


def _change(at: Desk, shown: Category | Code, differing: dict[str, Any]) -> None:
    book = codebook(at)
    if isinstance(shown, Code):
        now = next((code for code in book.codes if code.id == shown.id), shown)
        change_code(at, replace(now, **differing))
    else:
        current = next((category for category in book.categories if category.id == shown.id), shown)
        change_category(at, replace(current, **differing))


def _removal(at: Desk, item: Category | Code) -> None:
    words = say()
    if isinstance(item, Code):
        label, help_, act = words("code-remove"), words("code-remove-help"), partial(remove_code, at, item.id)
    else:
        label, help_, act = (
            words("category-remove"),
            words("category-remove-help"),
            partial(remove_category, at, item.id),
        )
    said = words("item-removed", name=item.name)
    st.button(label, help=help_, key=f"remove-{item.id}", on_click=carry_out, args=("form", act, said))
