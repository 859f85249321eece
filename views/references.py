"""Gaat over: which group or board a document, or a part of it, is about."""

from functools import partial
from textwrap import shorten

import streamlit as st

from actions.boards import board_lists, boards, refer, references, remove_reference
from actions.documents import Content
from actions.parting import parts_of, stretches
from actions.rights import may
from actions.workspace import Desk
from corpora.boards import Board, BoardList, Reference
from corpora.spans import Span
from views.desk import carry_out, plain, say, tell

WHOLE = -1
PART_SHOWN = 70


def show(at: Desk, found: Content) -> None:
    """What was said already, and the way to say more."""
    words, lists = say(), board_lists(at)
    st.markdown(f"**{words('about')}**")
    if not lists:
        st.write(words("about-no-lists"))
        return
    known = [reference for reference in references(at) if reference.document_id == found.document.id]
    names = {listed.id: listed.name for listed in lists}
    for reference in known:
        _line(at, found, reference, names[reference.list_id])
    if not known:
        st.write(words("about-nothing"))
    tell("references")
    if not may(at, "reference.add"):
        return
    with st.expander(words("about-add"), key=f"about-{found.document.id}"):
        _more(at, found, lists)


def _line(at: Desk, found: Content, reference: Reference, listed: str) -> None:
    words = say()
    named = next((board.name for board in _boards(at, reference) if board.id == reference.board_id), reference.group)
    part = next((each.name for each in stretches(at, found.document.id) if each.span == reference.span), "")
    if reference.span and not part:
        part = f"“{shorten(found.text[reference.span.start : reference.span.end], PART_SHOWN, placeholder=' …')}”"
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(named)}** · {plain(listed)} · {plain(part or words('about-whole'))}", width="stretch")
        if reference.id in {each.id for each in parts_of(at, found.document.id)}:
            st.caption(words("about-by-part"), width="content")
            return
        if not may(at, "reference.remove"):
            return
        st.button(
            "",
            icon=":material/close:",
            type="tertiary",
            key=f"unrefer-{reference.id}",
            help=words("about-remove"),
            on_click=carry_out,
            args=("references", partial(remove_reference, at, reference.id), words("about-removed")),
        )


def _boards(at: Desk, reference: Reference) -> tuple[Board, ...]:
    return boards(at, reference.list_id) if reference.board_id else ()


def _more(at: Desk, found: Content, lists: tuple[BoardList, ...]) -> None:
    words, document_id = say(), found.document.id
    span = _part(at, found)
    listed = lists[0]
    if len(lists) > 1:
        listed = st.selectbox(
            words("board-list"), lists, format_func=lambda each: each.name, key=f"about-list-{document_id}"
        )
    kinds = ["group", "board"] if listed.groups else ["board"]
    kind = st.segmented_control(
        words("about-kind"),
        kinds,
        default=kinds[0],
        required=True,
        key=f"about-kind-{document_id}-{listed.id}",
        format_func=lambda each: words(f"about-{each}"),
    )
    board, group = None, ""
    if kind == "board":
        board = st.selectbox(
            words("board"), boards(at, listed.id), format_func=_shown, key=f"about-board-{document_id}-{listed.id}"
        )
        group = board.group
    else:
        group = st.selectbox(words("group"), listed.groups, key=f"about-group-{document_id}-{listed.id}")
    add = partial(refer, at, document_id, listed.id, group, board_id=board.id if board else None, span=span)
    said = words("about-added")
    st.button(words("about-save"), on_click=carry_out, args=("references", add, said), key=f"about-save-{document_id}")


def _part(at: Desk, found: Content) -> Span | None:
    """The whole document, one of its parts, or from a heading to the next."""
    words, known = say(), stretches(at, found.document.id)
    chosen = st.selectbox(
        words("about-part"),
        [WHOLE, *range(len(known))],
        format_func=lambda place: words("about-whole") if place == WHOLE else known[place].name,
        key=f"about-part-{found.document.id}",
        disabled=not known,
        help=None if known else words("about-no-headings"),
    )
    return None if chosen == WHOLE else known[chosen].span


def _shown(board: Board) -> str:
    return " · ".join(part for part in (board.name, board.key, board.group) if part)
