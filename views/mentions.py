"""Genoemd in de teksten: places where a board of a list is named, looked over one by one or name by name."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from actions.boards import boards
from actions.documents import content
from actions.mentioning import accept, add_name, board_names, proposals, reject, remove_name
from actions.rights import may
from actions.workspace import Desk
from coding.mentioning import Proposal, Within
from corpora.boards import BoardList
from views.desk import carry_out, plain, say, tell
from views.places import open_place

AROUND, NAMES_AT_ONCE, PLACES_AT_ONCE = 90, 12, 6


def show(at: Desk, lists: Sequence[BoardList]) -> None:
    """The proposals of one list; nothing is kept before somebody says so."""
    words = say()
    st.subheader(words("mentions-title"), anchor=False)
    st.caption(words("mentions-intro"))
    listed = lists[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(lists) > 1:
            listed = st.selectbox(
                words("board-list"), lists, format_func=lambda each: each.name, key="mentions_list", width=320
            )
        within = st.segmented_control(
            words("mentions-within"),
            list(Within),
            default=Within.TURN,
            required=True,
            key="mentions_within",
            format_func=lambda each: words(f"mentions-within-{each}"),
            help=words("mentions-within-help"),
        )
    _proposed(at, listed, within or Within.TURN)
    if may(at, "boards.name"):
        _names(at, listed)


@st.fragment
def _proposed(at: Desk, listed: BoardList, within: Within) -> None:
    words, found = say(), proposals(at, listed.id)
    tell("mentions")
    if not found:
        st.write(words("mentions-none"))
        return
    st.write(words("mentions-n", n=len(found)))
    by_name: dict[tuple[object, str], list[Proposal]] = defaultdict(list)
    for each in found:
        by_name[each.target, each.shown].append(each)
    ordered = sorted(by_name.values(), key=lambda some: (bool(some[0].doubts), -len(some), some[0].board))
    shown = st.session_state.get("mentions_shown", NAMES_AT_ONCE)
    for some in ordered[:shown]:
        _name(at, listed, some, within)
    if len(ordered) > shown and st.button(words("mentions-more", n=len(ordered) - shown), key="mentions_more"):
        st.session_state["mentions_shown"] = shown + NAMES_AT_ONCE
        st.rerun(scope="fragment")


def _name(at: Desk, listed: BoardList, some: list[Proposal], within: Within) -> None:
    """One name with its places."""
    words, first, ids = say(), some[0], [each.id for each in some]
    key = f"{first.target[1]}-{first.shown}"
    title = f"{plain(first.board or first.group)} · {words('mentions-places', n=len(some))}"
    doubts = ", ".join(words(f"mention-doubt-{each}") for each in dict.fromkeys(d for p in some for d in p.doubts))
    with st.expander(f"{title}  :gray[{plain(doubts)}]" if doubts else title, key=f"mention-{key}"):
        if first.board and first.shown != first.board:
            st.caption(plain(words("mentions-by-name", name=first.shown)))
        shown = st.session_state.get(f"mention-{key}-shown", PLACES_AT_ONCE)
        for each in some[:shown]:
            _place(at, listed, each, within)
        if len(some) > shown and st.button(words("mentions-more-places", n=len(some) - shown), key=f"more-{key}"):
            st.session_state[f"mention-{key}-shown"] = shown + PLACES_AT_ONCE
            st.rerun(scope="fragment")
        if not may(at, "reference.add"):
            return
        with st.container(horizontal=True):
            if len(some) > 1:
                keep, no = partial(accept, at, listed.id, ids, within), partial(reject, at, listed.id, ids)
                _button("mentions-accept-all", f"accept-all-{key}", keep, n=len(some))
                _button("mentions-reject-all", f"reject-all-{key}", no, n=len(some))
            board_id = first.target[1] if isinstance(first.target[1], UUID) else None
            group = "" if board_id else first.group
            never = partial(add_name, at, listed.id, first.shown, board_id=board_id, group=group, refused=True)
            _button("mentions-never", f"never-{key}", never)


def _place(at: Desk, listed: BoardList, each: Proposal, within: Within) -> None:
    words, found, span = say(), content(at, each.document_id), each.span
    before, after = found.text[max(span.start - AROUND, 0) : span.start], found.text[span.end : span.end + AROUND]
    said = f"… {plain(before)} **{plain(found.text[span.start : span.end])}** {plain(after)} …"
    with st.container(gap="xxsmall", key=f"mention-place-{each.id}"):
        st.markdown(said)
        st.caption(plain(found.document.name))
        with st.container(horizontal=True):
            keep, no = partial(accept, at, listed.id, [each.id], within), partial(reject, at, listed.id, [each.id])
            if may(at, "reference.add"):
                _button("mentions-accept", f"accept-{each.id}", keep)
                _button("mentions-reject", f"reject-{each.id}", no)
            if st.button(words("open-place"), key=f"mention-open-{each.id}", type="tertiary"):
                open_place(each.document_id, span)


def _button(label: str, key: str, act: Callable[[], object], **facts: int) -> None:
    st.button(say()(label, **facts), key=key, type="tertiary", on_click=carry_out, args=("mentions", act))


def _names(at: Desk, listed: BoardList) -> None:
    """What people call boards and groups besides; and the words that never mean them."""
    words = say()
    with st.expander(words("mentions-names"), key="mentions_names"):
        st.caption(words("mentions-names-help"))
        rows = {board.id: board.name for board in boards(at, listed.id)}
        targets: list[tuple[UUID | None, str]] = [(None, group) for group in listed.groups]
        targets += [(board_id, "") for board_id in rows]
        with st.form("board-name", border=False, clear_on_submit=True):
            left, middle, right = st.columns([2, 3, 1.2], vertical_alignment="bottom")
            left.text_input(words("mentions-name"), key="board_name")
            middle.selectbox(
                words("mentions-name-of"),
                targets,
                format_func=lambda each: rows[each[0]] if each[0] else words("mentions-group", name=each[1]),
                key="board_name_of",
            )
            right.form_submit_button(words("mentions-name-add"), on_click=_called, args=(at, listed.id))
        for each in (each for each in board_names(at) if each.list_id == listed.id):
            named = rows.get(each.board_id, "") if each.board_id else words("mentions-group", name=each.group)
            said = words(f"mentions-name-{'never' if each.refused else 'means'}", name=each.name, board=named)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(said), width="stretch")
                gone = partial(remove_name, at, each.id)
                _button("about-remove", f"unname-{each.id}", gone)


def _called(at: Desk, list_id: UUID) -> None:
    name, (board_id, group) = st.session_state["board_name"], st.session_state["board_name_of"]
    add = partial(add_name, at, list_id, name, board_id=board_id, group=group)
    carry_out("mentions", add, say()("mentions-name-kept", name=name))
