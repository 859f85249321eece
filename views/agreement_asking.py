"""Who and what is compared, and how it is counted: widgets that become one question."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from actions.agreeing import Asked, every_category
from actions.agreeing_rounds import taking_part
from actions.codebook import codebook
from actions.comparing import pair
from actions.documents import documents
from actions.rounds import rounds
from actions.searching import speakers
from actions.searching_parts import part_names
from actions.workspace import Desk, coders
from coding.agreeing_question import MOST_RESAMPLES, Draws, Measure, Rule, UnitKind
from coding.rounds import Round
from views.desk import say

CODES, CATEGORIES = "codes", "categories"
MOST_SEED, MOST_TOLERANCE = 999_999, 100


def question(at: Desk) -> Asked | None:
    """What was chosen; None, said on the page, while there are no two coders."""
    words, known, busiest = say(), {each.id: each.name for each in coders(at)}, pair(at)
    if busiest is None:
        st.info(words("compare-empty"))
        return None
    names, of = {each.id: each.name for each in documents(at)}, rounds(at)
    _begin([each.id for each in busiest], known, [each.id for each in of])
    *rest, who, which = st.columns([2, 3, 3] if of else [2, 3])
    round_id = _round(at, rest[0], of) if rest else None
    coder_ids = who.multiselect(
        words("agreeing-coders"), list(known), format_func=lambda each: known[each], key="agreeing_coders"
    )
    document_ids = which.multiselect(
        words("compare-documents"),
        list(names),
        format_func=lambda each: names[each],
        placeholder=words("agreeing-documents-round" if round_id else "agreeing-documents-all"),
        key="agreeing_documents",
    )
    with st.expander(words("agreeing-settings"), key="agreeing_settings"):
        asked = _settings(at, tuple(coder_ids), tuple(document_ids))
    if len(coder_ids) < 2:
        st.info(words("agreeing-two-coders"))
        return None
    return replace(asked, round_id=round_id)


def choose_round(at: Desk, round_id: UUID) -> None:
    """From here on the question is about this round, and about who took part in it."""
    st.session_state["agreeing_round"] = round_id
    st.session_state["agreeing_coders"] = list(taking_part(at, round_id))


def _begin(busiest: Sequence[UUID], known: Collection[UUID], round_ids: Collection[UUID]) -> None:
    """The two busiest coders; and nobody and no round that is gone by now."""
    state = st.session_state
    state["agreeing_coders"] = [each for each in state.get("agreeing_coders", busiest) if each in known]
    if state.get("agreeing_round") not in round_ids:
        state.pop("agreeing_round", None)


def _round(at: Desk, place: DeltaGenerator, known: Sequence[Round]) -> UUID | None:
    """The round that is compared; its coders are then the first choice."""
    words, names = say(), {each.id: each.name for each in known}

    def chosen() -> None:
        if round_id := st.session_state["agreeing_round"]:
            choose_round(at, round_id)

    found: UUID | None = place.selectbox(
        words("agreeing-round"),
        [None, *reversed(names)],
        format_func=lambda each: names[each] if each else words("agreeing-round-none"),
        key="agreeing_round",
        on_change=chosen,
        help=words("agreeing-round-help"),
    )
    return found


def _settings(at: Desk, coder_ids: tuple[UUID, ...], document_ids: tuple[UUID, ...]) -> Asked:
    what, how, scope = st.columns(3)
    with what:
        label_ids = _labels(at)
    with how:
        rule = _rule()
    with scope:
        parts, without = _scope(at)
    draws = _draws()
    return Asked(coder_ids, document_ids, parts, label_ids, without, rule, draws)


def _labels(at: Desk) -> tuple[UUID, ...]:
    """Codes or categories; none chosen are all of them."""
    words, book = say(), codebook(at)
    kind = st.segmented_control(
        words("agreeing-labels"),
        [CODES, CATEGORIES],
        default=CODES,
        required=True,
        format_func=lambda each: words(f"agreeing-{each}"),
        key="agreeing_kind",
    )
    if kind == CATEGORIES:
        names = {each.id: each.name for each in book.categories if each.id in every_category(book)}
    else:
        names = {each.id: book.path(each) for each in book.in_order()}
    chosen = st.multiselect(
        words("agreeing-which"),
        list(names),
        format_func=lambda each: names[each],
        placeholder=words("agreeing-all"),
        key=f"agreeing_labels_{kind}",
        help=words("agreeing-which-help"),
    )
    return tuple(chosen) if chosen or kind == CODES else tuple(names)


def _rule() -> Rule:
    words, standard = say(), Rule()
    unit = st.selectbox(
        words("agreeing-unit"),
        list(UnitKind),
        format_func=lambda each: words(f"agreeing-unit-{each}"),
        key="agreeing_unit",
        help=words("agreeing-unit-help"),
    )
    share = st.slider(
        words("agreeing-share"),
        *(0, 100, int(standard.share * 100), 5),
        format="%d%%",
        key="agreeing_share",
        help=words("agreeing-share-help"),
    )
    strict = st.checkbox(words("agreeing-strict"), key="agreeing_strict", help=words("agreeing-strict-help"))
    return Rule(unit or standard.unit, share / 100, strict, *_tolerance(standard))


def _tolerance(standard: Rule) -> tuple[int, Measure]:
    kept = st.session_state.get("agreeing_tolerance", standard.tolerance)
    return int(kept), st.session_state.get("agreeing_measure", standard.measure)


def _scope(at: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words, known = say(), part_names(at)
    parts = st.multiselect(
        words("agreeing-parts"),
        list(known),
        placeholder=words("agreeing-parts-all" if known else "agreeing-parts-none"),
        disabled=not known,
        key="agreeing_parts",
    )
    without = st.multiselect(
        words("agreeing-without"),
        list(speakers(at)),
        placeholder=words("agreeing-without-nobody"),
        key="agreeing_without",
        help=words("agreeing-without-help"),
    )
    return tuple(parts), tuple(without)


def _draws() -> Draws:
    words, standard, rule = say(), Draws(), Rule()
    apart, measured, again, seeded = st.columns(4)
    apart.number_input(
        words("agreeing-tolerance"),
        *(0, MOST_TOLERANCE, rule.tolerance),
        key="agreeing_tolerance",
        help=words("agreeing-tolerance-help"),
    )
    measured.selectbox(
        words("agreeing-measure"),
        list(Measure),
        format_func=lambda each: words(f"agreeing-measure-{each}"),
        key="agreeing_measure",
    )
    resamples = again.number_input(
        words("agreeing-resamples"),
        *(1, MOST_RESAMPLES, standard.resamples),
        key="agreeing_resamples",
        help=words("agreeing-resamples-help"),
    )
    seed = seeded.number_input(words("agreeing-seed"), 0, MOST_SEED, standard.seed, key="agreeing_seed")
    return Draws(int(resamples), int(seed))
