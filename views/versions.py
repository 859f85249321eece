"""Versies, on the card of a document: when each text came, what it changed, and how it read."""

import pandas as pd
import streamlit as st

from actions.documents import Content
from actions.versions import Version, changes_in, text_of, versions
from actions.workspace import Desk
from corpora.revising import stretches
from views.correction_review import show_changes
from views.desk import say
from views.downloads import downloads
from views.numbers import written

AREA_PX = 340
LABEL = 70


def show(at: Desk, found: Content) -> None:
    """The list, and under it the chosen version."""
    words, document_id = say(), found.document.id
    known = at.computed("versions", document_id, compute=lambda: versions(at, document_id))
    st.write(words("versions-intro"))
    if not known:
        return
    current = next((place for place, version in enumerate(known) if version.current), 0)
    event = st.dataframe(
        written(pd.DataFrame([_row(version) for version in known]), words),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [current]}},
        column_config={words("versions-when"): st.column_config.DatetimeColumn(format="D-M-YYYY HH:mm")},
        key=f"versions-{document_id}-{len(known)}-{current}",
    )
    rows = event.selection.rows
    place = rows[0] if rows and rows[0] < len(known) else current
    changes, text = st.columns(2, gap="large")
    with changes:
        if place:
            seen = changes_in(at, document_id, known[place].number, known[place - 1].number)
            show_changes(seen.all, seen.removed, seen.added)
        else:
            st.write(words("versions-first"))
    with text:
        _text(at, found, known[place])


def _row(version: Version) -> dict[str, object]:
    words = say()
    return {
        words("versions-number"): words("versions-now", n=version.number) if version.current else str(version.number),
        words("versions-when"): version.at.astimezone().replace(tzinfo=None),
        words("versions-who"): version.coder or "–",
        words("versions-kind"): version.kind,
        words("versions-words"): version.words,
        words("versions-moved"): version.moved,
        words("versions-removed"): version.removed,
    }


def _text(at: Desk, found: Content, version: Version) -> None:
    """A stretch of the text, to read; the whole as a file."""
    words, stem = say(), f"version-{found.document.id}-{version.number}"
    text = text_of(at, found.document.id, version.number)
    known = stretches(text)
    place = st.selectbox(
        words("correction-stretch", n=len(known)),
        range(len(known)),
        format_func=lambda each: f"{each + 1}. {' '.join(text[known[each].start :][:LABEL].split())}…",
        key=f"{stem}-stretch",
    )
    span = known[place]
    st.text_area(
        words("versions-text", n=version.number),
        text[span.start : span.end],
        height=AREA_PX,
        disabled=True,
        key=f"{stem}-text-{place}",
    )
    address = f"documents/{found.document.id}/versions/{version.number}"
    downloads(at, {address: words("versions-download", n=version.number)}, key=f"{stem}-download")
