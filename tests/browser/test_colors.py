"""Codes keep colours of their own for every reader: computed, for the palette, on a light and on a dark page.

Colour vision deficiencies after Machado, Oliveira and Fernandes (2009), severity 1; differences as CIEDE2000 (Sharma,
Wu and Dalal 2005), where about 2 can just be seen; contrast after WCAG 2.2.
"""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_pane_helpers import modules, run  # noqa: F401 (a fixture)
from views.style import PALETTE

Triple = tuple[float, float, float]
GROUNDS = {"light": ("#ffffff", "#23282d"), "dark": ("#16191c", "#e3e6e8")}
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
APART = 8
# From the supplement of Sharma, Wu and Dalal: two colours in CIELAB and their difference.
PUBLISHED = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
]


@pytest.mark.parametrize(("one", "other", "expected"), PUBLISHED)
def test_the_difference_is_that_of_its_authors(one: Triple, other: Triple, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("ground", GROUNDS)
def test_bars_stand_out_and_letters_on_any_number_of_tints_can_be_read(modules: Page, ground: str) -> None:  # noqa: F811
    paper, ink = GROUNDS[ground]
    for color in [*PALETTE, "#ffffff", "#000000", "#ffff00", "#0000ff", "#808080", "no colour"]:
        shown = on(modules, [color], ground)[0]
        assert contrast(shown["bar"], paper) >= 3, color
        assert contrast(shown["tint"], ink) >= 4.5, color


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_colours_of_the_palette_stay_apart(modules: Page, ground: str, sight: str) -> None:  # noqa: F811
    bars = [each["bar"] for each in on(modules, list(PALETTE), ground)]
    seen = {bar: cielab(as_seen(bar, sight)) for bar in bars}
    assert {
        pair: gap for pair in combinations(bars, 2) if (gap := difference(seen[pair[0]], seen[pair[1]])) < APART
    } == {}


def on(page: Page, colors: list[str], ground: str) -> Any:
    """What the pane makes of these colours on this ground."""
    asked = {"colors": colors, "dark": ground == "dark"}
    return run(page, "colors", "return argument.colors.map((color) => it.onGround(color, argument.dark))", asked)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2."""
    low, high = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other)))
    return (high + 0.05) / (low + 0.05)


def linear(color: str) -> Triple:
    """Linear red, green and blue."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _undone(red), _undone(green), _undone(blue)


def _undone(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def as_seen(color: str, sight: str) -> Triple:
    """Linear light as somebody with this sight sees it."""
    light = linear(color)
    first, second, third = (
        min(1.0, max(0.0, sum(share * channel for share, channel in zip(row, light, strict=True))))
        for row in SIGHTS[sight]
    )
    return first, second, third


def cielab(light: Triple) -> Triple:
    """CIELAB under D65."""
    red, green, blue = light
    x = _cube((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = _cube(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = _cube((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(share: float) -> float:
    return float(share ** (1 / 3)) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def difference(one: Triple, other: Triple) -> float:
    """CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    grown = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = hypot(a1 * grown, b1), hypot(a2 * grown, b2)
    h1, h2 = degrees(atan2(b1, a1 * grown)) % 360, degrees(atan2(b2, a2 * grown)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.2 * cos(radians(4 * hue - 63))
    )
    light = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    full = (c2 - c1) / (1 + 0.045 * chroma)
    turned = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2) / (1 + 0.015 * chroma * t)
    rotation = -sin(radians(60 * exp(-(((hue - 275) / 25) ** 2)))) * 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    return sqrt(light**2 + full**2 + turned**2 + rotation * full * turned)
