"""The codebook as it was: two moments side by side, and each as a file."""

import pandas as pd
import streamlit as st

from actions.meanings import Version, compared, versions
from actions.workspace import Desk, coders
from codebooks.codebook import Codebook
from views.desk import say
from views.downloads import downloads


def show(at: Desk, _book: Codebook) -> None:
    """Choose two moments; the table says what came, went and changed."""
    words, found = say(), versions(at)
    names = {each.id: each.name for each in coders(at)}
    by_revision = {each.revision: each for each in found}

    def said(revision: int | None) -> str:
        if revision is None:
            return words("moments-now")
        each = by_revision[revision]
        return _said(each, names.get(each.actor, "") if each.actor else "")

    left, right = st.columns(2)
    old = left.selectbox(
        words("moments-old"), list(by_revision), index=min(1, len(found) - 1), format_func=said, key="version_old"
    )
    new = right.selectbox(words("moments-new"), [None, *by_revision], format_func=said, key="version_new")
    if old is None:
        return
    differing = compared(at, old, new)
    if differing:
        rows = [
            {
                words("moments-item"): each.item.name,
                words("moments-field"): words(f"field-{each.field}") if each.field else words(f"moments-{each.kind}"),
                words("moments-before"): each.before,
                words("moments-after"): each.after,
            }
            for each in differing
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, row_height=36, key="versions")
    else:
        st.write(words("compare-nothing"))
    kinds = ("yaml", "csv", "xlsx", "qdc")
    files = {f"files/codebook-{old}.{kind}": words(f"codebook-export-{kind}") for kind in kinds}
    st.caption(words("moments-save", moment=said(old)))
    downloads(at, files, key="codebook_version_files")


def _said(version: Version, who: str) -> str:
    moment = f"{version.at.astimezone():%d-%m-%Y %H:%M}"
    parts = (moment, who, say()(f"action-{version.action}"))
    return " · ".join(part for part in parts if part)
