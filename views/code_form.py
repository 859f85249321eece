"""The chosen category or code: everything it has, to read and to change."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from actions.codebook import remove_category
from actions.coding import codings, codings_per_code
from actions.meanings import current, edit
from actions.rights import may
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook, Direction
from codebooks.differing import MEANING, in_conflict
from coding.memos import Subject, SubjectKind
from corpora.refusal import Refusal
from views import code_conflict, code_shape, memo_card
from views.desk import carry_out, plain, say, tell
from views.style import color_of

TEXT_PX = 92
LISTS = ("keywords", "synonyms")
FIELDS = ("name", "color", "definition", "use_when", "avoid_when")
OF_CODES = ("key", "short", "direction", "directions", "domain", "also_in", "examples", "counterexamples", *LISTS)


def show(at: Desk, book: Codebook, item: Category | Code | None) -> None:
    """A form for the chosen one; nothing where nothing is chosen."""
    if item is None:
        return
    words = say()
    waiting = code_shape.pending(at, book)
    tell("form")
    if code_conflict.show(at, book, item) or waiting:
        return
    st.subheader(plain(item.name), anchor=False)
    if isinstance(item, Code):
        st.caption(plain(_standing(at, book, item)))
    else:
        st.caption(words("category-holds", n=len(book.codes_in(item.id))))
    # What a colleague or an undo changed makes it another form; what somebody typed in the old one was for the old one.
    stem = f"{item.id}:{hash(item)}"
    with st.form(f"form-{stem}", border=False):
        _named(item, stem)
        _described(item, stem)
        if isinstance(item, Code):
            _placed(item, stem)
            with st.expander(words("code-more")):
                _more(at, book, item, stem)
            if codings_per_code(at).get(item.id):
                _meaning(stem)
        writing = may(at, "code.change")
        st.form_submit_button(
            words("form-save"),
            type="primary",
            disabled=not writing,
            help=None if writing else words("reader-only"),
            on_click=_save,
            args=(at, item, stem),
        )
    if isinstance(item, Code):
        code_shape.operations(at, book, item)
    elif may(at, "category.remove"):
        _removal(at, item)
    kind = SubjectKind.CODE if isinstance(item, Code) else SubjectKind.CATEGORY
    memo_card.panel(at, Subject(kind, item.id))


def _standing(at: Desk, book: Codebook, code: Code) -> str:
    words, said = say(), [say()("code-used", n=codings_per_code(at).get(code.id, 0))]
    if above := book.above(code):
        said.append(words("code-under", code=" › ".join(each.name for each in reversed(above))))
    if len(code.category_ids) > 1:
        names = {category.id: category.name for category in book.categories}
        said.append(words("code-in-several", categories=", ".join(names.get(each, "") for each in code.category_ids)))
    if code.meaning > 1:
        said.append(words("code-meaning", n=code.meaning))
    if code.archived:
        said.append(words("code-is-archived"))
    return " · ".join(said)


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
    if isinstance(item, Code):
        st.text_input(words("code-short"), item.short, key=f"{stem}:short", help=words("code-short-help"))
    st.text_area(words("item-definition"), item.definition, key=f"{stem}:definition", height=TEXT_PX)
    wanted, unwanted = st.columns(2)
    wanted.text_area(words("item-use-when"), item.use_when, key=f"{stem}:use_when", height=TEXT_PX)
    unwanted.text_area(words("item-avoid-when"), item.avoid_when, key=f"{stem}:avoid_when", height=TEXT_PX)


def _placed(code: Code, stem: str) -> None:
    words, directions = say(), [None, *Direction]
    left, right = st.columns(2)
    left.text_input(
        words("code-keywords"), ", ".join(code.keywords), key=f"{stem}:keywords", help=words("code-keywords-help")
    )
    right.selectbox(
        words("code-direction"),
        directions,
        index=directions.index(code.direction),
        format_func=lambda each: words(f"direction-{each or 'none'}"),
        key=f"{stem}:direction",
        help=words("code-direction-help"),
    )


def _more(at: Desk, book: Codebook, code: Code, stem: str) -> None:
    words, names = say(), {category.id: category.name for category in book.categories}
    left, right = st.columns(2)
    left.text_input(
        words("code-synonyms"), ", ".join(code.synonyms), key=f"{stem}:synonyms", help=words("code-keywords-help")
    )
    right.text_input(words("code-domain"), code.domain, key=f"{stem}:domain", help=words("code-domain-help"))
    choose: dict[str, Any] = {"placeholder": words("code-choose")}
    left.multiselect(
        words("code-directions"),
        list(Direction),
        list(code.directions),
        format_func=lambda each: words(f"direction-{each}"),
        key=f"{stem}:directions",
        help=words("code-directions-help"),
        **choose,
    )
    if not code.parent_id:
        others = [each for each in names if each != code.category_id]
        right.multiselect(
            words("code-also-in"),
            others,
            [each for each in code.also_in if each in names],
            format_func=lambda each: names[each],
            key=f"{stem}:also_in",
            help=words("code-also-in-help"),
            **choose,
        )
    quotes = {each.id: " ".join(each.quote.split()) for each in sorted(codings(at), key=lambda c: c.code_id != code.id)}
    for field in ("examples", "counterexamples"):
        st.multiselect(
            words(f"code-{field}"),
            list(quotes),
            [each for each in getattr(code, field) if each in quotes],
            format_func=lambda each: quotes[each][:110],
            key=f"{stem}:{field}",
            **choose,
        )


def _meaning(stem: str) -> None:
    words = say()
    st.radio(
        words("meaning-ask"),
        [False, True],
        format_func=lambda new: words("meaning-new" if new else "meaning-editorial"),
        key=f"{stem}:new_meaning",
        help=words("meaning-help"),
        horizontal=True,
    )


def _save(at: Desk, shown: Category | Code, stem: str) -> None:
    """Keep what differs from what was shown; where a colleague said something else meanwhile, let the person choose."""
    wanted = _wanted(shown, stem)
    new_meaning = bool(st.session_state.get(f"{stem}:new_meaning")) and any(
        getattr(wanted, field, "") != getattr(shown, field, "") for field in MEANING
    )

    def kept() -> None:
        now = current(at, shown)
        if in_conflict(shown, wanted, now):
            code_conflict.remember(shown, wanted, new_meaning=new_meaning)
            raise Refusal("code-changed", name=now.name)
        edit(at, shown, wanted, new_meaning=new_meaning)

    carry_out("form", kept, say()("form-saved"))


def _wanted(shown: Category | Code, stem: str) -> Category | Code:
    state, values = st.session_state, dict[str, Any]()
    for field in (*FIELDS, *OF_CODES) if isinstance(shown, Code) else FIELDS:
        if f"{stem}:{field}" not in state:
            continue
        typed = state[f"{stem}:{field}"]
        if field in LISTS:
            typed = tuple(word.strip() for word in typed.split(",") if word.strip())
        elif isinstance(typed, list):
            typed = tuple(typed)
        values[field] = typed.strip() if field in ("key", "domain") else typed
    return replace(shown, **values)


def _removal(at: Desk, category: Category) -> None:
    words = say()
    act, said = partial(remove_category, at, category.id), words("item-removed", name=category.name)
    st.button(
        words("category-remove"),
        help=words("category-remove-help"),
        key=f"remove-{category.id}",
        on_click=carry_out,
        args=("form", act, said),
    )
