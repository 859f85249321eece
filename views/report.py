"""Rapport: the files that are handed over, and the themes that carry them."""

import streamlit as st

from actions.workspace import Desk
from views import data_files, exchange, report_making, themes, travelling
from views.desk import here, say
from views.downloads import downloads


def show() -> None:
    """The report at the top, then the themes that carry it; what goes elsewhere at the bottom."""
    at, words = here(), say()
    st.write(words("report-page-intro"))
    _files(at)
    report_making.show(at)
    exchange.came_in(at=at.project_id)
    st.header(words("themes"))
    themes.show(at)
    st.header(words("report-elsewhere"))
    with st.expander(words("data-title"), key="data", icon=":material/table_view:"):
        data_files.show(at)
    with st.expander(words("exchange-title"), key="exchange", icon=":material/swap_horiz:"):
        away, back = st.columns(2, gap="large")
        with away:
            st.markdown(f"**{words('exchange-out')}**")
            exchange.hand_on(at)
        with back:
            st.markdown(f"**{words('exchange-in')}**")
            exchange.bring_in(at)
    travelling.show(at)


def _files(at: Desk) -> None:
    words = say()
    downloads(at, {"files/report.docx": words("download-report")}, key="report_files")
