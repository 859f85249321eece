"""Two people changed the same at once: what each said, side by side, for the second to choose."""

from dataclasses import replace

import streamlit as st

from actions.meanings import current, edit
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from codebooks.differing import in_conflict, put_together, told
from corpora.refusal import Refusal
from views.desk import carry_out, plain, say

CONFLICT = "codebook_conflict"


def remember(shown: Category | Code, wanted: Category | Code, *, new_meaning: bool) -> None:
    """Keep what was typed until the person has chosen."""
    st.session_state[CONFLICT] = (shown, wanted, new_meaning)


def show(at: Desk, book: Codebook, item: Category | Code) -> bool:
    """The choice, where there is one about this item."""
    if CONFLICT not in st.session_state or st.session_state[CONFLICT][0].id != item.id:
        return False
    words = say()
    shown, wanted, new_meaning = st.session_state[CONFLICT]
    fields = in_conflict(shown, wanted, item)
    named: list[Category | Code] = [*book.categories, *book.codes]
    names = {each.id: each.name for each in named}
    with st.form("conflict", border=False):
        st.markdown(f"**{plain(words('conflict-title', name=item.name))}**")
        for field in fields:
            texts = {"theirs": told(item, field, names), "mine": told(wanted, field, names)}
            st.radio(
                words(f"field-{field}").capitalize(),
                list(texts),
                format_func={
                    who: words(f"conflict-{who}", text=plain(text) or "–") for who, text in texts.items()
                }.__getitem__,
                key=f"conflict:{field}",
            )
        with st.container(horizontal=True):
            st.form_submit_button(
                words("conflict-keep"), type="primary", on_click=_chosen, args=(at, item, fields, new_meaning)
            )
            st.form_submit_button(words("conflict-drop"), on_click=st.session_state.pop, args=(CONFLICT, None))
    return True


def _chosen(at: Desk, item: Category | Code, fields: tuple[str, ...], new_meaning: bool) -> None:
    shown, wanted, _ = st.session_state[CONFLICT]
    mine = {field: getattr(wanted, field) for field in fields if st.session_state[f"conflict:{field}"] == "mine"}
    rest = replace(wanted, **{field: getattr(shown, field) for field in fields})
    decided = replace(put_together(shown, rest, item), **mine)

    def kept() -> None:
        st.session_state.pop(CONFLICT, None)
        if in_conflict(item, decided, current(at, item)):
            remember(item, decided, new_meaning=new_meaning)
            raise Refusal("code-changed", name=item.name)
        if decided != item:
            edit(at, item, decided, new_meaning=new_meaning)

    carry_out("form", kept, say()("form-saved"))
