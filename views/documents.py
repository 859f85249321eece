"""Documenten: what is read; what each document is about; the board lists beside them."""

from datetime import UTC, datetime
from uuid import UUID

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from actions.documents import codings_per_coder, documents
from actions.finishing import finished
from actions.rights import may
from actions.workspace import Desk, coders
from corpora.documents import Document
from corpora.kinds import KINDS as READABLE
from views import boardlists, document_card, memos, names, preview, search
from views.components import mounted
from views.desk import called, here, say, tell
from views.numbers import written

KINDS = ",".join(f".{kind}" for kind in (*READABLE, "docm", "htm"))
ROWS_SHOWN = 9
ROW_PX = 35
WIDTHS = {"kind": 70, "words": 95, "turns": 85, "speakers": 95}
DAY_PX, DAY = 105, "D-M-YYYY"


def show() -> None:
    """The documents of the project, or its board lists."""
    words = say()
    parts = {
        "documents": _documents,
        "names": names.show,
        "boards": boardlists.show,
        "search": search.show,
        "memos": memos.show,
    }
    st.session_state.setdefault("documents_part", st.session_state.get("documents_last_part", "documents"))
    part = st.segmented_control(
        words("documents-part"),
        list(parts),
        required=True,
        key="documents_part",
        format_func=lambda name: words(f"documents-part-{name}"),
        label_visibility="collapsed",
    )
    # Streamlit forgets what a control says while another page is open; who opened a hit comes back to the search.
    st.session_state["documents_last_part"] = part
    parts[part or "documents"]()


def _documents() -> None:
    at, words = here(), say()
    known = documents(at)
    if may(at, "document.add"):
        preview.introduced(at, words("documents-intro") if known else words("documents-empty"))
        data = called(at, **preview.upload(), accept=KINDS, multiple=True)
        mounted("upload", key="document_upload", data=data, on_finished=None)
        preview.show(at)
    else:
        st.write(words("documents-intro") if known else words("documents-none-yet"))
    tell("documents")
    if known:
        document_card.show(at, _chosen(at, known))


def _chosen(at: Desk, known: list[Document]) -> Document:
    """The table, and the document whose row is chosen in it."""
    ids = [str(document.id) for document in known]
    now = st.session_state.get("document")
    row = ids.index(now) if now in ids else 0
    # A row number means another document once the list has changed: a changed list is another table.
    event = st.dataframe(
        written(_table(at, known), say()),
        key=f"documents_{hash(tuple(ids))}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [row]}},
        height=ROW_PX * min(len(known), ROWS_SHOWN) + ROW_PX + 2,
        column_config=_columns(at),
        alt=say()("documents-table"),
    )
    rows = event.selection.rows
    document = known[rows[0] if rows and rows[0] < len(known) else row]
    st.session_state["document"] = str(document.id)
    return document


def _table(at: Desk, known: list[Document]) -> pd.DataFrame:
    words, made, done, sight = say(), codings_per_coder(at), finished(at), at.sight()
    present = at.workspace.present.readers(at.project_id, datetime.now(UTC))
    rows = [
        {
            words("document"): document.name,
            words("documents-kind"): document.kind,
            words("documents-words"): document.words,
            words("documents-turns"): document.turns,
            words("documents-speakers"): document.speakers,
            **{
                _by(coder.initials): None
                if sight.hides(document.id, coder.id)
                else made.get((document.id, coder.id), 0)
                for coder in coders(at)
            },
            words("documents-finished"): _initials(at, done.get(document.id, frozenset())),
            **({words("documents-present"): _initials(at, present.get(document.id, frozenset()))} if present else {}),
            words("documents-added"): document.added_at.astimezone().replace(tzinfo=None),
        }
        for document in known
    ]
    return pd.DataFrame(rows)


def _columns(at: Desk) -> dict[str, ColumnConfig]:
    words = say()
    columns: dict[str, ColumnConfig] = {
        words(f"documents-{name}"): st.column_config.Column(width=px) for name, px in WIDTHS.items()
    }
    columns[words("documents-added")] = st.column_config.DatetimeColumn(width=DAY_PX, format=DAY)
    said = words("documents-finished-help")
    columns[words("documents-finished")] = st.column_config.Column(width=95, help=said)
    present = words("documents-present-help")
    columns[words("documents-present")] = st.column_config.Column(width=95, help=present)
    for coder in coders(at):
        said = words("documents-codings-help", name=coder.name)
        columns[_by(coder.initials)] = st.column_config.Column(width=125, help=said)
    return columns


def _initials(at: Desk, done: frozenset[UUID]) -> str:
    return ", ".join(coder.initials for coder in coders(at) if coder.id in done)


def _by(initials: str) -> str:
    return say()("documents-codings", initials=initials)
