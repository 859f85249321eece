"""Besturenlijsten: a file is looked at before it is kept; the lists that are kept, with their boards."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from actions.boards import board_lists, boards, remove_list
from actions.rights import may
from actions.workspace import Desk
from corpora.boardoverlap import in_two_groups, other_days
from corpora.boards import BoardList
from views import board_changes, board_preview, mentions, speaker_references
from views.board_rules import heading
from views.components import component_words, mounted
from views.desk import called, carry_out, here, plain, say, tell
from words import number

BOTH_SHOWN = 5


def show() -> None:
    """Add a list; look at those there are."""
    at, words = here(), say()
    known = board_lists(at)
    st.write(words("boards-intro") if known else words("boards-empty"))
    if may(at, "boards.import"):
        _coming_in(at)
    tell("boards")
    board_changes.show(at, known)
    _differing(at, known)
    for listed in known:
        _list(at, listed)
    if known:
        mentions.show(at, known)
        speaker_references.show(at, known)


def _coming_in(at: Desk) -> None:
    """A file is looked at before it is kept."""
    words = say()
    data = called(
        at, words=component_words("upload", words), url="/api/board-files", accept=".csv,.xlsx", multiple=False
    )
    sent = mounted("upload", key="board_upload", data=data, on_finished=None)
    if sent.finished:
        st.session_state["held"] = next(each["id"] for each in sent.finished["results"] if each["ok"])
    if held := st.session_state.get("held"):
        board_preview.show(at, held)


def _differing(at: Desk, known: Sequence[BoardList]) -> None:
    """What does not go together is said before anything is counted with it."""
    words = say()
    for each in other_days(known):
        facts = {"name": each.name, "date": each.as_of, "first": each.first, "first_date": each.first_as_of}
        st.warning(plain(words("boards-other-day", **facts)))
    both = in_two_groups(known, [board for listed in known for board in boards(at, listed.id)])
    if both:
        named = "; ".join(
            f"{each.name} ({', '.join(f'{listed}: {group}' for listed, group in each.places)})"
            for each in both[:BOTH_SHOWN]
        )
        more = " …" if len(both) > BOTH_SHOWN else ""
        st.warning(plain(words("boards-in-two", n=len(both), boards=named + more)))


def _list(at: Desk, listed: BoardList) -> None:
    words, rows = say(), boards(at, listed.id)
    with st.container(border=True, key=f"list_{listed.id}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(plain(listed.name), anchor=False, width="content")
            if may(at, "boards.remove"):
                st.button(
                    words("boards-remove"),
                    key=f"remove-{listed.id}",
                    help=words("boards-remove-help"),
                    on_click=carry_out,
                    args=("boards", partial(remove_list, at, listed.id), words("boards-removed", name=listed.name)),
                )
        counted = [words("boards-count", n=listed.boards, shown=number(listed.boards, language=words.language))]
        for group in listed.groups:
            n = sum(board.group == group for board in rows)
            counted.append(f"{group}: {number(n, language=words.language)}")
        if listed.as_of:
            counted.append(words("boards-as-of-said", date=listed.as_of))
        st.caption(plain(" · ".join(counted)))
        table = [
            {words("boards-column-key"): board.key, words("board"): board.name, words("group"): board.group}
            | {heading(column): cell for column, cell in board.attributes.items()}
            for board in rows
        ]
        st.dataframe(
            pd.DataFrame(table), hide_index=True, height=min(320, 38 + 35 * len(rows)), key=f"boards-{listed.id}"
        )
