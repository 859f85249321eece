"""Rondes: who codes what, how far everybody is, and opening what a blind round hides."""

from uuid import UUID

import pandas as pd
import streamlit as st

from actions.rights import may
from actions.round_progress import Stage, State, states
from actions.rounds import close_place, coder_names, may_lead, open_place, remove_round
from actions.workspace import Desk, coders
from coding.codings import Coder
from coding.rounds import Round
from views import round_making
from views.agreement_asking import choose_round
from views.desk import carry_out, plain, say, tell
from words import Words, number, percentage

ROW_PX, MOST_PX = 36, 400
REASON_PX = 260


def show(at: Desk) -> None:
    """The rounds, the newest first, and room to begin one."""
    words, found = say(), states(at)
    st.caption(words("rounds-intro"))
    tell("rounds")
    # A round that was begun folds the form: another number of rounds is another expander.
    if may(at, "round.start"):
        with st.expander(words("rounds-new"), expanded=not found, key=f"round_new_{len(found)}"):
            round_making.show(at, found)
    if not found:
        st.write(words("rounds-none"))
    for state in found:
        with st.container(border=True, key=f"round-{state.round.id}"):
            _one(at, state)


def described(words: Words, of: Round, names: dict[object, str]) -> str:
    """Whether it is blind, against which key, and how its documents were drawn."""
    if of.key_id:
        said = [words("round-training", name=names.get(of.key_id, "–"))]
    else:
        said = [words("round-blind" if of.blind else "round-open")]
    if of.seed is not None and of.share is not None:
        facts = {"share": percentage(of.share, language=words.language), "seed": of.seed}
        by = of.attribute and round_making.stratum(words, of.attribute)
        said.append(words("round-drawn-by", attribute=by, **facts) if by else words("round-drawn", **facts))
    return " · ".join(said)


def _one(at: Desk, state: State) -> None:
    words, known = say(), coders(at)
    names: dict[object, str] = {coder.id: coder.name for coder in known}
    said = [described(words, state.round, names)]
    if state.round.blind:
        said.append(words("round-opened-of", open=state.open, all=len(state.stages)))
    st.markdown(f"**{plain(state.round.name)}** · :gray[{plain(' · '.join(said))}]")
    taking_part = {coder_id for stage in state.stages for coder_id in stage.assignment.coder_ids}
    rows = [_row(at, stage, [each for each in known if each.id in taking_part]) for stage in state.stages]
    st.dataframe(
        pd.DataFrame(rows).fillna(""),
        hide_index=True,
        height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX),
        key=f"round-table-{state.round.id}",
        alt=words("round-table"),
    )
    if state.round.blind and state.open < len(state.stages):
        st.caption(words("round-note"))
    st.button(
        words("round-agreement"),
        key=f"round-{state.round.id}-agreement",
        type="tertiary",
        icon=":material/compare_arrows:",
        on_click=_compare,
        args=(at, state.round.id),
    )
    if may_lead(at, state.round) and may(at, "round.open"):
        _lead(at, state)


def _compare(at: Desk, round_id: UUID) -> None:
    """The section with the numbers, on this round."""
    st.session_state["compare_section"] = "agreement"
    choose_round(at, round_id)


def _row(at: Desk, stage: Stage, known: list[Coder]) -> dict[str, str]:
    words = say()
    counts = {each.name: _count(words, stage, each) for each in known if each.id in stage.assignment.coder_ids}
    row = {words("document"): stage.name, words("round-column-state"): _state(at, stage), **counts}
    return row | ({words("round-column-reason"): stage.assignment.reason} if stage.assignment.reason else {})


def _count(words: Words, stage: Stage, coder: Coder) -> str:
    made = stage.codings[coder.id]
    shown = words("round-hidden") if made is None else number(made, language=words.language)
    return f"{shown} ✓" if coder.id in stage.done else shown


def _state(at: Desk, stage: Stage) -> str:
    words, busy = say(), ", ".join(coder_names(at, stage.busy))
    if not stage.open:
        return words("round-state-blind", names=busy) if busy else words("round-state-closed")
    return words("round-busy", names=busy) if busy else words("round-all-done")


def _lead(at: Desk, state: State) -> None:
    words, key = say(), f"round-{state.round.id}"
    with st.container(horizontal=True, gap="small"):
        if state.round.blind:
            with st.popover(words("round-change"), key=f"{key}-change"):
                _change(at, state, key)
        gone = words("round-removed", name=state.round.name)
        st.button(
            words("round-remove"),
            key=f"{key}-remove",
            on_click=carry_out,
            args=("rounds", lambda: remove_round(at, state.round.id), gone),
        )


def _change(at: Desk, state: State, key: str) -> None:
    words = say()
    st.caption(words("round-open-help"))
    stages = {stage.assignment.id: stage for stage in state.stages}
    chosen = st.selectbox(
        words("round-which"), list(stages), format_func=lambda each: stages[each].name, key=f"{key}-which"
    )
    st.text_area(words("round-reason"), key=f"{key}-reason", height=80)
    stage = stages[chosen]

    def act() -> None:
        reason = st.session_state[f"{key}-reason"]
        (close_place if stage.open else open_place)(at, stage.assignment.id, reason)

    said = words("round-closed" if stage.open else "round-opened", name=stage.name)
    label = words("round-close-place" if stage.open else "round-open-place")
    st.button(label, key=f"{key}-do", type="primary", on_click=carry_out, args=("rounds", act, said))
