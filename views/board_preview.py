"""What was understood of a board list, and which columns hold key, name and group, before anything is kept."""

from functools import partial

import pandas as pd
import streamlit as st

from actions.boards import held_name, held_table, import_held
from actions.workspace import Desk
from corpora import boardlists
from corpora.boardlists import Choice
from corpora.refusal import Refusal
from corpora.sheets import Remark
from corpora.tables import Table
from views.desk import carry_out, plain, say, saying_refusals, tell
from words import number

ROWS_SHOWN = 200
SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}


def show(at: Desk, held: str) -> None:
    """The table with its columns to confirm; gone once the list is kept or put aside."""
    words = say()
    with st.container(border=True, key="board_preview"), saying_refusals():
        try:
            name, table = held_name(at, held), held_table(at, held)
        except Refusal:
            _forget()
            raise
        st.subheader(words("boards-preview", name=plain(name)), anchor=False)
        st.caption(plain(" · ".join(_facts(table))))
        choice = _choice(table, held)
        _remarks(table.remarks)
        if choice.key:
            with saying_refusals():
                _remarks(boardlists.understood(table, choice).remarks)
        _save(at, held, choice)
        st.dataframe(pd.DataFrame(table.rows[:ROWS_SHOWN], columns=list(table.columns)), hide_index=True, height=280)


def _remarks(remarks: tuple[Remark, ...]) -> None:
    """What is worth knowing before the list is kept."""
    sentences = [say()(f"list-remark-{code}", **facts) for code, facts in remarks]
    if sentences:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _facts(table: Table) -> list[str]:
    words = say()
    said = [
        words("boards-rows", n=len(table.rows), shown=number(len(table.rows), language=words.language)),
        words("boards-columns", n=len(table.columns)),
    ]
    if table.sheet:
        said.append(words("boards-sheet", name=table.sheet))
    if table.encoding:
        said.append(words("boards-encoding", name=table.encoding))
    if table.separator:
        said.append(words(f"boards-separator-{SEPARATORS[table.separator]}"))
    if table.decimal:
        said.append(words("boards-decimal-comma" if table.decimal == "," else "boards-decimal-point"))
    if table.header_row:
        said.append(words("boards-header", row=number(table.header_row, language=words.language)))
    return said


def _choice(table: Table, held: str) -> Choice:
    words, proposed = say(), boardlists.proposed(table)
    columns = list(table.columns)
    key, name, group = st.columns(3)
    return Choice(
        key.selectbox(
            words("boards-key"),
            columns,
            index=columns.index(proposed.key) if proposed.key else None,
            placeholder=words("boards-choose"),
            key=f"key-{held}",
        )
        or "",
        _optional(name, words("boards-name"), columns, proposed.name, f"name-{held}"),
        _optional(group, words("boards-group"), columns, proposed.group, f"group-{held}"),
    )


def _optional(place: "st.delta_generator.DeltaGenerator", label: str, columns: list[str], guess: str, key: str) -> str:
    options = ["", *columns]
    none = say()("boards-none")
    return str(
        place.selectbox(label, options, index=options.index(guess), format_func=lambda column: column or none, key=key)
    )


def _save(at: Desk, held: str, choice: Choice) -> None:
    words = say()
    tell("preview")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            words("boards-as-of"),
            value=None,
            format="DD-MM-YYYY",
            key=f"as-of-{held}",
            help=words("boards-as-of-help"),
            width=220,
        )
        keep = partial(_keep, at, held, choice, day.isoformat() if day else "")
        st.button(
            words("boards-save"),
            type="primary",
            on_click=carry_out,
            args=("preview", keep, words("boards-saved")),
            disabled=not choice.key,
        )
        st.button(words("boards-not"), on_click=_forget)


def _keep(at: Desk, held: str, choice: Choice, as_of: str) -> None:
    import_held(at, held, choice, as_of=as_of)
    _forget()


def _forget() -> None:
    st.session_state.pop("held", None)
