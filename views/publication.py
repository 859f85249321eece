"""What is shown as it would be published: one switch for a page, from how many boards on, and what was left out."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from actions import publishing
from actions.rights import may
from actions.workspace import Desk
from coding.published_networks import Kept
from coding.withholding import LeftOut, Withheld
from views.desk import carry_out, plain, say, tell

KEPT, SWITCH = "publication", "joint_publish"


def switch(at: Desk) -> None:
    """Whether everything on this page is as it would be published, with the number of boards that the project asks."""
    words = say()
    st.session_state.setdefault(SWITCH, st.session_state.get(KEPT, False))
    with st.container(horizontal=True, vertical_alignment="bottom", key="publication"):
        st.toggle(words("joint-publish"), key=SWITCH, help=words("joint-publish-help"))
        st.session_state[KEPT] = bool(st.session_state[SWITCH])
        if is_on():
            _least(at)
    tell("publication")


def is_on() -> bool:
    """As it was last switched in this session."""
    return bool(st.session_state.get(KEPT, False))


def asked() -> dict[str, int]:
    """For the address of a file."""
    return {"published": 1} if is_on() else {}


def left_out(at: Desk, kept_back: Withheld, subject_ids: Iterable[object], names: dict[str, str] | None = None) -> None:
    """What is left out of a table, for who sits here alone: the small cells, and those that would give one away.

    `names` are what people call the columns, where these have other names in the table.
    """
    known = set(subject_ids)
    told = [_said(each, names or {}) for each in kept_back.left_out if each.subject_id in known]
    _listed(at, dict.fromkeys(told), key="joint_left_out")


def of_totals(kept_back: Withheld) -> Withheld:
    """Only what is left out of the numbers of all, where a page shows nothing of the groups."""
    return replace(kept_back, left_out=tuple(each for each in kept_back.left_out if each.group is None))


def left_out_of_drawing(at: Desk, kept_back: Iterable[Kept]) -> None:
    """The same of a drawing: its nodes and lines."""
    words = say()
    told = (
        words("joint-left-out-covers", place=each.label)
        if each.boards is None
        else words("joint-left-out-small", place=each.label, n=each.boards)
        for each in kept_back
    )
    _listed(at, dict.fromkeys(told), key="network_left_out")


def _listed(at: Desk, told: Iterable[str], *, key: str) -> None:
    words, sentences = say(), list(told)
    if not sentences:
        return
    with st.expander(words("joint-left-out", n=len(sentences), least=publishing.least(at)), key=key):
        st.caption(words("joint-left-out-why"))
        st.write("  \n".join(map(plain, sentences)))


def _said(each: LeftOut, names: dict[str, str]) -> str:
    words = say()
    column = words("joint-left-out-total") if each.group is None else names.get(each.group, each.group)
    place = f"{each.label} · {column}"
    if not each.small:
        return words("joint-left-out-covers", place=place)
    return words("joint-left-out-small", place=place, n=each.boards)


def _least(at: Desk) -> None:
    words = say()
    st.session_state["joint_least"] = publishing.least(at)
    st.number_input(
        words("joint-least"),
        publishing.FEWEST,
        publishing.MOST,
        key="joint_least",
        width=220,
        help=words("joint-least-help"),
        disabled=not may(at, "publication.set"),
        on_change=lambda: carry_out("publication", lambda: publishing.set_least(at, st.session_state["joint_least"])),
    )
