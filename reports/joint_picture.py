"""How often categories come up in each group, drawn as dots on a line per category."""

from functools import lru_cache
from typing import TYPE_CHECKING

from reports.blocks import Drawing
from reports.picture import DPI, INK, SIZE, drawable, saved
from words import Words, number, spoken

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Rates = tuple[tuple[str, tuple[tuple[float | None, bool], ...]], ...]
"""By category for each group its fragments per 1,000 words, and whether that stays out."""
Looks = tuple[tuple[str, str], ...]
"""A shape and a colour for each group."""
LOOKS: Looks = (("D", "#0072B2"), ("o", "#D55E00"), ("s", "#009E73"))
"""Of groups that stand in no other picture: neither red against green, nor colour alone."""
ROW, EDGE = 0.34, 0.95
"""In inches: the height of a category, and of what stands above and below them all."""
LABEL_WIDTH = 28


@lru_cache(maxsize=8)
def rates(groups: tuple[str, ...], looks: Looks, rows: Rates, language: str) -> Drawing:
    """Both as dots and as lines."""
    return saved(_figure(groups, looks, rows, spoken(language)))


def _figure(groups: tuple[str, ...], looks: Looks, rows: Rates, words: Words) -> "Figure":
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    height = EDGE + ROW * len(rows)
    figure = Figure(figsize=(SIZE[0], height), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.31, 0.48 / height, 0.66, 1 - EDGE / height))
    places = range(len(rows))[::-1]
    for place, (_, cells) in zip(places, rows, strict=True):
        seen = [rate for rate, hidden in cells if rate is not None and not hidden]
        axes.plot([min(seen, default=0), max(seen, default=0)], [place] * 2, color="#bbbbbb", linewidth=1.4, zorder=1)
    for at, (group, (marker, color)) in enumerate(zip(groups, looks, strict=True)):
        dots = [(cells[at][0], place) for place, (_, cells) in zip(places, rows, strict=True) if not cells[at][1]]
        known = [(rate, place) for rate, place in dots if rate is not None]
        x, y = zip(*known, strict=True) if known else ((), ())
        axes.scatter(x, y, marker=marker, color=color, s=44, zorder=2, label=drawable(group), linewidths=0)
    axes.set_yticks(list(places), [drawable(label, LABEL_WIDTH) for label, _ in rows], fontsize=7.5, color=INK)
    axes.set_xlim(left=0)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.margins(x=0.06)
    axes.xaxis.set_major_formatter(lambda value, _: number(value, language=words.language))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(axis="both", length=0, labelsize=7.5, labelcolor=INK)
    axes.grid(axis="x", color="#e5e5e5", linewidth=0.7)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_xlabel(words("report-axis-rates"), fontsize=7.5, color=INK)
    figure.legend(loc="upper center", ncol=len(groups), fontsize=7.5, frameon=False, labelcolor=INK)
    return figure
