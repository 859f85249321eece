"""Rapport: the files that are handed over, and the themes that carry them."""

import streamlit as st

from actions.workspace import Desk
from views import exchange, report_making, themes, travelling
from views.desk import here, say
from views.downloads import downloads


def show() -> None:
    """The files at the top; below them the themes."""
    at, words = here(), say()
    st.write(words("report-page-intro"))
    _files(at)
    report_making.show(at)
    with st.expander(words("exchange-title"), key="exchange", icon=":material/swap_horiz:"):
        away, back = st.columns(2, gap="large")
        with away:
            st.markdown(f"**{words('exchange-out')}**")
            exchange.hand_on(at)
        with back:
            st.markdown(f"**{words('exchange-in')}**")
            exchange.bring_in(at)
    exchange.came_in(at=at.project_id)
    travelling.show(at)
    st.header(words("themes"))
    themes.show(at)


def _files(at: Desk) -> None:
    words = say()
    names = {
        "report.docx": "report",
        "codings.xlsx": "codings-book",
        "codebook.xlsx": "codebook-book",
        "codings.csv": "codings-csv",
    }
    shown = {f"files/{file}": words(f"download-{name}") for file, name in names.items()}
    downloads(at, shown, key="report_files")
