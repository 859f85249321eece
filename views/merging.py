"""What merging a file would do, before it is done: how much of whose, what both changed, and what is good to know."""

from functools import partial

import pandas as pd
import streamlit as st

from actions.travelling_held import let_go, merge_held, preview_held
from actions.uniting import Dispute, Merging
from actions.workspace import Desk
from corpora.refusal import Refusal
from views.desk import carry_out, plain, say, tell
from words import Words, kind_name, number, refused

SHOWN = 40
ASKING = ("travel-sealed", "travel-passphrase")


def show(at: Desk, held: str) -> None:
    """The file that waits; a passphrase first where it has one."""
    words = say()
    tell("travel")
    with st.container(border=True, key="travel_merge"):
        phrase = st.session_state.get("travel_merge_phrase", "")
        try:
            seen = preview_held(at, held, phrase)
        except Refusal as refusal:
            st.warning(plain(refused(words, refusal.code, refusal.facts)))
            if refusal.code in ASKING:
                st.text_input(words("travel-passphrase-open"), type="password", key="travel_merge_phrase")
            st.button(words("travel-drop"), on_click=_drop, args=(at, held))
            return
        which = "same" if seen.same else "other"
        st.write(words(f"travel-from-{which}", name=plain(seen.project)))
        if seen.nothing:
            st.info(words("travel-nothing"))
        else:
            st.dataframe(_table(words, seen), hide_index=True, width="stretch", key="travel_tallies")
        rule, choices = _conflicts(seen)
        _remarks(seen)
        _buttons(at, held, seen, rule, choices)


def _buttons(at: Desk, held: str, seen: Merging, rule: str | None, choices: dict[str, str]) -> None:
    words = say()
    with st.container(horizontal=True):
        if not seen.nothing:
            st.button(
                words("travel-merge"),
                type="primary",
                disabled=rule is None and len(choices) < len(seen.disputes),
                on_click=carry_out,
                args=("travel", partial(_merge, at, held, choices, rule), words("travel-merged")),
            )
        st.button(words("travel-drop"), on_click=_drop, args=(at, held))


def _table(words: Words, seen: Merging) -> pd.DataFrame:
    rows = [
        {
            words("travel-column-kind"): kind_name(words, each.kind),
            words("travel-column-coder"): each.coder,
            words("travel-column-added"): each.added,
            words("travel-column-changed"): each.changed,
            words("travel-column-removed"): each.removed,
        }
        for each in seen.tallies
    ]
    return pd.DataFrame(rows)


def _conflicts(seen: Merging) -> tuple[str | None, dict[str, str]]:
    """Every conflict with both sides; the rule for all of them, or what was chosen for each."""
    if not seen.disputes:
        return None, {}
    words = say()
    st.markdown(f"**{words('travel-conflicts', n=len(seen.disputes))}**")
    st.caption(words("travel-conflicts-intro"))
    rules = ("each", "mine", "theirs", "newest")
    rule = st.selectbox(
        words("travel-rule"), rules, format_func=lambda each: words(f"travel-rule-{each}"), key="travel_rule", width=280
    )
    choices: dict[str, str] = {}
    for dispute in seen.disputes[:SHOWN]:
        chosen = _chosen(dispute, asked=rule == "each")
        if chosen:
            choices[dispute.conflict.name] = chosen
    if (more := len(seen.disputes) - SHOWN) > 0:
        st.caption(words("travel-conflicts-more", n=more))
    return (None, choices) if rule == "each" else (rule, {})


def _chosen(dispute: Dispute, *, asked: bool) -> str | None:
    words, conflict = say(), dispute.conflict
    field = f"travel-field-{conflict.field}"
    called = words(field) if words.knows(field) else words("travel-field-other")
    sides = {side: words(f"travel-choice-{side}", value=_value(dispute, side)) for side in ("mine", "theirs")}
    return st.radio(
        plain(words("travel-conflict", about=dispute.about or kind_name(words, conflict.kind), field=called)),
        list(sides),
        index=None,
        format_func=lambda side: plain(sides[side]),
        key=f"travel-{conflict.name}",
        disabled=not asked,
    )


def _value(dispute: Dispute, side: str) -> str:
    words, value = say(), str(getattr(dispute, side))
    if dispute.conflict.kind == "document" and dispute.conflict.field == "text":
        n = int(value or 0)
        return words("travel-choice-text", n=n, shown=number(n, language=words.language))
    return value or words("travel-choice-empty")


def _remarks(seen: Merging) -> None:
    if not seen.remarks:
        return
    words = say()
    with st.expander(words("travel-notes", n=len(seen.remarks))):
        for each in seen.remarks[: 5 * SHOWN]:
            said = words(f"travel-note-{each.note.what}", about=each.about or kind_name(words, each.note.kind))
            quote = f"“{each.quote}”" if each.quote else ""
            st.caption(plain(" · ".join(filter(None, (said, each.coder, each.document, quote)))))


def _merge(at: Desk, held: str, choices: dict[str, str], rule: str | None) -> None:
    merge_held(at, held, st.session_state.get("travel_merge_phrase", ""), choices, rule)
    st.session_state.pop("travel_held", None)


def _drop(at: Desk, held: str) -> None:
    let_go(at, held)
    st.session_state.pop("travel_held", None)
