"""From hits to codings: one by one with its surroundings, or all of them in one step."""

from collections.abc import Hashable
from functools import partial
from uuid import UUID

import streamlit as st

from actions.autocoding import Unit, autocode, surroundings, to_code
from actions.codebook import codebook
from actions.documents import content
from actions.rights import may
from actions.searching import Hit, Hits
from actions.workspace import Desk
from corpora.spans import Span
from views.desk import carry_out, plain, say, tell
from views.places import open_place
from words import number


def show(at: Desk, hits: Hits, query: str) -> None:
    """What is being coded, the hit whose turn it is, and the button for all of them."""
    words = say()
    with st.container(horizontal=True, vertical_alignment="center"):
        count = number(len(hits), language=words.language)
        st.markdown(words("search-coding", n=len(hits), count=count, query=plain(query)))
        st.button(words("search-coding-close"), key="search_coding_close", type="tertiary", on_click=_leave)
    row = _row(hits)
    if here := hits.some(row, 1):
        _one(at, hits, here[0], row)
    if hits:
        _every(at, hits)


def _row(hits: Hits) -> int:
    """Where the review of these hits is; at the first one for hits that are new."""
    row, of = st.session_state.get("search_at", (0, None))
    return int(row) if of == len(hits) and row < len(hits) else 0


def _one(at: Desk, hits: Hits, hit: Hit, row: int) -> None:
    """The chosen hit in what surrounds it: open it, code it, go on to the next."""
    words, around = say(), surroundings(at, hit)
    place = words("search-place", row=row + 1, count=number(len(hits), language=words.language))
    st.caption(plain(" · ".join(filter(None, (place, hit.document.name, hit.speaker)))))
    st.markdown(_emphasised(content(at, hit.document.id).text, around, hit.span))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(words("open-place"), key="search_open"):
            open_place(hit.document.id, hit.span)
        chosen = _choice(at) if may(at, "coding.apply") else None
        if chosen:
            code_id, unit = chosen
            st.button(
                words("search-code-one"),
                key="search_code_one",
                type="primary",
                on_click=_code_one,
                args=(at, hits, row, code_id, unit),
            )
        st.button(
            words("search-previous"), key="search_previous", disabled=row == 0, on_click=_go, args=(hits, row - 1)
        )
        last = row + 1 == len(hits)
        st.button(words("search-next"), key="search_next", disabled=last, on_click=_go, args=(hits, row + 1))
    tell("search")


def _every(at: Desk, hits: Hits) -> None:
    """Code all hits, after the number was seen."""
    words, chosen = say(), (st.session_state.get("search_code"), st.session_state.get("search_unit"))
    code_id, unit = chosen
    if code_id is None or unit is None or not may(at, "coding.apply"):
        return
    name = next((code.name for code in codebook(at).codes if code.id == code_id), "")
    asked: Hashable = (st.session_state.get("search_asked", {}).get("query"), len(hits), code_id, unit)
    if st.session_state.get("search_confirm") != asked:
        label = words("search-code-all", name=plain(name))
        st.button(label, key="search_code_all", on_click=st.session_state.update, args=({"search_confirm": asked},))
        return
    every = hits.some(0, len(hits))
    new, already = to_code(at, every, code_id, unit)
    with st.container(border=True, key="search_confirm_card"):
        count = number(len(new), language=words.language)
        st.write(words("search-confirm", n=len(new), count=count, name=plain(name)))
        if already:
            st.caption(words("search-confirm-already", n=already, count=already))
        with st.container(horizontal=True):
            done = words("search-coded", n=len(new), count=count, name=name)
            act = partial(autocode, at, every, code_id, unit)
            st.button(
                words("search-confirm-yes"),
                key="search_yes",
                type="primary",
                disabled=not new,
                on_click=_code_all,
                args=(act, done),
            )
            st.button(words("search-confirm-no"), key="search_no", on_click=_close)


def _choice(at: Desk) -> tuple[UUID, Unit] | None:
    """With which code, and how much around the hit; None while there are no codes."""
    words, names = say(), {code.id: code.name for code in codebook(at).codes}
    if not names:
        st.caption(words("search-no-codes"))
        return None
    code_id = st.selectbox(words("search-code"), list(names), format_func=names.__getitem__, key="search_code")
    unit = st.selectbox(
        words("search-unit"),
        (Unit.SENTENCE, Unit.TURN, Unit.HIT),
        format_func=lambda each: words(f"search-unit-{each}"),
        key="search_unit",
    )
    return code_id, unit


def _emphasised(text: str, around: Span, hit: Span) -> str:
    before, within, after = (
        plain(text[start:end])
        for start, end in ((around.start, hit.start), (hit.start, hit.end), (hit.end, around.end))
    )
    left = " " if text[around.start : hit.start][-1:].isspace() else ""
    right = " " if text[hit.end : hit.end + 1].isspace() else ""
    return f"{before}{left}**{within}**{right}{after}"


def _code_one(at: Desk, hits: Hits, row: int, code_id: UUID, unit: Unit) -> None:
    carry_out("search", partial(autocode, at, hits.some(row, 1), code_id, unit), say()("search-coded-one"))
    _go(hits, min(row + 1, len(hits) - 1))


def _code_all(act: partial[object], done: str) -> None:
    carry_out("search", act, done)
    _close()


def _go(hits: Hits, row: int) -> None:
    st.session_state["search_at"] = (row, len(hits))


def _close() -> None:
    st.session_state.pop("search_confirm", None)


def _leave() -> None:
    for name in ("search_asked", "search_at", "search_confirm"):
        st.session_state.pop(name, None)
