"""Kept drawings: open one, keep this one, and hand it over as a file."""

import json
from functools import partial
from urllib.parse import quote, urlencode

import streamlit as st

from actions import networking_kept
from actions.networking import place_anew
from actions.rights import may
from actions.workspace import Desk
from coding.network_choices import Choice, Drawing
from views import publication
from views.desk import carry_out, plain, say, tell
from views.downloads import downloads
from views.network_asking import set_up, signature
from views.network_drawing import dragged_in

KINDS = ("png", "svg", "graphml", "gexf", "json", "cyjs", "csv")


def opener(at: Desk) -> None:
    """The kept drawings, to open one; nothing where none was kept."""
    words, known = say(), networking_kept.drawings(at)
    if not known:
        return
    st.selectbox(
        words("drawing-open"),
        known,
        index=None,
        key="net-open",
        format_func=lambda each: each.name,
        placeholder=words("drawing-choose"),
        on_change=_open,
        width=260,
        label_visibility="collapsed",
    )


def keeper(at: Desk, choice: Choice) -> None:
    """A name to keep this drawing under, what can be done with the one that is open, and the files."""
    words = say()
    opened: Drawing | None = st.session_state.get("net-opened")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if may(at, "drawing.add"):
            _deeds(at, choice, opened)
        st.button(words("drawing-anew"), on_click=_anew, args=(at, choice), key="net-anew", type="tertiary")
    tell("drawing")
    asked = quote(json.dumps(choice.written()), safe="")
    st.caption(words("relations-files"), width="content")
    more = urlencode(publication.asked())
    files = {f"network?kind={kind}&choice={asked}&{more}": words(f"network-file-{kind}") for kind in KINDS}
    downloads(at, files, key="network_files")


def _deeds(at: Desk, choice: Choice, opened: Drawing | None) -> None:
    words, moved = say(), dragged_in(choice)
    with st.popover(words("drawing-keep")):
        name = st.text_input(words("drawing-name"), key="net-name")
        keep = partial(networking_kept.keep_drawing, at, name, choice, moved)
        done = words("drawing-kept", name=name)
        st.button(words("drawing-keep"), on_click=carry_out, args=("drawing", keep, done), key="net-keep")
    if opened is None:
        return
    again = partial(networking_kept.change_drawing, at, opened.id, choice, moved)
    label = words("drawing-again", name=plain(opened.name))
    st.button(
        label, on_click=carry_out, args=("drawing", again, words("drawing-kept", name=opened.name)), key="net-again"
    )
    gone = partial(_remove, at, opened)
    st.button(words("drawing-remove"), on_click=carry_out, args=("drawing", gone), key="net-remove", type="tertiary")


def _open() -> None:
    """Before the page is drawn anew: everything as it was kept."""
    chosen: Drawing | None = st.session_state["net-open"]
    st.session_state["net-opened"] = chosen
    if chosen is not None:
        set_up(chosen.choice)
        places = {node_id: list(place) for node_id, place in chosen.places.items()}
        st.session_state["net-dragged"] = {"view": signature(chosen.choice), "places": places}


def _remove(at: Desk, opened: Drawing) -> None:
    networking_kept.remove_drawing(at, opened.id)
    st.session_state["net-opened"] = None
    st.session_state["net-open"] = None


def _anew(at: Desk, choice: Choice) -> None:
    st.session_state["net-dragged"] = None
    place_anew(at, choice)
