"""Differences between two coders, side by side."""

from collections import ChainMap
from collections.abc import Mapping
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.codebook import codebook
from actions.comparing import compare
from actions.documents import documents
from actions.workspace import Desk
from coding.codings import Coder, Coding
from coding.comparing import Comparison, Difference
from views.compared import chosen
from views.desk import plain, say, saying_refusals
from views.places import open_place


def show(at: Desk) -> None:
    """Choose two coders and documents; see the places where they differ."""
    asked = chosen(at)
    if asked is None:
        return
    first, second, document_ids = asked
    with saying_refusals():
        _differences(at, compare(at, first.id, second.id, document_ids), first, second)


@st.fragment
def _differences(at: Desk, comparison: Comparison, first: Coder, second: Coder) -> None:
    words = say()
    if not comparison.differences:
        st.write(words("compare-no-differences"))
        return
    names = {code.id: code.name for code in codebook(at).codes}
    named = ChainMap(names, {document.id: document.name for document in documents(at)})
    kinds = list(dict.fromkeys(difference.kind for difference in comparison.differences))
    asked = st.pills(
        words("difference-kind"), kinds, selection_mode="multi", format_func=lambda kind: words(f"difference-{kind}")
    )
    found = [difference for difference in comparison.differences if not asked or difference.kind in asked]
    rows = [_row(difference, named, first, second) for difference in found]
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 420),
        key="differences",
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        _side_by_side(found[chosen[0]], names, first, second)
    else:
        st.caption(words("difference-choose"))


def _row(difference: Difference, names: Mapping[UUID, str], first: Coder, second: Coder) -> dict[str, str]:
    words = say()
    quote = max((c.quote for c in (difference.first, difference.second) if c), key=len)
    return {
        words("column-difference"): words(f"difference-{difference.kind}"),
        words("column-document"): names[difference.document_id],
        first.name: names[difference.first.code_id] if difference.first else "–",
        second.name: names[difference.second.code_id] if difference.second else "–",
        words("column-fragment"): " ".join(quote.split()),
    }


def _side_by_side(difference: Difference, names: dict[UUID, str], first: Coder, second: Coder) -> None:
    words = say()
    for column, coder, coding in zip(
        st.columns(2), (first, second), (difference.first, difference.second), strict=True
    ):
        with column, st.container(border=True):
            _one_side(coder, coding, names)
    if st.button(words("open-place"), type="primary", key="open-difference"):
        open_place(difference.document_id, difference.span)


def _one_side(coder: Coder, coding: Coding | None, names: dict[UUID, str]) -> None:
    st.markdown(f"**{plain(coder.name)}**")
    if coding is None:
        st.write(say()("difference-nothing"))
        return
    direction = f" · {coding.direction}" if coding.direction else ""
    st.markdown(f"{plain(names[coding.code_id])}{direction}")
    st.markdown(f"“{plain(coding.quote)}”")
    if coding.memo:
        st.caption(plain(coding.memo))
