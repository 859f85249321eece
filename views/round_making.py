"""A new round: who takes part, whether it is blind, and which documents or parts, by hand or by a sample."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from actions.documents import documents
from actions.parting import parts
from actions.round_progress import State, begun
from actions.round_sampling import Draw, attributes, sample
from actions.rounds import Plan, place_names, start_round
from actions.workspace import Desk, coders
from coding.rounds import Place
from corpora.refusal import Refusal
from views.desk import carry_out, plain, say
from words import Words, attribute_name, refused

OWN = {"kind": "round-by-kind", "group": "round-by-group"}
MOST_NAMED = 12


def show(at: Desk, known: Sequence[State]) -> None:
    """Fields, and below them what the round would be about."""
    words = say()
    stem = f"round-new-{len(known)}"  # a new round is another form
    names = {coder.id: coder.name for coder in coders(at)}
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(words("round-name"), words("round-name-next", n=len(known) + 1), key=f"{stem}-name")
        chosen = st.multiselect(
            words("round-coders"),
            list(names),
            format_func=lambda each: names[each],
            placeholder=words("round-coders-choose"),
            key=f"{stem}-coders",
        )
        key_id = st.selectbox(
            words("round-key"),
            [None, *(each for each in names if each not in chosen)],
            format_func=lambda each: names[each] if each else words("round-key-none"),
            help=words("round-key-help"),
            key=f"{stem}-key",
        )
        blind = st.toggle(words("round-is-blind"), value=True, disabled=key_id is not None, key=f"{stem}-blind")
    with right:
        places, draw = _places(at, stem)
    plan = Plan(name, tuple(chosen), places, blind, key_id, draw)
    _foretold(at, plan)

    def start() -> None:
        start_round(at, plan)

    done = words("round-started", name=name)
    st.button(
        words("round-start"), type="primary", key=f"{stem}-start", on_click=carry_out, args=("rounds", start, done)
    )


def stratum(words: Words, name: str) -> str:
    """What an attribute to draw by is called."""
    return words(OWN[name]) if name in OWN else attribute_name(words, name)


def _places(at: Desk, stem: str) -> tuple[tuple[Place, ...], Draw | None]:
    words = say()
    how = st.segmented_control(
        words("round-choose-by"),
        ["by-hand", "by-sample"],
        default="by-hand",
        required=True,
        format_func=lambda each: words(f"round-{each}"),
        key=f"{stem}-how",
    )
    by_part = bool(parts(at)) and st.checkbox(words("round-parts-too"), key=f"{stem}-parts")
    if how == "by-hand":
        return (_parts(at, stem) if by_part else _documents(at, stem)), None
    draw = _draw(at, stem, by_part=by_part)
    try:
        return sample(at, draw), draw
    except Refusal as refusal:
        st.caption(plain(refused(words, refusal.code, refusal.facts)))
        return (), draw


def _documents(at: Desk, stem: str) -> tuple[Place, ...]:
    words, names = say(), {document.id: document.name for document in documents(at)}
    chosen = st.multiselect(
        words("round-documents"),
        list(names),
        format_func=lambda each: names[each],
        placeholder=words("round-documents-choose"),
        key=f"{stem}-documents",
    )
    return tuple(map(Place, chosen))


def _parts(at: Desk, stem: str) -> tuple[Place, ...]:
    words = say()
    there = {part.id: Place(part.document_id, part.id) for part in parts(at)}
    named: dict[UUID, str] = dict(zip(there, place_names(at, there.values()), strict=True))
    chosen = st.multiselect(
        words("round-parts"),
        list(there),
        format_func=lambda each: named[each],
        placeholder=words("round-parts-choose"),
        key=f"{stem}-chosen-parts",
    )
    return tuple(there[each] for each in chosen)


def _draw(at: Desk, stem: str, *, by_part: bool) -> Draw:
    words = say()
    one, other = st.columns(2)
    share = one.slider(words("round-share"), 5, 100, 25, 5, format="%d%%", key=f"{stem}-share")
    seed = other.number_input(
        words("round-seed"), 0, 2**31 - 1, 1, 1, help=words("round-seed-help"), key=f"{stem}-seed"
    )
    by = st.selectbox(
        words("round-stratify"),
        ["", *attributes(at)],
        format_func=lambda each: stratum(words, each) if each else words("round-stratify-none"),
        key=f"{stem}-by",
    )
    return Draw(share / 100, int(seed), by, by_part)


def _foretold(at: Desk, plan: Plan) -> None:
    """The places that it would be about, where they were drawn, and where somebody coded before."""
    words = say()
    if plan.draw and plan.places:
        names = place_names(at, plan.places)
        more = f" … (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
        st.markdown(plain(", ".join(names[:MOST_NAMED])) + plain(more))
    coded = begun(at, plan) if plan.blind or plan.key_id else ()
    if coded:
        st.warning(words("round-begun", n=len(coded)))
