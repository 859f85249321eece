"""What was understood of a board list, and which columns hold key, name and group, before anything is kept."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

from actions.boardcomparing import unlinked_rows
from actions.boards import board_lists, held_name, held_table, import_held
from actions.workspace import Desk
from corpora import boardlists
from corpora.aggregating import Rule
from corpora.boardlists import Choice
from corpora.columns import facts
from corpora.keyzeros import location_columns
from corpora.listdates import as_of
from corpora.refusal import Refusal
from corpora.schools import about_rows, are_schools
from corpora.sheets import Remark
from corpora.tables import Table
from views import board_reading, board_rules
from views.desk import carry_out, plain, say, saying_refusals, tell
from words import number

T = TypeVar("T")
Made = tuple[Table, tuple[Remark, ...]]


def show(at: Desk, held: str) -> None:
    """The table with its columns to confirm; gone once the list is kept or put aside."""
    words = say()
    with st.container(border=True, key="board_preview"), saying_refusals():
        try:
            name, table = held_name(at, held), _read(at, held)
        except Refusal:
            _forget()
            raise
        st.subheader(words("boards-preview", name=plain(name)), anchor=False)
        board_reading.facts(table)
        _sheets(at, held, table)
        if not table.header_row:
            _names(held, table)
        choice = _choice(at, held, table)
        rules: tuple[Rule, ...] = ()
        made: Made = table, ()
        if choice.key:
            rules = _rules(at, held, table, choice.key)
            made = _made(at, held, table, choice, rules)
        board_reading.remarks((*table.remarks, *made[1]))
        _unlinked(at, held, table, choice)
        _save(at, held, choice, rules, said=as_of(table))
        board_reading.rows(table, made[0] if rules else None)


def _read(at: Desk, held: str) -> Table:
    return held_table(at, held, sheet=_sheet(held), names=_given(held))


def _sheet(held: str) -> str:
    return str(st.session_state.get(f"sheet-{held}") or "")


def _given(held: str) -> tuple[str, ...]:
    """The names that a person gave the columns."""
    return tuple(st.session_state.get(f"given-{held}", ()))


def _sheets(at: Desk, held: str, table: Table) -> None:
    """Another worksheet, where there are several."""
    others = dict(held_table(at, held).remarks).get("other-sheets", {}).get("sheets", "")
    if others:
        sheets = [held_table(at, held).sheet, *str(others).split(", ")]
        st.selectbox(say()("boards-sheet-choose"), sheets, key=f"sheet-{held}", index=sheets.index(table.sheet))


def _names(held: str, table: Table) -> None:
    """Names for the columns of a list that has none, a line for each."""
    words, place = say(), f"names-{held}"

    def take() -> None:
        names = tuple(filter(None, map(str.strip, st.session_state[place].splitlines())))
        if len(names) != len(table.columns):
            raise Refusal("column-names-count", n=len(table.columns), given=len(names))
        st.session_state[f"given-{held}"] = names

    with st.expander(words("boards-names-title"), expanded=not _given(held)):
        st.text_area(
            words("boards-names"), "\n".join(table.columns), height=160, key=place, help=words("boards-names-help")
        )
        st.button(words("boards-names-take"), key=f"take-{held}", on_click=carry_out, args=("names", take))
        tell("names")


def _kept(at: Desk, held: str, name: str, *of: Hashable, compute: Callable[[], T]) -> T:
    """What follows from the file as it is read now, computed once and not for every click."""
    return at.remembered(name, held, _sheet(held), _given(held), *of, compute=compute)


def _rules(at: Desk, held: str, table: Table, key: str) -> tuple[Rule, ...]:
    """The rules by which schools become boards; none where the rows are boards already."""
    if not _kept(at, held, "held-schools", key, compute=lambda: are_schools(table, key)):
        return ()
    types = _kept(at, held, "held-types", compute=lambda: {column.name: column.type for column in facts(table)})
    return board_rules.chosen(table, types, key, held)


def _made(at: Desk, held: str, table: Table, choice: Choice, rules: tuple[Rule, ...]) -> Made:
    """The table as it will be kept, and what is worth knowing about its rows."""

    def understood() -> Made:
        made, columns = boardlists.as_boards(table, choice, rules)
        told = [remark for remark in made.remarks if remark not in table.remarks]
        about = () if rules else about_rows(table, choice.key)  # the rules say it of their own
        return made, (*about, *told, *boardlists.understood(made, columns).remarks)

    with saying_refusals():
        return _kept(at, held, "held-boards", choice, rules, compute=understood)
    return table, ()


def _unlinked(at: Desk, held: str, table: Table, choice: Choice) -> None:
    """The rows that the project's other lists don't know."""
    if not choice.key or not board_lists(at):
        return
    words = say()
    rows = at.computed(
        "held-unlinked", held, _sheet(held), _given(held), choice, compute=lambda: unlinked_rows(at, table, choice)
    )
    if rows:
        with st.expander(words("boards-unlinked", n=len(rows), shown=number(len(rows), language=words.language))):
            line, key, name = (words(f"boards-unlinked-{each}") for each in ("line", "key", "name"))
            st.dataframe(
                pd.DataFrame([{line: row.line, key: row.key, name: row.name} for row in rows]), hide_index=True
            )


def _guess(table: Table) -> Choice:
    """The columns as far as they can be told; of schools, the name and group that all schools of a board share."""
    guess = boardlists.proposed(table)
    _, choice = boardlists.as_boards(table, guess)
    known = (column if column in table.columns else "" for column in (choice.name, choice.group))
    return Choice(guess.key, *known)


def _choice(at: Desk, held: str, table: Table) -> Choice:
    words, proposed = say(), _kept(at, held, "held-choice", compute=lambda: _guess(table))
    columns, two = list(table.columns), "+".join(location_columns(table))
    keys = [*columns, two] if two else columns
    key, name, group = st.columns(3)
    held = f"{held}-{_sheet(held)}-{len(_given(held))}"  # other columns, other choices
    return Choice(
        key.selectbox(
            words("boards-key"),
            keys,
            index=keys.index(proposed.key) if proposed.key else None,
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


def _save(at: Desk, held: str, choice: Choice, rules: tuple[Rule, ...], *, said: str) -> None:
    words = say()
    tell("preview")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            words("boards-as-of"),
            value=date.fromisoformat(said) if said else None,
            format="DD-MM-YYYY",
            key=f"as-of-{held}",
            help=words("boards-as-of-help"),
            width=220,
        )
        keep = partial(_keep, at, held, choice, rules, day=day.isoformat() if day else "")
        st.button(
            words("boards-save"),
            type="primary",
            on_click=carry_out,
            args=("preview", keep, words("boards-saved")),
            disabled=not choice.key,
        )
        st.button(words("boards-not"), on_click=_forget)


def _keep(at: Desk, held: str, choice: Choice, rules: tuple[Rule, ...], *, day: str) -> None:
    import_held(at, held, choice, as_of=day, names=_given(held), rules=rules, sheet=_sheet(held))
    _forget()


def _forget() -> None:
    st.session_state.pop("held", None)
