"""What is shown as it would be published: from how many boards on, and what was left out for that."""

import streamlit as st

from actions import publishing
from actions.rights import may
from actions.workspace import Desk
from coding.withholding import LeftOut, Withheld
from views.desk import carry_out, plain, say, tell


def asked(at: Desk) -> bool:
    """Whether small cells are left out, with the number of boards that this project asks for."""
    words = say()
    left, right = st.columns([2, 2], vertical_alignment="bottom")
    if not left.toggle(words("joint-publish"), key="joint_publish", help=words("joint-publish-help")):
        return False
    st.session_state["joint_least"] = publishing.least(at)
    right.number_input(
        words("joint-least"),
        publishing.FEWEST,
        publishing.MOST,
        key="joint_least",
        width=220,
        help=words("joint-least-help"),
        disabled=not may(at, "publication.set"),
        on_change=lambda: carry_out("publication", lambda: publishing.set_least(at, st.session_state["joint_least"])),
    )
    tell("publication")
    return True


def left_out(at: Desk, kept_back: Withheld, subject_ids: set[object]) -> None:
    """What is left out, for who sits here alone: the small cells, and those that would give one away."""
    words = say()
    told = [each for each in kept_back.left_out if each.subject_id in subject_ids]
    if not told:
        return
    with st.expander(words("joint-left-out", n=len(told), least=publishing.least(at)), key="joint_left_out"):
        st.caption(words("joint-left-out-why"))
        st.write("  \n".join(plain(_said(each)) for each in told))


def _said(each: LeftOut) -> str:
    words = say()
    place = f"{each.label} · {each.group or words('joint-left-out-total')}"
    return words("joint-left-out-small" if each.small else "joint-left-out-covers", place=place, n=each.boards)
