"""Delen, on the card of a document: what it is divided in, what each part is about, and ways to make more."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from textwrap import shorten

import pandas as pd
import streamlit as st

from actions.coding import codings
from actions.documents import Content
from actions.parting import change_part, parts_of, remove_parts
from actions.parting_targets import Target, target_of
from actions.rights import may
from actions.workspace import Desk
from corpora.documents import words_in
from corpora.parts import Part, attributes_in, attributes_out, moved_to, over
from corpora.spans import Span
from views import parts_borders, parts_making
from views.desk import carry_out, say, tell
from views.numbers import written
from views.parts_borders import Place
from views.places import open_place

BEGINS = 36
ROWS_SHOWN, ROW_PX = 9, 35
WIDTHS = {"begins": 280, "words": 90, "codings": 105, "attributes": 220}


@dataclass(frozen=True, slots=True)
class _Row:
    """What is counted of a part, and its first words."""

    begins: str
    words: int
    codings: int


def show(at: Desk, found: Content) -> None:
    """The parts there are, the chosen one with what can be changed of it, and below that the ways to make parts."""
    tell("parts")
    known = parts_of(at, found.document.id)
    if known:
        _card(at, found, _chosen(at, found, known))
    else:
        st.write(say()("parts-none"))
    parts_making.by_heading(at, found, known)
    parts_making.by_hand(at, found, known)


def _chosen(at: Desk, found: Content, known: tuple[Part, ...]) -> Part:
    """The table, and the part whose row is chosen in it."""
    words, ids = say(), [str(part.id) for part in known]
    now = st.session_state.get("part")
    row = ids.index(now) if now in ids else 0
    rows = at.computed("part rows", found.document.id, compute=lambda: _rows(at, found, known))
    table = [
        {
            words("parts-column-name"): part.name,
            words("parts-column-begins"): each.begins,
            words("parts-column-words"): each.words,
            words("parts-column-codings"): each.codings,
            words("parts-column-attributes"): attributes_out(part.attributes),
            words("parts-column-about"): _name(target_of(at, part)),
        }
        for part, each in zip(known, rows, strict=True)
    ]
    event = st.dataframe(
        written(pd.DataFrame(table), words),
        # A row number means another part once the list has changed: a changed list is another table.
        key=f"parts-{found.document.id}-{hash(tuple(ids))}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [row]}},
        height=ROW_PX * min(len(known), ROWS_SHOWN) + ROW_PX + 2,
        column_config={words(f"parts-column-{name}"): st.column_config.Column(width=px) for name, px in WIDTHS.items()},
        alt=words("parts-table"),
    )
    picked = event.selection.rows
    part = known[picked[0] if picked and picked[0] < len(known) else row]
    st.session_state["part"] = str(part.id)
    return part


def _rows(at: Desk, found: Content, known: tuple[Part, ...]) -> tuple[_Row, ...]:
    made = Counter(part.id for coding in codings(at, found.document.id) for part in over(known, coding.span))
    texts = {part.id: found.text[part.span.start : part.span.end] for part in known}
    return tuple(
        _Row(shorten(texts[part.id], BEGINS, placeholder=" …"), words_in(texts[part.id]), made[part.id])
        for part in known
    )


def _card(at: Desk, found: Content, part: Part) -> None:
    """Name, attributes and what it is about, to be changed on the spot by who may."""
    words = say()
    if not may(at, "part.change"):
        if st.button(words("open-place"), key=f"part-{part.id}-open"):
            open_place(found.document.id, _beginning(found, part))
        return
    # What was typed for a part as it was is not about the part as it is now, after an undo for instance.
    stem = (
        f"part-{part.id}-"
        f"{hash((part.name, part.span, attributes_out(part.attributes), part.list_id, part.group, part.board_id))}"
    )
    name, attributes, about = st.columns(3)
    name.text_input(words("parts-column-name"), value=part.name, key=f"{stem}-name")
    attributes.text_input(
        words("parts-column-attributes"),
        value=attributes_out(part.attributes),
        key=f"{stem}-attributes",
        placeholder=words("parts-attributes-example"),
        help=words("parts-attributes-help"),
    )
    with about:
        target = parts_making.about(at, key=f"{stem}-about", now=target_of(at, part))
    place = parts_borders.chosen(at, found, part, stem)
    _deeds(at, found, part, stem=stem, change=partial(_change, at, part, stem, (target, place)))


def _deeds(at: Desk, found: Content, part: Part, *, stem: str, change: Callable[[], None]) -> None:
    """Save what was typed, look at the part in its text, or take it away."""
    words = say()
    with st.container(horizontal=True):
        st.button(
            words("parts-save"),
            key=f"{stem}-save",
            on_click=carry_out,
            args=("parts", change, words("parts-saved")),
        )
        if st.button(words("open-place"), key=f"{stem}-open"):
            open_place(found.document.id, _beginning(found, part))
        st.button(
            words("parts-remove"),
            key=f"{stem}-remove",
            on_click=carry_out,
            args=("parts", partial(remove_parts, at, [part.id]), words("parts-removed")),
        )
        every = [each.id for each in parts_of(at, found.document.id)]
        st.button(
            words("parts-remove-all"),
            key=f"{stem}-remove-all",
            disabled=len(every) < 2,
            type="tertiary",
            on_click=carry_out,
            args=("parts", partial(remove_parts, at, every), words("parts-removed")),
        )


def _change(at: Desk, part: Part, stem: str, said: tuple[Target | None, Place]) -> None:
    state, (target, place) = st.session_state, said
    changed = replace(
        part,
        name=state[f"{stem}-name"],
        attributes=attributes_in(state[f"{stem}-attributes"]),
        span=moved_to(part.span, place.start, place.end),
    )
    if target != target_of(at, part):  # a list that was put away may come back: what is not changed stays
        changed = parts_making.referring(changed, target)
    change_part(at, changed, others_give_way=place.others_give_way)


def _beginning(found: Content, part: Part) -> Span:
    """The first passage of a part: where reading begins."""
    first = next((each.span for each in found.segments if each.span.overlaps(part.span)), part.span)
    return Span(max(first.start, part.span.start), min(first.end, part.span.end))


def _name(target: Target | None) -> str:
    return target.name if target else ""
