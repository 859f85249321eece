"""The key on the page: its passphrase, its place, the project's own names, and who stands behind the pseudonyms."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from actions.keys import EMPTY, Key, default_path, drop, list_names, reveal, unlist_name
from actions.naming import let_go_names
from actions.workspace import Desk
from corpora.pseudonyms_lists import NameList
from corpora.refusal import Refusal
from views.components import component_words, mounted
from views.desk import called, carry_out, plain, say, saying_refusals, tell

ROWS_SHOWN, ROW_PX = 7, 35
KINDS_OF_FILE = ".txt,.csv"


def passphrase(at: Desk) -> None:
    """Asked for once a tab, and kept nowhere else; beside it where the key is. A form, so that no Enter is needed."""
    words, path = say(), default_path(at.project_id)
    st.session_state.setdefault("passphrase_field", said())  # a field that was away comes back empty
    with st.form("passphrase_form", border=False):
        field, send, place = st.columns([6, 2, 8], vertical_alignment="bottom")
        field.text_input(
            words("pseudonyms-passphrase"),
            type="password",
            key="passphrase_field",
            help=words("pseudonyms-passphrase-help"),
            autocomplete="off",
        )
        send.form_submit_button(words("names-open-key" if path.exists() else "names-new-phrase"), on_click=_remember)
        place.caption(plain(words("names-key-is" if path.exists() else "names-key-comes", path=path)))
    if said():
        with saying_refusals():
            opened(at)


def said() -> str:
    """The passphrase that was given in this tab."""
    return str(st.session_state.get("passphrase", ""))


def opened(at: Desk) -> Key:
    """The key, opened once for as long as its file is the same; empty where there is none; what `reveal` refuses."""
    path = default_path(at.project_id)
    if not path.exists():
        return EMPTY
    now = _as_it_is(path)
    known: tuple[object, Key] | None = st.session_state.get("key_opened")
    if known is None or known[0] != now:
        known = st.session_state["key_opened"] = (now, reveal(path, said()))
    return known[1]


def _as_it_is(path: Path) -> tuple[object, ...]:
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size, said()


def _changed(path: Path, act: Callable[[], Key]) -> None:
    """What was just kept needs not be opened again: a passphrase takes tenths of a second on purpose."""
    key = act()
    st.session_state["key_opened"] = (_as_it_is(path), key)


def contents(at: Desk) -> None:
    """The project's own list and the names behind the pseudonyms; both only with the passphrase."""
    words = say()
    if not said():
        st.caption(words("names-locked"))
        return
    with suppress(Refusal):  # said above
        key = opened(at)
        n = len(key.listed.names)
        with st.expander(words("names-list", count=n), key="names_list"):
            _listed(at, key, default_path(at.project_id))
        if key.names:
            with st.expander(words("names-behind", count=len(key.names)), key="names_behind"):
                _behind(key, default_path(at.project_id))


def _listed(at: Desk, key: Key, path: Path) -> None:
    words, add, have = say(), *st.columns(2, gap="large")
    st.session_state.setdefault("names_round", 0)
    with add:
        st.text_area(words("names-new"), key=f"names_new_{st.session_state['names_round']}", height=110)
        st.caption(plain(words("pseudonyms-names-help")))
        st.button(words("names-add"), on_click=_add, args=(path,))
        data = called(
            at, words=component_words("upload", words), url="/api/name-files", accept=KINDS_OF_FILE, multiple=False
        )
        sent = mounted("upload", key="names_upload", data=data, on_finished=None)
        if sent.finished and _take(at, path, next(each["id"] for each in sent.finished["results"] if each["ok"])):
            st.rerun()
    with have:
        if not key.listed.names:
            st.caption(words("names-list-empty"))
            return
        _table([(name, words(f"name-kind-{kind.name.lower()}")) for kind, name in key.listed.names], "name", "kind")
        _taken_out("names-remove", [name for _, name in key.listed.names], path)


def _taken_out(button: str, names: list[str], path: Path) -> None:
    words = say()
    gone = st.selectbox(
        words(f"{button}-which"), names, index=None, placeholder=words("names-choose"), key=f"{button}-which"
    )
    change = partial(unlist_name if button == "names-remove" else drop, path, str(gone), said())
    act = partial(_changed, path, change)
    done = words(f"{button}-done", name=gone)
    st.button(words(button), disabled=gone is None, on_click=carry_out, args=("names", act, done), key=button)


def _behind(key: Key, path: Path) -> None:
    words, table, out = say(), *st.columns(2, gap="large")
    with table:
        _table([(pseudonym, ", ".join(names)) for pseudonym, names in key.names.items()], "pseudonym", "names")
    with out:
        st.caption(plain(words("names-drop-help")))
        _taken_out("names-drop", list(key.names), path)


def _table(rows: list[tuple[str, str]], *columns: str) -> None:
    words = say()
    heads = [words(f"names-column-{column}") for column in columns]
    height = ROW_PX * min(len(rows), ROWS_SHOWN) + ROW_PX + 2
    st.dataframe(pd.DataFrame(rows, columns=heads), hide_index=True, height=height)


def _remember() -> None:
    st.session_state["passphrase"] = st.session_state["passphrase_field"]


def _add(path: Path) -> None:
    field = f"names_new_{st.session_state['names_round']}"

    def added() -> None:
        _changed(path, partial(list_names, path, NameList.parsed(st.session_state[field]), said()))
        st.session_state["names_round"] += 1

    carry_out("names", added)


def _take(at: Desk, path: Path, held_id: str) -> bool:
    """Whether a file that came in was new; it lies in memory no longer than it takes to seal its names."""
    names = let_go_names(at, held_id)
    if names is not None:
        act = partial(_changed, path, partial(list_names, path, names, said()))
        carry_out("names", act, say()("names-read", n=len(names.names)))
    return names is not None


def complaints() -> None:
    """What could not be done with the key a moment ago."""
    tell("names")
