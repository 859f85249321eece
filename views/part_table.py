"""The numbers per part of the documents: by the name of the parts, or by one of their attributes."""

from collections.abc import Iterable
from uuid import UUID

import pandas as pd
import streamlit as st

from actions import linking
from actions.codebook import codebook
from actions.counting import attributes, counts_by_part
from actions.parting import parts
from actions.workspace import Desk
from coding.counting import CountRow
from coding.counting_parts import PartColumn
from views.desk import say
from views.places import show_quotes

ROW_PX, MOST_PX = 36, 460


def show(at: Desk) -> None:
    """By the names of the parts, or by one of their attributes."""
    words = say()
    if not parts(at):
        st.info(words("counts-no-parts"))
        return
    by = st.segmented_control(
        words("counts-by"),
        ["", *attributes(at)],
        default="",
        required=True,
        key="counts_by",
        format_func=lambda attribute: attribute or words("counts-by-parts"),
        label_visibility="collapsed",
    )
    _table(at, str(by or ""))


def _table(at: Desk, attribute: str) -> None:
    """A number in the table opens its quotes, a name those of its whole row."""
    words, found = say(), counts_by_part(at, attribute)
    codes = {code.id for code in codebook(at).codes}
    names = [each.label or words("parts-outside") for each in found]
    raised = [_raised(column) for column in found]
    rows = [together for together in zip(*(column.rows for column in found), strict=True) if _occurs(together)]
    table = [
        {
            words("column-name"): f"\u2003{row[0].label}" if row[0].id in codes else row[0].label,
            **{name: _said(each, there) for name, each, there in zip(names, row, raised, strict=True)},
        }
        for row in rows
    ]
    event = st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX),
        key=f"counts-{hash((attribute, *names, len(rows)))}",
        alt=words("counts-by-part-table"),
    )
    st.caption(words("counts-by-part-note"))
    for row, name in event.selection.cells:
        if row < len(rows):
            _quotes(at, rows[row], names.index(name) if name in names else None)


def _raised(column: PartColumn) -> frozenset[UUID | None]:
    """The categories of which anything occurs here: elsewhere a zero means "not raised"."""
    return frozenset(row.category_id or row.id for row in column.rows if row.tally.fragments)


def _occurs(row: Iterable[CountRow]) -> bool:
    return any(each.tally.fragments for each in row)


def _said(row: CountRow, raised: frozenset[UUID | None]) -> str:
    if (row.category_id or row.id) not in raised:
        return say()("structural-zero")
    found = f"{row.tally.documents}/{row.of}"
    return f"{found} · {row.tally.fragments}" if row.tally.fragments else found


def _quotes(at: Desk, row: tuple[CountRow, ...], place: int | None) -> None:
    chosen = row if place is None else row[place : place + 1]
    ids = tuple(dict.fromkeys(coding_id for each in chosen for coding_id in each.tally.coding_ids))
    show_quotes(at, linking.quotes(at, ids), key="counted")
