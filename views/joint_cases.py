"""Besturen op volgorde: a row per board, in the order of an attribute, with a cell per category or code."""

from uuid import UUID

import pandas as pd
import streamlit as st

from actions import joint_cases, linking
from actions.workspace import Desk
from coding.joint_ordered import Case, Ordered
from views import joint_asked
from views.desk import say
from views.downloads import downloads
from views.places import show_quotes

ROW_PX, MOST_PX = 36, 520


def show(at: Desk) -> None:
    """The table; a cell opens its quotes."""
    words = say()
    left, right = st.columns([3, 1])
    with left:
        attribute = joint_asked.attribute(at)
    if attribute is None:
        return
    with right:
        level = joint_asked.level()
    if joint_asked.is_for_publication():
        return
    found = joint_cases.cases(at, attribute)
    if not found.cases:
        st.info(words("cases-empty"))
        return
    _table(at, found, level)
    st.caption(words("cases-note", attribute=found.attribute, n=len(found.cases), without=found.without))
    downloads(at, {f"cases.csv?attribute={attribute.name}": words("joint-csv")}, key="cases_file")


def _table(at: Desk, found: Ordered, level: str) -> None:
    words = say()
    subjects = [(each, label) for each, label, is_category in found.subjects if is_category == (level == "category")]
    rows = [_row(case, found.attribute, subjects) for case in found.cases]
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        height=min(ROW_PX * (len(rows) + 1) + 2, MOST_PX),
        column_config={label: st.column_config.TextColumn(alignment="right") for _, label in subjects},
        key="cases",
    )
    for row, column in event.selection.cells:
        names = {label: each for each, label in subjects}
        if row < len(found.cases) and column in names:
            case = found.cases[row]
            st.markdown(f"**{words('cases-chosen', board=case.name, label=column)}**")
            show_quotes(at, linking.quotes(at, case.cells[names[column]].coding_ids), key="case")


def _row(case: Case, attribute: str, subjects: list[tuple[UUID, str]]) -> dict[str, object]:
    words = say()
    shown: dict[str, object] = {
        words("board"): case.name,
        attribute: case.value or "–",
        words("column-documents"): case.documents,
    }
    for each, label in subjects:
        cell = case.cells[each]
        shown[label] = "–" if cell.unraised else str(cell.fragments)
    return shown
