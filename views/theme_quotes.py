"""The quotes of a theme: those chosen in their order, and those that can be chosen."""

from functools import partial
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.codebook import codebook
from actions.linking import Quote, quotes
from actions.rights import may
from actions.workspace import Desk
from codebooks.codebook import Theme
from codebooks.themes import codes_of, moved
from views.desk import plain, say
from views.places import open_place, source_of
from views.theme_fields import keep

ROW_PX, MOST_PX = 36, 420


def show(at: Desk, theme: Theme) -> None:
    """First what is in the theme; the others folded away below it."""
    words = say()
    within = codes_of(codebook(at), theme)
    found = {each.coding.id: each for each in quotes(at)}
    chosen = [found[each] for each in theme.coding_ids if each in found]
    rest = [each for each in found.values() if each.coding.code_id in within and each.coding.id not in theme.coding_ids]
    important = [each for each in rest if each.coding.important]
    st.markdown(words("theme-chosen", n=len(chosen), count=len(chosen)))
    with st.container(key="theme_quotes", gap="xsmall"):
        for quote in chosen:
            _chosen(at, theme, quote, last=quote is chosen[-1])
    if not within and not chosen:
        st.caption(words("theme-no-quotes"))
    if rest and may(at, "theme.change"):
        # Open for who has chosen nothing yet, and not shut at the first choice.
        opened = st.session_state.setdefault(f"picking-{theme.id}", not chosen)
        with st.expander(words("theme-pick", n=len(rest), count=len(rest)), opened, key=f"pick-{theme.id}"):
            only = bool(important) and st.toggle(words("theme-only-important"), key=f"only-important-{theme.id}")
            _table(at, theme, important if only else rest)


def _chosen(at: Desk, theme: Theme, quote: Quote, *, last: bool) -> None:
    words, coding = say(), quote.coding
    names = {code.id: code.name for code in codebook(at).codes}
    with st.container(horizontal=True, vertical_alignment="center", key=f"chosen-{coding.id}", gap="xsmall"):
        with st.container(gap="xxsmall"):
            st.markdown(f"“{plain(coding.quote)}”")
            st.caption(plain(f"{names[coding.code_id]} · {source_of(quote)}"))
        if may(at, "theme.change"):
            _placed(at, theme, coding.id, last=last)
        if st.button(
            "", icon=":material/open_in_new:", type="tertiary", key=f"open-{coding.id}", help=words("open-place")
        ):
            open_place(coding.document_id, coding.span)


def _placed(at: Desk, theme: Theme, coding_id: UUID, *, last: bool) -> None:
    """A place up or down, or out of the theme."""
    for icon, way, steps, off in (
        (":material/arrow_upward:", "up", -1, theme.coding_ids[0] == coding_id),
        (":material/arrow_downward:", "down", 1, last),
    ):
        order = moved(theme.coding_ids, coding_id, steps)
        _deed(at, theme, order, icon, f"theme-quote-{way}", f"{way}-{coding_id}", disabled=off)
    without = tuple(each for each in theme.coding_ids if each != coding_id)
    _deed(at, theme, without, ":material/close:", "theme-quote-out", f"out-{coding_id}")


def _deed(
    at: Desk, theme: Theme, order: tuple[UUID, ...], icon: str, said: str, key: str, *, disabled: bool = False
) -> None:
    act = partial(keep, at, theme, "coding_ids", order)
    st.button("", icon=icon, type="tertiary", key=key, help=say()(said), disabled=disabled, on_click=act)


def _table(at: Desk, theme: Theme, rest: list[Quote]) -> None:
    """A tick takes a quote up in the theme, behind the others."""
    words, names = say(), {code.id: code.name for code in codebook(at).codes}
    ids = tuple(quote.coding.id for quote in rest)
    table = pd.DataFrame(
        {
            words("column-chosen"): [False for _ in rest],
            words("column-quote"): [" ".join(quote.coding.quote.split()) for quote in rest],
            words("column-important"): ["★" if quote.coding.important else "" for quote in rest],
            words("column-code"): [names[quote.coding.code_id] for quote in rest],
            words("column-source"): [source_of(quote) for quote in rest],
        }
    )
    key = f"quotes-{theme.id}-{hash(ids)}"
    st.data_editor(
        table,
        hide_index=True,
        height=min(ROW_PX * len(rest) + ROW_PX + 2, MOST_PX),
        disabled=[words(f"column-{each}") for each in ("quote", "important", "code", "source")],
        column_config={
            words("column-chosen"): st.column_config.CheckboxColumn(width=115),
            words("column-quote"): st.column_config.TextColumn(width=400),
            words("column-important"): st.column_config.TextColumn(width=95),
        },
        key=key,
        on_change=_tick,
        args=(at, theme, ids, key),
    )


def _tick(at: Desk, theme: Theme, ids: tuple[UUID, ...], key: str) -> None:
    rows = st.session_state[key]["edited_rows"].items()
    added = [ids[row] for row, change in rows if next(iter(change.values()))]
    keep(at, theme, "coding_ids", (*theme.coding_ids, *added))
