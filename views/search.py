"""Zoeken: the whole project, hits in their lines, each one a way into the text; all of them coded in one step."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from actions.boards import board_lists
from actions.codebook import codebook
from actions.documents import documents
from actions.searching import Hit, Options, search, speakers
from actions.workspace import Desk, coders
from coding.referring import groups_of
from corpora.refusal import Refusal
from corpora.searching_lines import Order, in_order
from corpora.searching_queries import Match
from views import search_coding
from views.desk import here, plain, say
from words import number, refused

MOST_SHOWN = 1000
ROW_PX, ROWS_SHOWN = 35, 12
MATCHES = (Match.FORMS, Match.COMPOUNDS, Match.EXACT, Match.PIECES)

T = TypeVar("T")


def show() -> None:
    """Ask, and walk along the hits."""
    at, words = here(), say()
    query, options = _asked(at)
    if not query.strip():
        st.caption(words("search-how"))
        return
    try:
        found = search(at, query, options)
    except Refusal as refusal:
        st.error(plain(refused(words, refusal.code, refusal.facts)))
        return
    if not found:
        st.info(words("search-nothing"))
        return
    hits = _sorted(found)
    row = _table(hits)
    search_coding.one(at, hits, row)
    search_coding.every(at, hits)


def _asked(at: Desk) -> tuple[str, Options]:
    words = say()
    asking, matching = st.columns([3, 1])
    query = asking.text_input(
        words("search-query"), key="search_query", placeholder=words("search-placeholder"), help=words("search-help")
    )
    match = matching.selectbox(
        words("search-match"), MATCHES, key="search_match", format_func=lambda each: words(f"search-match-{each}")
    )
    columns = iter(st.columns(5))
    names = {document.id: document.name for document in documents(at)}
    codes = {code.id: code.name for code in codebook(at).codes}
    people = {coder.id: coder.name for coder in coders(at)}

    def chosen(name: str, items: Sequence[T], shown: Callable[[T], str]) -> tuple[T, ...]:
        picked: list[T] = next(columns).multiselect(
            words(f"search-{name}"),
            items,
            format_func=shown,
            placeholder=words(f"search-{name}-all"),
            key=f"search_{name}",
        )
        return tuple(picked)

    return query, Options(
        match,
        chosen("speakers", speakers(at), str),
        chosen("documents", list(names), names.__getitem__),
        chosen("codes", list(codes), codes.__getitem__),
        chosen("coders", list(people), people.__getitem__),
        chosen("groups", groups_of(board_lists(at)), lambda group: group.name),
    )


def _sorted(found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    words = say()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words("search-hits", n=len(found), count=number(len(found), language=words.language)))
        order = st.segmented_control(
            words("search-order"),
            list(Order),
            default=Order.READING,
            required=True,
            key="search_order",
            format_func=lambda each: words(f"search-order-{each}"),
            label_visibility="collapsed",
        )
    return in_order(found, Order(order or Order.READING), lambda hit: hit.line)


def _table(hits: tuple[Hit, ...]) -> int:
    """The hits under each other; the number of the one whose row is chosen."""
    words, shown = say(), hits[:MOST_SHOWN]
    row = search_coding.place(hits)
    event = st.dataframe(
        pd.DataFrame([_row(hit) for hit in shown]),
        # Another list, or another row chosen by a button, is another table.
        key=f"search_{hash((row, shown))}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [row]}},
        height=ROW_PX * (min(len(shown), ROWS_SHOWN) + 1) + 2,
        column_config={
            words("search-left"): st.column_config.TextColumn(alignment="right", width=330),
            words("search-hit"): st.column_config.TextColumn(alignment="center"),
            words("search-right"): st.column_config.TextColumn(width=330),
        },
        alt=words("search-table"),
    )
    if len(hits) > len(shown):
        st.caption(words("search-more", shown=number(len(shown), language=words.language)))
    rows = event.selection.rows
    return rows[0] if rows and rows[0] < len(shown) else row


def _row(hit: Hit) -> dict[str, str]:
    words, line = say(), hit.line
    return {
        words("search-left"): line.left,
        words("search-hit"): line.hit,
        words("search-right"): line.right,
        words("document"): hit.document.name,
        words("documents-speaker"): hit.speaker,
    }
