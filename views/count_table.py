"""The numbers of the network as a real table: documents n/N, fragments, words, per board group."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from actions import linking, publishing
from actions.codebook import codebook
from actions.workspace import Desk
from coding.counting import CountRow, counted_often
from coding.withholding import NOTHING, Withheld, column_of
from views import joint_forms, part_table, progress, publication, saturation, spoken_table
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
    kept_back = publishing.of_counts(at) if publication.is_on() else NOTHING
    table = pd.DataFrame([_row(row, words, kept_back, inset=row.id in codes) for row in rows])
    event = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 460),
        key="counts",
    )
    st.caption(words("counts-note"))
    names = {column_of(count.group): count.group.name for row in rows[:1] for count in row.by_group}
    publication.left_out(at, kept_back, (row.id for row in rows), names)
    chosen = event.selection.rows
    if chosen and chosen[0] < len(rows) and rows[chosen[0]].id not in kept_back.totals:
        quotes = linking.quotes(at, rows[chosen[0]].tally.coding_ids)
        show_quotes(at, quotes, key="counted", published=publication.is_on())


def _row(row: CountRow, words: Words, kept_back: Withheld, *, inset: bool) -> dict[str, object]:
    """What is left out of what is published says so in the first column of its kind, and is empty in the others."""
    hidden = words("joint-head-hidden")
    told, ways = row.id not in kept_back.totals, row.id not in kept_back.totals | kept_back.total_ways
    shown: dict[str, object] = {
        words("column-name"): f"\u2003{row.label}" if inset else row.label,
        words("column-documents"): f"{row.tally.documents}/{row.of}" if told else hidden,
        words("column-fragments-all"): row.tally.fragments if told else None,
        words("column-words"): row.tally.words if told else None,
        words("column-promoting"): row.balance.promoting if ways else None,
        words("column-hindering"): row.balance.hindering if ways else None,
    }
    for count in row.by_group:
        name = count.group.name
        if (row.id, column_of(count.group)) in kept_back.cells:
            shown |= {words("column-group-documents", name=name): hidden}
            shown |= {words("column-group-fragments", name=name): None}
            continue
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
