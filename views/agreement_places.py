"""Behind a number of agreement: each document by itself, and the places where coders differ."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.agreeing import Asked
from actions.agreeing_places import places_of
from actions.documents import documents
from actions.workspace import Desk, coders
from coding.agreeing import on_characters, on_units
from coding.agreeing_results import Agreement, LabelAgreement
from views.agreement_shown import styled, two_decimals, whole_percent
from views.desk import say
from views.places import open_place

ROW_PX, MOST_PX = 36, 420
MOST_PLACES, LONGEST_QUOTE = 500, 160


def of_code(at: Desk, found: Agreement, row: LabelAgreement) -> None:
    """One code per document, where anybody used it; not for a single document, which is the row itself."""
    words, names = say(), {each.id: each.name for each in documents(at)}
    number = next(n for n, label in enumerate(found.question.labels) if label.id == row.id)
    if row.direction["percent"].n:
        facts = {"alpha": two_decimals(row.direction["alpha"].value), "n": row.direction["percent"].n}
        percent = whole_percent(row.direction["percent"].value)
        st.write(words("agreeing-direction-said", percent=percent, **facts))
    coders_asked = len(found.question.coder_ids)
    rows = [
        {
            words("column-document"): names[each.id],
            words("agreeing-column-alpha"): units["alpha"].value,
            words("agreeing-column-percent"): units["percent"].value,
            words("column-u-alpha"): on_characters([counts], number).value,
            words("agreeing-column-fragments"): sum(counts.labels[number].fragments),
        }
        for each, counts in zip(found.documents, found.counts, strict=True)
        if number in counts.labels and each.id in names
        for _, units in [on_units([counts], number, coders_asked)]
    ]
    if len(rows) > 1:
        st.dataframe(styled(rows), hide_index=True, height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX // 2))


def show_places(
    at: Desk,
    asked: Asked,
    label_ids: Sequence[UUID],
    labels: Mapping[UUID, str],
    *,
    key: str,
    document_id: UUID | None = None,
) -> None:
    """Where coders differ, most text first; the one that is clicked can be opened in the text."""
    words = say()
    found = places_of(at, asked, tuple(label_ids), document_id)
    st.caption(words("agreeing-places", n=len(found)))
    if not found:
        return
    names = {each.id: each.name for each in documents(at)}
    initials = {each.id: each.initials for each in coders(at)}
    rows = [
        {
            words("column-document"): names[place.document_id],
            words("column-code"): labels[label_id],
            words("column-fragment"): place.quote[:LONGEST_QUOTE],
            words("agreeing-column-marked"): ", ".join(sorted(initials[each] for each in place.by)),
            words("agreeing-column-unmarked"): ", ".join(sorted(initials[each] for each in place.missing))
            or words("agreeing-borders"),
        }
        for label_id, place in found[:MOST_PLACES]
    ]
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX),
        key=f"agreeing_places_{key}_{'-'.join(str(each)[:8] for each in label_ids[:3])}_{document_id}",
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        _, place = found[chosen[0]]
        if st.button(words("open-place"), key=f"agreeing_open_{key}", type="tertiary"):
            open_place(place.document_id, place.span)
