"""A file with attributes of participants: sent, seen in a table of what becomes otherwise, taken over or left."""

from uuid import UUID

import pandas as pd
import streamlit as st

from actions.holding import let_go
from actions.participants_importing import Planned, held_plan, import_held
from actions.workspace import Desk
from corpora.refusal import Refusal
from views.components import component_words, mounted
from views.desk import called, carry_out, plain, say, saying_refusals
from words import attribute_name, number

SHOWN, ROWS_SHOWN, ROW_PX = 500, 8, 35


def show(at: Desk, document_id: UUID) -> None:
    """Where it is sent; below, what waits to be seen."""
    words, key = say(), f"people-held-{document_id}"
    st.markdown(words("people-file"), help=words("participants-paste-help-file"))
    data = called(
        at, words=component_words("upload", words), url="/api/people-files", accept=".csv,.tsv,.xlsx", multiple=False
    )
    sent = mounted("upload", key=f"people_upload_{document_id}", data=data, on_finished=None)
    if sent.finished:
        st.session_state[key] = next((each["id"] for each in sent.finished["results"] if each["ok"]), None)
    if held := st.session_state.get(key):
        with st.container(border=True), saying_refusals():
            try:
                _seen(at, held, document_id, held_plan(at, held, document_id))
            except Refusal:
                del st.session_state[key]
                raise


def _seen(at: Desk, held: str, document_id: UUID, plan: Planned) -> None:
    words, n = say(), len(plan.differences)
    people = _number(plan.imported.described)
    st.markdown(f"**{plain(words('people-plan', n=n, shown=_number(n), people=people))}**")
    if n:
        columns = [words(f"people-column-{name}") for name in ("who", "attribute", "before", "after")]
        rows = [
            (each.name, attribute_name(words, each.attribute), each.before or "–", each.after or "–")
            for each in plan.differences[:SHOWN]
        ]
        height = ROW_PX * (min(len(rows), ROWS_SHOWN) + 1) + 2
        st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, height=height)
    if n > SHOWN:
        st.caption(words("people-plan-more", n=n - SHOWN, shown=_number(n - SHOWN)))
    if rest := [*plan.imported.unknown, *plan.imported.several]:
        st.caption(plain(words("participants-pasted-rest", names=", ".join(rest[:10]))))
    key = f"people-held-{document_id}"

    def take() -> None:
        done = import_held(at, held, document_id)
        st.session_state[key] = None
        st.toast(plain(words("participants-pasted", n=done.described, count=done.described)))

    def leave() -> None:
        let_go(at, held)
        st.session_state[key] = None

    with st.container(horizontal=True):
        st.button(
            words("people-take"),
            type="primary",
            disabled=not n,
            key=f"{key}-take",
            on_click=carry_out,
            args=("participants", take),
        )
        st.button(words("people-leave"), key=f"{key}-leave", on_click=leave)


def _number(n: int) -> str:
    return number(n, language=say().language)
