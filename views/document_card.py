"""One document: what was understood of it, what can be done with it, and what it is about."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from actions.documents import Content, content, remove, repairs
from actions.rights import may
from actions.workspace import Desk
from coding.memos import Subject, SubjectKind
from corpora.documents import Document, turns_by_speaker
from corpora.refusal import Refusal
from views import correction, memo_card, participants, parts, pseudonyms, references, versions
from views.desk import carry_out, plain, say, visit
from views.downloads import downloads
from views.numbers import written

SPEAKERS_SHOWN = 6
ROW_PX = 35


def show(at: Desk, document: Document) -> None:
    """Under the list: the chosen document."""
    try:
        found = content(at, document.id)
    except Refusal:  # put away by a colleague a moment ago: the list says so on its next drawing
        return
    with st.container(border=True, key="document_card"):
        st.subheader(plain(document.name), anchor=False)
        _buttons(at, document)
        PARTS[_part(at, document)](at, found)


def _part(at: Desk, document: Document) -> str:
    """Which side of the document is shown; another document opens at the side that was looked at last."""
    sides = [name for name in PARTS if name not in DEEDS or may(at, DEEDS[name])]
    last = st.session_state.get("card_part")
    chosen = st.segmented_control(
        say()("card-part"),
        sides,
        default=last if last in sides else sides[0],
        required=True,
        key=f"card-{document.id}",
        format_func=lambda name: say()(f"card-part-{name}"),
        label_visibility="collapsed",
    )
    st.session_state["card_part"] = chosen
    return str(chosen)


def _reading(at: Desk, found: Content) -> None:
    """What was understood of the file, and what the document is about."""
    read, about = st.columns(2, gap="large")
    with read:
        _understood(at, found)
    with about:
        references.show(at, found)


def _memos(at: Desk, found: Content) -> None:
    memo_card.panel(at, Subject(SubjectKind.DOCUMENT, found.document.id), opened=True)


def _buttons(at: Desk, document: Document) -> None:
    words = say()
    with st.container(horizontal=True):
        if st.button(words("document-open"), type="primary"):
            visit("coding")
        files = {f"documents/{document.id}/original": words("document-original")}
        downloads(at, files, key=f"original-{document.id}")
        if may(at, "document.remove"):
            st.button(
                words("document-remove"),
                help=words("document-remove-help"),
                on_click=carry_out,
                args=("documents", partial(remove, at, document.id), words("document-removed", name=document.name)),
            )


def _understood(at: Desk, found: Content) -> None:
    words, repaired = say(), repairs(at, found.document.id)
    st.markdown(f"**{words('document-repaired')}**")
    said = [words(f"repair-{kind}", n=n) for kind, n in repaired.items() if n]
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in said) or words("document-repaired-nothing"))
    st.markdown(f"**{words('document-speakers')}**")
    speakers = turns_by_speaker(found.segments)
    if not speakers:
        st.write(words("document-speakers-none"))
        return
    rows = [{words("documents-speaker"): name, words("documents-turns"): turns} for name, turns in speakers.items()]
    st.dataframe(
        written(pd.DataFrame(rows), words),
        hide_index=True,
        height=ROW_PX * min(len(rows), SPEAKERS_SHOWN) + ROW_PX + 2,
        key=f"speakers-{found.document.id}",
    )


PARTS: dict[str, Callable[[Desk, Content], None]] = {
    "reading": _reading,
    "participants": participants.show,
    "parts": parts.show,
    "correction": correction.show,
    "versions": versions.show,
    "memos": _memos,
    "pseudonyms": pseudonyms.show,
}
# The sides on which there is only something to do, and what it is.
DEEDS = {"correction": "document.correct", "pseudonyms": "document.pseudonymise"}
