"""A numeric attribute of boards against how often categories come up: a small drawing per category."""

from functools import lru_cache
from typing import TYPE_CHECKING

from coding.joint_plot import Plot
from reports.blocks import Drawing
from reports.picture import DPI, INK, SIZE, drawable, saved
from words import Words, number, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ACROSS, HEIGHT, EDGE = 3, 1.55, 0.45
"""Drawings beside each other; in inches the height of each, and the room for what the axes are."""
COLOR = "#0b6e99"
LABEL_WIDTH = 30


@lru_cache(maxsize=8)
def dots(attribute: str, plots: tuple[tuple[str, Plot], ...], language: str) -> Drawing:
    """Both as dots and as lines; the drawings share their axes, so that they can be compared."""
    return saved(_figure(attribute, plots, spoken(language)))


def _figure(attribute: str, plots: tuple[tuple[str, Plot], ...], words: Words) -> "Figure":
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    across = min(ACROSS, len(plots))
    down = -(-len(plots) // across)
    figure = Figure(figsize=(SIZE[0], EDGE + HEIGHT * down), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    grid = figure.subplots(down, across, sharex=True, sharey=True, squeeze=False)
    for axes in grid.flat[len(plots) :]:
        axes.set_axis_off()
    for axes, (label, plot) in zip(grid.flat, plots, strict=False):
        _draw(axes, label, plot, words)
    figure.supxlabel(drawable(attribute, 60), fontsize=7.5, color=INK)
    figure.supylabel(words("plot-up"), fontsize=7.5, color=INK)
    figure.subplots_adjust(
        left=0.1,
        right=0.98,
        top=1 - 0.25 / (EDGE + HEIGHT * down),
        bottom=0.5 / (EDGE + HEIGHT * down),
        hspace=0.42,
        wspace=0.08,
    )
    return figure


def _draw(axes: "Axes", label: str, plot: Plot, words: Words) -> None:
    axes.scatter(
        [dot.at for dot in plot.dots], [dot.rate for dot in plot.dots], s=13, color=COLOR, linewidths=0, alpha=0.8
    )
    if plot.line:
        ends = [min(dot.at for dot in plot.dots), max(dot.at for dot in plot.dots)]
        axes.plot(ends, plot.line, color="#777777", linewidth=0.9)
    axes.set_title(drawable(label, LABEL_WIDTH), fontsize=7.5, color=INK, loc="left", pad=3, parse_math=False)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: number(value, language=words.language))
    axes.locator_params(nbins=4)
    axes.tick_params(axis="both", length=0, labelsize=6.5, labelcolor=INK)
    axes.grid(color="#ececec", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_color("#d5d5d5")
        side.set_linewidth(0.6)
