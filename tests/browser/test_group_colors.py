"""The colours of board groups stand out from a dark page and from a light one, lines as well as shapes."""

import pytest
from playwright.sync_api import Page

from coding.networks import GROUP_COLORS
from tests.browser.test_colors import GROUNDS, contrast, on
from tests.browser.test_pane_helpers import modules  # noqa: F401 (a fixture)


@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_of_groups_contrast_three_to_one_with_the_page(modules: Page, ground: str) -> None:  # noqa: F811
    paper, _ = GROUNDS[ground]
    shown = [each["bar"] for each in on(modules, list(GROUP_COLORS), ground)] if ground == "dark" else GROUP_COLORS
    assert {color: contrast(color, paper) for color in shown if contrast(color, paper) < 3} == {}
    assert len(set(shown)) == len(GROUP_COLORS)
