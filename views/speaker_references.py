"""What speakers say is about their own board or group: by an attribute, looked at first, kept in one step."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from actions.boards import boards
from actions.documents import documents
from actions.referring_speakers import by_speakers, refer_speakers
from actions.rights import may
from actions.speaking import attributes
from actions.workspace import Desk
from corpora.boards import BoardList
from views.desk import carry_out, say, tell


def show(at: Desk, lists: Sequence[BoardList]) -> None:
    """Nothing where nobody has an attribute."""
    words, known = say(), attributes(at)
    if not known or not may(at, "reference.add"):
        return
    with st.expander(words("speakers-about"), key="speakers_about"):
        st.caption(words("speakers-about-help"))
        listed = lists[0]
        with st.container(horizontal=True):
            if len(lists) > 1:
                listed = st.selectbox(
                    words("board-list"), lists, format_func=lambda each: each.name, key="speakers_list", width=320
                )
            attribute = st.selectbox(words("speakers-about-attribute"), known, key="speakers_attribute", width=320)
        tell("speakers-about")
        _found(at, listed, attribute)


def _found(at: Desk, listed: BoardList, attribute: str) -> None:
    words, found = say(), by_speakers(at, listed.id, attribute)
    names = {each.id: each.name for each in documents(at)}
    rows = {board.id: board.name for board in boards(at, listed.id)}
    some = [each for each in found if each.reference]
    if not some:
        st.write(words("speakers-about-none"))
        return
    table = [
        {
            words("document"): names[each.voice.document_id],
            words("documents-speaker"): each.voice.label,
            words("about"): rows.get(each.reference.board_id, each.reference.group)
            if each.reference.board_id
            else each.reference.group,
        }
        for each in some
        if each.reference
    ]
    st.dataframe(pd.DataFrame(table), hide_index=True, key="speakers_about_table")
    if left := len(found) - len(some):
        st.caption(words("speakers-about-left", n=left))
    keep = partial(refer_speakers, at, listed.id, attribute)
    done = words("about-added")
    st.button(words("about-save"), key="speakers_about_save", on_click=carry_out, args=("speakers-about", keep, done))
