"""Kenmerk en code: a dot per board, its attribute against how often a category or code is used in the talk about it."""

import pandas as pd
import streamlit as st

from actions import joint_cases, linking
from actions.workspace import Desk
from coding.joint_plot import LEAST_FOR_LINE, LEAST_FOR_P, Plot
from views import joint_asked
from views.components import mounted
from views.desk import plain, say
from views.places import show_quotes
from words import number


def show(at: Desk) -> None:
    """The drawing, what it bears, the same as a table, and the quotes of a board."""
    words = say()
    left, right = st.columns(2)
    with left:
        attribute = joint_asked.attribute(at, numeric=True)
    if attribute is None:
        return
    found = joint_cases.cases(at, attribute)
    if not found.subjects:
        st.info(words("cases-empty"))
        return
    with right:
        subject = joint_asked.subject(found, key="plot_subject")
    if subject is None or joint_asked.is_for_publication():
        return
    plot = joint_cases.plot(at, attribute, subject)
    if not plot.dots:
        st.info(words("plot-empty", attribute=found.attribute))
        return
    _drawing(plot, found.attribute)
    for sentence in _told(plot):
        st.caption(plain(sentence))
    _table(at, plot, found.attribute)


def _drawing(plot: Plot, attribute: str) -> None:
    words = say()
    data = {
        "dots": [{"x": dot.at, "y": dot.rate, "label": _label(dot.name, dot.at, dot.rate)} for dot in plot.dots],
        "line": plot.line,
        "across": attribute,
        "up": words("plot-up"),
        "alt": words("plot-alt", attribute=attribute, n=len(plot.dots)),
        "language": words.language,
    }
    mounted("board_plot", key="board_plot", data=data, on_chosen=_choose)


def _label(name: str, at: float, rate: float) -> str:
    language = say().language
    return f"{name}: {number(at, 1, language=language)}; {number(rate, 1, language=language)}"


def _choose() -> None:
    """A trigger is forgotten after one run."""
    st.session_state["plot_chosen"] = st.session_state["board_plot"].chosen


def _told(plot: Plot) -> list[str]:
    words, language = say(), say().language
    told = []
    if plot.rho is not None:
        told.append(words("plot-rho", rho=number(plot.rho, 2, language=language), n=len(plot.dots)))
    if plot.p is None:
        told.append(words("plot-no-p", least=LEAST_FOR_P))
    else:
        told.append(words("plot-p", p=number(plot.p, 3, language=language)))
    if plot.drawn:
        told.append(words("joint-drawn", seed=plot.seed))
    if plot.line is None:
        told.append(words("plot-no-line", least=LEAST_FOR_LINE))
    if plot.unraised:
        told.append(words("plot-unraised", n=plot.unraised))
    if plot.without:
        told.append(words("plot-without", n=plot.without))
    return [" ".join(told), " ".join(words(f"joint-caveat-{name}") for name in ("selected", "known", "cause"))]


def _table(at: Desk, plot: Plot, attribute: str) -> None:
    words, language = say(), say().language
    rows = [
        {
            words("board"): dot.name,
            attribute: number(dot.at, 1, language=language),
            words("column-documents"): dot.documents,
            words("column-fragments-all"): dot.fragments,
            words("plot-up"): number(dot.rate, 1, language=language),
        }
        for dot in plot.dots
    ]
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * (len(rows) + 1) + 2, 320),
        key="plot_table",
    )
    clicked = (st.session_state.get("plot_chosen") or {}).get("dot")
    chosen = next(iter(event.selection.rows), clicked)
    if chosen is not None and chosen < len(plot.dots):
        dot = plot.dots[chosen]
        st.markdown(f"**{plain(dot.name)}**")
        show_quotes(at, linking.quotes(at, dot.coding_ids), key="dot")
