"""The fields of a theme: kept as soon as they are left, and never over what a colleague wrote meanwhile."""

from functools import partial
from html import escape
from typing import Any

import streamlit as st

from actions.rights import may
from actions.theming import last_writer, work_on_theme
from actions.workspace import Desk, coders
from codebooks.codebook import Theme
from codebooks.themes import Piece, pieces
from corpora.refusal import Refusal
from views.desk import carry_out, plain, say

PROSE = ("title", "text", "notes")
TAGS = {Piece.SAME: "{}", Piece.GONE: "<del>{}</del>", Piece.NEW: "<ins>{}</ins>"}


def key_of(theme: Theme, field: str) -> str:
    """The widget of a field of a theme; it shows what is kept, also when somebody else changed that."""
    key, state, value = f"{field}-{theme.id}", st.session_state, getattr(theme, field)
    shown = list(value) if isinstance(value, tuple) else value
    if key not in state or state.get(f"{key}:seen") != shown:
        state[key] = state[f"{key}:seen"] = shown
    return key


def kept(at: Desk, theme: Theme, field: str) -> dict[str, Any]:
    """What a widget needs to keep its field when it is left, or to show it to who may only read."""
    off = not may(at, "theme.change")
    return {"key": key_of(theme, field), "on_change": _keep, "args": (at, theme, field), "disabled": off}


def _keep(at: Desk, theme: Theme, field: str) -> None:
    value = st.session_state[f"{field}-{theme.id}"]
    keep(at, theme, field, tuple(value) if isinstance(value, list) else value)


def keep(at: Desk, seen: Theme, field: str, value: object) -> None:
    """Keep a field as changed from what was seen; what cannot be kept is put aside, to be chosen about."""

    def act() -> None:
        try:
            work_on_theme(at, seen, **{field: value})
        except Refusal as refusal:
            if refusal.code == "theme-changed":
                st.session_state[_aside(seen, field)] = value
                return
            st.session_state.pop(f"{field}-{seen.id}", None)
            raise

    carry_out("theme", act)


def disputes(at: Desk, theme: Theme) -> None:
    """What was typed here while a colleague wrote in the same field: both, and the choice."""
    for field in PROSE:
        mine = st.session_state.get(_aside(theme, field))
        if mine is not None:
            with st.container(border=True, key=f"dispute-{field}"):
                _dispute(at, theme, field, mine)


def _dispute(at: Desk, theme: Theme, field: str, mine: str) -> None:
    words, theirs = say(), getattr(theme, field)
    who = {coder.id: coder.name for coder in coders(at)}.get(last_writer(at, theme.id) or theme.id, words("somebody"))
    st.markdown(words("theme-dispute", name=plain(who), field=words(f"theme-{field}")))
    left, right = st.columns(2)
    left.caption(words("theme-dispute-kept"))
    left.html(f"<p>{_marked(mine, theirs)}</p>")
    right.caption(words("theme-dispute-mine"))
    right.html(f"<p>{_marked(theirs, mine)}</p>")
    with st.container(horizontal=True):
        choices = {"mine": mine, "theirs": theirs, "both": f"{theirs}\n\n{mine}"}
        for name, value in choices.items():
            if name != "both" or field != "title":
                settle = partial(_settle, at, theme, field, value)
                st.button(words(f"theme-dispute-take-{name}"), key=f"dispute-{field}-{name}", on_click=settle)


def _settle(at: Desk, theme: Theme, field: str, value: str) -> None:
    st.session_state.pop(_aside(theme, field), None)
    if value != getattr(theme, field):
        keep(at, theme, field, value)


def _marked(other: str, text: str) -> str:
    """A text with what the other has not; the other's own words stand in the other column."""
    shown = ((piece, said) for piece, said in pieces(other, text) if piece is not Piece.GONE)
    return "".join(TAGS[piece].format(escape(said).replace("\n", "<br>")) for piece, said in shown)


def _aside(theme: Theme, field: str) -> str:
    return f"aside-{field}-{theme.id}"
