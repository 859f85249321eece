"""Differences between coders: a screen to decide about them one by one, and agreement as it was before and after."""

from typing import Any
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.coding import codings
from actions.consensus import people
from actions.documents import documents
from actions.measuring import keep_agreement, snapshots
from actions.rights import may
from actions.rounds import rounds
from actions.workspace import Desk, coders
from coding.measured import Snapshot
from corpora.spans import Span
from views.components import component_words, mounted
from views.desk import called, carry_out, say, tell, visit
from views.places import open_place
from words import Words, number, percentage


def show(at: Desk) -> None:
    """Choose coders and documents; go through the places where they differ."""
    words, made = say(), {coding.coder_id for coding in codings(at)}
    known = {coder.id: coder.name for coder in people(at) if coder.id in made}
    if len(known) < 2:
        st.info(words("compare-empty"))
        return
    names = {document.id: document.name for document in documents(at)}
    who, which = st.columns([1, 2])
    asked = who.multiselect(
        words("settling-coders"),
        list(known),
        default=list(known),
        format_func=known.__getitem__,
        placeholder=words("settling-coders-choose"),
        label_visibility="collapsed",
        key="settling_coders",
    )
    chosen = which.multiselect(
        words("compare-documents"),
        list(names),
        format_func=names.__getitem__,
        placeholder=words("settling-any-document"),
        label_visibility="collapsed",
        key="settling_documents",
    )
    if len(asked) < 2:
        st.info(words("settling-too-few"))
        return
    _screen(at, asked, chosen)
    _measured(at)


def _screen(at: Desk, coder_ids: list[UUID], document_ids: list[UUID]) -> None:
    """The screen saves by itself; only its ways out run this page again."""
    scope = {"coders": [str(each) for each in coder_ids], "documents": [str(each) for each in document_ids]}
    loading = say()("settling-loading")
    data = called(at, words=component_words("settling", say()), loading=loading, decides=may(at, "ruling.add"), **scope)
    told = mounted("settling", key="settling", data=data, on_opened=None, on_definition=None, on_expired=None)
    if place := told.get("opened"):
        open_place(UUID(place["document"]), _span(place))
    if code := told.get("definition"):
        st.session_state["codebook_item"] = str(code)
        visit("codebook")


def _span(place: dict[str, Any]) -> Span:
    return Span(int(place["start"]), int(place["end"]))


def _measured(at: Desk) -> None:
    words = say()
    with st.expander(words("settling-measured")):
        tell("measured")
        found = snapshots(at)
        st.caption(words("settling-measured-help") if found else words("settling-measured-none"))
        if found:
            st.dataframe(_table(at, found), hide_index=True)
        if not may(at, "snapshot.keep"):
            return
        of = {each.id: each.name for each in rounds(at)}
        chosen = _about(of) if of else None
        done = words("settling-measured-done")
        st.button(
            words("settling-measure-now"),
            key="settling_measure",
            on_click=carry_out,
            args=("measured", lambda: keep_agreement(at, round_id=chosen), done),
        )


def _about(of: dict[UUID, str]) -> UUID | None:
    words = say()
    found: UUID | None = st.selectbox(
        words("settling-measure-of"),
        [None, *reversed(of)],
        format_func=lambda each: of[each] if each else words("settling-measure-all"),
        key="settling_measure_of",
        width=360,
    )
    return found


def _table(at: Desk, found: tuple[Snapshot, ...]) -> pd.DataFrame:
    words, names = say(), {coder.id: coder.name for coder in coders(at)}
    of = {each.id: each.name for each in rounds(at)}
    return pd.DataFrame(
        [
            {
                words("settling-column-phase"): f"{words(f'settling-phase-{each.phase}')}, {each.at:%d-%m-%Y}",
                words("settling-column-about"): _named(each, of, words),
                words("settling-column-pair"): f"{names[pair.first_id]} – {names[pair.second_id]}",
                words("settling-column-kappa"): _shown(pair.kappa, words),
                words("settling-column-percent"): _shown(pair.percent, words, share=True),
                words("settling-column-sentences"): number(pair.sentences, language=words.language),
            }
            for each in found
            for pair in each.pairs
        ]
    )


def _named(kept: Snapshot, of: dict[UUID, str], words: Words) -> str:
    """What a measurement is about: a round that is still there, or so many documents."""
    if kept.round_id in of:
        return of[kept.round_id]
    return words("settling-about-documents", n=len(kept.document_ids))


def _shown(value: float | None, words: Words, *, share: bool = False) -> str:
    if value is None:
        return "–"
    return percentage(value, 1, language=words.language) if share else number(value, 2, language=words.language)
