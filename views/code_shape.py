"""Reshaping on the page: the operations under a code, and what one would do before it is done."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

import streamlit as st

from actions.codebook import remove_code
from actions.coding import codings, codings_per_code
from actions.reshaping import preview, reshape
from actions.rights import may
from actions.workspace import Desk, coders
from codebooks.codebook import Code, Codebook
from coding.consequences import Consequences, statements
from coding.merging import Merge
from coding.reshaping import Archive, Copy, Move, Operation, Split
from views.desk import carry_out, plain, say

PROPOSED = "codebook_proposed"
MOST_JOINED = 50


def propose(at: Desk, operation: Operation) -> None:
    """Do it at once where no coding is touched; else show first what it would do."""
    st.session_state.pop(PROPOSED, None)

    def looked() -> None:
        seen = preview(at, operation)
        if seen.quiet:
            reshape(at, operation, seen=seen)
            st.toast(say()("reshape-done"))
        else:
            st.session_state[PROPOSED] = (operation, seen)

    carry_out("form", looked)


def pending(at: Desk, book: Codebook) -> bool:
    """What is about to be done, to carry out or to leave; whether there is anything."""
    if PROPOSED not in st.session_state:
        return False
    words = say()
    operation, seen = st.session_state[PROPOSED]
    names = {each.id: each.name for each in coders(at)}
    with st.container(border=True, key="proposed"):
        st.markdown(f"**{plain(words(f'reshape-title-{operation.action}'))}**")
        if about := _about(book, operation):
            st.caption(plain(about))
        for key, facts in statements(seen, names):
            st.markdown(plain(words(key, **facts)))
        _joined(book, seen, names)
        with st.container(horizontal=True):
            st.button(words("reshape-do"), type="primary", key="reshape_do", on_click=_done, args=(at, operation, seen))
            st.button(words("reshape-leave"), key="reshape_leave", on_click=st.session_state.pop, args=(PROPOSED, None))
    return True


def _about(book: Codebook, operation: Operation) -> str:
    """From where to where."""
    names = {code.id: book.path(code) for code in book.codes} | {each.id: each.name for each in book.categories}
    match operation:
        case Merge():
            sources, target = operation.source_ids, names.get(operation.into_id, "")
        case Split():
            sources, target = (operation.code_id,), operation.name
        case Move():
            over = operation.parent_id or operation.category_id
            sources, target = operation.code_ids, names.get(over, "") if over else say()("category-none")
        case _:
            return ""
    return f"{', '.join(names.get(each, '') for each in sources)} → {target}"


def _joined(book: Codebook, seen: Consequences, names: dict[UUID, str]) -> None:
    if not seen.joined:
        return
    words = say()
    with st.expander(words("reshape-which")):
        for pair in seen.joined[:MOST_JOINED]:
            st.markdown(plain(f"{names.get(pair.kept.coder_id, '?')}: “{pair.kept.quote}”"))
            said = [words(f"direction-{pair.kept.direction}")] if pair.kept.direction else []
            said += [pair.kept.memo] if pair.kept.memo else []
            st.caption(plain(" · ".join([book.code(pair.kept.code_id).name, *said])))


def _done(at: Desk, operation: Operation, seen: Consequences) -> None:
    st.session_state.pop(PROPOSED, None)
    carry_out("form", lambda: reshape(at, operation, seen=seen), say()("reshape-done"))


def operations(at: Desk, book: Codebook, code: Code) -> None:
    """A row of what can be done with the chosen code."""
    words = say()
    if not may(at, "code.move"):
        return
    others = [each for each in book.in_order() if each.id != code.id and not each.archived]
    below = {each.id for each in book.below(code.id)}
    with st.container(horizontal=True, key="code_operations", gap="small"):
        with st.popover(words("reshape-move"), key=f"op-move-{code.id}"):
            _move(at, book, code, [each for each in others if each.id not in below])
        into = [each for each in others if each.id not in below]
        if into and may(at, "code.merge"):
            with st.popover(words("reshape-merge"), key=f"op-merge-{code.id}"):
                _merge(at, book, code, into)
        if codings_per_code(at).get(code.id) and may(at, "code.split"):
            with st.popover(words("reshape-split"), key=f"op-split-{code.id}"):
                _split(at, code)
        with st.popover(words("reshape-copy"), key=f"op-copy-{code.id}"):
            _named(code, "copy", lambda name: propose(at, Copy(code.id, uuid4(), name)))
        label = "reshape-unarchive" if code.archived else "reshape-archive"
        act = Archive(code.id, away=not code.archived)
        if may(at, "code.archive"):
            st.button(words(label), key=f"op-archive-{code.id}", on_click=propose, args=(at, act))
        if may(at, "code.remove"):
            _removal(at, code)


def _move(at: Desk, book: Codebook, code: Code, others: list[Code]) -> None:
    words = say()
    names = {category.id: category.name for category in book.categories}
    places: list[tuple[UUID | None, UUID | None]] = [(each, None) for each in (*names, None)]
    places += [(None, other.id) for other in others]
    paths = {other.id: book.path(other) for other in others}

    def said(place: tuple[UUID | None, UUID | None]) -> str:
        category_id, parent_id = place
        if parent_id:
            return words("reshape-under", code=paths[parent_id])
        return names[category_id] if category_id else words("category-none")

    key = f"move-to-{code.id}"
    st.selectbox(words("reshape-move-to"), places, format_func=said, key=key)

    def moved() -> None:
        category_id, parent_id = st.session_state[key]
        propose(at, Move((code.id,), category_id, parent_id))

    st.button(words("reshape-move"), key=f"move-now-{code.id}", type="primary", on_click=moved)


def _merge(at: Desk, book: Codebook, code: Code, others: list[Code]) -> None:
    words, key = say(), f"merge-into-{code.id}"
    st.selectbox(words("reshape-merge-into"), others, format_func=book.path, key=key)
    st.checkbox(words("reshape-again"), key=f"{key}-review")
    st.caption(words("reshape-merge-help"))

    def merged() -> None:
        propose(at, Merge((code.id,), st.session_state[key].id, bool(st.session_state[f"{key}-review"])))

    st.button(words("reshape-look"), key=f"{key}-look", type="primary", on_click=merged)


def _split(at: Desk, code: Code) -> None:
    words, key = say(), f"split-{code.id}"
    made = [each for each in codings(at) if each.code_id == code.id]
    names = {each.id: each.initials for each in coders(at)}
    st.text_input(words("code-name"), key=f"{key}-name")
    st.multiselect(
        words("reshape-split-which"),
        made,
        format_func=lambda each: f"{names.get(each.coder_id, '?')}: {' '.join(each.quote.split())[:90]}",
        placeholder=words("reshape-split-choose"),
        key=f"{key}-codings",
    )
    st.checkbox(words("reshape-again"), key=f"{key}-review")

    def parted() -> None:
        chosen = tuple(each.id for each in st.session_state[f"{key}-codings"])
        again = bool(st.session_state[f"{key}-review"])
        propose(at, Split(code.id, uuid4(), st.session_state[f"{key}-name"], chosen, again))

    st.button(words("reshape-look"), key=f"{key}-look", type="primary", on_click=parted)


def _named(code: Code, stem: str, act: Callable[[str], None]) -> None:
    words, key = say(), f"{stem}-name-{code.id}"
    st.text_input(words("code-name"), key=key)

    def named() -> None:
        act(st.session_state[key])

    st.button(words(f"reshape-{stem}"), key=f"{key}-now", type="primary", on_click=named)


def _removal(at: Desk, code: Code) -> None:
    words = say()
    act, said = partial(remove_code, at, code.id), words("item-removed", name=code.name)
    st.button(
        words("code-remove"),
        help=words("code-remove-help"),
        key=f"remove-{code.id}",
        on_click=carry_out,
        args=("form", act, said),
    )
