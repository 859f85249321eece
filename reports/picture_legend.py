"""What the shapes and lines of a picture of the network stand for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from coding.networks import GROUP_COLORS, EdgeKind, Network, NodeKind
from words import Words

if TYPE_CHECKING:
    from matplotlib.lines import Line2D

INK = "#222222"
RULE = "#8a8a8a"
LINES: dict[EdgeKind, tuple[str, Any]] = {
    EdgeKind.COOCCURRENCE: (RULE, "solid"),
    EdgeKind.MEMBERSHIP: ("#b5b5b5", (0, (1, 2))),
    EdgeKind.ABOUT: ("#9a9a9a", (0, (5, 3))),
    EdgeKind.OCCURRENCE: (RULE, "solid"),
    EdgeKind.DIFFERENCE: (RULE, "solid"),
}
SIDES: tuple[tuple[str, Any], ...] = ((GROUP_COLORS[0], "solid"), (GROUP_COLORS[1], (0, (5, 2))))
BESIDE = {NodeKind.BOARD: "p", NodeKind.SPEAKER: "^", NodeKind.DOCUMENT: "s"}


def legend(
    network: Network, words: Words, looks: Mapping[str, tuple[str, str]], drawable: Callable[..., str]
) -> list["Line2D"]:
    """An entry for each kind of node and line that is there."""
    from matplotlib.lines import Line2D

    kinds = {node.kind for node in network.nodes}
    drawn = {edge.kind for edge in network.edges}
    handles = []
    if NodeKind.CATEGORY in kinds:
        look: dict[str, Any] = {"marker": "o", "markerfacecolor": "#bbbbbb", "markeredgecolor": INK, "markersize": 8}
        handles.append(Line2D([], [], linestyle="", label=words("report-legend-category"), **look))
    if NodeKind.CODE in kinds:
        handles.append(Line2D([], [], linestyle="", marker="o", color="#bbbbbb", label=words("report-legend-code")))
    for node in network.nodes:
        if node.kind is NodeKind.GROUP:
            label = drawable(words("report-legend-group", group=node.label))
            marker, color = looks[node.id]
            handles.append(Line2D([], [], linestyle="", marker=marker, color=color, label=label))
    if EdgeKind.RELATION in drawn:
        handles.append(Line2D([], [], color=INK, linewidth=1.3, marker=">", label=words("report-legend-relation")))
    for kind, (color, style) in LINES.items():
        if kind in drawn and kind is not EdgeKind.DIFFERENCE:
            handles.append(Line2D([], [], color=color, linestyle=style, label=words(f"report-legend-{kind.value}")))
    return handles + _further(network, words, drawable)


def _further(network: Network, words: Words, drawable: Callable[..., str]) -> list["Line2D"]:
    """What only views have: boards, speakers and documents, and which group the lines of a difference are of."""
    from matplotlib.lines import Line2D

    handles = []
    for kind, marker in BESIDE.items():
        if any(node.kind is kind for node in network.nodes):
            handles.append(Line2D([], [], linestyle="", marker=marker, color="#7a7a7a", label=words(f"graph-{kind}")))
    facts = next((dict(edge.facts) for edge in network.edges if edge.kind is EdgeKind.DIFFERENCE), {})
    for (color, style), name in zip(SIDES, ("first", "second"), strict=True):
        if facts:
            label = drawable(words("graph-legend-side", group=str(facts[name])), 40)
            handles.append(Line2D([], [], color=color, linestyle=style, label=label))
    return handles
