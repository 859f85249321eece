"""A codebook file that waits: what of it is here already, and what somebody has to say about it."""

import pandas as pd
import streamlit as st

from actions.codebook_files import held_codebook, import_codebook, preview_codebook
from actions.holding import let_go
from actions.workspace import Desk
from codebooks.matching import How, Match
from corpora.refusal import Refusal
from views.desk import carry_out, plain, say, saying_refusals
from words import number

HELD = "codebook_held"


def show(at: Desk) -> None:
    """The preview, as long as the file waits."""
    if HELD not in st.session_state:
        return
    words, held_id = say(), st.session_state[HELD]
    try:
        name, data = held_codebook(at, held_id)
    except Refusal:
        st.session_state.pop(HELD, None)
        return
    with saying_refusals(), st.container(border=True, key="codebook_reading"):
        matches = preview_codebook(at, name, data)
        st.markdown(f"**{plain(words('match-title', name=name))}**")
        st.markdown(_counted(matches))
        differing = [each for each in matches if each.fields]
        if differing:
            st.checkbox(words("match-take"), key="match_take", help=words("match-take-help"))
            with st.expander(words("match-differing", n=len(differing))):
                st.dataframe(pd.DataFrame(_rows(differing)), hide_index=True, row_height=36)
        asked = [each for each in matches if each.asks]
        if asked:
            st.write(words("match-ask", n=len(asked)))
        for each in asked:
            st.radio(
                plain(each.item.name),
                ["same", "apart"],
                format_func=lambda choice: words(f"match-choice-{choice}"),
                key=f"match:{each.item.name}",
                horizontal=True,
            )
        with st.container(horizontal=True):
            names = [each.item.name for each in asked]
            st.button(words("match-do"), type="primary", key="match_do", on_click=_taken, args=(at, held_id, names))
            st.button(words("reshape-leave"), key="match_leave", on_click=_left, args=(at, held_id))


def _counted(matches: tuple[Match, ...]) -> str:
    words = say()
    counts = {how: sum(each.how is how for each in matches) for how in How}
    known = counts[How.ID] + counts[How.PATH]
    facts = {"new": counts[How.NEW], "known": known, "asked": counts[How.NAME]}
    return words("match-counts", **{key: number(n, language=words.language) for key, n in facts.items()})


def _rows(differing: list[Match]) -> list[dict[str, str]]:
    words = say()
    return [
        {
            words("moments-item"): each.known.name if each.known else "",
            words("moments-field"): words(f"field-{field}"),
            words("match-here"): _told(getattr(each.known, field)),
            words("match-there"): _told(getattr(each.item, field)),
        }
        for each in differing
        for field in each.fields
    ]


def _told(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _taken(at: Desk, held_id: str, names: list[str]) -> None:
    apart = [name for name in names if st.session_state.get(f"match:{name}") == "apart"]

    def taken() -> None:
        name, data = held_codebook(at, held_id)
        import_codebook(at, name, data, take=bool(st.session_state.get("match_take")), apart=apart)
        _left(at, held_id)

    carry_out("codebook", taken, say()("match-done"))


def _left(at: Desk, held_id: str) -> None:
    let_go(at, held_id)
    st.session_state.pop(HELD, None)
