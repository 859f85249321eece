"""Vergelijken: agreement in numbers, the differences to talk about, and rounds, each in a section of its own."""

import streamlit as st

from views import agreement, differences, rounds
from views.desk import here, say

SECTIONS = {"agreement": agreement.show, "differences": differences.show, "rounds": rounds.show}


def show() -> None:
    """The sections beside each other; the one that was chosen below them."""
    at, words = here(), say()
    chosen = st.segmented_control(
        words("compare-sections"),
        list(SECTIONS),
        default="agreement",
        required=True,
        format_func=lambda name: words(f"compare-section-{name}"),
        key="compare_section",
        label_visibility="collapsed",
    )
    SECTIONS[chosen](at)
