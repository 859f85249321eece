"""The numbers by who says it: of each value of an attribute the participants n/N and the fragments."""

from uuid import UUID

import pandas as pd
import streamlit as st

from actions import linking
from actions.codebook import codebook
from actions.publishing_speaking import of_spoken
from actions.speaking import attributes, spoken_counts
from actions.workspace import Desk
from coding.speaking import SpokenRow
from coding.withholding import NOTHING, Withheld
from views import publication
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
    kept_back = of_spoken(at, attribute) if publication.is_on() else NOTHING
    if rows and all(count.value in kept_back.groups for count in rows[0].by_value):
        st.info(words("spoken-few"))
        return
    codes = {code.id for code in codebook(at).codes}
    event = st.dataframe(
        written(pd.DataFrame([_row(row, words, kept_back, inset=row.id in codes) for row in rows]), words),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 460),
        key=f"spoken-{attribute}",
    )
    if rows and len(rows[0].by_value) > VALUES_SHOWN:
        st.caption(words("spoken-more", shown=VALUES_SHOWN))
    st.caption(words("spoken-note"))
    publication.left_out(at, kept_back, (row.id for row in rows), {"": words("spoken-rest")})
    chosen = event.selection.rows
    if chosen and chosen[0] < len(rows):
        row = rows[chosen[0]]
        quotes = linking.quotes(at, _coding_ids(row, kept_back))
        show_quotes(at, quotes, key="spoken", published=publication.is_on())


def _coding_ids(row: SpokenRow, kept_back: Withheld = NOTHING) -> tuple[UUID, ...]:
    said = ((count.value, count.tally) for count in row.by_value)
    told = [tally for value, tally in (*said, ("", row.unsaid)) if (row.id, value) not in kept_back.cells]
    return tuple(dict.fromkeys(coding_id for tally in told for coding_id in tally.coding_ids))


def _row(row: SpokenRow, words: Words, kept_back: Withheld, *, inset: bool) -> dict[str, object]:
    """A value that too few boards speak for is not even named in what is published."""
    shown: dict[str, object] = {words("column-name"): f"\u2003{row.label}" if inset else row.label}
    for count in [each for each in row.by_value if each.value not in kept_back.groups][:VALUES_SHOWN]:
        if (row.id, count.value) in kept_back.cells:
            shown[words("spoken-value-participants", value=count.value)] = words("joint-head-hidden")
            shown[words("spoken-value-fragments", value=count.value)] = None
            continue
        shown[words("spoken-value-participants", value=count.value)] = f"{count.participants}/{count.of}"
        shown[words("spoken-value-fragments", value=count.value)] = count.tally.fragments
    shown[words("spoken-rest")] = None if (row.id, "") in kept_back.cells else row.unsaid.fragments
    return shown
