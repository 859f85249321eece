"""The numbers per part of the documents: by the name of the parts, or by one of their attributes."""

from collections.abc import Iterable
from uuid import UUID

import pandas as pd
import streamlit as st

from actions import linking, publishing
from actions.codebook import codebook
from actions.counting import attributes, counts_by_part
from actions.parting import parts
from actions.workspace import Desk
from coding.counting import CountRow
from coding.counting_parts import PartColumn
from coding.withholding import NOTHING
from views import publication
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
    words, found = say(), _columns(at, attribute)
    if not found:
        st.info(words("counts-parts-few"))
        return
    codes = {code.id for code in codebook(at).codes}
    names = [each.label or words("parts-outside") for each in found]
    raised = [_raised(column) for column in found]
    rows = [together for together in zip(*(column.rows for column in found), strict=True) if _occurs(together)]
    kept_back = publishing.of_parts(at, attribute) if publication.is_on() else NOTHING
    table = [
        {
            words("column-name"): f"\u2003{row[0].label}" if row[0].id in codes else row[0].label,
            **{
                name: words("joint-head-hidden") if (each.id, column.label) in kept_back.cells else _said(each, there)
                for name, column, each, there in zip(names, found, row, raised, strict=True)
            },
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
    shown = dict(zip((column.label for column in found), names, strict=True))
    publication.left_out(at, kept_back, (row[0].id for row in rows), shown)
    for row, name in event.selection.cells:
        if row < len(rows):
            places = [names.index(name)] if name in names else range(len(names))
            seen = [rows[row][n] for n in places if (rows[row][n].id, found[n].label) not in kept_back.cells]
            _quotes(at, seen)


def _columns(at: Desk, attribute: str) -> tuple[PartColumn, ...]:
    """Those of parts of too few boards are not even named in what is published."""
    found = counts_by_part(at, attribute)
    if not publication.is_on():
        return found
    few = publishing.of_parts(at, attribute).groups
    return tuple(column for column in found if column.label not in few)


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


def _quotes(at: Desk, chosen: Iterable[CountRow]) -> None:
    ids = tuple(dict.fromkeys(coding_id for each in chosen for coding_id in each.tally.coding_ids))
    show_quotes(at, linking.quotes(at, ids), key="counted", published=publication.is_on())
