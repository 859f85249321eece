"""The drawing of a view, as its component wants it."""

from typing import Any

import streamlit as st

from actions import networking, networking_columns
from actions.workspace import Desk
from coding.network_choices import Choice, View
from coding.network_views import Drawn
from coding.networks import GROUP_COLORS, Edge, EdgeKind, Node
from views.components import component_words, mounted
from views.desk import say
from views.network_asking import measure_of, signature
from words import number

HEIGHT = 500


def drawing(at: Desk, choice: Choice, found: Drawn) -> None:
    """The picture; what is chosen in it is kept, and so is where somebody dragged the nodes to."""
    mounted("graph", key="graph", data=_data(at, choice, found), on_chosen=_choose, on_places=_dragged)


def chosen() -> str | None:
    """The id of the node or line that is chosen on the page."""
    return (st.session_state.get("chosen") or {}).get("id")


def choose(element_id: str | None) -> None:
    """Choose from elsewhere on the page."""
    st.session_state["chosen"] = {"id": element_id} if element_id else None


def dragged_in(choice: Choice) -> networking.Positions | None:
    """Where the nodes of this view stand, where somebody dragged them or opened what they kept."""
    dragged = st.session_state.get("net-dragged") or {}
    if dragged.get("view") != signature(choice):
        return None
    return {each: (place[0], place[1]) for each, place in dragged["places"].items()}


def _choose() -> None:
    """What is chosen stays chosen when the page is drawn anew; a trigger is forgotten after one run."""
    st.session_state["chosen"] = st.session_state["graph"].chosen


def _dragged() -> None:
    st.session_state["net-dragged"] = st.session_state["graph"].places


def _data(at: Desk, choice: Choice, found: Drawn) -> dict[str, Any]:
    words, network = say(), found.network
    known = dragged_in(choice)
    positions = networking.places(at, choice, known)
    return {
        "view": signature(choice),
        "nodes": [_node(node, positions[node.id]) for node in network.nodes],
        "edges": [_edge(edge, words.language) for edge in network.edges],
        "settled": known is not None,
        "sides": _sides(at, choice),
        "measure": measure_of(choice),
        "documents": network.documents,
        "words": component_words("graph", words),
        "language": words.language,
        "selected": chosen(),
        "height": HEIGHT,
    }


def _sides(at: Desk, choice: Choice) -> list[dict[str, str]]:
    if choice.view is not View.DIFFERENCE:
        return []
    sides = networking_columns.two_groups(at, choice)
    return [{"label": side.label, "color": color} for side, color in zip(sides, GROUP_COLORS, strict=False)]


def _node(node: Node, place: tuple[float, float]) -> dict[str, Any]:
    counted = {"documents": node.documents, "fragments": node.fragments, "words": node.words}
    named = {"id": node.id, "kind": str(node.kind), "label": node.label, "color": node.color}
    return {**named, **counted, "x": place[0], "y": place[1], **dict(node.facts)}


def _edge(edge: Edge, language: str) -> dict[str, Any]:
    ends = {"id": edge.id, "kind": str(edge.kind), "source": edge.source, "target": edge.target}
    counted = {"weight": edge.weight, "documents": edge.documents, "grounds": edge.grounds}
    said = {**counted, "label": edge.label, "note": edge.note}
    facts = {name: number(f, 2, language=language) if type(f) is float else f for name, f in edge.facts}
    if edge.kind is EdgeKind.COOCCURRENCE:
        facts = {"npmi": "–", **facts}
    if edge.kind is EdgeKind.DIFFERENCE:
        facts["color"] = GROUP_COLORS[int(facts["side"])]
    return {**ends, **said, **({} if edge.strength is None else {"strength": edge.strength}), **facts}
