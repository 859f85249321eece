"""What somebody wants to see of the network, asked in one row: the view, what stands together, and how much of it."""

from collections.abc import Container
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from actions import networking, networking_columns
from actions.codebook import codebook
from actions.workspace import Desk, coders
from coding.cooccurrence import Strength
from coding.cooccurrence_counting import Meet
from coding.network_choices import Choice, Level, View
from coding.network_views import Drawn
from views import publication
from views.desk import say
from words import number

STEM = "net-"
PAIRED = (View.TOGETHER, View.DIFFERENCE)
LEVELS = 60


def asked(at: Desk) -> tuple[Choice, DeltaGenerator]:
    """The choice as the widgets stand, without the threshold, and the row that they stand in."""
    words = say()
    view = st.segmented_control(
        words("network-view"),
        list(View),
        default=View.TOGETHER,
        required=True,
        key=f"{STEM}view",
        format_func=lambda each: words(f"network-view-{each}"),
        label_visibility="collapsed",
    )
    choice = Choice(view=View(view))
    row = st.container(horizontal=True, vertical_alignment="bottom")
    with row:
        level = st.segmented_control(
            words("relations-level"),
            list(Level),
            default=Level.CATEGORY,
            required=True,
            key=f"{STEM}level",
            format_func=lambda each: words(f"network-level-{each}"),
        )
        choice = replace(choice, level=Level(level))
        if choice.view in PAIRED:
            choice = _together(choice)
        if choice.view is View.GROUPS:
            boards = st.toggle(words("network-boards"), key=f"{STEM}boards")
            choice = replace(choice, boards=boards)
        if choice.view is View.DIFFERENCE:
            choice = _two_groups(at, choice)
        return _filtered(at, choice), row


def threshold(at: Desk, choice: Choice, row: DeltaGenerator) -> Choice:
    """The choice with the weakest line that is to be drawn, where somebody moved it away from what suits the data."""
    words, found = say(), networking.drawn(at, choice)
    if not found.lines:
        return choice
    every = _levels(found, choice)
    first = every[0] if found.shown == found.lines else _floor(found.least, choice)
    key = f"{STEM}least-{signature(choice)}"
    kept = st.session_state.get(key, first)  # of a kept drawing, or from before the data changed
    levels = sorted({first, kept, *every})
    with row:
        least = st.select_slider(
            words(f"network-least-{measure_of(choice)}"),
            levels,
            value=first,
            key=key,
            format_func=lambda level: number(level, 0 if _whole(choice) else 2, language=words.language),
            width=230,
            disabled=len(levels) < 2,
        )
        chosen = choice if least == first else replace(choice, least=float(least))
        shown = networking.drawn(at, chosen)
        counts = {"shown": shown.shown, "all": shown.lines}
        said = {name: number(count, language=words.language) for name, count in counts.items()}
        if not publication.is_on():  # there, fewer are drawn than are counted here
            st.caption(words("network-lines-shown", **said))
    return chosen


def measure_of(choice: Choice) -> str:
    """What the width of a line stands for."""
    if choice.view is View.DIFFERENCE:
        return "share"
    return str(choice.strength) if choice.view is View.TOGETHER else str(Strength.COUNT)


def signature(choice: Choice) -> str:
    """By which the places and the threshold of a drawing are its own."""
    groups = "-".join(group.node_id for group in choice.groups)
    return f"{choice.view}-{choice.level}-{choice.meet}-{choice.strength}-{choice.boards}-{groups}"


def set_up(choice: Choice) -> None:
    """Let the widgets stand as a kept choice says; before they are drawn."""
    state: dict[str, Any] = {
        "view": choice.view,
        "level": choice.level,
        "meet": choice.meet,
        "sentences": choice.sentences,
        "strength": choice.strength,
        "boards": choice.boards,
        "categories": list(choice.category_ids),
        "coders": list(choice.coder_ids),
        "groups": [group.node_id for group in choice.groups],
    }
    for name, value in state.items():
        st.session_state[f"{STEM}{name}"] = value
    key = f"{STEM}least-{signature(choice)}"
    st.session_state.pop(key, None)
    if choice.least is not None:
        st.session_state[key] = _number(choice.least, choice)


def _together(choice: Choice) -> Choice:
    words = say()
    meet = st.selectbox(
        words("network-meet"), list(Meet), index=1, key=f"{STEM}meet", format_func=lambda each: words(f"meet-{each}"),
        width=190,
    )  # fmt: skip
    choice = replace(choice, meet=Meet(meet or Meet.OVERLAP))
    if choice.meet is Meet.NEAR:
        apart = st.number_input(words("network-sentences"), 0, 20, 1, key=f"{STEM}sentences", width=130)
        choice = replace(choice, sentences=int(apart))
    if choice.view is View.DIFFERENCE:
        return choice
    strength = st.selectbox(
        words("network-strength"),
        list(Strength),
        key=f"{STEM}strength",
        format_func=lambda each: words(f"strength-{each}"),
        width=190,
    )
    return replace(choice, strength=Strength(strength or Strength.COUNT))


def _two_groups(at: Desk, choice: Choice) -> Choice:
    known = {each.id: each.label for each in networking_columns.groups(at, choice)}
    if len(known) <= 2:
        return choice
    _prune("groups", known)
    ids = st.multiselect(
        say()("network-groups"),
        list(known),
        default=list(known)[:2],
        max_selections=2,
        key=f"{STEM}groups",
        format_func=lambda each: known.get(each, each),
        width=260,
    )
    return replace(choice, groups=tuple(networking_columns.group_of(each) for each in ids))


def _filtered(at: Desk, choice: Choice) -> Choice:
    words = say()
    categories = {each.id: each.name for each in codebook(at).categories}
    people = {each.id: each.name for each in coders(at)}
    _prune("categories", categories)
    _prune("coders", people)
    chosen = len(st.session_state.get(f"{STEM}categories", ())) + len(st.session_state.get(f"{STEM}coders", ()))
    label = words("network-filter")
    with st.popover(f"{label} ({chosen})" if chosen else label):
        some = st.multiselect(
            words("network-categories"), list(categories), key=f"{STEM}categories", format_func=lambda e: categories[e],
        )  # fmt: skip
        who = st.multiselect(
            words("network-coders"), list(people), key=f"{STEM}coders", format_func=lambda each: people[each]
        )
    return replace(choice, category_ids=tuple(some), coder_ids=tuple(who))


def _prune(name: str, known: Container[object]) -> None:
    """What a kept drawing was filtered by may be gone; a widget must not be given what it cannot show."""
    key = f"{STEM}{name}"
    if key in st.session_state:
        st.session_state[key] = [each for each in st.session_state[key] if each in known]


def _whole(choice: Choice) -> bool:
    return measure_of(choice) == Strength.COUNT


def _number(value: float, choice: Choice) -> float:
    return int(value) if _whole(choice) else round(value, 2)


def _floor(least: float, choice: Choice) -> float:
    return int(least) if _whole(choice) else int(least * 100) / 100


def _levels(found: Drawn, choice: Choice) -> list[float]:
    if _whole(choice):
        step = max(1, int(found.strongest) // LEVELS)
        return [*range(1, int(found.strongest) + 1, step)]
    low = -100 if choice.strength is Strength.NPMI and choice.view is View.TOGETHER else 0
    return [level / 100 for level in range(low, int(found.strongest * 100) + 1, 5)]
