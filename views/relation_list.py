"""Relations between categories and codes: what researchers assert, in their own words."""

from uuid import UUID

import streamlit as st

from actions import codebook as codebooks
from actions import relating
from actions.rights import may
from actions.workspace import Desk
from codebooks.codebook import Category, Code
from coding.codings import Relation
from views.desk import plain, say, saying_refusals

KINDS = ("leads-to", "hinders", "promotes", "goes-with", "part-of", "contradicts")


def relation_list(at: Desk) -> None:
    """What is asserted now, and a form for one more."""
    words, book = say(), codebooks.codebook(at)
    names = {category.id: category.name for category in book.categories} | {code.id: code.name for code in book.codes}
    for relation in relating.relations(at):
        _one(at, relation, names)
    if may(at, "relation.add"):
        with st.expander(words("relation-add")):
            _form(at, [*book.categories, *book.codes])


def _one(at: Desk, relation: Relation, names: dict[UUID, str]) -> None:
    source, target = plain(names.get(relation.source_id, "–")), plain(names.get(relation.target_id, "–"))
    note = f"  \n:gray[{plain(relation.note)}]" if relation.note else ""
    said, button = st.columns([6, 1], vertical_alignment="center")
    said.markdown(f"**{source}** → *{plain(relation.kind)}* → **{target}**{note}")
    if not may(at, "relation.remove"):
        return
    if button.button(say()("relation-remove"), key=f"remove-{relation.id}", type="tertiary"):
        with saying_refusals():
            relating.remove_relation(at, relation.id)
            st.rerun()


def _form(at: Desk, ends: list[Category | Code]) -> None:
    words = say()
    kinds = [words(f"relation-{kind}") for kind in KINDS]
    with st.form("relation", border=False, clear_on_submit=True):
        left, middle, right = st.columns(3)
        source = left.selectbox(words("relation-from"), ends, format_func=lambda end: end.name)
        kind = middle.selectbox(words("relation-kind"), kinds, accept_new_options=True)
        target = right.selectbox(words("relation-to"), ends, index=min(1, len(ends) - 1), format_func=lambda e: e.name)
        note = st.text_input(words("relation-note"))
        if st.form_submit_button(words("relation-save")) and source and target:
            with saying_refusals():
                relating.relate(at, source.id, target.id, kind or "", note)
                st.rerun()
