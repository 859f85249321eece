"""The text of a file that waits, before and after: level by paragraph, with the words that differ marked."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from actions.previewing import Held, side_by_side
from actions.workspace import Desk
from corpora.abreast import Pair, Piece
from views.desk import say, saying_refusals
from words import number

AT_ONCE = 20
SOFT_HYPHEN = {0xAD: "¬"}  # as word processors show it: else a word would seem to differ from itself
STYLE = """<style>
  .dd-abreast { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0; }
  .dd-abreast th { text-align: left; font-size: 0.85rem; font-weight: 600; padding: 0 0.9rem 0.35rem; border: 0; }
  .dd-abreast td { vertical-align: top; padding: 0.45rem 0.9rem; white-space: pre-wrap; overflow-wrap: anywhere;
    font: 15px/1.55 Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif; border: 0;
    border-top: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
  .dd-abreast td + td, .dd-abreast th + th {
    border-left: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
  .dd-abreast del { text-decoration: line-through; text-decoration-thickness: 1px;
    background: color-mix(in srgb, #D55E00 16%, transparent); border-radius: 2px; }
  .dd-abreast ins { text-decoration: underline; text-underline-offset: 3px; text-decoration-thickness: 1px;
    background: color-mix(in srgb, #0072B2 16%, transparent); border-radius: 2px; }
  .dd-abreast i { opacity: 0.6; font-family: inherit; font-size: 0.85rem; }
</style>"""


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands above each of the two texts, and the sentence for when no word differs."""

    before: str = "preview-before"
    after: str = "preview-after"
    same: str = "preview-same"


@st.fragment
def show(at: Desk, held: Held, part: int) -> None:
    """The file that waits, a page at a time."""
    with saying_refusals():
        show_pairs(side_by_side(at, held.id, part), f"{held.id}-{part}", Sides())


def show_pairs(pairs: tuple[Pair, ...], key: str, sides: Sides) -> None:
    """A page of the two texts at a time; first what differs."""
    differ = [pair for pair in pairs if pair.changed]
    if not differ:
        st.caption(say()(sides.same))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        shown = _shown(key, differ, pairs)
        first = _page(key, len(shown))
    with st.container(height=430, key="preview_text", border=True):
        st.html(STYLE + _table(shown[first : first + AT_ONCE], sides))


def _shown(key: str, differ: list[Pair], pairs: tuple[Pair, ...]) -> list[Pair]:
    """All paragraphs, or those in which words differ."""
    if not differ:
        return list(pairs)
    words = say()
    chosen = st.segmented_control(
        words("preview-show"),
        ["changed", "all"],
        default="changed",
        required=True,
        key=f"shown-{key}",
        format_func=lambda name: words(f"preview-show-{name}"),
        label_visibility="collapsed",
        on_change=_turn,
        args=(key, 0),
    )
    return list(pairs) if chosen == "all" else differ


def _page(key: str, rows: int) -> int:
    """The first of the rows that are shown, with the way to those before and after."""
    words = say()
    last_page = max(0, (rows - 1) // AT_ONCE * AT_ONCE)
    first = min(int(st.session_state.get(f"first-{key}", 0)), last_page)
    facts = {"first": first + 1, "last": min(first + AT_ONCE, rows), "all": rows}
    if rows > AT_ONCE:
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            said = {name: number(n, language=words.language) for name, n in facts.items()}
            st.caption(words("preview-rows", **said), width="content")
            back, on = max(0, first - AT_ONCE), min(first + AT_ONCE, last_page)
            st.button(words("preview-back"), key=f"back-{key}", disabled=first == 0, on_click=_turn, args=(key, back))
            st.button(words("preview-on"), key=f"on-{key}", disabled=first == last_page, on_click=_turn, args=(key, on))
    return first


def _turn(key: str, first: int) -> None:
    st.session_state[f"first-{key}"] = first


def _table(pairs: list[Pair], sides: Sides) -> str:
    words = say()
    head = "".join(f'<th scope="col">{escape(words(side))}</th>' for side in (sides.before, sides.after))
    rows = "".join(_row(pair, escape(words("preview-left-out"))) for pair in pairs)
    return f'<table class="dd-abreast"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(pair: Pair, nothing: str) -> str:
    if not pair.after:  # page numbers and the like: many short lines
        left = " · ".join(f"<del>{_seen(words)}</del>" for words in pair.before.split("\n\n"))
        return f"<tr><td>{left}</td><td><i>{nothing}</i></td></tr>"
    before, after = pair.marked()
    return f"<tr><td>{_marked(before, 'del')}</td><td>{_marked(after, 'ins')}</td></tr>"


def _marked(pieces: tuple[Piece, ...], tag: str) -> str:
    return "".join(_piece(piece, tag) for piece in pieces)


def _piece(piece: Piece, tag: str) -> str:
    if not piece.changed:
        return _seen(piece.words)
    words = piece.words.rstrip()
    return f"<{tag}>{_seen(words)}</{tag}>{escape(piece.words[len(words) :])}"


def _seen(words: str) -> str:
    return escape(words.translate(SOFT_HYPHEN))
