"""The network as a still picture for print: what people asserted stands out, what was computed stays thin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import cycle
from textwrap import wrap
from typing import TYPE_CHECKING

from coding.graphs import laid_out
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from reports.blocks import Drawing
from reports.cleaning import clean, hex_color
from reports.labelling import BOW, arranged
from reports.picture_legend import BESIDE, LINES, SIDES, legend
from words import Words, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_NODES = 28
MOST_EDGES = 25
"""Of each computed kind."""
DPI = 200
SIZE = (6.3, 5.2)
"""In inches: the text width of the report's page."""
LOW, FEW = (6.3, 4.0), 16
"""Of a drawing of so few nodes, which need less room."""

BY_RANK = 0.6
INK = "#222222"
GROUPS = ("D", "h", "s", "^", "v", "P")
"""A shape for each board group in turn, as on the screen; the colour is the network's."""
PAGE = (11.0, 8.2)
"""Of a picture of all of a network, in inches: a page on its side."""
Positions = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a network that fits in one picture, and how much was left out."""

    network: Network
    nodes_left_out: int
    edges_left_out: int


def shown(network: Network, most_nodes: int = MOST_NODES, most_edges: int = MOST_EDGES) -> Shown:
    """All groups, then the nodes with most fragments; all relations, the strongest of each other kind."""
    order = {NodeKind.GROUP: 0, NodeKind.CATEGORY: 1, NodeKind.CODE: 2}
    used = [node for node in network.nodes if node.fragments or node.documents or _asserted(network, node)]
    ranked = sorted(used, key=lambda node: (order[node.kind], -node.fragments, node.id))
    kept = {node.id for node in ranked[:most_nodes]}
    nodes = tuple(node for node in network.nodes if node.id in kept)
    between = [edge for edge in network.edges if edge.source in kept and edge.target in kept]
    strongest = {id_ for kind in EdgeKind for id_ in _strongest(between, kind, most_edges)}
    edges = tuple(edge for edge in between if edge.id in strongest)
    return Shown(Network(nodes, edges, network.documents), len(used) - len(nodes), len(between) - len(edges))


def _strongest(edges: list[Edge], kind: EdgeKind, most: int) -> list[str]:
    ranked = sorted((edge for edge in edges if edge.kind is kind), key=lambda edge: (-edge.weight, edge.id))
    return [edge.id for edge in (ranked if kind is EdgeKind.RELATION else ranked[:most])]


def picture(network: Network, positions: Positions, language: str) -> bytes:
    """A PNG of 200 dots an inch, as wide as the page's text."""
    return drawing(network, positions, language).png


def svg(network: Network, positions: Positions, language: str) -> bytes:
    """The same picture as lines instead of dots."""
    return drawing(network, positions, language).svg


def drawing(network: Network, positions: Positions, language: str) -> Drawing:
    """Both, from one figure; kept for who asks again, because this is what takes longest in a report."""
    return _drawn(shown(network).network, tuple(sorted(positions.items())), language)


@lru_cache(maxsize=8)
def _drawn(network: Network, positions: tuple[tuple[str, tuple[float, float]], ...], language: str) -> Drawing:
    return saved(_figure(network, dict(positions), spoken(language)))


def as_kept(network: Network, places: Positions, language: str) -> Drawing:
    """A network as wide as the text, its nodes where somebody put them on the screen."""
    return _as_kept(network, tuple(sorted(places.items())), language)


@lru_cache(maxsize=8)
def _as_kept(network: Network, places: tuple[tuple[str, tuple[float, float]], ...], language: str) -> Drawing:
    size = SIZE if len(network.nodes) > FEW else LOW
    return saved(_figure(network, dict(places), spoken(language), size, by_rank=0))


def saved(figure: "Figure") -> Drawing:
    """A figure as dots and as lines, without anything that would make it another file tomorrow."""
    import matplotlib as mpl

    mpl.rcParams["svg.hashsalt"] = "duiding"  # ids made from content; set once and for all, so threads can't disagree
    dots, lines = BytesIO(), BytesIO()
    figure.savefig(dots, format="png", dpi=DPI, metadata={"Software": None})
    figure.savefig(lines, format="svg", metadata={"Date": None})
    return Drawing(dots.getvalue(), lines.getvalue())


def whole(network: Network, positions: Positions, language: str) -> Drawing:
    """All of a network, as wide as a page on its side; as dots and as lines."""
    return saved(_figure(network, positions, spoken(language), PAGE))


def _asserted(network: Network, node: Node) -> bool:
    return any(edge.kind is EdgeKind.RELATION and node.id in (edge.source, edge.target) for edge in network.edges)


