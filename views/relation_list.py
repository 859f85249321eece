"""Relations between categories and codes: what researchers assert, in their own words, and its quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten
from uuid import UUID

import pandas as pd
import streamlit as st

from actions import codebook as codebooks
from actions import relating
from actions.linking import quotes
from actions.rights import may
from actions.workspace import Desk, coders
from codebooks.codebook import Category, Code
from coding.codings import Relation
from coding.relations import kinds
from views.desk import carry_out, plain, say, tell
from views.places import show_quotes

KINDS = ("leads-to", "hinders", "promotes", "goes-with", "part-of", "contradicts")
WORDS_SHOWN, ROWS_SHOWN, ROW_PX = 160, 8, 35
OPENED, CHANGING, ANY, CHOSEN = "relation_opened", "relation_changing", "relation_any", "chosen"


def relation_list(at: Desk) -> None:
    """What is asserted now, and a form for one more."""
    words, book = say(), codebooks.codebook(at)
    names = {category.id: category.name for category in book.categories} | {code.id: code.name for code in book.codes}
    tell("relations")
    found = relating.relations(at)
    for relation in found:
        _one(at, relation, names)
    if not found:
        st.write(words("relations-none"))
    if may(at, "relation.add"):
        with st.expander(words("relation-add")):
            _form(at, [*book.categories, *book.codes], found)


def _one(at: Desk, relation: Relation, names: Mapping[UUID, str]) -> None:
    """One line, and below it what was opened of it: its quotes, or the form to change it."""
    words, n = say(), len(relation.coding_ids)
    source, target = plain(names.get(relation.source_id, "–")), plain(names.get(relation.target_id, "–"))
    note = f"  \n:gray[{plain(relation.note)}]" if relation.note else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"relation-{relation.id}"):
        st.markdown(f"**{source}** → *{plain(relation.kind)}* → **{target}**{note}", width="stretch")
        label = words("relation-grounds", n=n) if n else words("relation-no-grounds")
        _button(label, f"quotes-{relation.id}", partial(_open, OPENED, relation.id), disabled=not n)
        if may(at, "relation.change"):
            _button(words("relation-edit"), f"edit-{relation.id}", partial(_open, CHANGING, relation.id))
            gone = partial(relating.remove_relation, at, relation.id)
            done = words("relation-removed")
            _button(words("relation-remove"), f"remove-{relation.id}", partial(carry_out, "relations", gone, done))
    if st.session_state.get(OPENED) == relation.id and n:
        with st.container(border=True):
            show_quotes(at, quotes(at, relation.coding_ids), key="relation")
    if st.session_state.get(CHANGING) == relation.id:
        with st.container(border=True):
            _change(at, relation)


def _button(label: str, key: str, act: "partial[None]", *, disabled: bool = False) -> None:
    st.button(label, key=key, type="tertiary", on_click=act, disabled=disabled)


def _open(which: str, relation_id: UUID) -> None:
    st.session_state[which] = None if st.session_state.get(which) == relation_id else relation_id


def _change(at: Desk, relation: Relation) -> None:
    """Another kind, note or direction, and the codings that it rests on."""
    words, stem = say(), f"relation-{hash(relation)}"
    usual = [words(f"relation-{kind}") for kind in KINDS]
    known = kinds([*relating.relations(at), relation], usual)
    st.checkbox(words("relation-all-fragments"), key=f"{ANY}-{relation.id}")
    with st.form(stem, border=False):
        left, right = st.columns([1, 2])
        left.selectbox(
            words("relation-kind"), known, known.index(relation.kind), accept_new_options=True, key=f"{stem}-kind"
        )
        right.text_input(words("relation-note"), relation.note, key=f"{stem}-note")
        _grounds(at, relation, stem)
        st.checkbox(words("relation-turn"), key=f"{stem}-turn")
        with st.container(horizontal=True):
            st.form_submit_button(words("form-save"), type="primary", on_click=_changed, args=(at, relation, stem))
            st.form_submit_button(words("reshape-leave"), on_click=_open, args=(CHANGING, relation.id))


def _grounds(at: Desk, relation: Relation, stem: str) -> None:
    """Chosen from the codings of both ends, those where they meet first; or from all."""
    words = say()
    everything = bool(st.session_state.get(f"{ANY}-{relation.id}"))
    found = relating.grounds(at, relation, everything=everything)
    initials = {each.id: each.initials for each in coders(at)}
    codes = {code.id: code.name for code in codebooks.codebook(at).codes}
    st.session_state[f"{stem}-order"] = [each.id for each in found]
    if not found:
        st.caption(words("relation-no-codings"))
        return
    table = pd.DataFrame(
        {
            CHOSEN: [each.id in relation.coding_ids for each in found],
            "quote": [shorten(each.quote, WORDS_SHOWN, placeholder=" …") for each in found],
            "code": [codes[each.code_id] for each in found],
            "coder": [initials[each.coder_id] for each in found],
        }
    )
    st.data_editor(
        table,
        hide_index=True,
        height=ROW_PX * min(len(found), ROWS_SHOWN) + ROW_PX + 3,
        disabled=["quote", "code", "coder"],
        column_config={
            CHOSEN: st.column_config.CheckboxColumn(words("relation-ground"), width=70),
            "quote": st.column_config.TextColumn(words("relation-choose-grounds")),
            "code": st.column_config.TextColumn(words("relation-ground-code"), width=210),
            "coder": st.column_config.TextColumn(words("relation-ground-coder"), width=80),
        },
        key=f"{stem}-grounds",
    )
    st.caption(words("relation-choose-grounds-help"))


def _ticked(relation: Relation, stem: str) -> tuple[UUID, ...]:
    """What grounded it and what was ticked since, without what was unticked."""
    state = st.session_state
    order = state[f"{stem}-order"]
    ticked = (state.get(f"{stem}-grounds") or {}).get("edited_rows", {})
    edited = {order[int(row)]: cells[CHOSEN] for row, cells in ticked.items()}
    kept = [each for each in relation.coding_ids if edited.get(each, True)]
    return (*kept, *(each for each in order if edited.get(each) and each not in relation.coding_ids))


def _changed(at: Desk, relation: Relation, stem: str) -> None:
    state = st.session_state
    now = replace(relation, kind=state[f"{stem}-kind"] or "", note=state[f"{stem}-note"])
    now = replace(now, coding_ids=_ticked(relation, stem))
    if state[f"{stem}-turn"]:
        now = replace(now, source_id=relation.target_id, target_id=relation.source_id)

    def change() -> None:
        relating.change_relation(at, now)
        state[CHANGING] = None

    carry_out("relations", change, say()("relation-changed"))


def _form(at: Desk, ends: Sequence[Category | Code], known: Sequence[Relation]) -> None:
    words = say()
    usual = [words(f"relation-{kind}") for kind in KINDS]
    with st.form("relation", border=False, clear_on_submit=True):
        left, middle, right = st.columns(3)
        left.selectbox(words("relation-from"), ends, format_func=lambda end: end.name, key="relation_from")
        middle.selectbox(words("relation-kind"), kinds(known, usual), accept_new_options=True, key="relation_kind")
        at_first = min(1, len(ends) - 1)
        right.selectbox(words("relation-to"), ends, at_first, format_func=lambda end: end.name, key="relation_to")
        st.text_input(words("relation-note"), key="relation_note")
        st.caption(words("relation-grounds-later"))
        st.form_submit_button(words("relation-save"), on_click=_related, args=(at,), disabled=not ends)


def _related(at: Desk) -> None:
    """What it rests on is chosen next, from the codings of both ends."""
    state = st.session_state
    source, target, kind, note = (state[f"relation_{name}"] for name in ("from", "to", "kind", "note"))

    def relate() -> None:
        state[CHANGING] = relating.relate(at, source.id, target.id, kind or "", note)

    carry_out("relations", relate, say()("relation-kept"))
