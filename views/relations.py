"""Codes, categories and board groups together: the drawing, the quotes behind it, and the same numbers as a table."""

from uuid import UUID

import streamlit as st

from actions import linking
from actions.workspace import Desk
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from views.components import component_words, mounted
from views.count_table import count_table, often_counted
from views.desk import here, plain, say
from views.downloads import downloads
from views.places import show_quotes
from views.relation_list import relation_list
from words import Words

FILES = (("graphml", "GraphML"), ("gexf", "GEXF"), ("json", "JSON"))


def show() -> None:
    """The drawing with its quotes; below it the table, the relations and the files."""
    at, words = here(), say()
    st.write(words("relations-intro"))
    network = linking.network(at)
    if not any(node.fragments for node in network.nodes):
        st.info(words("relations-empty"))
    else:
        _drawing(at)
        st.header(words("relations-counts"))
        count_table(at)
    st.header(words("relations-asserted"))
    relation_list(at)
    _files(at)


@st.fragment
def _drawing(at: Desk) -> None:
    words = say()
    levels = ("category", "code")
    level = st.segmented_control(
        words("relations-level"),
        levels,
        default="category",
        format_func=lambda name: words(f"relations-level-{name}"),
        label_visibility="collapsed",
    )
    network = _part(linking.network(at), with_codes=level == "code")
    left, right = st.columns([2.2, 1])
    with left:
        mounted("graph", key="graph", data=_data(at, network, words), on_chosen=_choose)
        often_counted(at)
    with right, st.container(height=600, border=False):
        _behind(at, network)


def _choose() -> None:
    """What is chosen stays chosen when the page is drawn anew; a trigger is forgotten after one run."""
    st.session_state["chosen"] = st.session_state["graph"].chosen


def _part(network: Network, *, with_codes: bool) -> Network:
    """Unused codes and categories stay out; codes too, where only categories are asked for."""
    nodes = tuple(
        node
        for node in network.nodes
        if node.kind is NodeKind.GROUP or (node.fragments and (with_codes or node.kind is NodeKind.CATEGORY))
    )
    ids = {node.id for node in nodes}
    categories = {node.id for node in nodes if node.kind is NodeKind.CATEGORY}
    edges = tuple(
        edge for edge in network.edges if {edge.source, edge.target} <= ids and _shown(edge, categories, with_codes)
    )
    return Network(nodes, edges, network.documents)


def _shown(edge: Edge, categories: set[str], with_codes: bool) -> bool:
    """Beside its codes a category repeats their meetings and groups; only what was asserted of it stays."""
    counted = edge.kind in (EdgeKind.COOCCURRENCE, EdgeKind.ABOUT)
    return not (with_codes and counted and {edge.source, edge.target} & categories)


def _data(at: Desk, network: Network, words: Words) -> dict[str, object]:
    positions = linking.layout_of(at, network)
    return {
        "nodes": [_node(node, positions[node.id]) for node in network.nodes],
        "edges": [_edge(edge) for edge in network.edges],
        "documents": network.documents,
        "words": component_words("graph", words),
        "language": words.language,
        "selected": (st.session_state.get("chosen") or {}).get("id"),
        "height": 480,
    }


def _node(node: Node, place: tuple[float, float]) -> dict[str, object]:
    counted = {"documents": node.documents, "fragments": node.fragments, "words": node.words}
    named = {"id": node.id, "kind": str(node.kind), "label": node.label, "color": node.color}
    return {**named, **counted, "x": place[0], "y": place[1]}


def _edge(edge: Edge) -> dict[str, object]:
    ends = {"id": edge.id, "kind": str(edge.kind), "source": edge.source, "target": edge.target}
    return {**ends, "weight": edge.weight, "documents": edge.documents, "label": edge.label, "note": edge.note}


def _behind(at: Desk, network: Network) -> None:
    """The quotes of the node or edge that was clicked."""
    chosen = (st.session_state.get("chosen") or {}).get("id")
    labels = {node.id: node.label for node in network.nodes}
    node = next((node for node in network.nodes if node.id == chosen), None)
    edge = next((edge for edge in network.edges if edge.id == chosen), None)
    if node is not None:
        _quotes(at, node.label, "", node.coding_ids)
    elif edge is not None:
        title = f"{labels[edge.source]} – {labels[edge.target]}"
        _quotes(at, title, " · ".join(part for part in (edge.label, edge.note) if part), edge.coding_ids)
    else:
        st.info(say()("relations-choose"))


def _quotes(at: Desk, title: str, note: str, coding_ids: tuple[UUID, ...]) -> None:
    st.markdown(f"**{plain(title)}**")
    if note:
        st.write(plain(note))
    show_quotes(at, linking.quotes(at, coding_ids), key="behind")


def _files(at: Desk) -> None:
    st.caption(say()("relations-files"), width="content")
    downloads(at, {f"files/network.{kind}": label for kind, label in FILES}, key="network_files")
