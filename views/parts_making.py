"""Making parts of a document: from heading to heading, seen before it is kept, or by hand."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten

import pandas as pd
import streamlit as st

from actions.documents import Content
from actions.parting import About, add_part, divide, proposed
from actions.parting_targets import Target, targets
from actions.rights import may
from actions.workspace import Desk
from corpora.documents import Segment, words_in
from corpora.parts import Part, attributes_in, by_headings, over, passages, spanning
from views.desk import carry_out, plain, say
from words import number

LABEL = 90
NOTHING: About = (None, "", None)
ROWS_SHOWN, ROW_PX = 8, 35


def by_heading(at: Desk, found: Content, known: Sequence[Part]) -> None:
    """Every heading with a tick; what becomes of it stands below, before anything is kept."""
    words, stem = say(), f"parts-by-heading-{found.document.id}"
    if not may(at, "part.add"):
        return
    opened = st.expander(words("parts-by-heading"), key=stem, expanded=not known, on_change="rerun")
    if not opened.open:
        return
    with opened:
        headed = [each for each in by_headings(found.text, found.segments) if not over(known, each.span)]
        if not headed:
            st.write(words("parts-no-headings-left") if known else words("parts-no-headings"))
            return
        st.write(words("parts-by-heading-intro"))
        first = {each.span.start for each in proposed(at, found.document.id)}
        tick, name, size = (words(f"parts-column-{key}") for key in ("tick", "heading", "words"))
        rows = [
            {
                tick: each.span.start in first,
                name: each.name,
                size: words_in(found.text[each.span.start : each.span.end]),
            }
            for each in headed
        ]
        edited = st.data_editor(
            pd.DataFrame(rows),
            hide_index=True,
            num_rows="fixed",
            disabled=[name, size],
            column_config={tick: st.column_config.CheckboxColumn(width=130), size: st.column_config.Column(width=110)},
            height=ROW_PX * min(len(rows), ROWS_SHOWN) + ROW_PX + 2,
            key=f"{stem}-{hash(tuple(headed))}",
        )
        ticked = zip(headed, edited[tick], strict=True)
        _kept_as(at, found, stem, frozenset(each.span.start for each, yes in ticked if yes))


def _kept_as(at: Desk, found: Content, stem: str, starts: frozenset[int]) -> None:
    words = say()
    made = proposed(at, found.document.id, starts)
    sizes = [number(words_in(found.text[each.span.start : each.span.end]), language=words.language) for each in made]
    said = [words("parts-one", name=each.name, words=size) for each, size in zip(made, sizes, strict=True)]
    st.markdown(f"**{words('parts-will-be', n=len(made))}** {plain(' · '.join(said))}")
    st.button(
        words("parts-keep"),
        type="primary",
        disabled=not made,
        key=f"{stem}-keep",
        on_click=carry_out,
        args=("parts", partial(divide, at, found.document.id, starts), words("parts-kept", n=len(made))),
    )


def by_hand(at: Desk, found: Content, known: Sequence[Part]) -> None:
    """From one paragraph or turn to another, as far as these are not in a part yet."""
    words, stem = say(), f"parts-by-hand-{found.document.id}"
    if not may(at, "part.add"):
        return
    opened = st.expander(words("parts-by-hand"), key=stem, on_change="rerun")
    if not opened.open:
        return
    with opened:
        every = passages(found.segments)
        free = [place for place, passage in enumerate(every) if not over(known, passage.span)]
        if not free:
            st.write(words("parts-all-taken"))
            return

        def shown(place: int) -> str:
            return label(found, every[place], place)

        first = st.selectbox(words("parts-from"), free, format_func=shown, key=f"{stem}-from-{hash(tuple(free))}")
        ends = [place for place in free if place >= first and not _between(every, known, first, place)]
        last = st.selectbox(words("parts-to"), ends, format_func=shown, key=f"{stem}-to-{hash(tuple(ends))}")
        name, attributes, target = st.columns(3)
        name.text_input(words("parts-column-name"), key=f"{stem}-name")
        attributes.text_input(
            words("parts-column-attributes"),
            key=f"{stem}-attributes",
            placeholder=words("parts-attributes-example"),
            help=words("parts-attributes-help"),
        )
        with target:
            chosen = about(at, key=f"{stem}-about")
        add = partial(_add, at, found, stem, (every[first], every[last]), chosen)
        st.button(
            words("parts-add"),
            type="primary",
            key=f"{stem}-add",
            on_click=carry_out,
            args=("parts", add, words("parts-added")),
        )


def about(at: Desk, *, key: str, now: Target | None = None) -> Target | None:
    """What a part is about: nothing in particular, or a list, group or board."""
    words, known = say(), {_told(target): target for target in targets(at)}
    chosen = st.selectbox(
        words("parts-column-about"),
        ["", *known],
        index=["", *known].index(_told(now)) if now and _told(now) in known else 0,
        format_func=lambda told: known[told].name if told else words("parts-about-nothing"),
        key=key,
        disabled=not known,
        help=None if known else words("parts-about-no-lists"),
    )
    return known.get(chosen)


def referring(part: Part, target: Target | None) -> Part:
    """The part, about this."""
    list_id, group, board_id = target.said if target else NOTHING
    return replace(part, list_id=list_id, group=group, board_id=board_id)


def _told(target: Target) -> str:
    return " ".join(map(str, target.said))


def _add(at: Desk, found: Content, stem: str, ends: tuple[Segment, Segment], target: Target | None) -> None:
    state = st.session_state
    add_part(
        at,
        found.document.id,
        state[f"{stem}-name"],
        spanning(ends[0].span, ends[1].span),
        attributes=attributes_in(state[f"{stem}-attributes"]),
        about=target.said if target else NOTHING,
    )
    state[f"{stem}-name"] = ""


def _between(every: Sequence[Segment], known: Sequence[Part], first: int, last: int) -> bool:
    """Whether there is a part between two passages."""
    return bool(over(known, spanning(every[first].span, every[last].span)))


def label(found: Content, passage: Segment, place: int) -> str:
    """Number and first words, among which who has the floor."""
    begins = found.text[passage.span.start : min(passage.span.end, passage.span.start + 2 * LABEL)]
    return f"{place + 1} · {shorten(begins, LABEL, placeholder=' …')}"