def _figure(
    network: Network,
    positions: Positions,
    words: Words,
    size: tuple[float, float] = SIZE,
    *,
    by_rank: float = BY_RANK,
) -> "Figure":
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    below = 0.12 * SIZE[1] / min(size[1], SIZE[1])
    axes = figure.add_axes((0.0, below, 1.0, 1 - below))
    axes.set_axis_off()
    axes.set(xlim=(-0.13, 1.13), ylim=(-0.1, 1.08))
    places = spread(network, positions, by_rank)
    sizes = _sizes(network)
    widest = {kind: max((e.width for e in network.edges if e.kind is kind), default=0.0) for kind in EdgeKind}
    for edge in network.edges:
        _draw_edge(axes, edge, places, sizes, widest[edge.kind])
    looks = _looks(network)
    for node in network.nodes:
        _draw_node(axes, node, places[node.id], sizes[node.id], looks[node.id])
    arranged(axes, network, places, sizes, drawable)
    if handles := legend(network, words, looks, drawable):
        figure.legend(handles=handles, loc="lower center", ncol=3, fontsize=7, frameon=False, labelcolor=INK)
    return figure


def spread(network: Network, positions: Positions, by_rank: float = BY_RANK) -> dict[str, tuple[float, float]]:
    """Every node somewhere in the unit square, as wide apart as it allows; laid out anew unless all have a place.

    On paper y runs upwards, on the screen downwards: turned, so that the picture is the one on the screen.
    """
    known = all(node.id in positions for node in network.nodes)
    raw = {node.id: positions[node.id] for node in network.nodes} if known else laid_out(network)
    stretch_x, stretch_y = (_stretch([place[axis] for place in raw.values()], by_rank) for axis in (0, 1))
    return {node: (stretch_x(x), 1 - stretch_y(y)) for node, (x, y) in raw.items()}


def _stretch(values: list[float], by_rank: float) -> Callable[[float], float]:
    """From 0 to 1, by value and by rank: a few outliers don't crowd the rest, and order is kept."""
    steps = sorted(set(values))
    if len(steps) < 2:
        return lambda _: 0.5
    rank = {value: at / (len(steps) - 1) for at, value in enumerate(steps)}
    return lambda value: (1 - by_rank) * (value - steps[0]) / (steps[-1] - steps[0]) + by_rank * rank[value]


def _sizes(network: Network) -> dict[str, float]:
    """Marker areas in square points, in proportion to fragments."""
    most = max((node.fragments for node in network.nodes), default=0) or 1
    return {node.id: 45 + 480 * node.fragments / most for node in network.nodes}


def _looks(network: Network) -> dict[str, tuple[str, str]]:
    """Marker and colour by node id; every board group has a shape of its own."""
    own = cycle(GROUPS)
    return {
        node.id: (
            next(own) if node.kind is NodeKind.GROUP else BESIDE.get(node.kind, "o"),
            hex_color(node.color),
        )
        for node in network.nodes
    }


def group_looks(network: Network) -> dict[str, tuple[str, str]]:
    """Marker and colour by the name of a group, so that it looks the same in every picture of a report."""
    looks = _looks(network)
    return {node.label: looks[node.id] for node in network.nodes if node.kind is NodeKind.GROUP}


def _draw_node(axes: "Axes", node: Node, place: tuple[float, float], size: float, look: tuple[str, str]) -> None:
    ring = INK if node.kind is NodeKind.CATEGORY else "white"
    marker, color = look
    axes.scatter(*place, s=size, marker=marker, color=color, edgecolors=ring, linewidths=0.9, zorder=3)


def _draw_edge(axes: "Axes", edge: Edge, places: Positions, sizes: Mapping[str, float], widest: float) -> None:
    from matplotlib.patches import FancyArrowPatch

    start, end = places[edge.source], places[edge.target]
    if edge.kind is not EdgeKind.RELATION:
        color, style = LINES[edge.kind]
        if edge.kind is EdgeKind.DIFFERENCE:
            color, style = SIDES[int(dict(edge.facts)["side"])]
        width = 0.7 if edge.kind is EdgeKind.MEMBERSHIP else 0.5 + 2.5 * max(edge.width, 0) / (widest or 1)
        axes.plot(*zip(start, end, strict=True), color=color, linestyle=style, linewidth=width, alpha=0.7, zorder=1)
        return
    axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>",
            mutation_scale=11,
            connectionstyle=f"arc3,rad={BOW}",
            shrinkA=sizes[edge.source] ** 0.5 / 2,
            shrinkB=sizes[edge.target] ** 0.5 / 2 + 1,
            color=INK,
            linewidth=1.3,
            zorder=2,
        )
    )


def drawable(text: str, width: int = 22) -> str:
    """At most three lines, in characters that the picture's font has; the others become a box."""
    lines = wrap("".join(c if ord(c) in _glyphs() else "□" for c in clean(text)), width) or [""]
    return "\n".join(lines[:3]) + (" …" if len(lines) > 3 else "")


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(findfont(FontProperties(family=["DejaVu Sans"]))).get_charmap())
