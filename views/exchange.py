"""Projects from and for other programs: a file in, with what was understood of it, and a file out."""

from typing import Any
from uuid import UUID

import streamlit as st

from actions.exchanging import Arrived, arrived, forget_arrived
from actions.handing_on import PROGRAMS, left_behind
from actions.workspace import Desk, opened
from views.components import component_words, mounted
from views.desk import called, leave, plain, say
from views.downloads import downloads
from words import number

NOWHERE = UUID(int=0)  # of a tab in which no project is chosen yet
ACCEPTED = ".qdpx,.qdc,.sqlite3,.qda,.zip,.csv,.xlsx,.ods,.docx,.html,.pdf,.json,.jsonld"
SHOWN, TAKEN = "exchange_arrived", "exchange_taken"


def bring_in(at: Desk | None = None) -> None:
    """Where a project of another program is chosen; it becomes a project of its own. `at` is where one sits, if so."""
    words = say()
    st.caption(words("exchange-import-intro"))
    data = called(
        at or Desk(opened(), NOWHERE),
        words=component_words("upload", words),
        url="/api/exchange-files",
        accept=ACCEPTED,
        multiple=False,
    )
    sent = mounted("upload", key="exchange_upload", data=data, on_finished=None)
    _remember(sent.finished)


def _remember(finished: Any) -> None:
    """What came in is told of once."""
    made = [each["id"] for each in (finished or {}).get("results", []) if each["ok"]]
    if made and st.session_state.get(TAKEN) != made[-1]:
        st.session_state[SHOWN] = st.session_state[TAKEN] = made[-1]
        st.rerun()


def came_in(*, at: UUID | None) -> None:
    """What was understood of the file; with a button to go there from another project."""
    found = arrived(opened(), str(st.session_state.get(SHOWN, "")))
    if found is None:
        return
    words = say()
    with st.container(border=True, key="exchange_report"):
        st.subheader(plain(words("exchange-arrived-title", name=found.name)), anchor=False)
        facts = {name: _number(found.held[name]) for name in ("documents", "codes", "codings", "coders")}
        st.write(words("exchange-arrived", **facts))
        _remarks(found)
        with st.container(horizontal=True):
            if found.project is not None and found.project.id != at:
                st.button(words("exchange-open"), type="primary", key="exchange_open", on_click=_open, args=(found,))
            st.button(words("exchange-seen"), key="exchange_seen", on_click=_seen)


def _remarks(found: Arrived) -> None:
    words = say()
    for title, remarks in (
        ("exchange-repairs", found.repairs),
        ("exchange-kept", found.lost),
        ("exchange-gone", found.gone),
    ):
        if remarks:
            with st.expander(words(title, n=len(remarks)), expanded=len(remarks) < 6):
                st.markdown("\n".join(f"- {plain(words(each.code, **each.facts))}" for each in remarks))


def _open(found: Arrived) -> None:
    if found.project is not None:
        leave()
        st.session_state["project"] = str(found.project.id)


def _seen() -> None:
    forget_arrived(opened(), str(st.session_state.pop(SHOWN, "")))


def _number(n: int) -> str:
    return number(n, language=say().language)


def hand_on(at: Desk) -> None:
    """The project as a file for other programs, and what these will not have of it."""
    words = say()
    st.caption(words("exchange-intro"))
    program = st.segmented_control(
        words("exchange-for"),
        list(PROGRAMS),
        default="",
        required=True,
        key="exchange_for",
        format_func=lambda name: words(f"exchange-for-{name or 'any'}"),
    )
    name = f"project-{program}.qdpx" if program else "project.qdpx"
    files = {f"files/{name}": words("download-qdpx"), "files/codebook.qdc": words("download-qdc")}
    files |= {"files/annotations.jsonld": words("download-annotations")}
    downloads(at, files, key=f"exchange_files_{program}")
    if remarks := left_behind(at):
        with st.expander(words("exchange-loses")):
            st.markdown("\n".join(f"- {plain(words(each.code, **each.facts))}" for each in remarks))
