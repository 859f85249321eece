"""The table of participants: every cell is kept as soon as it is left."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.linking import all_boards
from actions.participants import Change, change
from actions.rights import may
from actions.speaking import Listed, listed
from actions.workspace import Desk
from corpora.boards import Board
from corpora.participants import BOARD, KNOWN, NAME
from views.desk import carry_out, say
from views.numbers import written
from words import attribute_name

ROWS_SHOWN, ROW_PX, BOARD_PX = 10, 35, 220
# Beyond so many rows numbers are shown bare: styling cells costs more than it says, and has a limit of its own.
STYLED_ROWS = 1000


def table(at: Desk, document_id: UUID, people: tuple[Listed, ...]) -> None:
    """Every cell is kept as soon as it is left. What changed elsewhere (an undo, a colleague) is a new table."""
    words, stem, state = say(), f"people-{document_id}", st.session_state
    boards = dict.fromkeys(_shown(board) for board in all_boards(at))
    boards |= dict.fromkeys(
        each.participant.attributes[BOARD] for each in people if BOARD in each.participant.attributes
    )
    names = _columns(people, state.get(f"{stem}-columns", ()))
    counts = [words(f"participants-column-{key}") for key in ("label", "turns", "words", "codings")]
    heads = _heads(names, counts)
    rows = pd.DataFrame([_row(each, document_id, heads) for each in people])
    rows = rows.astype(dict.fromkeys(heads.values(), "string"))  # an empty column would become another type when filled
    # What was kept of this table stands in `-kept`: a table that differs from it was changed by something else.
    if state.get(f"{stem}-seen") not in (None, _print(people)):
        state[f"{stem}-round"] = state.get(f"{stem}-round", 0) + 1
        state[f"{stem}-kept"] = {}
    state[f"{stem}-seen"] = _print(people)
    help_key = "participants-board-help" if boards else "participants-board-none"
    key = f"{stem}-table-{state.get(f'{stem}-round', 0)}"
    st.data_editor(
        written(rows, words) if len(people) <= STYLED_ROWS else rows,
        hide_index=True,
        num_rows="fixed",
        placeholder="–",
        disabled=counts if may(at, "participant.change") else True,
        column_config={
            heads[BOARD]: st.column_config.SelectboxColumn(options=list(boards), help=words(help_key), width=BOARD_PX),
            **{heads[name]: st.column_config.TextColumn() for name in names if name != BOARD},
        },
        height=ROW_PX * (min(len(people), ROWS_SHOWN) + 1) + 2,
        alt=words("participants-table"),
        key=key,
        on_change=_keep,
        args=(at, document_id, tuple(each.participant.id for each in people), heads, key),
    )


def _columns(people: Iterable[Listed], added: Iterable[str]) -> tuple[str, ...]:
    free = (name for each in people for name in each.participant.attributes)
    return tuple(dict.fromkeys((NAME, *KNOWN, BOARD, *free, *added)))


def _heads(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """What stands above each attribute; one of their own that is called as another column gets a mark."""
    used, heads = set(taken), dict[str, str]()
    for name in names:
        head = attribute_name(say(), name)
        while head in used:
            head += " *"
        used.add(head)
        heads[name] = head
    return heads


def _row(each: Listed, document_id: UUID, heads: Mapping[str, str]) -> dict[str, Any]:
    words, person = say(), each.participant
    said = {**person.attributes, NAME: person.name}
    if each.board:
        said[BOARD] = _shown(each.board)
    labels = ", ".join(voice.label for voice in person.voices if voice.document_id == document_id)
    return {head: said.get(name) for name, head in heads.items()} | {
        words("participants-column-label"): labels,
        words("participants-column-turns"): each.turns,
        words("participants-column-words"): each.words,
        words("participants-column-codings"): each.codings,
    }


def _print(people: Iterable[Listed]) -> int:
    """A number that is another when anything that can be edited is."""
    return hash(
        tuple(
            (each.participant.id, each.participant.name, tuple(each.participant.attributes.items()), each.board)
            for each in people
        )
    )


def _keep(at: Desk, document_id: UUID, ids: tuple[UUID, ...], heads: Mapping[str, str], key: str) -> None:
    """Only the cells that were not kept yet: the editor tells all its edits each time."""
    stem, state = f"people-{document_id}", st.session_state
    kept, names = dict(state.get(f"{stem}-kept", {})), {head: name for name, head in heads.items()}
    edits = state[key]["edited_rows"]
    cells = {(row, head): value or "" for row, edited in edits.items() for head, value in edited.items()}
    new = {cell: value for cell, value in cells.items() if kept.get(cell) != value}
    by_row: dict[int, dict[str, str]] = {}
    for (row, head), value in new.items():
        by_row.setdefault(row, {})[names[head]] = str(value)
    if not by_row:
        return
    carry_out("participants", lambda: change(at, {ids[row]: _change(at, said) for row, said in by_row.items()}))
    if "told" in state and state["told"][0] == "participants":  # refused: the table shows again what is kept
        state[f"{stem}-seen"] = ""
        return
    state[f"{stem}-kept"] = kept | new
    state[f"{stem}-seen"] = _print(listed(at, document_id))


def _change(at: Desk, said: Mapping[str, str]) -> Change:
    """A board of a list is a link; one that only a file told of is an attribute."""
    attributes = {name: value for name, value in said.items() if name != NAME}
    if BOARD not in said:
        return Change(said.get(NAME), attributes or None)
    board = {_shown(board): str(board.id) for board in all_boards(at)}.get(said[BOARD], "")
    return Change(said.get(NAME), attributes | {BOARD: "" if board else said[BOARD]}, board)


def _shown(board: Board) -> str:
    return " · ".join(part for part in (board.name, board.key, board.group) if part)
