"""What several joint displays ask: which attribute of boards, which category or code."""

from uuid import UUID

import streamlit as st

from actions import joint_cases
from actions.boards import board_lists
from actions.workspace import Desk
from coding.joint_grouping import Grouping
from coding.joint_ordered import Ordered
from views import publication
from views.desk import say

LEVELS = ("category", "code")


def attribute(at: Desk, *, numeric: bool = False) -> Grouping | None:
    """The attribute of boards to put them in order by; None, with the reason, where there is none."""
    words, known = say(), joint_cases.attributes(at, numeric=numeric)
    if not known:
        st.info(words("plot-nothing" if numeric else "cases-nothing"))
        return None
    lists = {each.id: each.name for each in board_lists(at)}
    return st.selectbox(
        words("cases-by"),
        known,
        format_func=lambda each: f"{each.name} ({lists.get(each.list_id, '–')})",
        key="plot_attribute" if numeric else "joint_attribute",
    )


def is_for_publication() -> bool:
    """Says so where a display shows boards one by one, which is never published."""
    if publication.is_on():
        st.info(say()("cases-unpublished"))
        return True
    return False


def subject(found: Ordered, *, key: str) -> UUID | None:
    """One of the categories and codes of a display."""
    words, names = say(), {each: label for each, label, _ in found.subjects}
    return st.selectbox(words("joint-head-name"), list(names), format_func=lambda each: names[each], key=key)


def level() -> str:
    """Categories or codes."""
    words = say()
    found = st.selectbox(
        words("relations-level"), LEVELS, format_func=lambda name: words(f"relations-level-{name}"), key="joint_level"
    )
    return found or LEVELS[0]
