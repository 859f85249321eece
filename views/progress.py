"""Voortgang: what every coder marked of every document; a row opens the quotes."""

import pandas as pd
import streamlit as st

from actions.documents import documents
from actions.linking import quotes
from actions.saturating import progress
from actions.workspace import Desk, coders
from coding.progress import Progress
from views.desk import say
from views.downloads import downloads
from views.numbers import written
from views.places import show_quotes
from words import Words, percentage

ROW_PX, MOST_PX = 36, 460


def show(at: Desk) -> None:
    """A row for each document and coder, those who did not begin included."""
    words, found = say(), progress(at)
    names = {document.id: document.name for document in documents(at)}
    names |= {coder.id: coder.name for coder in coders(at)}
    rows = [
        {
            words("document"): names[row.document_id],
            words("progress-coder"): names[row.coder_id],
            words("progress-codings"): row.codings,
            words("progress-marked"): percentage(row.share, language=words.language),
            words("progress-turns"): f"{row.turns}/{row.of_turns}" if row.of_turns else "–",
            words("progress-reach"): percentage(row.reach, language=words.language),
            words("progress-last"): _day(row, words),
        }
        for row in found
    ]
    event = st.dataframe(
        written(pd.DataFrame(rows), words),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX),
        key=f"progress-{hash(tuple((row.document_id, row.coder_id) for row in found))}",
        alt=words("progress-table"),
    )
    st.caption(words("progress-note"))
    downloads(at, {"files/progress.csv": words("progress-csv")}, key="progress_file")
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        show_quotes(at, quotes(at, found[chosen[0]].coding_ids), key="progressed")


def _day(row: Progress, words: Words) -> str:
    if row.last is None:
        return "–"
    day = row.last.astimezone()
    return words("progress-day", day=day.day, month=day.month, year=day.year)
