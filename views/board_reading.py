"""What was read of a board list: how it is written, what was noticed, and its rows."""

import pandas as pd
import streamlit as st

from corpora.sheets import Remark
from corpora.tables import Table
from views import board_rules
from views.desk import plain, say
from words import number

ROWS_SHOWN = 200
SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}


def facts(table: Table) -> None:
    """How many rows and columns, and how the file is written."""
    words = say()
    said = [
        words("boards-rows", n=len(table.rows), shown=number(len(table.rows), language=words.language)),
        words("boards-columns", n=len(table.columns)),
    ]
    if table.sheet:
        said.append(words("boards-sheet", name=table.sheet))
    if table.encoding:
        said.append(words("boards-encoding", name=table.encoding))
    if table.separator in SEPARATORS:
        said.append(words(f"boards-separator-{SEPARATORS[table.separator]}"))
    if table.decimal:
        said.append(words("boards-decimal-comma" if table.decimal == "," else "boards-decimal-point"))
    if table.header_row:
        said.append(words("boards-header", row=number(table.header_row, language=words.language)))
    st.caption(plain(" · ".join(said)))


def remarks(found: tuple[Remark, ...]) -> None:
    """What is worth knowing before the list is kept."""
    words = say()
    sentences = [words(f"list-remark-{code}", **_shown(facts)) for code, facts in found]
    if sentences:
        st.markdown(f"**{words('boards-remarks')}**")
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _shown(facts: dict[str, object]) -> dict[str, object]:
    """Whole numbers as the language writes them, and rules as sentences; `n` chooses the plural."""
    shown: dict[str, object] = {}
    for name, fact in facts.items():
        if name == "rule":
            shown[name] = board_rules.heading(str(fact))
        else:
            shown[name] = number(fact, language=say().language) if type(fact) is int and name != "n" else fact
    return shown


def rows(table: Table, made: Table | None) -> None:
    """The list as it will be kept where rules make it, and the rows of the file."""
    words = say()
    if made is not None:
        st.caption(words("boards-result"))
        named = [board_rules.heading(column) for column in made.columns]
        st.dataframe(pd.DataFrame(made.rows[:ROWS_SHOWN], columns=named), hide_index=True, height=280)
        st.caption(words("boards-file"))
    st.dataframe(pd.DataFrame(table.rows[:ROWS_SHOWN], columns=list(table.columns)), hide_index=True, height=280)
