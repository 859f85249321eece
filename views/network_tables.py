"""The lines and nodes of a view as tables: the same numbers, chosen with the keyboard as well."""

from typing import Any

import pandas as pd
import streamlit as st

from actions import networking, publishing_networks
from actions.workspace import Desk
from coding.network_choices import Choice
from coding.network_views import Drawn
from coding.networks import Edge, EdgeKind, Network
from views import publication
from views.desk import plain, say
from views.network_drawing import choose, chosen
from views.numbers import written
from words import Words, number

KINDS = ("lines", "nodes")
MEASURES = ("degree", "weighted", "betweenness", "community")


def tables(at: Desk, choice: Choice, found: Drawn) -> None:
    """The lines, or the nodes with how they stand in the network; choosing a row chooses it in the picture."""
    words = say()
    with st.expander(words("network-tables")):
        kind = st.segmented_control(
            words("network-tables"),
            KINDS,
            default=KINDS[0],
            required=True,
            key="net-table",
            format_func=lambda each: words(f"network-table-{each}"),
            label_visibility="collapsed",
        )
        if kind == "lines":
            _table("lines", [edge.id for edge in found.network.edges], line_rows(found.network, words))
        else:
            _nodes(at, choice, found.network)


def line_rows(network: Network, words: Words) -> list[dict[str, Any]]:
    """A row for each line, in the order of the network."""
    labels = {node.id: node.label for node in network.nodes}
    return [
        {
            words("network-from"): labels[edge.source],
            words("network-to"): labels[edge.target],
            words("network-line"): edge.label or words(f"graph-{edge.kind}"),
            **_figures(edge, words),
        }
        for edge in network.edges
    ]


def _figures(edge: Edge, words: Words) -> dict[str, Any]:
    facts = dict(edge.facts)
    if edge.kind is EdgeKind.DIFFERENCE:
        return {
            words("network-in-group", name=facts[side]): f"{facts[f'{side}_documents']}/{facts[f'{side}_of']}"
            for side in ("first", "second")
        } | {words("network-gap"): number(edge.width, 2, language=words.language)}
    counted: dict[str, Any] = {words("network-places"): edge.weight, words("column-documents"): edge.documents}
    if edge.kind is EdgeKind.COOCCURRENCE:
        for name in ("jaccard", "npmi"):
            fact = facts.get(name)
            counted[words(f"strength-{name}")] = (
                "–" if fact is None else number(float(fact), 2, language=words.language)
            )
    return counted


def _nodes(at: Desk, choice: Choice, network: Network) -> None:
    words = say()
    measures = (publishing_networks if publication.is_on() else networking).measures(at, choice)
    rows = [
        {
            words("column-name"): node.label,
            words("network-kind"): words(f"graph-one-{node.kind}"),
            words("column-documents"): node.documents,
            words("column-fragments-all"): node.fragments,
            words("measure-degree"): measures[node.id].degree,
            words("measure-weighted"): number(measures[node.id].weighted, 2, language=words.language),
            words("measure-betweenness"): number(measures[node.id].betweenness, 2, language=words.language),
            words("measure-community"): measures[node.id].community,
        }
        for node in network.nodes
    ]
    _table("nodes", [node.id for node in network.nodes], rows)
    for name in MEASURES:
        st.caption(f"**{plain(words(f'measure-{name}'))}**: {plain(words(f'measure-note-{name}'))}")


def _table(name: str, ids: list[str], rows: list[dict[str, Any]]) -> None:
    if not rows:
        st.caption(say()("network-no-lines"))
        return
    event = st.dataframe(
        written(pd.DataFrame(rows), say()),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 420),
        key=f"net-{name}-table",
    )
    picked = ids[event.selection.rows[0]] if event.selection.rows and event.selection.rows[0] < len(ids) else None
    if picked != st.session_state.get(f"net-{name}-picked"):
        st.session_state[f"net-{name}-picked"] = picked
        if picked and picked != chosen():
            choose(picked)
            st.rerun(scope="fragment")
