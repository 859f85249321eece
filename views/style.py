"""The little that Streamlit's own theme can't say: a page that begins at the top, without a word of English in it."""

import re

import streamlit as st

COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
QUIET = "#777777"
# Okabe and Ito, then Paul Tol's muted set: apart for colour-blind readers too.
# Okabe and Ito, then Paul Tol's muted set: apart for colour-blind readers too.
PALETTE = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9",
    "#882255", "#117733", "#332288", "#AA4499", "#999933", "#44AA99",
)  # fmt: skip
# Okabe and Ito, then Paul Tol's muted set: apart for colour-blind readers too.
PALETTE = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9",
    "#882255", "#117733", "#332288", "#AA4499", "#999933", "#44AA99",
)  # fmt: skip
DARK_INK, LIGHT_INK = "#16191C", "#FFFFFF"

STYLE = """
<style>
  header[data-testid="stHeader"] { display: none; }
  [data-testid="stMainBlockContainer"] { padding: 0.5rem 1.5rem 2rem; max-width: none; }
  [data-testid="stMainBlockContainer"] h1 { font-size: 1.5rem; font-weight: 600; padding: 0.6rem 0 0.2rem; }
  [data-testid="stMainBlockContainer"] h2 { font-size: 1.15rem; font-weight: 600; padding: 0.4rem 0 0.2rem; }
  [data-testid="stMainBlockContainer"] h3 { font-size: 1rem; font-weight: 600; padding: 0.3rem 0 0.1rem; }
  /* Streamlit has no Dutch: its hints under a field and its buttons over a table stay away. */
  [data-testid="InputInstructions"], [data-testid="stElementToolbar"] { display: none; }
  .st-key-bar { border-bottom: 1px solid var(--st-border-color, #dcdfe3); padding-bottom: 0.35rem; }
  .st-key-bar [data-testid="stPageLink-NavLink"] { padding: 0.3rem 0.6rem; border-bottom: 2px solid transparent; }
  .st-key-bar [data-testid="stPageLink-NavLink"][aria-current] { border-bottom-color: var(--st-primary-color); }
  .st-key-bar [data-testid="stCaptionContainer"] { max-width: 22rem; overflow: hidden; }
  .st-key-bar [data-testid="stCaptionContainer"] p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .st-key-welcome { padding-top: 12vh; }
  .st-key-tree, .st-key-form { height: calc(100vh - 13.5rem); overflow-y: auto; padding-right: 0.5rem; }
  [class*="st-key-codes-of-"] { padding-left: 1rem; }
  [class*="st-key-item-"] button { justify-content: flex-start; text-align: left; padding: 0.15rem 0.4rem; }
  [class*="st-key-item-"] button::before, [class*="st-key-coder-"] button::before { content: ""; flex: none;
    width: 0.7rem; height: 0.7rem; margin-right: 0.5rem; border-radius: 2px; }
  [class*="st-key-coder-"] button::before { border-radius: 50%; }
</style>
"""


def dress() -> None:
    """Put our style on the page."""
    st.html(STYLE)


def color_of(color: str) -> str:
    """A colour that may stand in a style sheet; grey for anything that is none."""
    return color if COLOR.fullmatch(color) else QUIET


def ink_on(color: str) -> str:
    """Dark or light letters, whichever contrasts more with this colour (relative luminance, WCAG 2.2)."""
    dark, light, ground = (_luminance(each) for each in (DARK_INK, LIGHT_INK, color_of(color)))
    return DARK_INK if (ground + 0.05) / (dark + 0.05) > (light + 0.05) / (ground + 0.05) else LIGHT_INK


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
