"""The little that Streamlit's own theme can't say: a page that begins at the top, without a word of English in it."""

import re
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
QUIET = "#777777"
# From the sets of Okabe and Ito and of Paul Tol: apart for colour-blind readers too, on either ground (a test says so).
PALETTE = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#DDCC77", "#33BBEE",
    "#AA3377", "#225555", "#A5170E", "#222255", "#EE99AA", "#663333",
)  # fmt: skip
DARK_INK, LIGHT_INK = "#16191C", "#FFFFFF"

# Drawn here, for Streamlit fetches its own icons from elsewhere.
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#2F5D8A"/>
<path d="M7 17c0-5 2-8 6-9v3c-2 .6-3 2-3 4h3v7H7zm12 0c0-5 2-8 6-9v3c-2 .6-3 2-3 4h3v7h-6z" fill="#FFFFFF"/></svg>"""

STYLE = """
<style>
  header[data-testid="stHeader"] { display: none; }
  [data-testid="stMainBlockContainer"] { padding: 0.5rem 1.5rem 2rem; max-width: none; }
  [data-testid="stMainBlockContainer"] h1 { font-size: 1.5rem; font-weight: 600; padding: 0.6rem 0 0.2rem; }
  [data-testid="stMainBlockContainer"] h2 { font-size: 1.15rem; font-weight: 600; padding: 0.4rem 0 0.2rem; }
  [data-testid="stMainBlockContainer"] h3 { font-size: 1rem; font-weight: 600; padding: 0.3rem 0 0.4rem; }
  /* Streamlit has no Dutch: its hints under a field and its buttons over a table stay away. */
  [data-testid="InputInstructions"], [data-testid="stElementToolbar"] { display: none; }
  [data-testid="stLayoutWrapper"]:has(> .st-key-tongue) { position: absolute; }
  /* Streamlit writes a caption so faint that it cannot be read by everybody (WCAG 1.4.3). */
  [data-testid="stCaptionContainer"] { opacity: 0.75; }
  /* It names a key in English, and too lightly to be read; the hint of the button says it in words. */
  button kbd[aria-label^="Shortcut"] { display: none; }
  .st-key-bar { border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
  /* Bold would make the current page's word wider, and the others would jump aside. */
  .st-key-bar [data-testid="stPageLink-NavLink"] p { font-weight: 500; }
  .st-key-bar [data-testid="stPageLink-NavLink"] { border-radius: 0; padding: 0.55rem 0.6rem;
    background: none; color: inherit; }
  .st-key-bar [data-testid="stCaptionContainer"] { max-width: 24rem; }
  .st-key-bar [data-testid="stCaptionContainer"] p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .st-key-coder button { border-radius: 1rem; width: 2rem; min-height: 2rem; height: 2rem; padding: 0; }
  .st-key-coder button > div > div:last-child { display: none; }
  .st-key-coder button [data-testid="stMarkdownContainer"] p { overflow: visible; font-weight: 600; font-size: 0.8rem; }
  .st-key-welcome { padding-top: 12vh; }
  .st-key-form { max-height: calc(100vh - 11rem); flex: none; overflow-y: auto; padding-right: 0.5rem; }
  [class*="st-key-coder-"] button * { justify-content: flex-start; text-align: left; }
  [class*="st-key-coder-"] button::before { content: ""; flex: none;
    width: 0.7rem; height: 0.7rem; margin-right: 0.5rem; border-radius: 2px; }
  [class*="st-key-coder-"] button::before { border-radius: 50%; }
</style>
"""
# The accent is light on a dark page: white letters on it would not be read.
DARK_STYLE = """
<style>
  button[kind^="primary"], button[kind^="primary"] *, [data-tag], [data-tag] * { color: #16191C; }
</style>
"""


# Streamlit always says that its page is English; a screen reader would read Dutch aloud as if it were.
TONGUE = """
export default ({ data }) => {
  document.documentElement.lang = data.language;
};
"""


def dress(language: str) -> None:
    """Put our style on the page, and say in which language it is written."""
    # What a button inside a fragment says in passing takes the first place of the page's hidden part: nothing is there.
    st.html("<style></style>")
    st.html(STYLE)
    with st.container(key="tongue"):
        _tongue()(key="page_language", data={"language": language})
    if st.context.theme.type == "dark":
        st.html(DARK_STYLE)


@cache
def _tongue() -> ComponentRenderer:
    return st.components.v2.component("duiding_language", js=TONGUE)


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
