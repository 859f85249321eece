"""The numbers of the network as a real table: documents n/N, fragments, words, per board group."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from actions import linking
from actions.codebook import codebook
from actions.workspace import Desk
from coding.counting import CountRow, counted_often
from views import joint_forms, part_table, progress, saturation, spoken_table
from views.desk import plain, say
from views.places import show_quotes
from words import Words


@st.fragment
def count_table(at: Desk) -> None:
    """The same rows with other columns; choose a row to see its quotes."""
    words = say()
    columns = st.segmented_control(
        words("counts-columns"),
        list(COLUMNS),
        default=next(iter(COLUMNS)),
        required=True,
        key="counts_columns",
        format_func=lambda name: words(f"counts-columns-{name}"),
        label_visibility="collapsed",
    )
    COLUMNS[str(columns)](at)
    if columns in SUMMED:
        often_counted(at)


def often_counted(at: Desk) -> None:
    """Says which codes count in several categories, where numbers of categories stand."""
    if often := counted_often(row for row in linking.counts(at) if row.tally.fragments):
        st.caption(plain(say()("report-note-codes-often", codes=", ".join(often))))


def _by_group(at: Desk) -> None:
    words = say()
    rows = [row for row in linking.counts(at) if row.tally.fragments]
    codes = {code.id for code in codebook(at).codes}
    table = pd.DataFrame([_row(row, words, inset=row.id in codes) for row in rows])
    event = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 460),
        key="counts",
    )
    st.caption(words("counts-note"))
    chosen = event.selection.rows
    if chosen and chosen[0] < len(rows):
        show_quotes(at, linking.quotes(at, rows[chosen[0]].tally.coding_ids), key="counted")


def _row(row: CountRow, words: Words, *, inset: bool) -> dict[str, object]:
    shown: dict[str, object] = {
        words("column-name"): f"\u2003{row.label}" if inset else row.label,
        words("column-documents"): f"{row.tally.documents}/{row.of}",
        words("column-fragments-all"): row.tally.fragments,
        words("column-words"): row.tally.words,
        words("column-promoting"): row.balance.promoting,
        words("column-hindering"): row.balance.hindering,
    }
    for count in row.by_group:
        name = count.group.name
        shown[words("column-group-documents", name=name)] = (
            words("structural-zero") if count.structural_zero else f"{count.tally.documents}/{count.of}"
        )
        shown[words("column-group-fragments", name=name)] = None if count.structural_zero else count.tally.fragments
    return shown


COLUMNS: dict[str, Callable[[Desk], None]] = {
    "groups": _by_group,
    "joint": joint_forms.show,
    "parts": part_table.show,
    "people": spoken_table.show,
    "saturation": saturation.show,
    "progress": progress.show,
}
SUMMED = ("groups", "parts", "people")
