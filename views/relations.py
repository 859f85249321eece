"""Codes, categories, boards and people as networks; the quotes behind them, and the same numbers as tables."""

from uuid import UUID

import streamlit as st

from actions import linking, networking, publishing_networks
from actions.workspace import Desk
from coding.network_choices import Choice, View
from coding.network_views import Drawn
from coding.networks import Edge, EdgeKind
from coding.published_networks import Kept
from views import publication
from views.count_table import count_table, often_counted
from views.desk import here, plain, say, saying_refusals
from views.network_asking import asked, threshold
from views.network_drawing import chosen, drawing
from views.network_notes import notes
from views.network_saved import keeper, opener
from views.network_tables import tables
from views.places import show_quotes
from views.relation_list import relation_list


def show() -> None:
    """The drawing with its quotes; below it the tables, the relations and the files."""
    at, words = here(), say()
    st.write(words("relations-intro"))
    if not any(node.fragments for node in networking.drawn(at).network.nodes):
        st.info(words("relations-empty"))
    else:
        publication.switch(at)
        _network(at)
        st.header(words("relations-counts"))
        count_table(at)
    st.header(words("relations-asserted"))
    relation_list(at)


@st.fragment
def _network(at: Desk) -> None:
    words = say()
    opener(at)
    choice, row = asked(at)
    with saying_refusals():
        choice = threshold(at, choice, row)
        if publication.is_on() and (never := publishing_networks.never(choice)):
            st.info(words(f"refusal-network-unpublished-{never}"))
            return
        found, kept_back = _seen(at, choice)
        left, right = st.columns([2.2, 1])
        with left:
            drawing(at, choice, found)
            notes(at, choice, found)
        with right, st.container(height=600, border=False):
            _behind(at, choice, found)
        if choice.view is not View.RELATIONS:
            with left:  # last, because its numbers take longest
                often_counted(at)
        keeper(at, choice)
        tables(at, choice, found)
        publication.left_out_of_drawing(at, kept_back)


def _seen(at: Desk, choice: Choice) -> tuple[Drawn, tuple[Kept, ...]]:
    """The view, or what of it is published with what is not."""
    if not publication.is_on():
        return networking.drawn(at, choice), ()
    found = publishing_networks.published(at, choice)
    return found.drawn, found.kept_back


def _behind(at: Desk, choice: Choice, found: Drawn) -> None:
    """The quotes of the node or line that was chosen."""
    network = found.network
    labels = {node.id: node.label for node in network.nodes}
    edge = next((edge for edge in network.edges if edge.id == chosen()), None)
    if edge is not None:
        title, note = f"{labels[edge.source]} – {labels[edge.target]}", (edge.label, edge.note)
    elif chosen() in labels:
        title, note = labels[chosen() or ""], ("", "")
    else:
        st.info(say()("relations-choose"))
        return
    st.markdown(f"**{plain(title)}**")
    if any(note):
        st.write(plain(" · ".join(part for part in note if part)))
    behind, published = networking.behind(at, choice, chosen() or ""), publication.is_on()
    if edge is None or edge.kind is not EdgeKind.RELATION:
        show_quotes(at, linking.quotes(at, behind), key="behind", published=published)
        return
    _grounded(at, edge, behind, published=published)


def _grounded(at: Desk, relation: Edge, behind: tuple[UUID, ...], *, published: bool) -> None:
    """What a relation rests on, and apart from that where its two ends stand together as well."""
    words, grounds = say(), set(relation.coding_ids)
    st.markdown(words("relation-rests-on") if grounds else words("relation-rests-on-nothing"))
    if grounds:
        show_quotes(at, linking.quotes(at, relation.coding_ids), key="grounds", published=published)
    if others := tuple(each for each in behind if each not in grounds):
        st.markdown(words("relation-also-together"))
        show_quotes(at, linking.quotes(at, others), key="behind", published=published)
