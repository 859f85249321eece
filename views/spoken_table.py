"""The numbers by who says it: of each value of an attribute the participants n/N and the fragments."""

from uuid import UUID

import pandas as pd
import streamlit as st

from actions import linking
from actions.codebook import codebook
from actions.speaking import attributes, spoken_counts
from actions.workspace import Desk
from coding.speaking import SpokenRow
from views.desk import say
from views.numbers import written
from views.places import show_quotes
from words import Words, attribute_name

VALUES_SHOWN = 12


def show(at: Desk) -> None:
    """Choose an attribute, and a row to see its quotes."""
    words, known = say(), attributes(at)
    if not known:
        st.info(words("spoken-none"))
        return
    attribute = st.selectbox(
        words("spoken-attribute"),
        known,
        format_func=lambda name: attribute_name(words, name),
        key="spoken_attribute",
        width=300,
    )
    rows = [row for row in spoken_counts(at, attribute) if _coding_ids(row)]
    codes = {code.id for code in codebook(at).codes}
    event = st.dataframe(
        written(pd.DataFrame([_row(row, words, inset=row.id in codes) for row in rows]), words),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 460),
        key=f"spoken-{attribute}",
    )
    if rows and len(rows[0].by_value) > VALUES_SHOWN:
        st.caption(words("spoken-more", shown=VALUES_SHOWN))
    st.caption(words("spoken-note"))
    chosen = event.selection.rows
    if chosen and chosen[0] < len(rows):
        show_quotes(at, linking.quotes(at, _coding_ids(rows[chosen[0]])), key="spoken")


def _coding_ids(row: SpokenRow) -> tuple[UUID, ...]:
    said = (coding_id for count in row.by_value for coding_id in count.tally.coding_ids)
    return tuple(dict.fromkeys((*said, *row.unsaid.coding_ids)))


def _row(row: SpokenRow, words: Words, *, inset: bool) -> dict[str, object]:
    shown: dict[str, object] = {words("column-name"): f"\u2003{row.label}" if inset else row.label}
    for count in row.by_value[:VALUES_SHOWN]:
        shown[words("spoken-value-participants", value=count.value)] = f"{count.participants}/{count.of}"
        shown[words("spoken-value-fragments", value=count.value)] = count.tally.fragments
    shown[words("spoken-rest")] = row.unsaid.fragments
    return shown
