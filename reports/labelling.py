"""Labels in a picture, each put where it covers least."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from coding.networks import Edge, EdgeKind, Network, NodeKind

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

INK = "#222222"
BOW = 0.15
SIDES = (("center", "top", 0, -1), ("center", "bottom", 0, 1), ("left", "center", 1, 0), ("right", "center", -1, 0))
ALONG = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71)

Places = Mapping[str, tuple[float, float]]


def arranged(
    axes: "Axes", network: Network, places: Places, sizes: Mapping[str, float], drawable: Callable[[str], str]
) -> None:
    """Name every node and every relation; greedy, biggest node first, so O(labels²)."""
    taken = [_marker(axes, places[node.id], sizes[node.id]) for node in network.nodes]
    frame = axes.get_window_extent()
    for node in sorted(network.nodes, key=lambda node: (node.kind is NodeKind.CODE, -node.fragments, node.id)):
        text = _label(axes, drawable(node.label), bold=node.kind is not NodeKind.CODE)
        gap = sizes[node.id] ** 0.5 / 2 + 1.5
        _settle(text, _around(axes, places[node.id], gap), taken, frame)
    for edge in network.edges:
        if edge.kind is EdgeKind.RELATION and edge.label:
            text = _label(axes, drawable(edge.label), bold=False, style="italic")
            _settle(text, _along(edge, places), taken, frame)


Spot = tuple[float, float, str, str]
"""x and y in the axes' data, and how the text is aligned to that point."""


def _around(axes: "Axes", place: tuple[float, float], gap: float) -> list[Spot]:
    """Below, above, right and left of a node, then the same a little further off; `gap` is in points."""
    to_data, pixels = axes.transData.inverted(), axes.figure.dpi / 72
    x, y = axes.transData.transform(place)
    spots = []
    for far in (1.0, 2.2):
        for across, down, right, up in SIDES:
            shift = gap * far * pixels
            left, low = to_data.transform((x + right * shift, y + up * shift))
            spots.append((float(left), float(low), across, down))
    return spots


def _along(edge: Edge, places: Places) -> list[Spot]:
    """Along the arrow's bow, whose top lies half of `BOW` of its length to the side."""
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    return [
        (x1 + t * (x2 - x1) + BOW / 2 * (y2 - y1), y1 + t * (y2 - y1) - BOW / 2 * (x2 - x1), "center", "center")
        for t in ALONG
    ]


def _label(axes: "Axes", words: str, *, bold: bool, style: str = "normal") -> "Text":
    from matplotlib.patheffects import withStroke

    look: dict[str, Any] = {
        "fontsize": 7.0 if bold else 6.2,
        "fontweight": "bold" if bold else "normal",
        "fontstyle": style,
        "color": INK,
        "linespacing": 1.05,
        "zorder": 4,
        "parse_math": False,
    }
    halo = [withStroke(linewidth=2.2, foreground="white")]
    return axes.text(0, 0, words, path_effects=halo, **look)


def _settle(text: "Text", spots: Iterable[Spot], taken: list["Bbox"], frame: "Bbox") -> None:
    """Put `text` on the spot with the least overlap, the first of equals, and claim that room."""

    def box(spot: Spot) -> "Bbox":
        x, y, across, down = spot
        text.set(position=(x, y), horizontalalignment=across, verticalalignment=down)
        return text.get_window_extent()

    def cost(spot: Spot) -> float:
        here = box(spot)
        outside = _area(here) - _overlap(here, frame)
        return 3 * outside + sum(_overlap(here, other) for other in taken)

    taken.append(box(min(spots, key=cost)))


def _marker(axes: "Axes", place: tuple[float, float], size: float) -> "Bbox":
    from matplotlib.transforms import Bbox

    x, y = axes.transData.transform(place)
    half = size**0.5 / 2 * axes.figure.dpi / 72
    return Bbox.from_extents(x - half, y - half, x + half, y + half)


def _area(box: "Bbox") -> float:
    return float(box.width * box.height)


def _overlap(one: "Bbox", other: "Bbox") -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(max(wide, 0) * max(high, 0))
