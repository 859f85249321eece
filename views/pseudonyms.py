"""Pseudonimiseren of vergeten, on the card of a document: proposals with their context, and what cannot be undone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from actions import deducing
from actions.documents import Content
from actions.forgetting import forget_document, forget_speaker, speakers
from actions.keys import default_path, reveal
from actions.pseudonymising import apply, preview
from actions.workspace import Desk
from corpora.pseudonyms import NameList, Proposal
from corpora.pseudonyms_patterns import Kind
from corpora.refusal import Refusal
from views.desk import carry_out, plain, say, saying_refusals, tell
from words import refused

AROUND = 40
ROWS_SHOWN, ROW_PX = 10, 35


def show(at: Desk, found: Content) -> None:
    """Above what is replaced, below what is forgotten."""
    tell("pseudonyms")
    _replacing(at, found)
    st.divider()
    _forgetting(at, found)


def _replacing(at: Desk, found: Content) -> None:
    words, stem = say(), f"pseudonyms-{found.document.id}"
    st.write(words("pseudonyms-intro"))
    names, secret = st.columns(2)
    names.text_area(words("pseudonyms-names"), key=f"{stem}-names", help=words("pseudonyms-names-help"), height=110)
    secret.text_input(
        words("pseudonyms-passphrase"),
        type="password",
        key=f"{stem}-passphrase",
        help=words("pseudonyms-passphrase-help"),
        autocomplete="off",
    )
    secret.caption(plain(words("pseudonyms-key-place", path=default_path(at.project_id))))
    there = deducing.installed()
    st.checkbox(
        words("pseudonyms-deduce"),
        key=f"{stem}-deduce",
        disabled=not there,
        help=words("pseudonyms-deduce-help") if there else words("pseudonyms-deduce-absent"),
    )
    st.button(words("pseudonyms-look"), on_click=_look, args=(at, found, stem), key=f"{stem}-look")
    # What was proposed for another version of this text is not about this one.
    seen = st.session_state.get(f"{stem}-seen")
    if seen and seen[0] == found.document.sha256:
        _review(at, found, stem, seen[1])


def _look(at: Desk, found: Content, stem: str) -> None:
    def looked() -> None:
        state = st.session_state
        path, passphrase = default_path(at.project_id), state[f"{stem}-passphrase"]
        key = reveal(path, passphrase) if passphrase and path.exists() else None
        detected = deducing.detected(found.text) if state[f"{stem}-deduce"] else ()
        names = NameList.parsed(state[f"{stem}-names"])
        proposals = preview(at, found.document.id, names, key=key, detected=detected).proposals
        state[f"{stem}-seen"] = (found.document.sha256, proposals)
        state[f"{stem}-round"] = state.get(f"{stem}-round", 0) + 1

    carry_out("pseudonyms", looked)


def _review(at: Desk, found: Content, stem: str, proposals: tuple[Proposal, ...]) -> None:
    words = say()
    if not proposals:
        st.write(words("pseudonyms-none"))
        return
    st.markdown(f"**{words('pseudonyms-found', n=len(proposals), count=len(proposals))}**")
    head = {
        name: words(f"pseudonyms-column-{name}")
        for name in ("accept", "quote", "kind", "pseudonym", "context", "reason")
    }
    edited = st.data_editor(
        pd.DataFrame([_row(found, head, each) for each in proposals]),
        hide_index=True,
        num_rows="fixed",
        disabled=[head["quote"], head["context"], head["reason"]],
        column_config={
            head["kind"]: st.column_config.SelectboxColumn(options=[str(kind) for kind in Kind], required=True)
        },
        height=ROW_PX * min(len(proposals), ROWS_SHOWN) + ROW_PX + 2,
        key=f"{stem}-table-{st.session_state[f'{stem}-round']}",
    )
    if st.button(words("pseudonyms-replace"), type="primary", key=f"{stem}-apply"):
        with saying_refusals():
            chosen = [
                _chosen(proposals, place, row, head)
                for place, row in enumerate(edited.to_dict("records"))
                if row[head["accept"]]
            ]
            done = apply(at, found.document.id, chosen, st.session_state[f"{stem}-passphrase"])
            del st.session_state[f"{stem}-seen"]
            st.toast(plain(words("pseudonyms-done", places=done.places, name=done.name)))
            st.rerun()


def _row(found: Content, head: Mapping[str, str], proposal: Proposal) -> dict[str, Any]:
    start, end = max(0, proposal.span.start - AROUND), proposal.span.end + AROUND
    return {
        head["accept"]: True,
        head["quote"]: proposal.quote,
        head["kind"]: str(proposal.kind),
        head["pseudonym"]: proposal.pseudonym,
        head["context"]: " ".join(found.text[start:end].split()),
        head["reason"]: say()(f"pseudonym-reason-{proposal.reason}"),
    }


def _chosen(proposals: tuple[Proposal, ...], place: int, row: Mapping[Any, Any], head: Mapping[str, str]) -> Proposal:
    """A changed kind without a changed pseudonym gets a new one of that kind, the same wherever the old one stood."""
    proposal, kind, pseudonym = proposals[place], Kind(row[head["kind"]]), str(row[head["pseudonym"]] or "")
    if kind is not proposal.kind and pseudonym == proposal.pseudonym:
        shown = [each.pseudonym for each in proposals]
        pseudonym = f"[{kind}-{len(shown) + shown.index(pseudonym) + 1}]"
    return replace(proposal, kind=kind, pseudonym=pseudonym)


def _forgetting(at: Desk, found: Content) -> None:
    words, stem, document_id = say(), f"forget-{found.document.id}", found.document.id
    st.markdown(f"**{words('forget-title')}**")
    st.warning(words("forget-warning"))
    known = speakers(at)
    whole = words("forget-this-document")
    what = st.selectbox(
        words("forget-what"),
        ["", *sorted(known.get(document_id, ()))],
        key=f"{stem}-what",
        format_func=lambda name: name or whole,
    )
    elsewhere = any(what in labels for other, labels in known.items() if other != document_id)
    everywhere = bool(what) and elsewhere and st.checkbox(words("forget-everywhere"), key=f"{stem}-everywhere")
    sure = st.checkbox(words("forget-sure"), key=f"{stem}-sure")

    def forget() -> None:
        try:
            if what:
                done = forget_speaker(at, what, None if everywhere else document_id)
            else:
                done = forget_document(at, document_id)
        except Refusal as refusal:
            st.session_state["told"] = ("pseudonyms", refused(words, refusal.code, refusal.facts))
            return
        st.session_state[f"{stem}-sure"] = False
        st.toast(plain(words("forget-done", name=done.name)))

    st.button(words("forget-do"), disabled=not sure, on_click=forget, key=f"{stem}-do")
