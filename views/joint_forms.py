"""The joint displays: groups beside each other, a finding beside a code, boards in order, quotes, and dots."""

from collections.abc import Callable

import streamlit as st

from actions.workspace import Desk
from views import joint_cases, joint_display, joint_findings, joint_plot, joint_quotes
from views.desk import say

FORMS: dict[str, Callable[[Desk], None]] = {
    "groups": joint_display.show,
    "findings": joint_findings.show,
    "quotes": joint_quotes.show,
    "cases": joint_cases.show,
    "plot": joint_plot.show,
}


def show(at: Desk) -> None:
    """Choose a form; it stands below."""
    words = say()
    chosen = st.segmented_control(
        words("joint-form"),
        list(FORMS),
        default="groups",
        required=True,
        key="joint_form",
        format_func=lambda name: words(f"joint-form-{name}"),
        label_visibility="collapsed",
    )
    FORMS[chosen](at)
