"""Two board lists next to each other: what the later one changes, part by part."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from actions.boardcomparing import changes_between, rows_of
from actions.workspace import Desk
from corpora.boardchanges import Changes, side
from corpora.boardlists import Row
from corpora.boards import BoardList
from views.board_rules import heading
from views.desk import plain, say, saying_refusals
from words import number

FEWEST_LISTS = 2


def show(at: Desk, known: Sequence[BoardList]) -> None:
    """Choose two lists; the earlier by peildatum stands first."""
    if len(known) < FEWEST_LISTS:
        return
    words = say()
    dated = sorted(known, key=lambda each: each.as_of)
    with st.expander(words("board-changes-title"), key="board_changes"):
        st.caption(words("board-changes-intro"))
        left, right = st.columns(2)
        before, after = _asked(left, "before", dated), _asked(right, "after", dated)
        if before is None or after is None:
            return
        if after.as_of and before.as_of > after.as_of:
            st.caption(words("board-changes-order"))
        with saying_refusals():
            _changes(at, before, after, changes_between(at, before.id, after.id))


def _asked(place: "st.delta_generator.DeltaGenerator", which: str, lists: list[BoardList]) -> BoardList | None:
    return place.selectbox(
        say()(f"board-changes-{which}"),
        lists,
        index=None,
        format_func=lambda each: f"{each.name} ({each.as_of})" if each.as_of else each.name,
        placeholder=say()("board-changes-choose"),
        key=f"changes-{which}",
    )


def _changes(at: Desk, before: BoardList, after: BoardList, found: Changes) -> None:
    words = say()
    st.markdown(_counted("same", len(found.same)))
    if not all(_knows_schools(at, each) for each in (before, after)):
        st.caption(words("board-changes-no-schools"))
    for part, columns in (("new", found.columns_new), ("gone", found.columns_gone)):
        if columns:
            named = ", ".join(heading(column) for column in columns)
            st.caption(plain(words(f"board-changes-columns-{part}", n=len(columns), columns=named)))
    for part, rows in _tables(found).items():
        if rows:
            n = len(found.changed) if part == "changed" else len(rows)
            st.markdown(_counted(part, n))
            st.dataframe(pd.DataFrame(rows), hide_index=True, key=f"changes-table-{part}")


def _knows_schools(at: Desk, listed: BoardList) -> bool:
    """Whether a list says which schools its boards have."""
    rows = at.computed("board-schools", listed.id, compute=lambda: bool(side(rows_of(at, listed.id)).schools))
    return bool(rows)


def _counted(part: str, n: int) -> str:
    words = say()
    return f"**{plain(words(f'board-changes-{part}', n=n, shown=number(n, language=words.language)))}**"


def _tables(found: Changes) -> dict[str, list[dict[str, object]]]:
    words = say()
    key, name, group = words("boards-column-key"), words("board"), words("group")
    grouped = any(row.group for row in (*found.new, *found.gone))
    was, now = words("board-column-before"), words("board-column-after")

    def named(row: Row) -> dict[str, object]:
        return {key: row.key, name: row.name, **({group: row.group} if grouped else {})}

    return {
        "changed": [
            {key: each.key, name: each.name, words("board-column-column"): heading(c) or group, was: b, now: a}
            for each in found.changed
            for c, b, a in each.values
        ],
        "new": [named(row) for row in found.new],
        "gone": [named(row) for row in found.gone],
        "renamed": [{key: each.key, was: each.before, now: each.after} for each in found.renamed],
        "merged": [
            {
                words("board-column-boards"): ", ".join(each.boards),
                words("board-column-into"): f"{each.into} {each.name}",
                words("board-column-schools"): each.schools,
            }
            for each in found.merged
        ],
        "moved": [
            {
                words("board-column-school"): each.school,
                words("board-column-from"): each.before,
                words("board-column-to"): each.after,
            }
            for each in found.moved
        ],
        "proposals": [
            {
                key: each.gone,
                name: each.gone_name,
                words("board-column-into-perhaps"): f"{each.key} {each.name}",
            }
            for each in found.proposals
        ],
    }
